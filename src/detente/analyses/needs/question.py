"""What would the parties have to want? Conditions, counts, the least changes, and whether they are enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import prod

from detente.analyses.needs.lists import Least, least
from detente.analyses.needs.mediator import Question, Single, Together, changed_game, single, together
from detente.analyses.setting import Setting
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.graph.needs.counting import Count, count
from detente.graph.needs.demand import ASKED, Demand, demand
from detente.graph.needs.orders import joint_count
from detente.graph.stability import concept_named
from detente.graph.witness import Witness, witness
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class NeedsAnswer:
    """parties: those asked about; named: whether they were chosen by name. witnesses: of every party of the game.

    demands, counts, least: per party asked about; a count is None where there is too much to count. joint: in how many
    combinations of strict orders of all of them, and of how many, the state is an equilibrium; None where that is not
    computed. single: whose change alone makes the state an equilibrium, cheapest first. together: what all of them
    changing does. status: `complete`; `not proven` where a search stopped before the least was sure; `limit reached`.
    """

    setting: Setting
    row: int
    concept: str
    parties: tuple[str, ...]
    named: bool
    witnesses: Mapping[str, Witness]
    demands: Mapping[str, Demand] = field(default_factory=dict)
    counts: Mapping[str, Count | None] = field(default_factory=dict)
    joint: tuple[int, int] | None = None
    least: Mapping[str, Least] = field(default_factory=dict)
    single: tuple[Single, ...] = ()
    together: Together | None = None
    status: str = "complete"

    @property
    def equilibrium(self) -> bool:
        """Whether the state is stable for everybody as the file has it."""
        return all(found.stable for found in self.witnesses.values())

    @property
    def unstable(self) -> tuple[str, ...]:
        """Parties for whom it is not."""
        return tuple(party for party, found in self.witnesses.items() if not found.stable)

    @property
    def asked_singly(self) -> tuple[str, ...]:
        """Parties of which one alone might do: those that were named, else everybody."""
        return self.parties if self.named else self.setting.parties

    @property
    def possible(self) -> bool:
        """Whether the state is an equilibrium, or a change was found that makes it one."""
        return self.equilibrium or any(each.found for each in self.single) or self.enough

    @property
    def enough(self) -> bool:
        """Whether the parties asked about can make it one together."""
        return self.together is not None and self.together.equilibrium


def needs(
    setting: Setting, row: int, concept: str = "seq", parties: Sequence[str] = (), watch: Watch = unwatched
) -> NeedsAnswer:
    """What `parties` (those for whom the row is not stable if none are given, else all) would have to want.

    Raises Unanswerable: E905 for a party that is not in the game, E945 for a concept that is not of this form.
    """
    _check(setting, concept, parties)
    definition = concept_named(concept)
    found = {id: witness(setting.game, k, row, definition) for k, id in enumerate(setting.parties)}
    leaving = tuple(id for id, seen in found.items() if not seen.stable)
    asked = tuple(id for id in setting.parties if id in (parties or leaving or setting.parties))
    answer = NeedsAnswer(setting, row, concept, asked, bool(parties), found)
    try:
        for step in (_with_demands, _with_least, _with_ways, _with_counts):
            answer = step(answer, watch)
    except LimitReached:
        return replace(answer, status="limit reached")
    cut = any(each.status == "not proven" for each in answer.least.values())
    return replace(answer, status="not proven") if cut else answer


def _check(setting: Setting, concept: str, parties: Sequence[str]) -> None:
    problems = [
        Problem("E905", Place(), {"found": party, "allowed": ", ".join(setting.parties)})
        for party in parties
        if party not in setting.parties
    ]
    if concept not in ASKED:
        problems.append(Problem("E945", Place(), {"found": concept, "allowed": ", ".join(ASKED)}))
    if problems:
        raise Unanswerable(problems)


def _with_demands(answer: NeedsAnswer, watch: Watch) -> NeedsAnswer:
    setting, definition = answer.setting, concept_named(answer.concept)
    for party in answer.parties:
        found = demand(setting.game, setting.parties.index(party), answer.row, definition, watch)
        answer = replace(answer, demands={**answer.demands, party: found})
    return answer


def _with_least(answer: NeedsAnswer, watch: Watch) -> NeedsAnswer:
    for party in answer.parties:
        if not answer.witnesses[party].stable:
            found = least(answer.setting, answer.demands[party], watch)
            _verify(answer, found)
            answer = replace(answer, least={**answer.least, party: found})
    return answer


def _verify(answer: NeedsAnswer, found: Least) -> None:
    """Judge every changed list by the engine. Raises RuntimeError if one does not do what the search says."""
    question = Question(answer.setting, answer.row, concept_named(answer.concept), answer.witnesses)
    for change in (found.best, *found.others):
        if change is not None and not question.stable_for(changed_game(answer.setting, [change]), found.party):
            raise RuntimeError(f"the search and the engine disagree on {found.party}: {change.line}")


def _with_ways(answer: NeedsAnswer, watch: Watch) -> NeedsAnswer:
    if answer.equilibrium:
        return answer
    question = Question(answer.setting, answer.row, concept_named(answer.concept), answer.witnesses)
    both = together(question, answer.parties, answer.demands, answer.least, watch)
    answer = replace(answer, together=both)
    found = [single(question, party, answer.least.get(party), watch) for party in answer.asked_singly]
    return replace(answer, single=tuple(sorted(found, key=lambda each: each.order)))


def _with_counts(answer: NeedsAnswer, watch: Watch) -> NeedsAnswer:
    setting = answer.setting
    for party in answer.parties:
        found = count(answer.demands[party], setting.states.count, watch)
        answer = replace(answer, counts={**answer.counts, party: found})
    return replace(answer, joint=_joint(answer, watch))


def _joint(answer: NeedsAnswer, watch: Watch) -> tuple[int, int] | None:
    """By products where no party's wishes can move another's verdict, else kind by kind."""
    game, definition = answer.setting.game, concept_named(answer.concept)
    free = [answer.setting.parties.index(party) for party in answer.parties]
    if definition.replies == "improvements":
        return joint_count(game, free, answer.row, definition, watch)
    found = [answer.counts[party] for party in answer.parties]
    if any(each is None or each.strict is None for each in found):
        return None
    strict = [each.strict for each in found if each is not None and each.strict is not None]
    others = all(seen.stable for id, seen in answer.witnesses.items() if id not in answer.parties)
    return prod(some for some, _ in strict) * others, prod(every for _, every in strict)
