"""Cells of tables: a text, what stands under it, and the look that both have."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analyses.setting import Setting
from detente.language import _, direction
from detente.words import names, stability

LOOKS = {True: "yes", False: "no"}
LEFT_TO_RIGHT, POP = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `look` is `yes`, `no` or empty; `details` stand below, after `sign` (-1, 0, 1) where they compare."""

    text: str
    look: str = ""
    details: tuple[str, ...] = ()
    sign: int | None = None
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading, an anchor to go to (may be empty), and its cells."""

    heading: str
    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings of columns, that of the rows first; rows below."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def signed(number: str) -> str:
    """A number with its sign on the left, among words written from right to left too."""
    return f"{LEFT_TO_RIGHT}{number}{POP}" if direction() == "rtl" else number


def verdict(stable: bool, against: int | None = None, framed: bool = False) -> Cell:
    """A party's verdict, and better, equal or worse than the status quo where that is known."""
    details = () if against is None else (stability.against_label(against),)
    return Cell(stability.verdict_label(stable), LOOKS[stable], details, against, framed)


def verdicts(stable: Sequence[bool], against: Sequence[int]) -> tuple[Cell, ...]:
    """The verdict of each party, then that of all together."""
    each = (verdict(holds, better) for holds, better in zip(stable, against, strict=True))
    return (*each, verdict(all(stable), 1 if min(against, default=0) > 0 else None))


def leaving(setting: Setting, stable: Sequence[bool]) -> Cell:
    """All parties together: stable, or not stable and for whom."""
    who = [party for party, holds in zip(setting.parties, stable, strict=True) if not holds]
    details = (_("for {parties}").format(parties=names.parties(setting.scenario, who)),) if who else ()
    return Cell(stability.verdict_label(not who), LOOKS[not who], details)
