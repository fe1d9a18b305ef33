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
from detente.agreement.terms.lattice import Ints, Lattice
from detente.agreement.terms.moves import prevailing
from detente.errors import LimitReached

AT_MOST = 2_000_000


@dataclass(frozen=True)
class Path:
    """states: T+1, the first before the first step; months: T, or empty; the last state lasts for ever."""

    states: tuple[int, ...]
    months: tuple[float | None, ...] = ()

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
    length = game.breach.seen_after if seen_after is None else seen_after
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
