"""What published descriptions of the expected utility model leave open, as settings."""

from dataclasses import dataclass
from typing import Literal

from detente.errors.codes import N_


@dataclass(frozen=True, slots=True)
class Settings:
    """Letters as in the theory page.

    chance: `pair` divides the votes for i by the votes on the pair i, j; `all_pairs` by those on all pairs, and is 0
    at equal positions. vote_risk: whether distances in votes are raised to the voter's risk exponent.
    perception: `own` (each side's gain with its own risk exponent) or `focal` (both with that of whoever looks).
    span: the range R as `fixed` before the first round or `dynamic`. compel: whether offers of that class are made.
    compromise: which one is taken, that of the `least_move` or of the `least_position`. patience: Q, the chance that
    nothing happens without a challenge. rounds: none follows after so many. looseness: all tolerances are
    multiplied by it; an issue that ends otherwise with another one sits on an edge.
    """

    chance: Literal["pair", "all_pairs"] = "pair"
    vote_risk: bool = False
    perception: Literal["own", "focal"] = "own"
    span: Literal["fixed", "dynamic"] = "fixed"
    compel: bool = True
    compromise: Literal["least_move", "least_position"] = "least_move"
    patience: float = 1.0
    rounds: int = 10
    looseness: float = 1.0


AS_WRITTEN = Settings()
AS_CODED = Settings(chance="all_pairs", vote_risk=True, perception="focal", compel=False, compromise="least_position")

KINDS = ("conflict", "compromise", "compel")
TITLES = {"conflict": N_("conflict"), "compromise": N_("compromise"), "compel": N_("compelled")}
"""Classes of offers, in the order in which they are taken."""
