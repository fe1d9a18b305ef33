"""What came of what was forecast: from the events of a scenario file, or from a table with id, value and date."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.analyses.scores.saved import Saved
from detente.errors import InputError, Place, Problem
from detente.files.catalogue import find
from detente.files.document.limits import read_bytes
from detente.files.document.tree import shown
from detente.files.read import read
from detente.files.sections.days import is_day
from detente.files.tables.cells import Row, Table, table_of
from detente.files.tables.fields import ANY, Fields
from detente.model.scenario import Scenario

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
COLUMNS = ("id", "value", "date")
ANSWERS = {"yes": 1.0, "no": 0.0}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an issue was settled at, or 1 for a question answered with yes and 0 for no, on a day (ISO)."""

    id: str
    value: float
    date: str


@dataclass(frozen=True)
class Outcomes:
    """What came, by date; `source` says where from; warnings: what to know about it."""

    source: str
    found: tuple[Outcome, ...]
    warnings: tuple[Problem, ...] = ()


def outcomes_for(saved: Saved, asked: str | None) -> Outcomes:
    """The outcomes of a table or a scenario, of the scenario that the forecast was made from if none is named.

    Raises InputError with what is wrong with them.
    """
    if asked is not None and Path(asked).suffix.lower() in TABLES:
        return _from_table(saved, Path(asked))
    reading = read(find(asked or saved.stamp.asked))
    scenario = reading.scenario
    if scenario.id != saved.stamp.scenario:
        facts = {"found": shown(scenario.id), "allowed": shown(saved.stamp.scenario)}
        raise InputError([Problem("E656", Place(), facts)])
    _check_scales(saved, scenario)
    changed = () if saved.stamp.overrides else _changed(saved, scenario.hash)
    return Outcomes(scenario.id, tuple(sorted(_events(saved, scenario), key=lambda each: each.date)), changed)


def _changed(saved: Saved, now: str) -> tuple[Problem, ...]:
    facts = {"found": now[:16], "allowed": saved.stamp.hash[:16]}
    return () if now == saved.stamp.hash else (Problem("W650", Place(), facts),)


def _check_scales(saved: Saved, scenario: Scenario) -> None:
    """An outcome must lie on the scale that was forecast on, which the file may have changed since."""
    problems = []
    for outcome in _events(saved, scenario):
        issue = saved.issues.get(outcome.id)
        if issue is not None and not issue.low <= outcome.value <= issue.high:
            problems.append(_off_scale(saved, outcome.id, outcome.value, Place()))
    if problems:
        raise InputError(problems)


def _off_scale(saved: Saved, id: str, value: float, place: Place) -> Problem:
    issue = saved.issues[id]
    facts = {"found": f"{value:g}", "id": id, "low": f"{issue.low:g}", "high": f"{issue.high:g}"}
    return Problem("E653", place, facts)


def _events(saved: Saved, scenario: Scenario) -> Iterator[Outcome]:
    """Those after the file's date, of what was forecast."""
    for event in scenario.events:
        if scenario.date is not None and event.date <= scenario.date:
            continue
        for id, value in event.settled.items():
            if id in saved.issues:
                yield Outcome(id, value, event.date)
        for id, answer in event.answered.items():
            if id in saved.questions:
                yield Outcome(id, float(answer), event.date)


def _from_table(saved: Saved, path: Path) -> Outcomes:
    table = table_of(path, read_bytes(path))
    header = [text.casefold() for text in table.header.texts]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        facts = {"missing": ", ".join(missing), "found": shown(", ".join(table.header.texts))}
        raise InputError([Problem("E655", table.place(table.header.line, 1), facts)])
    fields = Fields(table)
    problems: list[Problem] = []
    found: dict[tuple[str, str], tuple[int, Outcome]] = {}
    for row in table.rows:
        outcome = _outcome(saved, fields, row, [header.index(name) for name in COLUMNS], problems)
        if outcome is None:
            continue
        key = (outcome.id, outcome.date if outcome.id in saved.issues else "")
        first = found.setdefault(key, (row.line, outcome))
        if first[0] != row.line:
            facts = {"found": shown(outcome.id), "date": first[1].date, "first": str(first[0])}
            problems.append(Problem("E654", table.place(row.line, header.index("id") + 1), facts))
    fields.problems.extend(problems)
    fields.raise_errors()
    by_date = sorted((outcome for _line, outcome in found.values()), key=lambda each: each.date)
    return Outcomes(path.name, tuple(by_date))


def _outcome(saved: Saved, fields: Fields, row: Row, columns: list[int], problems: list[Problem]) -> Outcome | None:
    """What a row says; None, and a problem, where it says it wrongly."""
    table: Table = fields.table
    at_id, at_value, at_date = columns
    id, date = row.texts[at_id], row.texts[at_date]
    before = len(problems) + len(fields.problems)
    if id not in saved.ids:
        facts = {"found": shown(id), "options": ", ".join(saved.ids) or "–"}
        problems.append(Problem("E650", table.place(row.line, at_id + 1), facts))
    if not is_day(date):
        problems.append(Problem("E651", table.place(row.line, at_date + 1), {"found": shown(date)}))
    value: float | None = None
    place = table.place(row.line, at_value + 1)
    if id in saved.questions:
        value = ANSWERS.get(row.texts[at_value].casefold())
        if value is None:
            problems.append(Problem("E652", place, {"found": shown(row.texts[at_value]), "id": id}))
    elif id in saved.issues:
        value = _settled(fields, row, at_value)
        issue = saved.issues[id]
        if value is not None and not issue.low <= value <= issue.high:
            problems.append(_off_scale(saved, id, value, place))
    right = len(problems) + len(fields.problems) == before
    return Outcome(id, value, date) if right and value is not None else None


def _settled(fields: Fields, row: Row, column: int) -> float | None:
    value = fields.number(row, column, ANY)
    if not row.texts[column]:
        fields.wrong("E987", row, column, allowed=", ".join(COLUMNS))
    return value
