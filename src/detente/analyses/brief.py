"""Every question that a scenario can answer, with the graph model and on its deal, for every combination of types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.analyses.assumptions import Judgement, by_confidence, judgements
from detente.analyses.case import Case, case_of, is_cut_off
from detente.analyses.combinations import combinations
from detente.analyses.deals import deal as deals
from detente.analyses.deals.further import Further, further
from detente.analyses.forecast import ForecastAnswer, forecast
from detente.analyses.forecast import can_answer as has_issues
from detente.analyses.mixture import Mixture, mixture
from detente.analyses.setting import (
    Types,
    any_setting_of,
    type_combinations,
)
from detente.analyses.sweeps.modest import Sweeps, sweeps
from detente.analyses.talks.drivers import DriversAnswer, drivers
from detente.errors import LimitReached, Problem, Unanswerable
from detente.model.scenario import Scenario
from detente.model.states import States, feasible_states
from detente.watching import Watch, unwatched

NOTHING_OPEN = "E785"
MISSING = ("E901", "E920")  # nothing there to ask


@dataclass(frozen=True)
class Brief:
    """complete: False when a limit cut the work off; what is there is right, the rest is missing.

    left_out: why the graph model, the deal or the issues could not be asked, where the scenario has something of it.
    further: what else is said of the deal, for the types of the first case. mixture: the cases weighed by the file's
    types; None for one case. forecast: where its issues settle, whatever the types; None without issues. drivers: what
    that hangs on. sweeps: how sure all that is, over all types; None where that was not asked, or nothing is open.
    """

    scenario: Scenario
    concept: str
    cases: tuple[Case, ...]
    judgements: tuple[Judgement, ...]
    confidence: Mapping[str, int]
    complete: bool
    left_out: tuple[Problem, ...] = ()
    further: Further | None = None
    mixture: Mixture | None = None
    forecast: ForecastAnswer | None = None
    drivers: DriversAnswer | None = None
    sweeps: Sweeps | None = None


def brief(
    scenario: Scenario,
    types: Types | None = None,
    concept: str = "seq",
    watch: Watch = unwatched,
    *,
    with_sweeps: bool = False,
) -> Brief:
    """Answer everything for every combination of types, or for `types` only; with_sweeps: say how sure that is.

    Raises Unanswerable if neither the graph model nor the deal nor the issues can be asked.
    """
    states = feasible_states(scenario.conflict)
    reference = {**scenario.reference_types(), **(types or {})}
    graph, deal, left_out = _askable(scenario, reference, states)
    chosen = [reference] if types else list(combinations(scenario, graph=graph))
    if not (graph or deal):
        chosen = []
    cases: list[Case] = []
    complete = True
    try:
        for each in chosen:
            cases.append(case_of(scenario, each, states, concept, watch))
            if is_cut_off(cases[-1]):
                raise LimitReached
    except LimitReached:
        complete = False
    inputs = tuple(judgements(scenario)), by_confidence(scenario)
    found = Brief(scenario, concept, tuple(cases), *inputs, complete, left_out)
    if not complete:
        return found
    found = _with_issues(found, watch)
    more = further(scenario, cases[0].roadmaps if cases else None, watch)
    first = tuple(replace(case, endurance=more.endurance) for case in cases[:1])
    weighed = _mixture(scenario, cases)
    found = replace(
        found, cases=(*first, *cases[1:]), further=more, mixture=weighed, complete=found.complete and more.complete
    )
    return _with_sweeps(found, watch) if with_sweeps and found.complete else found


def _with_sweeps(found: Brief, watch: Watch) -> Brief:
    """The brief with how sure it is, or why that could not be asked."""
    try:
        swept = sweeps(found.scenario, watch)
    except Unanswerable as error:
        said = tuple(problem for problem in error.problems if problem.code != NOTHING_OPEN)
        return replace(found, left_out=(*found.left_out, *said))
    except LimitReached:
        return replace(found, complete=False)
    return replace(found, sweeps=swept, complete=swept.complete)


def _with_issues(found: Brief, watch: Watch) -> Brief:
    """The brief with where its issues settle, or why they could not be asked."""
    if not has_issues(found.scenario):
        return found
    try:
        settled = forecast(found.scenario, watch=watch)
    except Unanswerable as error:
        if not found.cases:
            raise
        return replace(found, left_out=(*found.left_out, *error.problems))
    moving = drivers(found.scenario, watch=watch) if settled.panels else None
    complete = settled.complete and (moving is None or moving.complete)
    return replace(found, forecast=settled, drivers=moving, complete=complete)


def _mixture(scenario: Scenario, cases: Sequence[Case]) -> Mixture | None:
    """The cases weighed, where the graph model was asked in all of them and types change somebody's wishes."""
    if len(cases) < 2 or len(list(type_combinations(scenario))) < 2:
        return None
    if not all(case.graph or case.unknown for case in cases):
        return None
    return mixture(scenario, [case.unknown or case.stability for case in cases])


def _askable(scenario: Scenario, types: Types, states: States) -> tuple[bool, bool, tuple[Problem, ...]]:
    """Whether the graph model and the deal can be asked, and why not, if the scenario has something of them."""
    graph = _refusals(lambda: any_setting_of(scenario, types, states))
    deal = _refusals(lambda: deals.deal_of(scenario, types))
    said = tuple(problem for problem in (*graph, *deal) if problem.code not in MISSING)
    if graph and deal and not has_issues(scenario):
        raise Unanswerable(said or graph)
    return not graph, not deal, said


def _refusals(asked: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        asked()
    except Unanswerable as error:
        return error.problems
    return ()
