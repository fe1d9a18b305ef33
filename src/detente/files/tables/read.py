"""A file of settled issues, in either form."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.limits import read_bytes
from detente.files.document.tree import shown
from detente.files.tables.cells import Table, table_of
from detente.files.tables.deu import is_deu, read_deu
from detente.files.tables.fields import Fields
from detente.files.tables.stands import OPTIONAL, REQUIRED, read_stands, unread, without_heading
from detente.model.past.outcomes import Past, PastIssue


def read_past(path: Path) -> Past:
    """The issues of a table.

    Raises InputError with everything that is wrong with it.
    """
    data = read_bytes(path)
    table = table_of(path, data)
    if table.preface is not None:
        raise InputError([Problem("E884", Place(str(path)), {"found": shown(path.name)})])
    fields = Fields(table)
    form = "deu" if is_deu(table) else "stands"
    issues = read_deu(table, fields) if form == "deu" else read_stands(table, fields)
    others = [*without_heading(table), *_unread(table, form), *_without_outcome(table, issues)]
    capable = form == "stands" and "capability" in {text.casefold() for text in table.header.texts}
    return Past(path.name, hashlib.sha256(data).hexdigest(), form, issues, fields.warnings(*others), capable)


def _unread(table: Table, form: str) -> Sequence[Problem]:
    names = unread(table) if form == "stands" else ()
    if not names:
        return []
    facts = {"found": shown(", ".join(names)), "allowed": ", ".join([*REQUIRED, *OPTIONAL])}
    return [Problem("W977", table.place(table.header.line, 1), facts)]


def _without_outcome(table: Table, issues: Sequence[PastIssue]) -> Sequence[Problem]:
    count = sum(issue.outcome is None for issue in issues)
    return [Problem("W979", table.place(table.header.line, 1), {"count": str(count)})] if count else []
