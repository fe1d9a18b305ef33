"""Every answer for one combination of types: with the graph model and on the deal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.analyses import tables as formats
from detente.analyses import views as misperception
from detente.analyses.clauses import ClauseAnswer, clauses
from detente.analyses.deals import deal as deals
from detente.analyses.deals import roadmaps
from detente.analyses.deals.asked import can_design
from detente.analyses.deals.endurance import Endurance
from detente.analyses.deals.roadmaps import RoadmapAnswer
from detente.analyses.guarantors import GuarantorAnswer, can_answer, guarantors
from detente.analyses.indifference import Variant, variants
from detente.analyses.needs.question import NeedsAnswer, needs
from detente.analyses.paths import asked_about, paths
from detente.analyses.setting import (
    FixedSetting,
    Setting,
    Types,
    UnknownSetting,
    any_setting_of,
    goal_row,
)
from detente.analyses.stability import StabilityAnswer, stability
from detente.analyses.tables import TablesAnswer
from detente.analyses.unknown import UnknownAnswer, unknown
from detente.analyses.views import ViewsAnswer
from detente.analyses.way_map import WayMap, way_map
from detente.analyses.wishes.contested import Contested, contested, contested_parties
from detente.errors import LimitReached, Unanswerable
from detente.graph.game import game_of
from detente.graph.needs.demand import ASKED
from detente.graph.stability import CLASSICAL, concept_named
from detente.graph.witness import Witness, witness
from detente.model.scenario import Scenario
from detente.model.states import States
from detente.watching import Watch

QUICKLY_ASKED = 50_000  # states up to which the brief asks what would have to change
CHEAP = 200_000  # combinations of levels times sets of guarantors times roadmaps, for the sets to be judged


@dataclass(frozen=True)
class Case:
    """The answers for one combination of types.

    graph: False where the graph model cannot be asked in full; then the setting has no parties, and stability is empty.
    unknown: what can be said all the same where preferences leave pairs of states unknown.
    witnesses: named state to party to why it is stable for it or not, under `concept`. guarantors: None where the
    scenario does not ask; clauses: per party of its focus. roadmaps: None where there is no deal to check. tables,
    views, contested: None where the file has none. endurance: what verdicts on some roadmaps withstand, for the first
    case. way: to the goal or the first named equilibrium; None where there is neither. needs: what would have to change
    for a goal that is not stable; None where it is, or where asking takes long. complete: False when a limit cut
    something off that does not say so itself.
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
    contested: Contested | None = None


def is_cut_off(case: Case) -> bool:
    """Whether a limit left something of the case out."""
    deal = case.roadmaps
    wishes = (case.needs.status,) if case.needs else ()
    parts = wishes if deal is None else (*wishes, deal.status, *(sets.status for sets in deal.sets.values()))
    cut_off = (case.unknown is not None and case.unknown.unfinished) or (case.way and case.way.answer.unfinished)
    return bool(case.stability.result.unfinished or cut_off or not case.complete) or "limit reached" in parts


def case_of(scenario: Scenario, types: Types, states: States, concept: str, watch: Watch) -> Case:
    """Everything that a scenario answers for these types; what a limit leaves of it."""
    case = _any_graph_case(scenario, types, states, concept, watch)
    if is_cut_off(case) or not deals.can_answer(scenario):
        return case
    try:
        return replace(case, roadmaps=_roadmaps(deals.deal_of(scenario, types), watch))
    except Unanswerable:
        return case


def _any_graph_case(scenario: Scenario, types: Types, states: States, concept: str, watch: Watch) -> Case:
    found: UnknownAnswer | None = None
    try:
        setting = any_setting_of(scenario, types, states)
        if isinstance(setting, FixedSetting):
            return _fixed_case(setting, concept, watch)
        if isinstance(setting, Setting):
            return _graph_case(setting, concept, watch)
        if isinstance(setting, UnknownSetting):
            found = unknown(setting, watch=watch)
    except Unanswerable:
        pass
    wishes = found.setting.wishes if found else {}
    empty = Setting(scenario, types, game_of(scenario.conflict, states, {}), wishes)
    return Case(empty, stability(empty, ()), {}, None, (), (), graph=False, unknown=found)


def _fixed_case(setting: FixedSetting, concept: str, watch: Watch) -> Case:
    """What is known where parties act as one: which states are stable, and why."""
    answer = stability(setting, CLASSICAL, watch)
    witnesses = {} if answer.result.unfinished else _witnesses(setting, concept)
    return Case(setting, answer, witnesses, None, (), ())


def _witnesses(setting: Setting, concept: str) -> dict[str, dict[str, Witness]]:
    definition = concept_named(concept)
    return {
        name: {party: witness(setting.game, k, row, definition) for k, party in enumerate(setting.parties)}
        for name, row in setting.named_rows.items()
    }


def _graph_case(setting: Setting, concept: str, watch: Watch) -> Case:
    answer = stability(setting, CLASSICAL, watch)
    if answer.result.unfinished:
        return Case(setting, answer, {}, None, (), ())
    witnesses = _witnesses(setting, concept)
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
        if contested_parties(scenario):
            several = contested(scenario, case.setting.types, concept=concept, watch=watch)
            case = replace(case, contested=several, complete=several.complete)
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
    row = goal_row(setting)
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
    if can_design(deal):
        answer = roadmaps.with_design(answer, sets=work <= CHEAP, watch=watch)
    return answer
