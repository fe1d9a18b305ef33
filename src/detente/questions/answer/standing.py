"""What answers make of a claim: a rule, so that no verdict is typed by anybody.

An answer *supports* a claim if the interval of its share lies above a half under every reading of the ranges, *opposes*
it if that is so of the share of the other answer, else it is *open*. The other answer of a comparison is that the
opposite is so: a tie is not a no, so a comparison that is a tie in most draws is open, and is named so.

The verdicts in order are `not borne out`, `leans against`, `cannot tell`, `depends`, `leans so`, `borne out`. It never
gets worse for a claim when the share of an answer that speaks for it rises, and hangs on no order and no names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.uncertainty.shares import Share

Standing = Literal["supports", "opposes", "open"]
Verdict = Literal["not borne out", "leans against", "cannot tell", "depends", "leans so", "borne out"]

VERDICTS: tuple[Verdict, ...] = ("not borne out", "leans against", "cannot tell", "depends", "leans so", "borne out")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Under one reading of the ranges: in which shares of the draws it is yes, a tie, and no or the opposite."""

    yes: Share
    tie: Share
    no: Share


def standing(readings: Sequence[Outcome], supports: bool = True) -> Standing:
    """Whether an answer speaks for a claim; supports: whether it is the yes that does. Open where no draw answered."""
    sides = [(each.yes, each.no) if supports else (each.no, each.yes) for each in readings]
    if sides and all(_most(for_it) for for_it, _against in sides):
        return "supports"
    if sides and all(_most(against) for _for_it, against in sides):
        return "opposes"
    return "open"


def is_tie(readings: Sequence[Outcome]) -> bool:
    """Whether both sides of a comparison are the same in most draws, under every reading."""
    return bool(readings) and all(_most(each.tie) for each in readings)


def verdict(standings: Iterable[Standing]) -> Verdict:
    """What all answers together make of a claim."""
    found = set(standings)
    if found <= {"open"}:
        return "cannot tell"
    if {"supports", "opposes"} <= found:
        return "depends"
    if "supports" in found:
        return "leans so" if "open" in found else "borne out"
    return "leans against" if "open" in found else "not borne out"


def _most(share: Share) -> bool:
    return share.answered > 0 and share.low > HALF
