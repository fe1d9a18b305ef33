"""Traps that made earlier models of real conflicts wrong, looked for before anybody believes a result."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from detente.analyses.deals import deal
from detente.analyses.deals.deal import Deal, deal_combinations, deal_of
from detente.analyses.preflight import deals, events, guarantees, options, statements, vetoes, zone
from detente.analyses.setting import Setting, is_enumerable, setting_of, type_combinations
from detente.errors import Unanswerable
from detente.model.scenario import Scenario
from detente.model.states import feasible_states
from detente.preferences.form import Finding
from detente.watching import Watch, unwatched

Check = Callable[[Setting], Iterator[Finding]]
DealCheck = Callable[[Deal], Iterator[Finding]]
WholeCheck = Callable[[Scenario], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    options.tied,
    options.unmentioned,
    zone.no_agreement,
    zone.nobody_enters,
    guarantees.labels,
    guarantees.unranked,
    guarantees.typed_in,
    guarantees.never_made,
    vetoes.hidden,
    events.contradicted,
    statements.idle,
)


DEAL_CHECKS: tuple[DealCheck, ...] = (deals.nothing_bites, deals.unanswered, deals.powerless, deals.unused)

WHOLE_CHECKS: tuple[WholeCheck, ...] = (guarantees.signed_late, events.joined)


def preflight(scenario: Scenario, watch: Watch = unwatched) -> tuple[Finding, ...]:
    """Warnings of every check, for every combination of types, each cause once; none for a part that is not there."""
    found: dict[tuple[object, ...], Finding] = {}
    for finding in (*_of_conflict(scenario, watch), *_of_deal(scenario, watch), *_of_whole(scenario, watch)):
        found.setdefault((finding.code, finding.path, finding.facts.get("key", "")), finding)
    return tuple(deals.by_cause(found.values()))


def _of_conflict(scenario: Scenario, watch: Watch) -> Iterator[Finding]:
    if not scenario.conflict.options or not scenario.preferences or not is_enumerable(scenario):
        return
    scenario = replace(scenario, conflict=replace(scenario.conflict, coalitions={}))  # traps lie with single parties
    states = feasible_states(scenario.conflict)
    for types in type_combinations(scenario):
        try:
            setting = setting_of(scenario, types, states)
        except Unanswerable:
            continue
        for number, check in enumerate(CHECKS):
            watch("pre-flight", number, len(CHECKS))
            yield from check(setting)


def _of_deal(scenario: Scenario, watch: Watch) -> Iterator[Finding]:
    if not deal.can_answer(scenario):
        return
    for types in deal_combinations(scenario):
        try:
            found = deal_of(scenario, types)
        except Unanswerable:
            continue
        for number, check in enumerate(DEAL_CHECKS):
            watch("pre-flight", number, len(DEAL_CHECKS))
            yield from check(found)


def _of_whole(scenario: Scenario, watch: Watch) -> Iterator[Finding]:
    """What no choice of types changes, or what needs types that are ruled out for today."""
    for number, check in enumerate(WHOLE_CHECKS):
        watch("pre-flight", number, len(WHOLE_CHECKS))
        yield from check(scenario)


__all__ = ["CHECKS", "DEAL_CHECKS", "WHOLE_CHECKS", "preflight"]
