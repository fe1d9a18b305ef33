"""All equilibria in own moves that best replies in turn come to, from three starts, in all orders, whatever a tie does.

Everybody follows a rule that says for every state which own move to play. One party after another changes to a best
reply against the others' rules, until a round changes nothing. There may be several such ends, so everything that is a
matter of choice is tried: the rules to begin with ("stay", "reversal", "departure"), the order in which parties reply
(every order of up to `EVERY_ORDER` movers; of more, each first and each last in turn, the others by their payoffs), and
what a party does that is indifferent (goes where all together get least, or most; at once, or only where its own move
is not as good). Nothing depends on the order or the names of parties and measures, nor on which end of a measure counts
as its level 0. What is found is verified by one-shot deviations in every state; rules that come back without settling
are a cycle. Most of the ways meet: rules are numbered, a reply to the same rules is found once, also from one question
to the next, and where nobody met a tie one way to break ties does.
"""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import permutations, product
from typing import Literal

import numpy as np

from detente.agreement.punishment.ranking import Aim, ranks
from detente.agreement.punishment.replies import (
    SAME,
    TOLERANCE,
    Facing,
    Outcome,
    Play,
    Start,
    best_replies,
    discounted,
    scales,
    starting,
)
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints
from detente.agreement.terms.moves import Known
from detente.watching import Watch, unwatched

Tie = tuple[Literal["keeps", "changes"], Aim]
"""Whether an indifferent party keeps a move that is as good as any, and where it goes if it does not."""
Profile = tuple[int, ...]
"""For each mover the number of its rule."""
End = tuple[Outcome, list[Profile]]
"""How a way ends, and the rules where it rests, or those that come back again."""

STARTS: tuple[Start, ...] = ("stay", "reversal", "departure")
TIES: tuple[Tie, ...] = (("changes", "least"), ("changes", "most"), ("keeps", "least"), ("keeps", "most"))
EVERY_ORDER = 4
SHARES = 12  # decimals of payoffs by which replies are found
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

    @property
    def values(self) -> Floats:
        """(E, P, S) values of `plays`, put together anew at each look, as there may be hundreds of megabytes."""
        return np.array([play.values for play in self.plays])


