"""Whose guarantee is enough: three answers that are kept apart, because one says nothing about the next."""

from collections.abc import Iterable

from detente.analyses.guarantors import GuarantorAnswer, Members
from detente.language import _, either, ngettext, number
from detente.model.scenario import Scenario
from detente.words import names


def question(answer: GuarantorAnswer) -> str:
    """What is asked."""
    scenario = answer.setting.scenario
    return _("Whose guarantee is enough for {goal}? Asked of every set of these guarantors: {guarantors}.").format(
        goal=names.goal(scenario), guarantors=names.parties(scenario, answer.guarantors)
    )


def members(scenario: Scenario, sets: Iterable[Members]) -> str:
    """Sets of guarantors as a list of alternatives; `no set` for none."""
    return either(_("[{members}]").format(members=names.guarantors(scenario, each)) for each in sets) or _("no set")


def headline(answer: GuarantorAnswer) -> str:
    """The answer in one sentence."""
    scenario, sets = answer.setting.scenario, answer.minimal.stable_for_all
    if not sets:
        said = _("With no set of guarantors is {goal} stable for every party ({concept}).")
    elif sets == ((),):
        said = names.capital(_("{goal} is stable for every party without any guarantor ({concept})."))
    else:
        said = ngettext(
            "The smallest set of guarantors with which {goal} is stable for every party ({concept}) is {sets}.",
            "The smallest sets of guarantors with which {goal} is stable for every party ({concept}) are {sets}.",
            len(sets),
        )
    return said.format(goal=names.goal(scenario), concept=names.concept(answer.concept), sets=members(scenario, sets))


def answers(answer: GuarantorAnswer) -> tuple[str, ...]:
    """For whom the goal is stable with whose guarantee; for all; preferred by whom; and what none of this says."""
    return (
        *stable_for_focus(answer),
        *stable_for_all(answer),
        *preferred(answer),
        _("None of this says that anybody would go there from the status quo."),
        *infeasible(answer),
    )


def stable_for_focus(answer: GuarantorAnswer) -> tuple[str, ...]:
    """The first answer: with which sets the goal is stable for each party in question."""
    if not answer.focus:
        return (_("No party's verdict depends on who guarantees."),)
    return tuple(sentence for party in answer.focus for sentence in _stable_for(answer, party))


def _stable_for(answer: GuarantorAnswer, party: str) -> tuple[str, ...]:
    scenario, sets = answer.setting.scenario, answer.minimal.stable[party]
    if not sets:
        said = _("Stable for {party} ({concept}): with no set of guarantors.")
    elif sets == ((),):
        said = _("Stable for {party} ({concept}): without any guarantor.")
    else:
        said = ngettext(
            "Stable for {party} ({concept}): the smallest set is {sets}.",
            "Stable for {party} ({concept}): the smallest sets are {sets}.",
            len(sets),
        )
    first = said.format(
        party=names.party(scenario, party), concept=names.concept(answer.concept), sets=members(scenario, sets)
    )
    undone = _undone(answer, party)
    if not undone:
        return (first,)
    more = ngettext(
        "More is not always enough: with {count} larger set it is not stable, for instance {example}.",
        "More is not always enough: with {count} larger sets it is not stable, for instance {example}.",
        len(undone),
    )
    return first, more.format(count=number(len(undone)), example=members(scenario, undone[:1]))


def _undone(answer: GuarantorAnswer, party: str) -> list[Members]:
    """Feasible sets that hold one that does and yet do not do themselves."""
    index, enough = answer.setting.parties.index(party), answer.minimal.stable[party]
    return [
        each.members
        for each in answer.sets
        if each.feasible and not each.stable[index] and any(set(small) < set(each.members) for small in enough)
    ]


def stable_for_all(answer: GuarantorAnswer) -> tuple[str, ...]:
    """The second answer: with which sets the goal is stable for every party, and for whom it never is."""
    scenario, sets = answer.setting.scenario, answer.minimal.stable_for_all
    if not sets:
        said = _("Stable for every party: with no set of guarantors.")
        leaving = names.parties(scenario, always_leaving(answer))
        blamed = _("Whoever guarantees, it is not stable for {parties}.").format(parties=leaving)
        return (said, blamed) if always_leaving(answer) else (said,)
    if sets == ((),):
        return (_("Stable for every party: without any guarantor."),)
    said = ngettext(
        "Stable for every party: the smallest set is {sets}.",
        "Stable for every party: the smallest sets are {sets}.",
        len(sets),
    )
    return (said.format(sets=members(scenario, sets)),)


def always_leaving(answer: GuarantorAnswer) -> list[str]:
    """Parties for whom the goal is stable with no set."""
    return [party for party, sets in answer.minimal.stable.items() if not sets]


def preferred(answer: GuarantorAnswer) -> tuple[str, ...]:
    """The third answer: who prefers the goal to the status quo, with whose guarantee."""
    scenario, feasible = answer.setting.scenario, [each for each in answer.sets if each.feasible]
    if not feasible:
        return ()
    better = {party: [each.against[k] > 0 for each in feasible] for k, party in enumerate(answer.setting.parties)}
    always = [party for party, marks in better.items() if all(marks)]
    never = [party for party, marks in better.items() if not any(marks)]
    depends = [party for party in better if party not in always and party not in never]
    return (
        *_everywhere(scenario, always, _("Preferred to the status quo, whoever guarantees, by {parties}.")),
        *(_preferred_with(answer, party) for party in depends),
        *_everywhere(scenario, never, _("Not preferred to the status quo, whoever guarantees, by {parties}.")),
        _both(answer),
    )


def _everywhere(scenario: Scenario, parties: list[str], said: str) -> tuple[str, ...]:
    return (said.format(parties=names.parties(scenario, parties)),) if parties else ()


def _preferred_with(answer: GuarantorAnswer, party: str) -> str:
    sets = answer.minimal.preferred[party]
    if sets == ((),):
        said = _("Preferred to the status quo by {party} without any guarantor, though not with every set.")
    else:
        said = ngettext(
            "Preferred to the status quo by {party}: the smallest set is {sets}.",
            "Preferred to the status quo by {party}: the smallest sets are {sets}.",
            len(sets),
        )
    scenario = answer.setting.scenario
    return said.format(party=names.party(scenario, party), sets=members(scenario, sets))


def _both(answer: GuarantorAnswer) -> str:
    sets = answer.minimal.stable_and_preferred_by_all
    if not sets:
        return _("With no set is it both stable for every party and preferred to the status quo by every party.")
    return _("Stable for every party and preferred to the status quo by every party: {sets}.").format(
        sets=members(answer.setting.scenario, sets)
    )


def infeasible(answer: GuarantorAnswer) -> tuple[str, ...]:
    """How many sets lead to a state that is not feasible."""
    count = sum(not each.feasible for each in answer.sets)
    if not count:
        return ()
    said = ngettext(
        "With {count} set the goal is not a feasible state; that set was left out.",
        "With {count} sets the goal is not a feasible state; those sets were left out.",
        count,
    )
    return (said.format(count=number(count)),)
