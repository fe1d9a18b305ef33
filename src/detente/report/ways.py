"""The way to the goal, in one case: whether there is one, move by move, and what stands between."""

from dataclasses import dataclass

from detente.analyses.case import Case
from detente.language import _
from detente.report.cells import Cell, Row, Table
from detente.words import paths


@dataclass(frozen=True, slots=True)
class Way:
    """What is said of the way; `moves` is its table, None where there is no way."""

    introduced: tuple[str, ...]
    moves: Table | None
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def way(case: Case) -> Way | None:
    """The way that the case looked for; None where it looked for none."""
    if case.way is None:
        return None
    answer = case.way.answer
    rows = tuple(Row(cells[0], tuple(map(Cell, cells[1:]))) for cells in paths.rows(answer))
    table = Table(_("The way, move by move"), paths.headings(), rows) if rows else None
    return Way(paths.introduced(answer), table, paths.sections(answer))