def equilibria(game: AgreementGame, payoff: Floats, factors: Floats, watch: Watch = unwatched) -> Settled:
    """Every distinct equilibrium that is come to; payoff: (P, S) per step, factors: (P,)."""
    search = _Search(game, payoff, factors, watch)
    rests, cycles, limited = dict[Profile, tuple[Start, ...]](), list[list[Profile]](), list[Profile]()
    ended = search.ends(TIES[:1])
    if search.tied:
        ended += search.ends(TIES[1:])
    for start, (outcome, way) in ended:
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
    """The replies found so far, to rules by their numbers in the book of the moves.

    shares: (P, S) payoffs in shares of their ranges; tied: whether any party had several best replies.
    """

    game: AgreementGame
    payoff: Floats
    factors: Floats
    watch: Watch
    solved: dict[tuple[int, Profile], tuple[Known, dict[Aim, int]]] = field(default_factory=dict)
    kept: dict[tuple[int, int, Profile], int] = field(default_factory=dict)
    tied: bool = False

    def __post_init__(self) -> None:
        self.movers, self.book = self.game.moves.movers, self.game.moves.book
        if self.book.is_full:
            self.book.clear()
        self.scales = scales(self.payoff)
        self.shares = np.round((self.payoff - self.payoff.min(axis=1)[:, None]) / self.scales[:, None], SHARES)
        self.known = [self.book.replies(i, float(self.factors[i]), self.shares[i]) for i in self.movers]
        self.resting: dict[Tie, set[Profile]] = {tie: set() for tie in TIES}
        self.begun: dict[Start, Profile] = {start: self._begin(start) for start in STARTS}

    @cached_property
    def ranks(self) -> dict[Aim, Ints]:
        """For each way to break ties (S,) in which order states are gone for."""
        return ranks(self.game.lattice, self.payoff)

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
        acts = starting(self.game.moves, start, self.ranks["least"])
        return tuple(self.book.number(place, acts[party]) for place, party in enumerate(self.movers))

    def ends(self, ties: tuple[Tie, ...]) -> list[tuple[Start, End]]:
        """Where the ways from all starts in all orders lead; what they ask for in one stage is found together."""
        tried = list(product(ties, STARTS, self.orders))
        ways = {k: self._way(tie, order, self.begun[start]) for k, (tie, start, order) in enumerate(tried)}
        found = dict[int, End]()
        while ways:
            wanted: list[dict[Profile, Profile]] = [{} for _ in self.movers]
            for k, way in list(ways.items()):
                try:
                    place, profile = next(way)
                    wanted[place][profile[:place] + profile[place + 1 :]] = profile
                except StopIteration as end:
                    found[k] = end.value
                    del ways[k]
            for place, asked in enumerate(wanted):
                self._solve(place, asked)
        return [(start, found[k]) for k, (_tie, start, _order) in enumerate(tried)]

    def _way(self, tie: Tie, order: Profile, profile: Profile) -> Generator[tuple[int, Profile], None, End]:
        """How best replies in this order end, and the rules where they rest or those that come back again.

        On the way it asks for best replies of a place to rules, and goes on once they are found.
        """
        way, resting = {profile: None}, self.resting[tie]
        for _ in range(ROUNDS):
            before = profile
            for place in order:
                if profile in resting:
                    return "verified", [profile]
                if (place, profile[:place] + profile[place + 1 :]) not in self.solved:
                    yield place, profile
                number = self._reply(tie, place, profile)
                if number != profile[place]:
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
        acts = np.zeros(self.payoff.shape, dtype=np.int64)
        for place, party in enumerate(self.movers):
            acts[party] = self.book.rules[place][profile[place]]
        there = self.game.moves.joint(acts)
        return Play(acts, there, discounted(self.payoff, there, self.factors[:, None]), "verified", starts)

    def is_equilibrium(self, profile: Profile, play: Play) -> bool:
        """Whether nobody gains by one own move against the rules, in any state, and then following them."""
        allowed = SAME * self.scales
        return all(
            self._facing(place, profile, self.payoff).regret(play.values[party], play.there) <= allowed[party]
            for place, party in enumerate(self.movers)
        )

    def changing(self, ways: list[list[Profile]]) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Movers whose rules differ along a way, each with the measures that these rules set otherwise."""
        lattice, found = self.game.lattice, []
        for place, party in enumerate(self.movers):
            measures = np.zeros(len(lattice.measures), dtype=bool)
            for way in ways:
                numbers = list(dict.fromkeys(profile[place] for profile in way))
                shifted = [self.game.moves.shifts(party, self.book.rules[place][n]) for n in numbers]
                ends = [np.arange(len(lattice)) + own for own, _of_groups in shifted]
                for k in range(1, len(numbers)):
                    measures |= (lattice.levels[ends[k]] != lattice.levels[ends[0]]).any(axis=0)
                    measures[list(lattice.groups)] |= (shifted[k][1] != shifted[0][1]).any(axis=0)
            if measures.any():
                found.append((party, tuple(np.flatnonzero(measures).tolist())))
        return tuple(found)

    def _reply(self, tie: Tie, place: int, profile: Profile) -> int:
        found, chosen = self.solved[place, profile[:place] + profile[place + 1 :]]
        if not chosen:
            return found.number
        number = chosen[tie[1]]
        if tie[0] == "changes":
            return number
        if (place, number, profile) not in self.kept:
            rule, now = self.book.rules[place][number].copy(), self.book.rules[place][profile[place]][found.tied]
            stays = found.good[np.arange(len(now)), now]
            rule[found.tied[stays]] = now[stays]
            self.kept[place, number, profile] = self.book.number(place, rule)
        return self.kept[place, number, profile]

    def _solve(self, place: int, asked: dict[Profile, Profile]) -> None:
        """Finds the best replies of one place to all these rules of the others."""
        self.watch("breach phases", 0, 0)
        book, known = self.book, self.known[place]
        rules, new = book.rules[place], [others for others in asked if others not in known]
        facing = [self._facing(place, asked[others], self.shares, TOLERANCE) for others in new]
        acts = [rules[book.likely.get((place, others), len(rules) - 1)] for others in new]
        for others, (rule, tied, ends, good) in zip(new, best_replies(facing, acts), strict=True):
            number = book.likely[place, others] = book.number(place, rule)
            known[others] = Known(number, tied, ends, good)
        for others in asked:
            chosen = dict[Aim, int]()
            for aim, rank in self.ranks.items() if len(known[others].tied) else ():
                rule = rules[known[others].number].copy()
                good = np.where(known[others].good, rank[known[others].ends], len(rank) + 1)
                rule[known[others].tied] = good.argmin(axis=1)
                chosen[aim] = book.number(place, rule)
            self.tied |= bool(chosen)
            self.solved[place, others] = known[others], chosen

    def _facing(self, place: int, profile: Profile, payoff: Floats, margin: float = 0.0) -> Facing:
        party, against = self.movers[place], self.book.against(place, profile)
        return Facing(self.game.moves, party, against, payoff[party], float(self.factors[party]), margin)
