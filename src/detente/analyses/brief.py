"""Every question that a scenario can answer, with the graph model and on its deal, for every combination of types."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from detente.analyses import deal as deals
from detente.analyses import roadmaps
from detente.analyses import tables as formats
from detente.analyses import views as misperception
from detente.analyses.assumptions import Judgement, by_confidence, judgements
from detente.analyses.clauses import ClauseAnswer, clauses
from detente.analyses.further import Further, further
from detente.analyses.guarantors import GuarantorAnswer, can_answer, guarantors
from detente.analyses.indifference import Variant, variants
from detente.analyses.roadmaps import RoadmapAnswer
from detente.analyses.setting import Setting, Types, setting_of, type_combinations
from detente.analyses.stability import StabilityAnswer, stability
from detente.analyses.tables import TablesAnswer
from detente.analyses.views import ViewsAnswer
from detente.analyses.wishes.contested import Contested, contested, contested_parties
from detente.errors import LimitReached, Problem, Unanswerable
from detente.graph.game import game_of
from detente.graph.stability import CONCEPTS, concept_named
from detente.graph.witness import Witness, witness
from detente.model.scenario import Scenario
from detente.model.states import States, feasible_states
from detente.watching import Watch, unwatched

MISSING = ("E901", "E920")  # nothing there to ask
CHEAP = 200_000  # combinations of levels times sets of guarantors times roadmaps, for the sets to be judged


@dataclass(frozen=True)
class Case:
    """The answers for one combination of types.

    graph: False where the graph model cannot be asked; then the setting has no parties, and stability is empty.
    witnesses: named state to party to why it is stable for it or not, under `concept`. guarantors: None where the
    scenario does not ask; clauses: per party of its focus. roadmaps: None where there is no deal to check. tables,
    views, contested: None where the file has none.
    """

    setting: Setting
    stability: StabilityAnswer
    witnesses: Mapping[str, Mapping[str, Witness]]
    guarantors: GuarantorAnswer | None
    clauses: tuple[ClauseAnswer, ...]
    variants: tuple[Variant, ...]
    graph: bool = True
    roadmaps: RoadmapAnswer | None = None
    tables: TablesAnswer | None = None
    views: ViewsAnswer | None = None
    contested: Contested | None = None


@dataclass(frozen=True)
class Brief:
    """complete: False when a limit cut the work off; what is there is right, the rest is missing.

    left_out: why the graph model or the deal could not be asked, where the scenario has something of it. further: what
    else is said of the deal, for the types of the first case.
    """

    scenario: Scenario
    concept: str
    cases: tuple[Case, ...]
    judgements: tuple[Judgement, ...]
    confidence: Mapping[str, int]
    complete: bool
    left_out: tuple[Problem, ...] = ()
    further: Further | None = None


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
    return replace(found, further=more, complete=more.complete)


def combinations(scenario: Scenario, *, graph: bool = True) -> Iterator[dict[str, str]]:
    """Every combination of types that changes somebody's wishes (if `graph`) or the deal, the reference types first."""
    wishes = type_combinations(scenario) if graph else [scenario.reference_types()]
    every = [*wishes, *(deals.deal_combinations(scenario) if deals.can_answer(scenario) else ())]
    varying = [party for party in scenario.reference_types() if len({each[party] for each in every}) > 1]
    for kinds in product(*(scenario.types_of(party) for party in varying)):
        yield {**scenario.reference_types(), **dict(zip(varying, kinds, strict=True))}


def _askable(scenario: Scenario, types: Types, states: States) -> tuple[bool, tuple[Problem, ...]]:
    """Whether the graph model can be asked, and why it or the deal cannot, if the scenario has it."""
    graph = _refusals(lambda: setting_of(scenario, types, states))
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
    parts = () if deal is None else (deal.status, *(sets.status for sets in deal.sets.values()))
    lists_cut_off = case.contested is not None and not case.contested.complete
    return bool(case.stability.result.unfinished) or lists_cut_off or "limit reached" in parts


def _case(scenario: Scenario, types: Types, states: States, concept: str, watch: Watch) -> Case:
    try:
        case = _graph_case(setting_of(scenario, types, states), concept, watch)
    except Unanswerable:
        setting = Setting(scenario, types, game_of(scenario.conflict, states, {}), {})
        case = Case(setting, stability(setting, ()), {}, None, (), (), graph=False)
    if case.stability.result.unfinished or not deals.can_answer(scenario):
        return case
    try:
        return replace(case, roadmaps=_roadmaps(deals.deal_of(scenario, types), watch))
    except Unanswerable:
        return case


def _graph_case(setting: Setting, concept: str, watch: Watch) -> Case:
    answer = stability(setting, CONCEPTS, watch)
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
    case = Case(setting, answer, witnesses, found, asked, tuple(variants(setting, concept)))
    if formats.can_answer(setting.scenario):
        case = replace(case, tables=formats.tables(setting, concept, watch))
    if misperception.can_answer(setting.scenario):
        case = replace(case, views=misperception.views(setting, concept, watch))
    if contested_parties(setting.scenario):
        several = contested(setting.scenario, setting.types, concept=concept, watch=watch)
        case = replace(case, contested=several)
    return case


def _roadmaps(deal: deals.Deal, watch: Watch) -> RoadmapAnswer:
    """The verdicts, the smallest sets where that is cheap, and the best roadmap; what a limit leaves of them."""
    answer = RoadmapAnswer(deal, {})
    try:
        for k, (id, roadmap) in enumerate(deal.roadmaps.items()):
            watch(id, k, len(deal.roadmaps))
            answer = replace(answer, verdicts={**answer.verdicts, id: roadmaps.verdict(deal, roadmap)})
    except LimitReached:
        return replace(answer, status="limit reached")
    work = len(deal.game.lattice) << len(deal.guarantors)
    if work * len(deal.roadmaps) <= CHEAP:
        answer = roadmaps.with_sets(answer, watch)
    if deal.goal and (deal.game.per == "step" or deal.months is not None):
        answer = roadmaps.with_design(answer, sets=work <= CHEAP, watch=watch)
    return answer
