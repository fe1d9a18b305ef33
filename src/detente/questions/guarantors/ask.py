"""Every set of guarantors by every model: four engines answer four questions, which only share their subject.

Nobody leaves the goal, and all prefer it to today (graph model); enough of the threat is removed (belief); which
written roadmaps keep themselves (agreement). With the file's own values, and one type per party.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.analyses.guarantors import guarantors, is_asked, subsets
from detente.analyses.setting import Types, setting_of
from detente.analyses.sweeps.bargains import backing, credibility
from detente.analyses.sweeps.bargains.dealt import Dealt
from detente.analyses.sweeps.bargains.terms import terms_of
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.model.scenario import Scenario
from detente.questions.answer.central import Central
from detente.watching import Watch, unwatched

Members = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """What the models say of a set; None where a model is not there, or the goal is not possible with the set.

    keeping: ids of the written roadmaps that keep themselves with exactly this set.
    """

    members: Members
    stays: bool | None
    better: bool | None
    believed: bool | None
    keeping: tuple[str, ...] | None


@dataclass(frozen=True)
class Matrix:
    """sets: smaller ones first. complete: False where a limit cut the roadmaps off."""

    scenario: Scenario
    types: Types
    concept: str
    sets: tuple[SetAnswer, ...]
    complete: bool


def matrix(scenario: Scenario, types: Types | None = None, concept: str = "seq", watch: Watch = unwatched) -> Matrix:
    """Every set of those who can guarantee. Raises Unanswerable (E967) where nobody can."""
    everybody = tuple(scenario.agreement.guarantees)
    if not everybody:
        raise Unanswerable([Problem("E967", Place(scenario.id))])
    stays, better = _graph(scenario, types, concept)
    believed = _believed(scenario)
    keeping, complete = _keeping(scenario, types, watch)
    sets = tuple(
        SetAnswer(each, stays.get(each), better.get(each), believed.get(each), keeping.get(each))
        for each in subsets(everybody)
    )
    return Matrix(scenario, {**scenario.reference_types(), **(types or {})}, concept, sets, complete)


def _graph(
    scenario: Scenario, types: Types | None, concept: str
) -> tuple[Mapping[Members, bool], Mapping[Members, bool]]:
    if not is_asked(scenario):
        return {}, {}
    try:
        setting = setting_of(scenario, types)
    except Unanswerable:  # wishes that leave states uncompared, or parties that act as one
        return {}, {}
    found = [each for each in guarantors(setting, concept).sets if each.feasible]
    return (
        {each.members: all(each.stable) for each in found},
        {each.members: all(sign > 0 for sign in each.against) for each in found},
    )


def _believed(scenario: Scenario) -> Mapping[Members, bool]:
    if not credibility.SUBJECT.can_answer(scenario):
        return {}
    central, guarantees = Central(scenario), list(scenario.agreement.guarantees)
    found = {}
    for each in credibility.SUBJECT.quantities(scenario):
        spelled = each.id.partition(".")[2]
        members = () if spelled == "none" else tuple(sorted(spelled.split("+"), key=guarantees.index))
        found[members] = central.value(each.id) == 1.0
    return found


def _keeping(scenario: Scenario, types: Types | None, watch: Watch) -> tuple[Mapping[Members, tuple[str, ...]], bool]:
    """Of roadmaps of the same steps only the first, as the guarantors are those of the set."""
    guarantees = tuple(scenario.agreement.guarantees)
    if not backing.can_answer(scenario):
        return {}, True
    terms = terms_of(scenario)
    dealt = Dealt.of(terms.game({**terms.reference, **(types or {})}, {}))
    asked, found = backing.paths(scenario.agreement), dict[Members, tuple[str, ...]]()
    try:
        for k, members in enumerate(subsets(guarantees)):
            watch("sets of guarantors", k, 1 << len(guarantees))
            found[members] = tuple(id for id, path in asked.items() if dealt.kept(path, members).holds == 1.0)
    except LimitReached:
        return found, False
    return found, True
