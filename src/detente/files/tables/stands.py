"""One row per stand: party, issue, position; optional salience, capability, outcome, reference, group, low, high."""

from collections.abc import Mapping, Sequence

from detente.errors import InputError, Problem
from detente.files.document.tree import shown
from detente.files.suggestions import closest
from detente.files.tables.cells import Row, Table
from detente.files.tables.fields import ANY, CAPABILITY, SALIENCE, Bounds, Fields, scale_bounds
from detente.model.past.outcomes import PastIssue, PastStand

REQUIRED = ("party", "issue", "position")
OPTIONAL = ("salience", "capability", "outcome", "reference", "group", "low", "high")
LOW, HIGH = 0.0, 100.0


def read_stands(table: Table, fields: Fields) -> tuple[PastIssue, ...]:
    """The issues, in the order of their first rows. Raises InputError with everything that is wrong."""
    columns = named_columns(table, OPTIONAL)
    refuse_second_header(table)
    issues: dict[str, _Issue] = {}
    for row in table.rows:
        names = named(row, columns, fields)
        if all(names.values()):
            issues.setdefault(names["issue"], _Issue(names["issue"], fields, columns)).add(row)
    fields.raise_errors()
    found = tuple(issue.read() for issue in issues.values())
    fields.raise_errors()
    return found


def named(row: Row, columns: Mapping[str, int], fields: Fields) -> dict[str, str]:
    """The party and the issue of a row; an empty one is recorded."""
    names = {}
    for name in ("party", "issue"):
        before = len(fields.problems)
        names[name] = fields.text(row, columns[name]).removeprefix("'")
        if not names[name] and len(fields.problems) == before:
            fields.wrong("E987", row, columns[name], allowed="a party and an issue")
    return names


def unread(table: Table) -> tuple[str, ...]:
    """Columns that are not read."""
    known = {*REQUIRED, *OPTIONAL}
    return tuple(text for text in table.header.texts if text and text.casefold() not in known)


def without_heading(table: Table) -> tuple[Problem, ...]:
    """That cells in columns without a heading were not read (W660)."""
    bare = [k for k, text in enumerate(table.header.texts) if not text]
    found = [(row.line, k + 1) for row in table.rows for k in bare if row.texts[k]]
    return (Problem("W660", table.place(*found[0]), {"count": f"{len(found):,}"}),) if found else ()


def named_columns(table: Table, optional: Sequence[str]) -> dict[str, int]:
    """Column by name. Raises InputError for those that are missing (E975)."""
    columns = {text.casefold(): k for k, text in enumerate(table.header.texts) if text}
    listed = shown(", ".join(filter(None, table.header.texts)))
    problems = []
    for name in REQUIRED:
        if name not in columns:
            near = closest(name, [text for text in table.header.texts if text])
            facts = {"missing": name, "found": listed, "allowed": ", ".join(optional)}
            facts |= {"meant": near} if near else {}
            problems.append(Problem("E975", table.place(table.header.line, 1), facts))
    if problems:
        raise InputError(problems)
    return columns


def refuse_second_header(table: Table) -> None:
    """Raise InputError (E986) if the second line has no number where the third has some."""
    header = [text.casefold() for text in table.header.texts]
    for row in table.rows[:1]:
        same = sum(bool(text) and text.casefold() in header for text in row.texts)
        if same >= len(REQUIRED):
            raise InputError([Problem("E986", table.place(row.line, 1))])


class _Issue:
    """The rows of an issue while they are gathered."""

    def __init__(self, id: str, fields: Fields, columns: Mapping[str, int]) -> None:
        self.id, self.fields, self.columns = id, fields, columns
        self.rows: list[Row] = []
        self.lines: dict[str, int] = {}

    def add(self, row: Row) -> None:
        """Take a row, unless its party has one already."""
        party = row.texts[self.columns["party"]]
        if party in self.lines:
            facts = {"found": shown(party), "issue": shown(self.id), "first": str(self.lines[party])}
            self.fields.wrong("E981", row, self.columns["party"], **facts)
            return
        self.lines[party] = row.line
        self.rows.append(row)

    def read(self) -> PastIssue:
        """The issue; what is wrong with it is recorded."""
        low, high = self._whole("low", ANY), self._whole("high", ANY)
        low, high = LOW if low is None else low, HIGH if high is None else high
        if low >= high:
            column = self.columns.get("high", self.columns.get("low", 0))
            self.fields.wrong("E980", self.rows[0], column, found=f"{high:g}", allowed=f"above `low`, {low:g}")
            low, high = LOW, HIGH
        scale = scale_bounds(low, high)
        stands = tuple(stand for row in self.rows if (stand := self._stand(row, scale)) is not None)
        outcome, reference = self._whole("outcome", scale), self._whole("reference", scale)
        return PastIssue(self.id, self._group(), low, high, stands, reference, outcome)

    def _stand(self, row: Row, scale: Bounds) -> PastStand | None:
        fields, at = self.fields, self.columns
        position = fields.number(row, at["position"], scale)
        salience = fields.number(row, at["salience"], SALIENCE) if "salience" in at else None
        capability = fields.number(row, at["capability"], CAPABILITY) if "capability" in at else None
        if position is None:
            if not row.texts[at["position"]]:
                fields.count("W975", row, at["position"])
            return None
        if salience is None and "salience" in at:
            fields.count("W976", row, at["salience"])
        if capability is None and "capability" in at:
            fields.count("W978", row, at["capability"])
        return PastStand(row.texts[at["party"]], position, salience, 1.0 if capability is None else capability)

    def _whole(self, name: str, bounds: Bounds) -> float | None:
        """The one number that the rows state for the whole issue."""
        if name not in self.columns:
            return None
        column, first = self.columns[name], None
        for row in self.rows:
            value = self.fields.number(row, column, bounds)
            if value is not None and first is not None and value != first:
                facts = {"found": f"{value:g}", "issue": shown(self.id), "first": f"{first:g}"}
                self.fields.wrong("E983", row, column, **facts)
            first = value if first is None else first
        return first

    def _group(self) -> str:
        """The group that the rows name; the issue's own id if they name none."""
        if "group" not in self.columns:
            return self.id
        column, first = self.columns["group"], ""
        for row in self.rows:
            named = row.texts[column]
            if named and first and named != first:
                self.fields.wrong("E983", row, column, found=shown(named), issue=shown(self.id), first=shown(first))
            first = first or named
        return first or self.id
