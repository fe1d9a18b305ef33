"""Several analysts' lists for one party: the verdicts under each, and which disagreement matters."""

from collections.abc import Iterable

from detente.analyses.wishes.contested import Contested, Dispute, PairDispute, Reading
from detente.language import _, joined, ngettext, number
from detente.model.scenario import Scenario
from detente.words import names

MOST = 6  # pairs that are spelled out


def lists(scenario: Scenario) -> str:
    """Which analyst's list is used for whom; empty if each party's own is."""
    return joined(
        _("{party} by the list of {analyst}").format(party=names.party(scenario, party), analyst=analyst)
        for party, analyst in scenario.lists.items()
    )


def label(found: Contested, reading: Reading) -> str:
    """Whose lists a reading takes."""
    scenario = found.setting.scenario
    if not reading.lists:
        return _("the parties' own lists")
    return joined(f"{party}@{analyst}" for party, analyst in reading.lists.items() if party in scenario.parties)


def rows(found: Contested) -> tuple[tuple[str, ...], ...]:
    """A line per named state: for whom it is stable with which lists."""
    scenario, parties = found.setting.scenario, found.setting.parties
    said = []
    for name in found.readings[0].stable:
        cells = [names.state_name(scenario, name)]
        for reading in found.readings:
            whose = [party for party, mark in zip(parties, reading.stable[name], strict=True) if mark]
            everybody = len(whose) == len(parties)
            cells.append(_("all") if everybody else joined(whose) or _("nobody"))
        said.append(tuple(cells))
    return tuple(said)


def summary(found: Contested) -> tuple[str, ...]:
    """Whether the lists agree in their verdicts, and where not."""
    if found.agree:
        return (
            _("All lists give the same verdicts on the named states ({concept}).").format(
                concept=names.concept(found.concept)
            ),
        )
    return tuple(
        _("With {lists} the verdict is another one on {states}.").format(
            lists=label(found, reading),
            states=joined(
                names.state(found.setting, found.setting.named_rows[name]) for name in found.changed(reading)
            ),
        )
        for reading in found.readings
        if found.changed(reading)
    )


def dispute(found: Contested, each: Dispute) -> tuple[str, ...]:
    """Where an analyst's list orders named states otherwise, and which of these pairs matters."""
    whose = f"{each.party}@{each.analyst}"
    if not each.pairs:
        return (_("{list} orders the named states as the party's own list does.").format(list=whose),)
    said = [
        ngettext(
            "{list} orders {count} pair of named states otherwise than the party's own list.",
            "{list} orders {count} pairs of named states otherwise than the party's own list.",
            len(each.pairs),
        ).format(list=whose, count=number(len(each.pairs)))
    ]
    said += [_pair(found, each, pair) for pair in each.mattering[:MOST]]
    left = len(each.mattering) - MOST
    if left > 0:
        more = ngettext("{count} more pair changes a verdict.", "{count} more pairs change a verdict.", left)
        said.append(more.format(count=number(left)))
    if not each.mattering:
        said.append(_mattering_of_none(found, each))
    return (*said, *_statements(each))


def brief(found: Contested) -> tuple[str, ...]:
    """The same in a few sentences."""
    said = list(summary(found)[:2])
    for each in found.disputes:
        said += [_pair(found, each, pair) for pair in each.mattering[:1]]
    return tuple(said[:4])


def asserted() -> str:
    """What was asserted of the lists."""
    return _("Asserted, but not so: all lists give the same verdicts on the named states.")


def _states(found: Contested, named: Iterable[str]) -> str:
    return joined(names.state(found.setting, found.setting.named_rows[name]) for name in named)


def _pair(found: Contested, each: Dispute, pair: PairDispute) -> str:
    setting = found.setting
    first, second = (names.state(setting, setting.named_rows[name]) for name in (pair.first, pair.second))
    better, worse = (second, first) if pair.theirs == -1 else (first, second)
    template = (
        _("In {list} {better} and {worse} are equally good; this pair alone changes the verdict on {states}.")
        if pair.theirs == 0
        else _("In {list} {better} is preferred to {worse}; this pair alone changes the verdict on {states}.")
    )
    states = dict.fromkeys(state for state, _party in pair.flipped)
    return template.format(
        list=f"{each.party}@{each.analyst}",
        better=better,
        worse=worse,
        states=_states(found, states),
    )


def _mattering_of_none(found: Contested, each: Dispute) -> str:
    alone = next(r for r in found.readings if dict(r.lists) == {each.party: each.analyst})
    if found.changed(alone):
        return _("No single one of these pairs changes a verdict; only several together, or states without a name, do.")
    return _("None of these pairs changes a verdict.")


def _statements(each: Dispute) -> tuple[str, ...]:
    said = []
    for text, own, theirs in each.statements:
        if own and theirs:
            template = _("“{text}” stands in place {own} of the party's own list and in place {theirs} of the other.")
        elif own:
            template = _("“{text}” stands in the party's own list only, in place {own}.")
        else:
            template = _("“{text}” stands in the other list only, in place {theirs}.")
        said.append(template.format(text=text, own=own, theirs=theirs))
    return tuple(said)
