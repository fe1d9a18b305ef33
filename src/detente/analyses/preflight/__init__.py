"""Traps that made earlier models of real conflicts wrong, looked for before anybody believes a result."""

from collections.abc import Callable, Iterator

from detente.analyses.preflight import events, guarantees, options, statements, vetoes, zone
from detente.analyses.setting import Setting, setting_of, type_combinations
from detente.errors import Unanswerable
from detente.graph.watch import Watch, unwatched
from detente.model.scenario import Scenario
from detente.model.states import feasible_states
from detente.preferences.form import Finding

Check = Callable[[Setting], Iterator[Finding]]

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


def preflight(scenario: Scenario, watch: Watch = unwatched) -> tuple[Finding, ...]:
    """Warnings of every check, for every combination of types, each once; none where there is no graph model."""
    if not scenario.conflict.options or not scenario.preferences:
        return ()
    states = feasible_states(scenario.conflict)
    found: dict[tuple[object, ...], Finding] = {}
    for types in type_combinations(scenario):
        try:
            setting = setting_of(scenario, types, states)
        except Unanswerable:
            continue
        for number, check in enumerate(CHECKS):
            watch("pre-flight", number, len(CHECKS))
            for finding in check(setting):
                found.setdefault((finding.code, finding.path, finding.facts.get("key", "")), finding)
    return tuple(found.values())


__all__ = ["CHECKS", "preflight"]
