"""Whose change is enough: one party alone, or those asked about together; every answer is judged anew by the engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from detente.analyses.needs.lists import Least, Rewritten, least, listed, statements_after
from detente.analyses.setting import Setting
from detente.graph.game import Game
from detente.graph.needs.change.nearby import one_dropped_or_added, one_moved
from detente.graph.needs.credible import Leaving, hopeless, sure_without
from detente.graph.needs.demand import Demand, demand
from detente.graph.stability import Concept
from detente.graph.witness import Witness, stable_at, witness
from detente.model.scenario import Wishes
from detente.preferences import relation_of
from detente.preferences.relation import Ranks
from detente.preferences.statements import Statements
from detente.watching import Watch

ROUNDS = 3  # in which each list is fitted to the others' changed ones
COMBINED = 200  # combinations of changes that cost the least
TRIED = 1_500  # nearby lists that the engine judges, fewer where
JUDGED = 80_000_000  # states times lists would be more than this


@dataclass(frozen=True)
class Question:
    """witnesses: of every party, as the file has it."""

    setting: Setting
    row: int
    concept: Concept
    witnesses: Mapping[str, Witness]

    def stable_for(self, game: Game, party: str) -> bool:
        """Whether the row is stable for a party in a changed game."""
        return stable_at(game, self.setting.parties.index(party), self.row, self.concept)

    def leaving(self, game: Game) -> tuple[str, ...]:
        """Parties for whom it is not."""
        return tuple(party for party in self.setting.parties if not self.stable_for(game, party))


@dataclass(frozen=True)
class Single:
    """One party alone. found: a change of its list that makes the state an equilibrium; None if there is none.

    least: whether no smaller one does. leaving: whoever would leave whatever the party wants, and where to, as far as
    that is known; broken: parties that would leave after its own least change. tried: only lists near the written one.
    """

    party: str
    found: Rewritten | None
    least: bool = False
    leaving: Leaving | None = None
    broken: tuple[str, ...] = ()
    tried: bool = False

    @property
    def order(self) -> tuple[bool, tuple[float, ...]]:
        """Those that are enough first, cheapest first; the rest in file order."""
        return (self.found is None, self.found.cost if self.found else ())


@dataclass(frozen=True)
class Together:
    """changes: of the parties that have to change; least: no smaller ones do. leaving: parties still not content.

    unanswered: where the first of those moves to.
    """

    changes: tuple[Rewritten, ...]
    least: bool
    leaving: tuple[str, ...]
    unanswered: Leaving | None = None

    @property
    def equilibrium(self) -> bool:
        """Whether the state is one after these changes."""
        return not self.leaving


def changed_game(setting: Setting, changes: Sequence[Rewritten]) -> Game:
    """The game with these lists in the place of the written ones."""
    game = setting.game
    for change in changes:
        game = game.with_ranks(setting.parties.index(change.party), _ranks(change.wishes, setting))
    return game


def _ranks(wishes: Wishes, setting: Setting) -> Ranks:
    relation = relation_of(wishes, setting.states)
    assert isinstance(relation, Ranks)
    return relation


# ---------------------------------------------------------------- together
def together(
    question: Question, parties: Sequence[str], demands: Mapping[str, Demand], known: Mapping[str, Least], watch: Watch
) -> Together:
    """The least changes of those of `parties` for whom the state is not stable, until it is for all of them.

    Under SEQ a changed list changes replies; then each party is asked again with the others' new lists.
    """
    setting, independent = question.setting, question.concept.replies != "improvements"
    proven = independent and all(each.status == "least" for each in known.values())
    best = {party: found.best for party, found in known.items() if found.best is not None}
    for combination in _combinations(known):
        watch("together", 0, 0)
        if not question.leaving(changed_game(setting, combination)):
            return Together(combination, proven, ())
    changes = dict(best)
    for _ in range(0 if independent else ROUNDS):
        leaving = question.leaving(changed_game(setting, tuple(changes.values())))
        for party in leaving:
            if party in parties:
                changes.update(_fitted(question, party, changes, watch))
    ordered = tuple(changes[party] for party in setting.parties if party in changes)
    game = changed_game(setting, ordered)
    leaving = question.leaving(game)
    return Together(ordered, proven, leaving, _first_unanswered(question, game, leaving))


def _combinations(known: Mapping[str, Least]) -> list[tuple[Rewritten, ...]]:
    """A change for each party, cheapest first; the first one if there are too many."""
    if any(found.best is None for found in known.values()):
        return []
    choices = [[each for each in (found.best, *found.others) if each is not None] for found in known.values()]
    every = list(islice(product(*choices), COMBINED))
    return sorted(
        every, key=lambda changes: [sum(costs) for costs in zip(*(each.cost for each in changes), strict=False)]
    )


def _fitted(question: Question, party: str, changes: Mapping[str, Rewritten], watch: Watch) -> dict[str, Rewritten]:
    setting = question.setting
    game = changed_game(setting, [each for id, each in changes.items() if id != party])
    found = demand(game, setting.parties.index(party), question.row, question.concept, watch)
    best = least(setting, found, watch).best
    return {party: best} if best is not None else {}


def _first_unanswered(question: Question, game: Game, leaving: Sequence[str]) -> Leaving | None:
    for party in leaving:
        index = question.setting.parties.index(party)
        found = witness(game, index, question.row, question.concept)
        return next(Leaving(index, each.to) for each in found.improvements if not each.answered)
    return None


# ---------------------------------------------------------------- one alone
def single(question: Question, party: str, known: Least | None, watch: Watch) -> Single:
    """Whether one party's change alone makes the state an equilibrium, and the least that does."""
    setting, game = question.setting, question.setting.game
    index = setting.parties.index(party)
    doubtful = []
    for k, other in enumerate(setting.parties):
        if other == party or sure_without(game, index, k, question.row, question.concept):
            continue
        if not question.witnesses[other].stable:
            lost = hopeless(game, index, k, question.row, question.concept, watch)
            if lost is not None:
                return Single(party, None, leaving=lost)
        doubtful.append(other)
    own = known or least(setting, demand(game, index, question.row, question.concept, watch), watch)
    for change in (own.best, *own.others):
        if change is not None and any(change.cost) and not question.leaving(changed_game(setting, [change])):
            smallest = own.best is not None and change.cost[:2] == own.best.cost[:2]
            return Single(party, change, least=own.status == "least" and smallest)
    if not doubtful or not isinstance(setting.wishes[party], Statements):
        broken = question.leaving(changed_game(setting, [own.best])) if own.best else ()
        return Single(party, None, broken=broken)
    return _nearby(question, party, doubtful, watch)


def _nearby(question: Question, party: str, doubtful: Sequence[str], watch: Watch) -> Single:
    """Among the lists with one statement moved, dropped or added: the first that does."""
    setting = question.setting
    found = demand(setting.game, setting.parties.index(party), question.row, question.concept, watch)
    lists = listed(setting, found)
    most = min(TRIED, JUDGED // len(setting.states))
    for tried, change in enumerate(islice(chain(one_moved(lists), one_dropped_or_added(lists)), most)):
        watch("nearby lists", tried, most)
        after = statements_after(setting, party, change)
        game = changed_game(setting, [after])
        if all(question.stable_for(game, other) for other in doubtful) and not question.leaving(game):
            return Single(party, after, least=change.cost[:2] == (0, 1), tried=True)
    return Single(party, None, tried=True)
