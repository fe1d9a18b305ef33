"""What the parties get wrong about each other, what therefore seems to hold, and what telling them changes."""

from collections.abc import Iterable, Sequence

import numpy as np

from detente.analyses.views import Error, Misjudged, Rows, Told, ViewsAnswer, errors_of, right_of
from detente.graph.restricted.perception import Marks
from detente.language import _, joined, ngettext, number
from detente.model.conditions import spelled
from detente.words import names
from detente.words.stability import against_label


def explained(answer: ViewsAnswer) -> tuple[str, ...]:
    """The errors, what each believes to hold, what holds as they see it, and the go-between."""
    believed = (_believed(answer, party) for party in answer.seen)
    misjudged = (_misjudged(answer, each) for each in answer.misjudged)
    return (*errors(answer), *misjudged, *believed, *_held(answer), *(told(answer, each) for each in answer.told))


def errors(answer: ViewsAnswer) -> tuple[str, ...]:
    """Sentences per party with a view: everything that it gets wrong, and what it is right about as things are."""
    scenario = answer.setting.scenario
    found = []
    for party in answer.seen:
        who, view = names.party(scenario, party), scenario.views[party]
        if wrong := [_thing(answer, error) for error in errors_of(answer.setting, view)]:
            found.append(
                _("As the file has it, {party} is wrong about {things}.").format(party=who, things=joined(wrong))
            )
        if right := [_thing(answer, each) for each in right_of(answer.setting, view)]:
            said = _("With the types in force, what {party} believes is right about {things}.")
            found.append(said.format(party=who, things=joined(right)))
    return tuple(found)


def _thing(answer: ViewsAnswer, error: Error) -> str:
    scenario = answer.setting.scenario
    if error.kind == "believes":
        return _("what {party} wants").format(party=names.party(scenario, error.what))
    if error.kind == "unaware":
        return _("the option {option}, of which it does not know").format(option=names.option(scenario, error.what))
    condition = scenario.views[error.party].infeasible[int(error.what) - 1]
    said = spelled(condition, scenario.conflict.option_ids)
    return _("what cannot be: it rules out “{condition}”").format(condition=said)


def _misjudged(answer: ViewsAnswer, found: Misjudged) -> str:
    scenario = answer.setting.scenario
    said = {
        1: _("{party} takes this to be better for {other} than the status quo, but it is {true}: {states}."),
        0: _("{party} takes this to be as good for {other} as the status quo, but it is {true}: {states}."),
        -1: _("{party} takes this to be worse for {other} than the status quo, but it is {true}: {states}."),
    }[found.believed]
    return said.format(
        party=names.party(scenario, found.party),
        other=names.party(scenario, found.other),
        true=against_label(found.true),
        states=joined(names.state(answer.setting, row) for row in found.rows),
    )


def _states(answer: ViewsAnswer, rows: Rows) -> str:
    """How many states, and the named ones among them."""
    setting = answer.setting
    named = [row for row in setting.named_rows.values() if row in rows]
    counted = ngettext("{count} state", "{count} states", len(rows)).format(count=number(len(rows)))
    if not named:
        return counted
    return _("{count}, among them {states}").format(
        count=counted, states=joined(names.state(setting, row) for row in dict.fromkeys(named))
    )


def _believed(answer: ViewsAnswer, party: str) -> str:
    if np.array_equal(answer.believed(party), answer.true):
        same = _("In the eyes of {party} the same states are stable for every party as in truth ({concept}).")
        return same.format(party=names.party(answer.setting.scenario, party), concept=names.concept(answer.concept))
    said = _("In the eyes of {party} this is stable for every party ({concept}): {states}.")
    return said.format(
        party=names.party(answer.setting.scenario, party),
        concept=names.concept(answer.concept),
        states=_states(answer, answer.believed(party)),
    )


def _held(answer: ViewsAnswer) -> Iterable[str]:
    if np.array_equal(answer.holding, answer.true):
        said = _("If each party acts on what it believes, the same holds as if all saw things as they are: {true}.")
    else:
        said = _("If each party acts on what it believes, this holds: {held}. If all saw things as they are: {true}.")
    yield said.format(held=_states(answer, answer.holding), true=_states(answer, answer.true))
    hidden = int(answer.hidden[answer.setting.states.shown].sum())
    if hidden:
        yield ngettext(
            "{count} state can come as a surprise: somebody thinks it impossible.",
            "{count} states can come as a surprise: somebody thinks them impossible.",
            hidden,
        ).format(count=number(hidden))


def told(answer: ViewsAnswer, found: Told) -> str:
    """What a go-between changes who puts these errors right."""
    who = joined(_telling(answer, party, found) for party in dict.fromkeys(error.party for error in found.errors))
    said = {
        (False, False): _("A go-between who tells {who} changes nothing in what holds."),
        (True, False): _("If a go-between tells {who}, this is added to what holds: {gained}."),
        (False, True): _("If a go-between tells {who}, this drops out of what holds: {lost}."),
        (True, True): _(
            "If a go-between tells {who}, this is added to what holds: {gained}; and this drops out of it: {lost}."
        ),
    }[bool(len(found.gained)), bool(len(found.lost))]
    sentence = said.format(who=who, gained=_states(answer, found.gained), lost=_states(answer, found.lost))
    right = {(error.party, error.what) for error in found.errors if error.kind == "believes"}
    known = [each for each in answer.misjudged if (each.party, each.other) in right]
    known = known if len({error.party for error in found.errors}) == 1 else []
    return " ".join((sentence, *(_known(answer, each) for each in known)))


def _known(answer: ViewsAnswer, found: Misjudged) -> str:
    scenario = answer.setting.scenario
    said = _("{party} would then know that against the status quo {states} is {true} for {other}.")
    return said.format(
        party=names.party(scenario, found.party),
        other=names.party(scenario, found.other),
        true=against_label(found.true),
        states=joined(names.state(answer.setting, row) for row in found.rows),
    )


def _telling(answer: ViewsAnswer, party: str, found: Told) -> str:
    things = joined(_thing(answer, error) for error in found.errors if error.party == party)
    return _("{party} {things}").format(party=names.party(answer.setting.scenario, party), things=things)


def headings(answer: ViewsAnswer) -> tuple[str, ...]:
    """Of the table of named states."""
    scenario = answer.setting.scenario
    eyes = (_("as {party} sees it").format(party=names.party(scenario, party)) for party in answer.seen)
    return (_("State"), *eyes, _("each in its own eyes"), _("in truth"))


def rows(answer: ViewsAnswer) -> list[tuple[str, ...]]:
    """Named states: for whom each is not stable, in whose eyes."""
    tables = (*answer.seen.values(), answer.held, answer.truth)
    return [
        (name, *(_leaving(answer, table, row) for table in tables)) for name, row in answer.setting.named_rows.items()
    ]


def _leaving(answer: ViewsAnswer, table: Marks, row: int) -> str:
    """`stable`, or who would leave; that a state is not foreseen."""
    marks: Sequence[int] = [int(mark) for mark in table[:, row]]
    if -1 in marks:
        return _("not foreseen")
    leaving = [party for party, mark in zip(answer.setting.parties, marks, strict=True) if mark == 0]
    if not leaving:
        return _("stable")
    return _("leaving: {parties}").format(parties=names.parties(answer.setting.scenario, leaving))
