"""All equilibria in own moves that best replies in turn come to, from two starts, in all orders, whatever a tie does.

Everybody follows a rule that says for every state which own move to play. One party after another changes to a best
reply against the others' rules, until a round changes nothing. There may be several such ends, so everything that is a
matter of choice is tried: the rules to begin with ("stay", "reversal"), the order in which parties reply (every order
of up to `EVERY_ORDER` movers; of more, each first and each last in turn, the others by their payoffs), and what a party
does that is indifferent (keeps its move, or lowers its measures as far as it may). Nothing depends on the order or the
names of parties and measures. What is found is verified by one-shot deviations in every state; rules that come back
without settling are a cycle. Most of the ways meet: rules are numbered, and a reply to the same rules is found once.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import permutations, product
from typing import Literal

import numpy as np

from detente.agreement.punishment.replies import (
    SAME,
    TOLERANCE,
    Facing,
    Outcome,
    Play,
    Start,
    discounted,
    scales,
    starting,
)
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.terms.moves import together
from detente.watching import Watch, unwatched

Tie = Literal["keep", "reversal"]
Profile = tuple[int, ...]
"""For each mover the number of its rule."""

STARTS: tuple[Start, ...] = ("stay", "reversal")
TIES: tuple[Tie, ...] = ("keep", "reversal")
EVERY_ORDER = 4
ROUNDS = 200


@dataclass(frozen=True)
class Settled:
    """found: the verified equilibria that differ in what somebody gets, one by one; never empty if there is one.

    restless: play that came to no rest, where nothing was verified. cycling: which parties (indices) would for ever
    change what they do, each with the measures (indices) over which.
    """

    found: tuple[Play, ...]
    restless: Play | None = None
    cycling: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @property
    def plays(self) -> tuple[Play, ...]:
        """The equilibria, or else the play that is none."""
        return self.found or ((self.restless,) if self.restless else ())

    @property
    def is_verified(self) -> bool:
        """Whether an equilibrium was found."""
        return bool(self.found)

    @cached_property
    def values(self) -> Floats:
        """(E, P, S) values of `plays`."""
        return np.array([play.values for play in self.plays])


def equilibria(game: AgreementGame, payoff: Floats, factors: Floats, watch: Watch = unwatched) -> Settled:
    """Every distinct equilibrium that is come to; payoff: (P, S) per step, factors: (P,)."""
    search = _Search(game, payoff, factors, watch)
    rests, cycles, limited = dict[Profile, tuple[Start, ...]](), list[list[Profile]](), list[Profile]()
    for start, tie, order in product(STARTS, TIES, search.orders):
        outcome, way = search.walk(tie, order, search.begun[start])
        if outcome == "verified":
            rests[way[-1]] = tuple(dict.fromkeys((*rests.get(way[-1], ()), start)))
        elif outcome == "cycle":
            cycles.append(way)
        else:
            limited.append(way[-1])
    ends = {each: search.play(each, starts) for each, starts in rests.items()}
    found = [each for each in _distinct(ends, payoff) if search.is_equilibrium(each, ends[each])]
    if found:
        return Settled(tuple(ends[each] for each in found))
    loose = [*ends, *(profile for way in cycles for profile in way), *limited]
    outcome = "cycle" if cycles or ends else "limit reached"
    plays = [replace(search.play(each, ()), outcome=outcome) for each in dict.fromkeys(loose)]
    return Settled((), min(plays, key=lambda play: _worth(play, payoff)), search.changing([*cycles, list(limited)]))


def _distinct(plays: dict[Profile, Play], payoff: Floats) -> list[Profile]:
    """One of those that are worth the same to everybody everywhere; it gets all the starts that lead there."""
    found: list[Profile] = []
    allowed = SAME * scales(payoff)[:, None]
    for each in sorted(plays, key=lambda each: _worth(plays[each], payoff)):
        play = plays[each]
        same = [other for other in found if (np.abs(play.values - plays[other].values) <= allowed).all()]
        if same:
            other = plays[same[0]]
            plays[same[0]] = replace(other, starts=tuple(s for s in STARTS if s in play.starts or s in other.starts))
        else:
            found.append(each)
    return found


def _worth(play: Play, payoff: Floats) -> tuple[float, ...]:
    """What play is worth to all together, then to the worst off and so on: an order without names."""
    shares = np.sort(((play.values - payoff.min(axis=1)[:, None]) / scales(payoff)[:, None]).mean(axis=1))
    return tuple(np.round([shares.sum(), *shares], 9).tolist())


@dataclass
class _Search:
    """The replies found so far, to rules by their numbers in the book of the moves."""

    game: AgreementGame
    payoff: Floats
    factors: Floats
    watch: Watch
    solved: dict[tuple[int, Profile], tuple[Mask, int]] = field(default_factory=dict)
    replied: dict[tuple[int, Profile], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.movers, self.book = self.game.moves.movers, self.game.moves.book
        if self.book.is_full:
            self.book.clear()
        self.resting: dict[Tie, set[Profile]] = {tie: set() for tie in TIES}
        self.begun: dict[Start, Profile] = {start: self._begin(start) for start in STARTS}
        self.rows, self.scales = np.arange(len(self.game.lattice)), scales(self.payoff)
        self.rank = _ranks(self.game, self.payoff)

    @cached_property
    def orders(self) -> tuple[Profile, ...]:
        """Places in `movers`, in the orders in which they reply."""
        places = range(len(self.movers))
        if len(self.movers) <= EVERY_ORDER:
            return tuple(permutations(places))
        by_payoff = sorted(places, key=self._key)
        others = {k: tuple(each for each in by_payoff if each != k) for k in places}
        return tuple(dict.fromkeys([(k, *others[k]) for k in places] + [(*others[k], k) for k in places]))

    def _key(self, place: int) -> tuple[float, ...]:
        party = self.movers[place]
        flow = self.payoff[party]
        shares = (flow - flow.min()) / scales(flow)
        moments = [shares.mean(), (shares**2).mean(), (shares**3).mean()]
        return (*np.round(moments, 9).tolist(), self.game.moves.offsets[party].shape[1], float(self.factors[party]))

    def _begin(self, start: Start) -> Profile:
        acts = starting(self.game.moves, start)
        return tuple(self.book.number(place, acts[party]) for place, party in enumerate(self.movers))

    def walk(self, tie: Tie, order: Profile, profile: Profile) -> tuple[Outcome, list[Profile]]:
        """How best replies in this order end, and the rules where they rest or those that come back again."""
        way, resting = {profile: None}, self.resting[tie]
        for _ in range(ROUNDS):
            before = profile
            for place in order:
                if profile in resting:
                    return "verified", [profile]
                number = self._reply(tie, place, profile)
                profile = (*profile[:place], number, *profile[place + 1 :])
            if profile == before:
                resting.add(profile)
                return "verified", [profile]
            if profile in way:
                every = list(way)
                return "cycle", every[every.index(profile) :]
            way[profile] = None
        return "limit reached", [profile]

    def play(self, profile: Profile, starts: tuple[Start, ...]) -> Play:
        """The play of these rules, taken to be an equilibrium."""
        acts = np.zeros((len(self.game.parties), len(self.rows)), dtype=np.int64)
        for place, party in enumerate(self.movers):
            acts[party] = self.book.rules[place][profile[place]]
        there = self.game.moves.joint(acts)
        return Play(acts, there, discounted(self.payoff, there, self.factors[:, None]), "verified", starts)

    def is_equilibrium(self, profile: Profile, play: Play) -> bool:
        """Whether nobody gains by one own move against the rules, in any state, and then following them."""
        allowed = SAME * self.scales
        return all(
            self._facing(place, profile).regret(play.values[party], play.there) <= allowed[party]
            for place, party in enumerate(self.movers)
        )

    def changing(self, ways: list[list[Profile]]) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Movers whose rules differ along a way, each with the measures that these rules set otherwise."""
        lattice, found = self.game.lattice, []
        for place, party in enumerate(self.movers):
            measures = np.zeros(len(lattice.measures), dtype=bool)
            for way in ways:
                numbers = list(dict.fromkeys(profile[place] for profile in way))
                shifts = [self.book.shifts[place][n][1] for n in numbers]
                ends = [self.rows + self.book.shifts[place][n][0] for n in numbers]
                for k in range(1, len(numbers)):
                    measures |= (lattice.levels[ends[k]] != lattice.levels[ends[0]]).any(axis=0)
                    measures[list(lattice.groups)] |= (shifts[k] != shifts[0]).any(axis=0)
            if measures.any():
                found.append((party, tuple(np.flatnonzero(measures).tolist())))
        return tuple(found)

    def _reply(self, tie: Tie, place: int, profile: Profile) -> int:
        others = profile[:place] + profile[place + 1 :]
        if (place, others) not in self.solved:
            self.watch("breach phases", 0, 0)
            likely = self.book.likely.get((place, others), len(self.book.rules[place]) - 1)
            good, chosen = self._facing(place, profile).best(self.rank, self.book.rules[place][likely])
            self.book.likely[place, others] = self.book.number(place, chosen)
            self.solved[place, others] = good, self.book.likely[place, others]
        good, number = self.solved[place, others]
        if tie == "reversal":
            return number
        if (place, profile) not in self.replied:
            now = self.book.rules[place][profile[place]]
            kept = np.where(good[self.rows, now], now, self.book.rules[place][number])
            self.replied[place, profile] = self.book.number(place, kept)
        return self.replied[place, profile]

    def _facing(self, place: int, profile: Profile) -> Facing:
        moves, party = self.game.moves, self.movers[place]
        others = [self.book.shifts[k][number] for k, number in enumerate(profile) if k != place]
        offset, shifts = together(len(self.rows), len(moves.strides), others)
        factor, margin = float(self.factors[party]), TOLERANCE * float(self.scales[party])
        return Facing(moves, party, self.rows + offset, shifts, self.payoff[party], factor, margin)


