"""Unknown preference as its definitions say it: what is known pair by pair, all completions one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from random import Random

from detente.graph.unknown.partial import PartialGame, partial_game
from detente.model.references import AllWhere, OneState, StateReference
from detente.model.states import States
from detente.preferences.pairs import Pair, Pairs
from detente.preferences.pairs import relation as closed
from detente.preferences.relation import Ranks, Relation
from tests.graph.model_draws import Model, condition, draw
from tests.graph.twin import Twin, true_in

Signs = Mapping[tuple[int, int], int | None]
"""(t, s), codes of states, to 1, 0, -1 where t is better than, equal to, worse than s, None where that is unknown."""

TEMPTS, DETERS = "ac", "cd"


@dataclass(frozen=True)
class Moving(Twin):
    """A twin that borrows another's moves, so that only wishes differ."""

    lender: Twin | None = None

    def reach(self, party: str, s: int) -> frozenset[int]:
        """R_i(s)."""
        assert self.lender is not None
        return self.lender.reach(party, s)


@dataclass(frozen=True)
class Unknown:
    """A conflict with what is known of every party's order."""

    twin: Twin
    known: Mapping[str, Signs]

    def sign(self, party: str, t: int, s: int) -> int | None:
        """How t compares with s."""
        return 0 if t == s else self.known[party][t, s]

    def tempts(self, party: str, t: int, s: int, extension: str) -> bool:
        """Whether a move from s to t is an incentive."""
        sign = self.sign(party, t, s)
        return sign == 1 or (sign is None and extension in TEMPTS)

    def deters(self, party: str, t: int, s: int, extension: str) -> bool:
        """Whether ending in t is no incentive to leave s."""
        sign = self.sign(party, t, s)
        return sign in (0, -1) or (sign is None and extension in DETERS)

    def reached(self, party: str, start: int, replies: str) -> set[int]:
        """Where legal sequences of the others of `party` lead from `start`, remembered."""
        if (party, start, replies) not in self._reached:
            self._reached[party, start, replies] = self._followed(party, start, replies)
        return self._reached[party, start, replies]

    @cached_property
    def _reached(self) -> dict[tuple[str, int, str], set[int]]:
        return {}

    def _followed(self, party: str, start: int, replies: str) -> set[int]:
        found: set[tuple[int, str]] = set()
        ends = {(start, party)}
        while ends:
            steps = {
                (t, mover)
                for here, last in ends
                for mover in self.twin.parties - {last, party}
                for t in self.twin.reach(mover, here)
                if replies == "moves" or self.tempts(mover, t, here, "c" if replies == "possible" else "b")
            }
            ends = steps - found
            found |= steps
        return {t for t, _ in found}

    def stable(self, concept: str, party: str, s: int, extension: str, replies: str = "possible") -> bool:
        """Extension a, b, c or d of a concept."""
        leaving = [t for t in self.twin.reach(party, s) if self.tempts(party, t, s, extension)]
        kind = replies if concept == "seq" else "moves"
        return all(
            concept != "nash"
            and any(
                self.deters(party, s2, s, extension)
                and (concept != "smr" or all(self.deters(party, s3, s, extension) for s3 in self.twin.reach(party, s2)))
                for s2 in self.reached(party, s1, kind)
            )
            for s1 in leaving
        )

    def completions(self, party: str) -> list[dict[int, int]]:
        """Every total preorder that keeps what is known, as ranks."""
        codes = sorted(self.twin.states)
        return [
            dict(zip(codes, ranks, strict=True))
            for ranks in product(range(len(codes)), repeat=len(codes))
            if set(ranks) == set(range(max(ranks) + 1))
            and all(
                sign is None or sign == (a > b) - (a < b)
                for t, a in zip(codes, ranks, strict=True)
                for s, b in zip(codes, ranks, strict=True)
                for sign in [self.sign(party, t, s)]
            )
        ]

    def worlds(self) -> Iterator[Twin]:
        """All parties' completions together."""
        parties = sorted(self.twin.parties)
        for ranks in product(*(self.completions(party) for party in parties)):
            yield Moving(self.twin.conflict, dict(zip(parties, ranks, strict=True)), self.twin)

    def size(self) -> int:
        """How many worlds there are."""
        count = 1
        for party in self.twin.parties:
            count *= len(self.completions(party))
        return count


