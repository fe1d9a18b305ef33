"""A table of actors as KTAB has it: a line on the talks, a header, then one row per actor with all its dimensions.

Behind name, description and capability each dimension has a position and a salience, both from 0 to 100. The words of
the header vary and do not count; the first line says how many actors and dimensions there are.
"""

from detente.errors import InputError, Problem
from detente.files.document.tree import shown
from detente.files.sheets.columns import CAPABILITY, PARTY, POSITION, SALIENCE
from detente.files.sheets.sheet import ActorSheet, SheetIssue, SheetStand
from detente.files.tables.cells import Row, Table
from detente.files.tables.fields import CAPABILITY as NOT_NEGATIVE
from detente.files.tables.fields import PERCENTAGE, Fields, scale_bounds
from detente.model.ranges import Range

ACTOR, DESCRIPTION, POWER, FIRST = range(4)
LOW, HIGH = 0.0, 100.0
SCALE = scale_bounds(LOW, HIGH)


def is_ktab(table: Table) -> bool:
    """Whether a line on the talks stands above the header."""
    return table.preface is not None


def read_ktab(table: Table) -> ActorSheet:
    """An issue for each dimension. Raises InputError (E882, E883, and what is wrong with single cells)."""
    fields = Fields(table)
    _refuse_miscounted(table)
    rows = _rows(table, fields)
    names = [f"dimension {k + 1}" for k in range((len(table.header.texts) - FIRST) // 2)]
    issues = {name: _issue(name, FIRST + 2 * k, rows, fields) for k, name in enumerate(names)}
    power = {party: _power(row, fields) for party, row in rows.items()}
    if not any(issue.stands for issue in issues.values()) and not fields.problems:
        fields.wrong("E987", table.header, FIRST, allowed="an actor, and some a position")
    fields.raise_errors()
    return ActorSheet(
        table,
        issues,
        {CAPABILITY: {party: number for party, number in power.items() if number is not None}},
        rows,
        frozenset({PARTY, POSITION, SALIENCE, CAPABILITY}),
        fields.warnings(),
        table.preface.texts[0] if table.preface is not None else "",
        {party: row.texts[DESCRIPTION] for party, row in rows.items() if row.texts[DESCRIPTION]},
    )


def _rows(table: Table, fields: Fields) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in table.rows:
        party = fields.text(row, ACTOR)
        if not party:
            fields.wrong("E987", row, ACTOR, allowed="an actor")
        elif party in found:
            fields.wrong("E883", row, ACTOR, found=shown(party), first=str(found[party].line))
        else:
            found[party] = row
    return found


def _refuse_miscounted(table: Table) -> None:
    actors, dimensions = table.preface.texts[2:4] if table.preface is not None else ("", "")
    rows, columns = str(len(table.rows)), len(table.header.texts) - FIRST
    if (actors, 2 * int(dimensions)) != (rows, columns):
        facts = {"found": actors, "dimensions": dimensions, "rows": rows, "columns": str(max(columns, 0))}
        raise InputError([Problem("E882", table.place(table.header.line - 1, 3), facts)])


def _issue(name: str, column: int, rows: dict[str, Row], fields: Fields) -> SheetIssue:
    stands = []
    for party, row in rows.items():
        position = fields.number(row, column, SCALE)
        salience = fields.number(row, column + 1, PERCENTAGE)
        if position is None:
            fields.count("W975", row, column)
            continue
        if salience is None:
            fields.count("W976", row, column + 1)
        share = None if salience is None else Range.fixed(round(salience / 100, 12))
        stands.append(SheetStand(party, Range.fixed(position), share, False, row))
    return SheetIssue(name, LOW, HIGH, None, tuple(stands))


def _power(row: Row, fields: Fields) -> Range | None:
    number = fields.number(row, POWER, NOT_NEGATIVE)
    if number is None:
        fields.count("W978", row, POWER)
        return None
    return Range.fixed(number)
