"""Every question that a scenario can answer, with the graph model and on its deal, for every combination of types."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from detente.analyses import tables as formats
from detente.analyses import views as misperception
from detente.analyses.assumptions import Judgement, by_confidence, judgements
from detente.analyses.clauses import ClauseAnswer, clauses
from detente.analyses.deals import deal as deals
from detente.analyses.deals import roadmaps
from detente.analyses.deals.endurance import Endurance
from detente.analyses.deals.further import Further, further
from detente.analyses.deals.roadmaps import RoadmapAnswer
from detente.analyses.guarantors import GuarantorAnswer, can_answer, guarantors
from detente.analyses.indifference import Variant, variants
from detente.analyses.mixture import Mixture, mixture
from detente.analyses.needs.question import NeedsAnswer, needs
from detente.analyses.paths import asked_about, paths
from detente.analyses.setting import (
    Setting,
    Types,
    UnknownSetting,
    any_setting_of,
    type_combinations,
    types_today,
)
from detente.analyses.stability import StabilityAnswer, stability
from detente.analyses.tables import TablesAnswer
from detente.analyses.unknown import UnknownAnswer, unknown
from detente.analyses.views import ViewsAnswer
from detente.analyses.way_map import WayMap, way_map
from detente.errors import LimitReached, Problem, Unanswerable
from detente.graph.game import game_of
from detente.graph.needs.demand import ASKED
from detente.graph.stability import CLASSICAL, concept_named
from detente.graph.witness import Witness, witness
from detente.model.scenario import Scenario
from detente.model.states import States, feasible_states
from detente.watching import Watch, unwatched

MISSING = ("E901", "E920")  # nothing there to ask
QUICKLY_ASKED = 50_000  # states up to which the brief asks what would have to change
CHEAP = 200_000  # combinations of levels times sets of guarantors times roadmaps, for the sets to be judged


@dataclass(frozen=True)
class Case:
    """The answers for one combination of types.

    graph: False where the graph model cannot be asked in full; then the setting has no parties, and stability is empty.
    unknown: what can be said all the same where preferences leave pairs of states unknown.
    witnesses: named state to party to why it is stable for it or not, under `concept`. guarantors: None where the
    scenario does not ask; clauses: per party of its focus. roadmaps: None where there is no deal to check. tables,
    views: None where the file has none. endurance: what verdicts on some of them withstand, for the first case. way:
    to the goal or the first named equilibrium; None where there is neither. needs: what would have to change for a goal
    that is not stable; None where it is, or where asking takes long. complete: False when a limit cut something off
    that does not say so itself.
    """

    setting: Setting
    stability: StabilityAnswer
    witnesses: Mapping[str, Mapping[str, Witness]]
    guarantors: GuarantorAnswer | None
    clauses: tuple[ClauseAnswer, ...]
    variants: tuple[Variant, ...]
    graph: bool = True
    way: WayMap | None = None
    roadmaps: RoadmapAnswer | None = None
    tables: TablesAnswer | None = None
    views: ViewsAnswer | None = None
    endurance: tuple[Endurance, ...] = ()
    unknown: UnknownAnswer | None = None
    complete: bool = True
    needs: NeedsAnswer | None = None


@dataclass(frozen=True)
class Brief:
    """complete: False when a limit cut the work off; what is there is right, the rest is missing.

    left_out: why the graph model or the deal could not be asked, where the scenario has something of it. further: what
    else is said of the deal, for the types of the first case. mixture: the cases weighed by the file's types; None for
    one case.
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


def brief(scenario: Scenario, types: Types | None = None, concept: str = "seq", watch: Watch = unwatched) -> Brief:
    """Answer everything for every combination of types, or for `types` only.

    Raises Unanswerable if neither the graph model nor the deal can be asked.
    """
    states = feasible_states(scenario.conflict)
    reference = {**scenario.reference_types(), **(types or {})}
    graph, left_out = _askable(scenario, reference, states)
    chosen = [reference] if types else list(combinations(scenario, graph=graph))
    cases: list[Case] = []
    complete = True
    try:
        for each in chosen:
            cases.append(_case(scenario, each, states, concept, watch))
            if _is_cut_off(cases[-1]):
                raise LimitReached
    except LimitReached:
        complete = False
    inputs = tuple(judgements(scenario)), by_confidence(scenario)
    found = Brief(scenario, concept, tuple(cases), *inputs, complete, left_out)
    if not complete:
        return found
    more = further(scenario, cases[0].roadmaps if cases else None, watch)
    first = tuple(replace(case, endurance=more.endurance) for case in cases[:1])
    weighed = _mixture(scenario, cases)
    return replace(found, cases=(*first, *cases[1:]), further=more, mixture=weighed, complete=more.complete)


def _mixture(scenario: Scenario, cases: Sequence[Case]) -> Mixture | None:
    """The cases weighed, where the graph model was asked in all of them and types change somebody's wishes."""
    if len(cases) < 2 or len(list(type_combinations(scenario))) < 2:
        return None
    if not all(case.graph or case.unknown for case in cases):
        return None
    return mixture(scenario, [case.unknown or case.stability for case in cases])