@dataclass(frozen=True)
class Drawn:
    """A random conflict as the engine sees it and as the definitions do."""

    model: Model
    game: PartialGame
    unknown: Unknown

    @property
    def shown(self) -> list[tuple[int, int]]:
        """Row and code of every state in its own right."""
        states = self.model.states
        return [(int(row), int(states.codes[row])) for row in states.shown]


def drawn(random: Random, parties: int, options: int | None, most: int) -> Drawn:
    """A model of at most `most` states in which at least one party's wishes are pairs."""
    while True:
        model = draw(random, parties, options)
        if 2 <= model.states.count <= most:
            break
    pairs = {party: _pairs(random, model.states) for party in model.relations if random.random() < 0.6}
    pairs = pairs or {"p0": _pairs(random, model.states)}
    relations: dict[str, Relation] = {**model.relations}
    known: dict[str, Signs] = {}
    for party, ranks in model.relations.items():
        if party in pairs:
            relations[party] = closed(pairs[party], model.states)
            signs = closure(pairs[party], model)
            assert signs is not None
            known[party] = signs
        else:
            known[party] = _signs(ranks, model)
    return Drawn(model, partial_game(model.conflict, model.states, relations), Unknown(model.twin, known))


def _pairs(random: Random, states: States) -> Pairs:
    """Pairs that contradict nothing, of single states or of conditions."""
    found: tuple[Pair, ...] = ()
    for _ in range(random.choice((0, 1, 2, 3, 4, 6))):
        left, right = (_reference(random, states) for _ in range(2))
        pair = Pair(left, random.choice((">", ">", "=")), right)
        if not closed(Pairs((*found, pair)), states).better.diagonal().any():
            found = (*found, pair)
    return Pairs(found)


def _reference(random: Random, states: States) -> StateReference:
    if random.random() < 0.6:
        return StateReference("", OneState(int(random.choice(states.codes))))
    return StateReference("", AllWhere(condition(random, states.options)))


def closure(pairs: Pairs, model: Model) -> Signs | None:
    """What pairs settle, by adding what follows until nothing more does; None if a state is better than itself."""
    twin, options = model.twin, model.states.options
    codes = sorted(twin.states)

    def covered(reference: StateReference) -> set[int]:
        target = reference.target
        if isinstance(target, OneState):
            return {twin.shown_as[target.code]}
        assert isinstance(target, AllWhere)
        return {code for code in codes if true_in(target.condition, code, options)}

    better: set[tuple[int, int]] = set()
    equal = {(code, code) for code in codes}
    for pair in pairs.pairs:
        both = set(product(covered(pair.left), covered(pair.right)))
        if pair.sign == ">":
            better |= both
        else:
            equal |= both | {(s, t) for t, s in both}
    while True:
        more_equal = {(a, d) for a, b in equal for c, d in equal if b == c}
        no_worse = better | equal
        more_better = {(a, d) for a, b in better for c, d in no_worse if b == c}
        more_better |= {(a, d) for a, b in no_worse for c, d in better if b == c}
        if more_equal <= equal and more_better <= better:
            break
        equal |= more_equal
        better |= more_better
    if any((t, t) in better for t in codes):
        return None
    return {
        (t, s): 1 if (t, s) in better else -1 if (s, t) in better else 0 if (t, s) in equal else None
        for t in codes
        for s in codes
    }


def _signs(ranks: Ranks, model: Model) -> Signs:
    rows = {int(model.states.codes[row]): int(ranks.rank[row]) for row in model.states.shown}
    return {(t, s): (rows[t] > rows[s]) - (rows[t] < rows[s]) for t in rows for s in rows}
