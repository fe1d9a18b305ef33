"""What a party can do instead of its part of a step.

From state x the roadmap leads to y. Alone, a party may choose other levels of the measures that it owns alone, withhold
its vote from the change of a group measure that needs every vote, and change a group measure itself where one vote is
enough. What it does is seen `seen_after` steps later; until then the others keep to the roadmap and it goes on as it
likes, so a deviation is a sequence of states.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Lattice
from detente.agreement.terms.moves import prevailing
from detente.errors import LimitReached

AT_MOST = 2_000_000
Reached = dict[tuple[int, int, int], Ints]
"""Alternatives by where a party is, and between which states the others go."""


@dataclass(frozen=True)
class Path:
    """states: T+1, the first before the first step; months: T, or empty; the last state lasts for ever.

    Of a roadmap played in periods that are shorter than its steps: seen_after, periods until a breach is seen; written,
    the roadmap step by step; within, for each written step the periods in it.
    """

    states: tuple[int, ...]
    months: tuple[float | None, ...] = ()
    seen_after: int | None = None
    written: "Path | None" = None
    within: tuple[tuple[int, ...], ...] = ()

    def __len__(self) -> int:
        """The number of steps, T; step T is to stay."""
        return len(self.states) - 1

    def after(self, step: int) -> int:
        """The state that `step` leads to; staying for ever from step T on."""
        return self.states[min(step + 1, len(self))]

    def before(self, step: int) -> int:
        """The state in which `step` begins."""
        return self.states[min(step, len(self))]

    def length(self, step: int) -> float | None:
        """Months of a step; the stay is as long as the last."""
        return self.months[min(step, len(self.months) - 1)] if self.months else None

    def lag(self, game: AgreementGame) -> int:
        """How many steps later a breach is seen."""
        return game.breach.seen_after if self.seen_after is None else self.seen_after

    def told(self, step: int) -> int:
        """The written step that a step belongs to."""
        if self.written is None:
            return step
        return next((k for k, periods in enumerate(self.within) if step in periods), len(self.written))

    @property
    def lengths(self) -> tuple[float | None, ...]:
        """The different lengths of its steps."""
        return tuple(dict.fromkeys(self.months)) or (None,)


def alternatives(game: AgreementGame, party: int, here: int, before: int, after: int) -> Ints:
    """States that `party` can bring about from `here` while the others go from `before` to `after`, ascending.

    `here` differs from `before` only once the party has left the roadmap; `after` itself is among the states if the
    party can still reach it.
    """
    lattice = game.lattice
    found = [
        _led_to(game, party, here, after, np.array(changes, dtype=np.int64))
        for changes in product(*_group_changes(lattice, game.parties[party], here, before, after))
    ]
    reached: Ints = np.unique(np.concatenate(found))
    return reached


def deviations(game: AgreementGame, path: Path, step: int, party: int, seen_after: int | None = None) -> Ints:
    """(D, L) the states that each deviation of `party` at `step` leads through until it is seen, L = seen_after.

    Raises LimitReached when there are more than can be looked at.
    """
    length = path.lag(game) if seen_after is None else seen_after
    first = alternatives(game, party, path.before(step), path.before(step), path.after(step))
    routes: Ints = first[first != path.after(step)][:, None]
    for k in range(step + 1, step + length):
        ends = {
            int(end): alternatives(game, party, int(end), path.before(k), path.after(k))
            for end in np.unique(routes[:, -1])
        }
        if sum(len(ends[int(end)]) for end in routes[:, -1]) > AT_MOST:
            raise LimitReached
        routes = np.array([[*route, onward] for route in routes for onward in ends[int(route[-1])]], dtype=np.int64)
        routes = np.reshape(routes, (-1, k - step + 1))
    return routes


@dataclass(frozen=True)
class Leaving:
    """The best deviation: what it is worth, the states it leads through, and how much what follows it weighs.

    passed: the states of all that are as good; ends: those of them in which they are seen.
    """

    worth: float
    route: tuple[int, ...]
    weight: float
    passed: Ints
    ends: tuple[int, ...]


def best_deviation(
    game: AgreementGame, path: Path, step: int, party: int, after: Floats, reached: Reached, allowed: float
) -> Leaving | None:
    """The best that `party` can do at `step` while nobody has seen it; None if it has no alternative.

    after: (S,) what it gets from each state on once it is seen. Worked out backwards from there, so that the number of
    routes does not matter. reached: alternatives that were found before, kept from one call to the next. allowed: what
    a deviation may be worth less than the best and count as good.
    """
    layers = unseen(game, path, step, party, reached)
    if not len(layers[0]):
        return None
    lag = len(layers)
    factors = [float(game.factors(path.length(step + k))[party]) for k in range(lag)]
    onward = [
        {here: _choices(game, path, step + k, party, here, reached) for here in layers[k - 1].tolist()}
        for k in range(1, lag)
    ]
    flow, value, then = game.kept[party], after, list[dict[int, Ints]]()
    for k in range(lag - 1, 0, -1):
        best, before = dict[int, Ints](), np.zeros(len(value))
        for here, to in onward[k - 1].items():
            worth = (1 - factors[k]) * flow[to] + factors[k] * value[to]
            best[here], before[here] = _best_first(to, worth, allowed), worth.max()
        then.insert(0, best)
        value = before
    worth = (1 - factors[0]) * flow[layers[0]] + factors[0] * value[layers[0]]
    ways = [_best_first(layers[0], worth, allowed)]
    route = [int(ways[0][0])]
    for each in then:
        route.append(int(each[route[-1]][0]))
        ways.append(np.unique(np.concatenate([each[here] for here in ways[-1].tolist()])))
    weight = float(np.prod(factors))
    return Leaving(float(worth.max()), tuple(route), weight, np.concatenate(ways), tuple(ways[-1].tolist()))


def _best_first(states: Ints, worth: Floats, allowed: float) -> Ints:
    """Of `states` those that are worth as much as any, the best of them first."""
    best = int(worth.argmax())
    good = worth >= worth[best] - allowed
    good[best] = False
    return np.concatenate([states[[best]], states[good]])


def unseen(game: AgreementGame, path: Path, step: int, party: int, reached: Reached) -> list[Ints]:
    """The states in which `party` may be in each step from the one it leaves at until it is seen.

    None in the first if it has no alternative. reached: as of `best_deviation`.
    """
    first = _choices(game, path, step, party, path.before(step), reached)
    layers = [first[first != path.after(step)]]
    for k in range(1, path.lag(game)):
        onward = [_choices(game, path, step + k, party, here, reached) for here in layers[-1].tolist()]
        layers.append(np.unique(np.concatenate(onward)) if onward else layers[-1])
    return layers


def _choices(game: AgreementGame, path: Path, step: int, party: int, here: int, reached: Reached) -> Ints:
    key = here, path.before(step), path.after(step)
    if key not in reached:
        reached[key] = alternatives(game, party, *key)
    return reached[key]


def _group_changes(lattice: Lattice, party: str, here: int, before: int, after: int) -> list[list[int]]:
    """For every group measure, the levels by which the others may end up changing it, its own vote withheld or not."""
    found = []
    for g in lattice.groups:
        measure = lattice.measures[g]
        change = int(lattice.levels[after, g] - lattice.levels[before, g])
        if lattice.levels[here, g] != lattice.levels[before, g]:
            change = 0  # once it has left the agreed level the others' votes are about something else
        votes = measure.raise_votes if change > 0 else measure.lower_votes
        withheld = change != 0 and party in measure.owners and votes == len(measure.owners)
        found.append([change, 0] if withheld else [change])
    return found


def _led_to(game: AgreementGame, party: int, here: int, after: int, changes: Ints) -> Ints:
    """States reached by the own moves from `here` when the others do their part towards `after`."""
    lattice, groups = game.lattice, list(game.lattice.groups)
    own = [m.owners == (game.parties[party],) for m in lattice.measures]
    levels = np.where(own, lattice.levels[here], lattice.levels[after])
    levels[groups] = lattice.levels[here, groups]
    shifts = prevailing(changes, game.moves.deltas[party][here])
    reached: Ints = np.array(game.moves.offsets[party][here] + shifts @ lattice.strides[groups])
    return reached + lattice.state(levels)
