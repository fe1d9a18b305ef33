"""A file of the DEU project as a table of actors: its issues with everybody's stands, outcomes left aside."""

from detente.errors import Problem
from detente.files.sheets.columns import PARTY, POSITION, REFERENCE, SALIENCE
from detente.files.sheets.sheet import ActorSheet, SheetIssue, SheetStand
from detente.files.tables.cells import Row, Table
from detente.files.tables.deu import deu_rows, first_position, read_deu
from detente.files.tables.fields import Fields
from detente.model.past.outcomes import PastIssue
from detente.model.ranges import Range


def read_deu_sheet(table: Table) -> ActorSheet:
    """The issues of a file, on scales from 0 to 100. Raises InputError with everything that is wrong with it."""
    fields = Fields(table)
    past = read_deu(table, fields)
    rows = deu_rows(table, fields)
    issues = {each.id: _issue(each, rows[each.id]) for each in past}
    parties: dict[str, Row] = {}
    for issue in issues.values():
        for stand in issue.stands:
            parties.setdefault(stand.party, stand.row)
    has = frozenset({PARTY, POSITION, SALIENCE, REFERENCE})
    if not parties:
        row = next(iter(table.rows), table.header)
        fields.wrong("E987", row, first_position(table), allowed="an issue, and some a position")
    fields.raise_errors()
    return ActorSheet(table, issues, {}, parties, has, fields.warnings(*_empty(table, issues)))


def _issue(issue: PastIssue, row: Row) -> SheetIssue:
    stands = tuple(
        SheetStand(each.party, Range.fixed(each.position), _fixed(each.salience), False, row) for each in issue.stands
    )
    return SheetIssue(issue.id, issue.low, issue.high, _fixed(issue.reference), stands)


def _fixed(number: float | None) -> Range | None:
    return None if number is None else Range.fixed(number)


def _empty(table: Table, issues: dict[str, SheetIssue]) -> list[Problem]:
    """Issues on which nobody takes a stand (W870); they are left out of a scenario."""
    without = [issue.name for issue in issues.values() if not issue.stands]
    facts = {"count": str(len(without)), "found": ", ".join(without[:5])}
    return [Problem("W870", table.place(table.header.line, 1), facts)] if without else []
