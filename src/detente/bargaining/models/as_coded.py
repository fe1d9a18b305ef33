"""Expected utility as the authors' program computed it, which gives the trajectory that they printed."""

from functools import partial

from detente.bargaining.models.model import ALL, Model
from detente.bargaining.rounds.answer import answer
from detente.bargaining.rounds.settings import AS_CODED
from detente.errors.codes import N_

MODEL = Model(
    "as-coded",
    N_("expected utility, as coded"),
    "scholz2011",
    ALL - {"reflection"},
    partial(answer, settings=AS_CODED),
    AS_CODED,
)
