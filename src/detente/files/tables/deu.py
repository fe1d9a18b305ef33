"""One row per issue, as the files of the DEU project have it: prnr, isnr, p‹actor›, s‹actor›, rp, out.

The line below the header holds what applies to actors, and has no issue. Positions, salience, reference point and
outcome are from 0 to 100; blank is missing. `intro` is the day on which the proposal was made, if it can be read. Other
columns are not read.
"""

from detente.files.document.tree import shown
from detente.files.tables.cells import Row, Table
from detente.files.tables.days import day_of
from detente.files.tables.fields import PERCENTAGE, Fields, scale_bounds
from detente.model.past.outcomes import PastIssue, PastStand

NEEDED = ("prnr", "isnr", "out")
SCALE = scale_bounds(0, 100)


def is_deu(table: Table) -> bool:
    """Whether the header is of this form."""
    return set(NEEDED) <= set(table.header.texts)


def read_deu(table: Table, fields: Fields) -> tuple[PastIssue, ...]:
    """The issues, in file order. Raises InputError with everything that is wrong."""
    columns = {text: k for k, text in enumerate(table.header.texts)}
    actors = [text[1:] for text in columns if text.startswith("p") and f"s{text[1:]}" in columns]
    issues: list[PastIssue] = []
    lines: dict[str, int] = {}
    for row in table.rows:
        id = row.texts[columns["isnr"]]
        if not id:
            if row is not table.rows[0]:
                fields.wrong("E987", row, columns["isnr"], allowed="an issue")
            continue
        if id in lines:
            facts = {"found": shown(id), "issue": shown(id), "first": str(lines[id])}
            fields.wrong("E981", row, columns["isnr"], **facts)
            continue
        lines[id] = row.line
        issues.append(_issue(id, row, columns, actors, fields))
    fields.raise_errors()
    return tuple(issues)


def _issue(id: str, row: Row, columns: dict[str, int], actors: list[str], fields: Fields) -> PastIssue:
    stands = []
    for actor in actors:
        position = fields.number(row, columns[f"p{actor}"], SCALE)
        salience = fields.number(row, columns[f"s{actor}"], PERCENTAGE)
        if position is None:
            continue
        if salience is None:
            fields.count("W976", row, columns[f"s{actor}"])
        stands.append(PastStand(actor, position, None if salience is None else salience / 100))
    reference = fields.number(row, columns["rp"], SCALE) if "rp" in columns else None
    outcome = fields.number(row, columns["out"], SCALE)
    day = day_of(row.texts[columns["intro"]]) if "intro" in columns else None
    return PastIssue(id, row.texts[columns["prnr"]] or id, 0.0, 100.0, tuple(stands), reference, outcome, day)
