"""Expected utility as its published description has it: every step by the printed formulas."""

from functools import partial

from detente.bargaining.models.model import ALL, Model
from detente.bargaining.rounds.answer import answer
from detente.bargaining.rounds.settings import AS_WRITTEN
from detente.errors.codes import N_

MODEL = Model(
    "as-written",
    N_("expected utility, as written"),
    "scholz2011",
    ALL,
    partial(answer, settings=AS_WRITTEN),
    AS_WRITTEN,
)