def _ranks(game: AgreementGame, payoff: Floats) -> Ints:
    """(S,) which of two states a party goes for that is indifferent: where measures are lower, then where all get less.

    Where that is the same too, by a number that hangs on nothing but the payoffs in a state and in those around it.
    """
    lattice = game.lattice
    highest = np.array([measure.highest for measure in lattice.measures])
    low = np.round((lattice.levels / highest).sum(axis=1), 9)
    shares = np.sort((payoff - payoff.min(axis=1)[:, None]) / scales(payoff)[:, None], axis=0)
    told = np.cos(7 * shares + 1).sum(axis=0) + low
    for _ in range(2):
        around = np.zeros(len(told))
        for k, stride in enumerate(lattice.strides.tolist()):
            levels = lattice.levels[:, k]
            up, down = levels < highest[k], levels > 0
            around[up] += np.cos(told[np.flatnonzero(up) + stride])
            around[down] += np.sin(told[np.flatnonzero(down) - stride])
        told = np.cos(told) + around
    keys = np.array([np.round(told, 9), np.round(shares.sum(axis=0), 9), low])
    order = np.lexsort(keys)
    differs = (keys[:, order[1:]] != keys[:, order[:-1]]).any(axis=0)
    ranks = np.zeros(len(order), dtype=np.int64)
    ranks[order[1:]] = np.cumsum(differs)
    return ranks
