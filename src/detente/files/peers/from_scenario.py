"""A scenario as a conflict of a `.gmcr` file, with what cannot be carried over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from detente.errors import InputError, Problem
from detente.files.peers.conflict import DIRECTION, RANKED, Pattern, PeerConflict, PeerOption, PeerParty
from detente.files.peers.lost import lost
from detente.files.peers.normal_form import MOST, TooManyPatterns, patterns_of
from detente.files.peers.unseen import unseen_by
from detente.files.read import Reading
from detente.model.conditions import Condition
from detente.model.scenario import Wishes, WishKey
from detente.model.states import States, feasible_states
from detente.preferences import form_of, relation_of
from detente.preferences.form import Path
from detente.preferences.ranking import Ranking
from detente.preferences.relation import PartialOrder, Rank, Ranks
from detente.preferences.statements import Statements
from detente.watching import Watch, unwatched

Chosen = Mapping[str, WishKey]
"""Party to the list that is exported for it."""


@dataclass(frozen=True)
class PeerExport:
    """A conflict as the other program states it, what was lost, and how many states are feasible."""

    conflict: PeerConflict
    warnings: tuple[Problem, ...]
    states: int


def peer_conflict(reading: Reading, chosen: Chosen, watch: Watch = unwatched) -> PeerExport:
    """The conflict of a scenario, each party with its chosen list.

    Raises InputError with everything that stands in the way: E870, E871, E872.
    """
    builder = _Builder(reading, chosen)
    conflict = builder.conflict(watch)
    wrong = [problem for problem in builder.problems if problem.is_error]
    if wrong:
        raise InputError(wrong)
    found = [*builder.problems, *lost(reading, chosen)]
    ordered = tuple(sorted(found, key=lambda each: (each.place, each.code, sorted(each.facts.items()))))
    return PeerExport(conflict, ordered, len(builder.states))


class _Builder:
    """Goes through the sections; problems: what was found so far."""

    def __init__(self, reading: Reading, chosen: Chosen) -> None:
        self.reading = reading
        self.scenario = reading.scenario
        self.chosen = chosen
        self.problems: list[Problem] = []

    @cached_property
    def states(self) -> States:
        """The feasible states, merged ones marked."""
        return feasible_states(self.scenario.conflict)

    def report(self, code: str, path: Path, /, **facts: str) -> None:
        """Record a problem at the place of `path`."""
        place = self.reading.place(path)
        self.problems.append(Problem(code, place, {"path": place.path, **facts}))

    def conflict(self, watch: Watch) -> PeerConflict:
        """The whole conflict."""
        scenario = self.scenario
        options = tuple(
            PeerOption(option.name.en, DIRECTION[option.reversible]) for option in scenario.conflict.options
        )
        infeasible = tuple(pattern for patterns in self._infeasible() for pattern in patterns)
        parties = []
        for k, party in enumerate(self.chosen):
            watch("export", k, len(self.chosen))
            parties.append(self._party(party))
        unranked = PeerConflict(options, tuple(parties), infeasible)
        self._check_status_quo(unranked)
        return self._with_rankings(unranked)

    def _infeasible(self) -> Iterator[tuple[Pattern, ...]]:
        for rule in self.scenario.conflict.infeasible:
            yield self._patterns(rule.condition, ("infeasible", rule.entry - 1, "when"))

    def _patterns(self, condition: Condition, path: Path) -> tuple[Pattern, ...]:
        try:
            return patterns_of(condition)
        except TooManyPatterns:
            self.report("E871", path, allowed=f"{MOST:,}")
            return ()

    def _party(self, party: str) -> PeerParty:
        conflict = self.scenario.conflict
        rules = [(k, rule) for k, rule in enumerate(conflict.blocked) if rule.party == party]
        hidden = unseen_by([rule for _, rule in rules], self.states)
        if hidden is None:
            self.report("W865", ("blocked", rules[0][0]), party=party)
        unseen = () if hidden is None else tuple(p for c in hidden for p in self._patterns(c, ("blocked", rules[0][0])))
        name = self.scenario.parties[party].name.en
        statements = tuple(self._statements(party))
        return PeerParty(name, conflict.controlled_by(party), statements, None, tuple(dict.fromkeys(unseen)))

    # ------------------------------------------------------------ wishes
    def _wishes(self, party: str) -> tuple[Wishes, Path]:
        key = self.chosen[party]
        return self.scenario.preferences[key], ("preferences", str(key))

    def _statements(self, party: str) -> Iterator[tuple[Pattern, ...]]:
        wishes, path = self._wishes(party)
        if not isinstance(wishes, Statements):
            return
        for k, statement in enumerate(wishes.statements):
            at: Path = (*path, "statements", k, "wants")
            before = len(self.problems)
            patterns = self._patterns(statement.wants, at)
            if patterns and () not in patterns:
                yield patterns
            elif len(self.problems) == before:
                self.report("W868", at, found=statement.text)

    def _with_rankings(self, conflict: PeerConflict) -> PeerConflict:
        """The conflict with rankings, which count where somebody's wishes are no statements or states are merged."""
        merged = self.states.count < len(self.states)
        stated = [self._is_stated(party) for party in self.chosen]
        ranked = merged or not all(stated)
        total = len(self.states) * len(self.chosen)
        if total > RANKED:
            if ranked:
                self.report("E870", ("preferences",), found=f"{total:,}", allowed=f"{RANKED:,}")
            return conflict
        numbered = conflict.numbered(self.states)
        parties = []
        for party, written in zip(self.chosen, conflict.parties, strict=True):
            rank = self._ranks[party]
            parties.append(written if rank is None else replace(written, ranking=_groups(rank[numbered])))
        return replace(conflict, parties=tuple(parties), ranked=ranked)

    def _is_stated(self, party: str) -> bool:
        """Whether statements can say what a party wants; no statement says that all states are equally good."""
        wishes, path = self._wishes(party)
        form = form_of(wishes).name
        if form in ("weights", "payoffs", "pairs") or (isinstance(wishes, Ranking) and wishes.gaps):
            self.report("W863", (*path, form), form=form, party=party)
        if isinstance(wishes, Statements):
            return True
        rank = self._ranks[party]
        return rank is not None and bool((rank == rank[0]).all())

    @cached_property
    def _ranks(self) -> dict[str, Rank | None]:
        """(S,) int64: the ranks of each list; None, and a report, where it leaves pairs of states unknown."""
        ranks: dict[str, Rank | None] = {}
        for party in self.chosen:
            wishes, path = self._wishes(party)
            relation = relation_of(wishes, self.states)
            ranks[party] = relation.rank if isinstance(relation, Ranks) else _settled(relation)
            if ranks[party] is None:
                self.report("E872", path, party=party)
        return ranks

    def _check_status_quo(self, conflict: PeerConflict) -> None:
        first = conflict.first(self.states)
        now = self.scenario.conflict.status_quo
        if int(self.states.codes[first]) != now:
            taken = [option.id for option in self.scenario.conflict.options if option.now]
            self.report("W866", ("options",), found=", ".join(taken) or "-")


def _settled(order: PartialOrder) -> Rank | None:
    """(S,) int64: ranks of an order that leaves nothing open."""
    known = order.better | order.better.T | order.equal
    alone = np.bincount(order.block, minlength=len(known)) == 1
    if not (known | np.diag(alone)).all():
        return None
    rank: Rank = order.better.sum(axis=1).astype(np.int64)[order.block]
    return rank


def _groups(rank: Rank) -> tuple[tuple[int, ...], ...]:
    """Groups of equally good states by number, best first; rank: by number."""
    best_first = sorted(set(rank.tolist()), reverse=True)
    groups: dict[int, list[int]] = {value: [] for value in best_first}
    for number, value in enumerate(rank.tolist(), 1):
        groups[value].append(number)
    return tuple(tuple(group) for group in groups.values())
