"""What an edited table changes in the issues and the capability of a scenario, and the text of the file with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.errors import InputError, Place, Problem
from detente.files.editing.values import CannotEdit, holds, inserted, removed, replaced
from detente.files.sheets.columns import HIGH, LOW, POSITION, REFERENCE, SALIENCE, VETO, figure, spelled
from detente.files.sheets.sheet import ActorSheet, SheetIssue, SheetStand
from detente.files.suggestions import closest
from detente.files.tables.fields import Fields
from detente.model.contest import Contest, Issue, Stand
from detente.model.scenario import Scenario
from detente.preferences.form import Path


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the file: what stood there and what stands there now, as text; None: nothing."""

    path: Path
    before: str | None
    after: str | None

    @property
    def name(self) -> str:
        """The path with dots, as `--set` has it."""
        return ".".join(str(key) for key in self.path)


def changes_of(scenario: Scenario, sheet: ActorSheet) -> tuple[Change, ...]:
    """In the order of the table. Columns that the table does not have change nothing, nor do issues without a row.

    Raises InputError for parties, issues and columns that the scenario does not have (E666, E667, E677).
    """
    _check(scenario, sheet)
    contest = scenario.contest
    found = [change for name, issue in sheet.issues.items() for change in _of_issue(contest.issues[name], issue, sheet)]
    return (*found, *_of_capability(contest, sheet))


def edited_text(text: str, changes: tuple[Change, ...], name: str) -> str:
    """The text with the changes in it.

    Raises InputError (E674) for one that has no room in it.
    """
    json = name.lower().endswith(".json")
    there = {
        each.path for each in changes if each.before is not None and (each.path[-1] != VETO or holds(text, each.path))
    }
    try:
        values = {each.path: _yaml(each, json) for each in changes if each.after is not None and each.path in there}
        text = replaced(text, values)
        for each in changes:
            if each.path not in there:
                text = inserted(text, each.path, _yaml(each, json))
        for each in changes:
            if each.after is None:
                text = removed(text, each.path)
    except CannotEdit as error:
        facts = {"path": ", ".join(each.name for each in changes[:3]) or "–", "reason": str(error)}
        raise InputError([Problem("E674", Place(name), facts)]) from None
    return text


def _yaml(change: Change, json: bool) -> str:
    """The new value as the file has it; JSON quotes what is no number."""
    text = change.after or ""
    if not json:
        return text
    if text.startswith("{"):
        parts = (part.split(": ") for part in text[1:-1].split(", "))
        return "{" + ", ".join(f'"{key}": {_quoted(value)}' for key, value in parts) + "}"
    return _quoted(text)


def _quoted(text: str) -> str:
    try:
        float(text)
    except ValueError:
        return f'"{text}"'
    return text


# ---------------------------------------------------------------- what differs
def _of_issue(issue: Issue, new: SheetIssue, sheet: ActorSheet) -> Iterator[Change]:
    path: Path = ("issues", issue.id)
    low, high = issue.low if new.low is None else new.low, issue.high if new.high is None else new.high
    if {LOW, HIGH} & sheet.has and (low, high) != (issue.low, issue.high):
        yield Change((*path, "scale"), f"{figure(issue.low)}..{figure(issue.high)}", f"{figure(low)}..{figure(high)}")
    if REFERENCE in sheet.has and new.reference != issue.now:
        before, after = (None if number is None else spelled(number) for number in (issue.now, new.reference))
        yield Change((*path, "now"), before, after)
    old = {stand.party: stand for stand in issue.stands}
    for stand in new.stands:
        at: Path = (*path, "positions", stand.party)
        if stand.party not in old:
            yield Change(at, None, _entry(stand))
        else:
            yield from _of_stand(at, old[stand.party], stand, sheet)
    for party, gone in old.items():
        if party not in {stand.party for stand in new.stands}:
            yield Change((*path, "positions", party), spelled(gone.position), None)


def _of_stand(path: Path, old: Stand, new: SheetStand, sheet: ActorSheet) -> Iterator[Change]:
    if new.position != old.position:
        yield Change((*path, "position"), spelled(old.position), spelled(new.position))
    if new.salience is not None and new.salience != old.salience:
        yield Change((*path, "salience"), spelled(old.salience), spelled(new.salience))
    if VETO in sheet.has and new.veto != old.veto:
        yield Change((*path, "veto"), _word(old.veto), _word(new.veto))


def _entry(stand: SheetStand) -> str:
    veto = ", veto: yes" if stand.veto else ""
    salience = "" if stand.salience is None else f", salience: {spelled(stand.salience)}"
    return f"{{position: {spelled(stand.position)}{salience}{veto}}}"


def _word(veto: bool) -> str:
    return "yes" if veto else "no"


def _of_capability(contest: Contest, sheet: ActorSheet) -> Iterator[Change]:
    for column, numbers in sheet.capability.items():
        old = contest.capability[column]
        for party, number in numbers.items():
            if old.get(party) != number:
                before = spelled(old[party]) if party in old else None
                yield Change(("capability", column, party), before, spelled(number))


# ---------------------------------------------------------------- what the scenario does not have
def _check(scenario: Scenario, sheet: ActorSheet) -> None:
    fields, contest = Fields(sheet.table), scenario.contest
    columns = {text.casefold(): k for k, text in enumerate(sheet.table.header.texts)}
    for party, row in sheet.parties.items():
        if party not in scenario.parties:
            fields.wrong("E666", row, columns["party"], **_unknown(party, tuple(scenario.parties)))
    seen = set[str]()
    for row in sheet.table.rows:
        name = row.texts[columns["issue"]].removeprefix("'")
        if name not in contest.issues and name not in seen:
            fields.wrong("E667", row, columns["issue"], **_unknown(name, tuple(contest.issues)))
        seen.add(name)
    for column in sheet.capability:
        if column not in contest.capability:
            header = sheet.table.header
            place = next(k for k, text in enumerate(header.texts) if text.endswith(column))
            fields.wrong("E677", header, place, **_unknown(column, tuple(contest.capability)))
    for name, issue in sheet.issues.items():
        known = {stand.party for stand in contest.issues[name].stands} if name in contest.issues else set()
        for stand in issue.stands:
            if stand.salience is None and (SALIENCE in columns or stand.party not in known):
                at = columns.get(SALIENCE, columns[POSITION])
                fields.wrong("E987", stand.row, at, allowed="a salience")
    fields.raise_errors()


def _unknown(name: str, known: tuple[str, ...]) -> dict[str, str]:
    facts = {"found": name, "allowed": ", ".join(known) or "–"}
    near = closest(name, known)
    return facts | ({"meant": near} if near else {})