def combinations(scenario: Scenario, *, graph: bool = True) -> Iterator[dict[str, str]]:
    """Every combination of today's types that changes wishes (if `graph`) or the deal, the reference types first."""
    wishes = type_combinations(scenario) if graph else [scenario.reference_types()]
    every = [*wishes, *(deals.deal_combinations(scenario) if deals.can_answer(scenario) else ())]
    varying = [party for party in scenario.reference_types() if len({each[party] for each in every}) > 1]
    for kinds in product(*(types_today(scenario, party) for party in varying)):
        yield {**scenario.reference_types(), **dict(zip(varying, kinds, strict=True))}


def _askable(scenario: Scenario, types: Types, states: States) -> tuple[bool, tuple[Problem, ...]]:
    """Whether the graph model can be asked, and why it or the deal cannot, if the scenario has it."""
    graph = _refusals(lambda: any_setting_of(scenario, types, states))
    deal = _refusals(lambda: deals.deal_of(scenario, types))
    said = tuple(problem for problem in (*graph, *deal) if problem.code not in MISSING)
    if graph and deal:
        raise Unanswerable(said or graph)
    return not graph, said


def _refusals(asked: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        asked()
    except Unanswerable as error:
        return error.problems
    return ()


def _is_cut_off(case: Case) -> bool:
    deal = case.roadmaps
    wishes = (case.needs.status,) if case.needs else ()
    parts = wishes if deal is None else (*wishes, deal.status, *(sets.status for sets in deal.sets.values()))
    cut_off = (case.unknown is not None and case.unknown.unfinished) or (case.way and case.way.answer.unfinished)
    return bool(case.stability.result.unfinished or cut_off or not case.complete) or "limit reached" in parts


def _case(scenario: Scenario, types: Types, states: States, concept: str, watch: Watch) -> Case:
    case = _any_graph_case(scenario, types, states, concept, watch)
    if _is_cut_off(case) or not deals.can_answer(scenario):
        return case
    try:
        return replace(case, roadmaps=_roadmaps(deals.deal_of(scenario, types), watch))
    except Unanswerable:
        return case


def _any_graph_case(scenario: Scenario, types: Types, states: States, concept: str, watch: Watch) -> Case:
    found: UnknownAnswer | None = None
    try:
        setting = any_setting_of(scenario, types, states)
        if isinstance(setting, Setting):
            return _graph_case(setting, concept, watch)
        if isinstance(setting, UnknownSetting):
            found = unknown(setting, watch=watch)
    except Unanswerable:
        pass
    wishes = found.setting.wishes if found else {}
    empty = Setting(scenario, types, game_of(scenario.conflict, states, {}), wishes)
    return Case(empty, stability(empty, ()), {}, None, (), (), graph=False, unknown=found)


def _graph_case(setting: Setting, concept: str, watch: Watch) -> Case:
    answer = stability(setting, CLASSICAL, watch)
    if answer.result.unfinished:
        return Case(setting, answer, {}, None, (), ())
    definition = concept_named(concept)
    witnesses = {
        name: {party: witness(setting.game, k, row, definition) for k, party in enumerate(setting.parties)}
        for name, row in setting.named_rows.items()
    }
    watch("guarantors", 0, 0)
    found = guarantors(setting, concept) if can_answer(setting) else None
    asked = tuple(clauses(setting, party, concept, watch) for party in (found.focus if found else ()))
    indifferent = tuple(variants(setting, concept))
    case = Case(setting, answer, witnesses, found, asked, indifferent, way=_way(answer, concept, watch))
    case = replace(case, needs=_needs(answer, concept, watch))
    return _around_the_table(case, concept, watch)


def _around_the_table(case: Case, concept: str, watch: Watch) -> Case:
    """With what a limit leaves of the answers on formats and misperception."""
    scenario = case.setting.scenario
    try:
        if formats.can_answer(scenario):
            case = replace(case, tables=formats.tables(case.setting, concept, watch))
        if misperception.can_answer(scenario):
            case = replace(case, views=misperception.views(case.setting, concept, watch))
    except LimitReached:
        return replace(case, complete=False)
    return case


def _way(answer: StabilityAnswer, concept: str, watch: Watch) -> WayMap | None:
    setting, end = answer.setting, asked_about(answer, concept)
    if end is None:
        return None
    stable = np.logical_and.reduce(answer.result.stable[concept], axis=0)
    return way_map(paths(setting, setting.game.status_quo, end, watch), concept, stable)


def _needs(answer: StabilityAnswer, concept: str, watch: Watch) -> NeedsAnswer | None:
    setting = answer.setting
    goal = setting.scenario.goal
    row = None if goal is None or goal.state is None else setting.states.row(goal.state)
    if row is None or concept not in ASKED or setting.states.count > QUICKLY_ASKED:
        return None
    return None if answer.standing(row).equilibrium(concept) else needs(setting, row, concept, watch=watch)


def _roadmaps(deal: deals.Deal, watch: Watch) -> RoadmapAnswer:
    """The verdicts, the smallest sets where that is cheap, and the best roadmap; what a limit leaves of them."""
    answer = roadmaps.written(deal, watch)
    if answer.status == "limit reached":
        return answer
    work = len(deal.game.lattice) << len(deal.guarantors)
    if work * len(deal.roadmaps) <= CHEAP:
        answer = roadmaps.with_sets(answer, watch)
    if deal.goal and (deal.game.per == "step" or deal.months is not None):
        answer = roadmaps.with_design(answer, sets=work <= CHEAP, watch=watch)
    return answer
