"""A table of actors as the text of a new scenario file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from detente.files.peers.names import TAKEN, Ids, cleaned, quoted, text_field
from detente.files.sheets.columns import figure, spelled
from detente.files.sheets.sheet import ActorSheet, SheetIssue, SheetStand
from detente.files.template import NAME
from detente.model.ranges import Range

SOURCED = "source: table, confidence: judgement"
ONE = Range.fixed(1.0)


def sheet_text(sheet: ActorSheet, id: str) -> str:
    """The text of a scenario with this id."""
    return "\n".join(_lines(sheet, id)) + "\n"


def _lines(sheet: ActorSheet, id: str) -> Iterator[str]:
    standing = {stand.party for issue in sheet.issues.values() for stand in issue.stands}
    parties = _ids([party for party in sheet.parties if party in standing], "party")
    issues = _ids([name for name, issue in sheet.issues.items() if issue.stands], "issue")
    columns = _ids(sheet.capability, "capability")
    file = cleaned(PurePath(sheet.table.file).name, "table")
    title = cleaned(sheet.title, "") or cleaned(PurePath(file).stem, id)
    yield from ("detente: 1", f"id: {id}", f"title: {text_field(title)}")
    yield from ("", "sources:", f"  table: {{title: {quoted(file)}}}")
    yield from ("", "parties:")
    yield from (f"  {id}: {{{_party(name, id, sheet.descriptions.get(name, ''))}}}" for name, id in parties.items())
    if columns:
        yield from ("", "capability:")
    for name, column in columns.items():
        yield f"  {column}:"
        yield from (_capable(party, sheet.capability[name].get(named)) for named, party in parties.items())
    yield from ("", "issues:")
    for name, issue in issues.items():
        yield from _issue(issue, sheet.issues[name], parties)


def _party(name: str, id: str, description: str) -> str:
    note = f", note: {text_field(cleaned(description, ''))}" if cleaned(description, "") else ""
    return f"name: {text_field(cleaned(name, id))}{note}"


def _ids(names: Iterable[str], stem: str) -> dict[str, str]:
    """An id for each name: the name itself where it can be one."""
    ids, found = Ids(), dict[str, str]()
    kept = list(names)
    for name in kept:
        if NAME.fullmatch(name) and name.lower() not in TAKEN and name.lower() not in map(str.lower, found.values()):
            found[name] = ids.new(name)
    lowered = {id.lower() for id in found.values()}
    for k, name in enumerate(kept, 1):
        while name not in found:
            made = ids.from_name(name, stem, k)
            if made.lower() not in lowered:
                found[name] = made
                lowered.add(made.lower())
    return {name: found[name] for name in kept}


def _capable(party: str, number: Range | None) -> str:
    if number is None:
        return f"    {party}: {{value: 1, confidence: assumed, note: not in the table}}"
    return f"    {party}: {{value: {spelled(number)}, {SOURCED}}}"


def _issue(id: str, issue: SheetIssue, parties: Mapping[str, str]) -> Iterator[str]:
    low, high = 0.0 if issue.low is None else issue.low, 100.0 if issue.high is None else issue.high
    yield f"  {id}:"
    yield f"    name: {text_field(cleaned(issue.name, id))}"
    yield from ("    source: table", "    confidence: judgement")
    yield f"    scale: {figure(low)}..{figure(high)}"
    if issue.reference is not None:
        yield f"    now: {spelled(issue.reference)}"
    yield "    positions:"
    known = [stand.salience.central for stand in issue.stands if stand.salience is not None]
    usual = sum(known) / len(known) if known else 1.0
    yield from (f"      {parties[stand.party]}: {_stand(stand, usual)}" for stand in issue.stands)


def _stand(stand: SheetStand, usual: float) -> str:
    salience = f"{{value: {figure(usual)}, confidence: assumed, note: not in the table}}"
    if stand.salience is not None:
        salience = spelled(stand.salience)
    veto = ", veto: yes" if stand.veto else ""
    return f"{{position: {spelled(stand.position)}, salience: {salience}{veto}}}"
