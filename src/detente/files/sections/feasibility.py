"""What only the feasible states show: status quo, named states, merges, and references of preferences."""

from collections.abc import Iterator, Mapping

import numpy as np

from detente.files.resolver import Resolver
from detente.model.conditions import spelled
from detente.model.conflict import Conflict, Merge
from detente.model.scenario import Scenario, Wishes, WishKey
from detente.model.states import CODED_LIMIT, OPTION_LIMIT, States, estimated_count, feasible_states, where, word
from detente.preferences import form_of
from detente.preferences.form import Path


def check_conflict(resolver: Resolver, conflict: Conflict) -> States | None:
    """Report what the feasible states contradict; None if they cannot be enumerated."""
    if len(conflict.options) > CODED_LIMIT:
        found = str(len(conflict.options))
        resolver.reporter.at_key("E420", ("options",), found=found, estimate=f"2^{found}", allowed=str(CODED_LIMIT))
        return None
    if len(conflict.options) > OPTION_LIMIT:
        _check_open(resolver, conflict)
        return None
    before = resolver.reporter.places_of_errors()
    plain = feasible_states(Conflict(conflict.options, infeasible=conflict.infeasible))
    if not len(plain):
        resolver.reporter.at_key("E422", ("infeasible",))
        return None
    _check_named(resolver, conflict)
    _check_merges(resolver, conflict, plain)
    if resolver.reporter.places_of_errors() != before:
        return None
    return feasible_states(conflict) if conflict.merges else plain


def _check_open(resolver: Resolver, conflict: Conflict) -> None:
    """What can be said of too many states to enumerate: the status quo, the named ones, and how many there are."""
    found, estimate = str(len(conflict.options)), f"{estimated_count(conflict):,}"
    resolver.reporter.at_key("W934", ("options",), found=found, estimate=estimate, allowed=str(OPTION_LIMIT))
    _check_named(resolver, conflict)


def _broken(conflict: Conflict, code: int) -> str:
    codes = np.array([code], dtype=np.int64)
    rules = [rule for rule in conflict.infeasible if where(rule.condition, codes, len(conflict.options))[0]]
    return "; ".join(spelled(rule.condition, conflict.option_ids) for rule in rules)


def _check_named(resolver: Resolver, conflict: Conflict) -> None:
    if conditions := _broken(conflict, conflict.status_quo):
        state = word(conflict.status_quo, len(conflict.options))
        resolver.reporter.at_key("E421", ("options",), state=state, conditions=conditions)
    for name, named in conflict.states.items():
        if conditions := _broken(conflict, named.code):
            state = word(named.code, len(conflict.options))
            resolver.reporter.at_key("E423", ("states", name), found=name, state=state, conditions=conditions)


def _check_merges(resolver: Resolver, conflict: Conflict, states: States) -> None:
    merged = np.zeros(len(states), dtype=bool)
    for k, merge in enumerate(conflict.merges):
        members = states.where(merge.when)
        overlap = np.flatnonzero(members & merged)
        if len(overlap):
            resolver.report("E424", ("merge", k, "when"), state=states.word(int(overlap[0])))
        merged |= members
        for code, facts in _wrongly_shown(conflict, merge, states):
            resolver.report(code, ("merge", k, "as"), found=word(merge.shown_as, len(conflict.options)), **facts)


def _wrongly_shown(conflict: Conflict, merge: Merge, states: States) -> Iterator[tuple[str, dict[str, str]]]:
    row = states.row(merge.shown_as)
    if row is None:
        yield "E425", {"conditions": _broken(conflict, merge.shown_as)}
    elif not states.where(merge.when)[row]:
        yield "E426", {}


def check_wishes(resolver: Resolver, preferences: Mapping[WishKey, Wishes], states: States) -> None:
    """Report what each preference list says wrongly of the feasible states."""
    for key, wishes in preferences.items():
        _check_form(resolver, wishes, ("preferences", str(key)), states)


def check_views(resolver: Resolver, scenario: Scenario, states: States) -> None:
    """The same for what parties believe of each other; none may think that the status quo cannot be."""
    for party, view in scenario.views.items():
        for other, belief in view.believes:
            if not isinstance(belief, WishKey):
                _check_form(resolver, belief, ("views", party, "believes", other), states)
        for k, condition in enumerate(view.infeasible):
            code = np.array([scenario.conflict.status_quo], dtype=np.int64)
            if where(condition, code, len(scenario.conflict.options))[0]:
                text = spelled(condition, scenario.conflict.option_ids)
                resolver.report("E342", ("views", party, "infeasible", k, "when"), party=party, found=text)


def _check_form(resolver: Resolver, wishes: Wishes, path: Path, states: States) -> None:
    for finding in form_of(wishes).check(wishes, states):
        record = resolver.reporter.report if finding.path else resolver.reporter.at_key
        record(finding.code, (*path, *finding.path), **finding.facts)
