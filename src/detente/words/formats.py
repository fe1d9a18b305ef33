"""What each table can settle on, who gains from which, and who would rather keep the table small."""

from collections.abc import Iterable

from detente.analyses.tables import EVERYBODY, Format, TablesAnswer, Widening
from detente.errors.codes import N_
from detente.language import _, commas, joined, ngettext, number
from detente.words import names

SHOWN = 3  # states named for a table
GAINS = {
    (-1, -1): N_("worse"),
    (-1, 0): N_("equal or worse"),
    (-1, 1): N_("either way"),
    (0, 0): N_("equal"),
    (0, 1): N_("equal or better"),
    (1, 1): N_("better"),
}


def table(answer: TablesAnswer, id: str) -> str:
    """A table inside a sentence: its id and who sits there."""
    members = names.parties(answer.setting.scenario, answer.formats[id].members)
    if id == EVERYBODY:
        return _("the table of all ({parties})").format(parties=members)
    return _("the table “{table}” ({parties})").format(table=id, parties=members)


def label(id: str) -> str:
    """A table in a column or where it has been introduced."""
    return _("all") if id == EVERYBODY else id


def headings() -> tuple[str, ...]:
    """Of the table of formats."""
    return _("Table"), _("States"), _("Stable"), _("Reached"), _("Agreed"), _("Others may answer")


def rows(answer: TablesAnswer) -> list[tuple[str, ...]]:
    """One line per table: how many states there are of each kind."""
    return [_row(each) for each in answer.formats.values()]


def _row(found: Format) -> tuple[str, ...]:
    counts = (found.states, *map(len, (found.fixed, found.reached, found.agreed, found.passive)))
    return (label(found.id), *map(number, counts))


def gain_headings(answer: TablesAnswer) -> tuple[str, ...]:
    """Of the table of gains: parties down, tables across."""
    return (_("Party"), *map(label, answer.formats))


def gain_rows(answer: TablesAnswer) -> list[tuple[str, ...]]:
    """One line per party: how it stands against the status quo, at worst and at best, in what each table settles on."""
    return [
        (
            names.party(answer.setting.scenario, party),
            *(_(GAINS[each.gains[party]]) if each.gains else "–" for each in answer.formats.values()),
        )
        for party in answer.setting.parties
    ]


def legend() -> str:
    """What the columns mean."""
    return _(
        "Those who do not sit at a table keep to what they do now. Stable: for every member, if only members act."
        " Reached: stable, and improvements of members lead there from the status quo. Agreed: stable, moves of members"
        " lead there, and against the status quo no member is worse off and one is better off. Others may answer: the"
        " others start nothing, but may answer a member's move."
    )


def gain_legend() -> str:
    """What the table of gains means."""
    return _("Against the status quo, at worst and at best, in what each table can settle on: reached or agreed.")


def explained(answer: TablesAnswer) -> tuple[str, ...]:
    """What each table can settle on, then every widening."""
    settled = (_settled(answer, found) for found in answer.formats.values())
    widened = (sentence for each in answer.widenings for sentence in _widened(answer, each))
    return (*settled, *widened)


def _settled(answer: TablesAnswer, found: Format) -> str:
    setting = answer.setting
    now = setting.game.status_quo
    others = [int(row) for row in found.attainable if row != now]
    if others:
        said = ngettext(
            "{table} can settle on {count} stable state other than the status quo, such as {states}.",
            "{table} can settle on {count} stable states other than the status quo, such as {states}.",
            len(others),
        )
    elif len(found.attainable):
        said = _("{table} can settle on nothing but the status quo ({concept}).")
    else:
        said = _("{table} can settle on nothing that holds, the status quo included ({concept}).")
    named = sorted(others, key=lambda row: row not in setting.named_rows.values())[:SHOWN]
    return names.capital(
        said.format(
            table=table(answer, found.id),
            count=number(len(others)),
            states=joined(names.state(setting, row) for row in named),
            concept=names.concept(answer.concept),
        )
    )


def _short(id: str) -> str:
    return _("the table of all") if id == EVERYBODY else _("the table “{table}”").format(table=id)


def _widened(answer: TablesAnswer, found: Widening) -> Iterable[str]:
    scenario = answer.setting.scenario
    places = {"narrow": _short(found.narrow), "wide": _short(found.wide)}

    def those(rather: str) -> str:
        return commas(names.party(scenario, party) for party, each in found.rather.items() if each == rather)

    if set(found.rather.values()) == {"same"}:
        yield names.capital(_("{wide} can settle on nothing that {narrow} could not.").format(**places))
        return
    gaining, losing, unclear = (those(rather) for rather in ("wide", "narrow", "unclear"))
    if gaining:
        said = _("Against {narrow}, {wide} leaves better off, at worst or at best, and never worse: {parties}.")
        yield said.format(parties=gaining, **places)
    if losing:
        yield _("Better off with {narrow} than with {wide}: {parties}.").format(parties=losing, **places)
    if unclear:
        said = _("Between {narrow} and {wide}, it depends on what is settled for: {parties}.")
        yield said.format(parties=unclear, **places)
    blocking = found.blocking(answer.formats[found.wide].members)
    if blocking:
        yield _("Who would have to sit at {wide} and would rather not, and so can block it: {parties}.").format(
            parties=names.parties(scenario, blocking), **places
        )
    else:
        yield _("Nobody who would have to sit at {wide} would rather have {narrow}.").format(**places)
