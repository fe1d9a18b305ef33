"""One row per issue, as the files of the DEU project have it: prnr, isnr, p‹actor›, s‹actor›, rp, out.

The line below the header holds what applies to actors, and has no issue. Positions, salience, reference point and
outcome are from 0 to 100; blank is missing. `intro` is the day on which the proposal was made, if it can be read. Other
columns are not read.
"""

from dataclasses import replace

from detente.files.document.tree import shown
from detente.files.tables.cells import Row, Table
from detente.files.tables.days import day_of
from detente.files.tables.fields import PERCENTAGE, Fields, scale_bounds
from detente.model.past.outcomes import PastIssue, PastStand

NEEDED = ("prnr", "isnr")
OUTCOME = "out"
SCALE = scale_bounds(0, 100)


def is_deu(table: Table, settled: bool = True) -> bool:
    """Whether the header is of this form, in small letters or capitals; `settled`: with outcomes."""
    columns = _columns(table)
    return set(NEEDED) <= set(columns) and (OUTCOME in columns if settled else bool(_actors(columns)))


def first_position(table: Table) -> int:
    """The column, from 0, of the first actor's positions; that of the proposals where no actor has any."""
    columns = _columns(table)
    return columns[next((f"p{actor}" for actor in _actors(columns)), NEEDED[0])]


def read_deu(table: Table, fields: Fields) -> tuple[PastIssue, ...]:
    """The issues, in file order. Raises InputError with everything that is wrong."""
    columns = _columns(table)
    actors = _actors(columns)
    issues = tuple(_issue(id, row, columns, actors, fields) for id, row in deu_rows(table, fields).items())
    fields.raise_errors()
    return issues


def deu_rows(table: Table, fields: Fields) -> dict[str, Row]:
    """The row of each issue by its name, `NA` left blank.

    The name is `isnr`, with `prnr` before it where issues are counted anew in each proposal.
    """
    columns = _columns(table)
    rows = [_known(row, columns) for row in table.rows]
    named = [(row.texts[columns["prnr"]], row.texts[columns["isnr"]]) for row in rows]
    counted_anew = len({isnr for _prnr, isnr in named if isnr}) < len({(prnr, isnr) for prnr, isnr in named if isnr})
    found: dict[str, Row] = {}
    for row, (prnr, isnr) in zip(rows, named, strict=True):
        id = f"{prnr}.{isnr}" if counted_anew and isnr else isnr
        if not id:
            if row.line != table.rows[0].line:
                fields.wrong("E987", row, columns["isnr"], allowed="an issue")
        elif id in found:
            fields.wrong("E883", row, columns["isnr"], found=shown(id), first=str(found[id].line))
        else:
            found[id] = row
    return found


def _actors(columns: dict[str, int]) -> list[str]:
    return [text[1:] for text in columns if text.startswith("p") and f"s{text[1:]}" in columns]


def _columns(table: Table) -> dict[str, int]:
    """Columns by their headings in small letters."""
    return {text.casefold(): k for k, text in enumerate(table.header.texts) if text}


def _known(row: Row, columns: dict[str, int]) -> Row:
    """The row with nothing where it has `NA`, which is how statistics programs write that a value is missing."""
    named = {columns["prnr"], columns["isnr"]}
    texts = ("" if text == "NA" and k not in named else text for k, text in enumerate(row.texts))
    return replace(row, texts=tuple(texts))


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
    outcome = fields.number(row, columns[OUTCOME], SCALE) if OUTCOME in columns else None
    day = day_of(row.texts[columns["intro"]]) if "intro" in columns else None
    return PastIssue(id, row.texts[columns["prnr"]] or id, 0.0, 100.0, tuple(stands), reference, outcome, day)
