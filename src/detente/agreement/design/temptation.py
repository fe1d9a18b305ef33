"""The best deviation from many steps at once; the same choices as in `roadmaps.deviations`, seen after one step."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints
from detente.agreement.terms.moves import prevailing
from detente.watching import Watch, unwatched

NONE = -np.inf


def temptations(
    game: AgreementGame, party: int, worth: Floats, before: Ints, after: Ints, watch: Watch = unwatched
) -> Floats:
    """(E,) what `party` gets at best by leaving each step from `before` to `after`, -inf without an alternative.

    worth: (S,) what it gets if it brings about each state: the payoff of that step and the breach phase from there.
    """
    return Leaving.of(game, party, before, after, watch).best(worth)


@dataclass(frozen=True)
class Leaving:
    """Every way of one party to leave each of E steps, to be judged for one worth after the other.

    groups: steps (indices) alike, the place of each among their bases, and (B, C) where its choices lead from these.
    """

    after: Ints
    groups: tuple[tuple[Ints, Ints, Ints], ...]

    @classmethod
    def of(cls, game: AgreementGame, party: int, before: Ints, after: Ints, watch: Watch = unwatched) -> "Leaving":
        """The ways of `party` (index)."""
        lattice, groups = game.lattice, list(game.lattice.groups)
        changes = lattice.levels[after][:, groups] - lattice.levels[before][:, groups]
        watch("deviations", 0, 0)
        patterns, which = np.unique(changes, axis=0, return_inverse=True)
        found = []
        for k, pattern in enumerate(patterns):
            watch("deviations", k, len(patterns))
            chosen = np.flatnonzero(which.reshape(-1) == k)
            bases, place = np.unique(_bases(game, party, before[chosen], after[chosen]), return_inverse=True)
            found.append((chosen, place.reshape(-1), _ends(game, party, bases, pattern)))
        return cls(after, tuple(found))

    def best(self, worth: Floats) -> Floats:
        """(E,) what the best of them is worth, -inf without one; worth: (S,) as in `temptations`."""
        best = np.full(len(self.after), NONE)
        for chosen, place, ends in self.groups:
            first, best_of, next_best = _two_best(worth, ends)
            best[chosen] = np.where(first[place] == self.after[chosen], next_best[place], best_of[place])
        return best


def _bases(game: AgreementGame, party: int, before: Ints, after: Ints) -> Ints:
    """(E,) states with the party's and all group measures as before the step and the others as after it."""
    lattice = game.lattice
    kept = [m.owners == (game.parties[party],) or len(m.owners) > 1 for m in lattice.measures]
    strides = np.where(kept, lattice.strides, 0)
    states: Ints = after + (lattice.levels[before] - lattice.levels[after]) @ strides
    return states


def _ends(game: AgreementGame, party: int, bases: Ints, pattern: Ints) -> Ints:
    """(B, C) where the party's choices lead from each base when the groups change as in `pattern`, (G,)."""
    lattice, moves = game.lattice, game.moves
    choices = []
    for g, change in zip(lattice.groups, pattern.tolist(), strict=True):
        measure = lattice.measures[g]
        votes = measure.raise_votes if change > 0 else measure.lower_votes
        withheld = change != 0 and game.parties[party] in measure.owners and votes == len(measure.owners)
        choices.append([change, 0] if withheld else [change])
    own = bases[:, None] + moves.offsets[party][bases]
    found = []
    for changed in product(*choices):
        ends = own
        for g, stride in enumerate(moves.strides):
            ends = ends + stride * prevailing(np.array(changed[g]), moves.deltas[party][bases][:, :, g])
        found.append(ends)
    return np.concatenate(found, axis=1)


def _two_best(worth: Floats, ends: Ints) -> tuple[Ints, Floats, Floats]:
    """(B,) the best end, what it is worth, and what the best other end is worth."""
    values = worth[ends]
    rows = np.arange(len(ends))
    top = values.argmax(axis=1)
    first: Ints = ends[rows, top]
    others = np.where(ends == first[:, None], NONE, values)
    return first, values[rows, top], others.max(axis=1)
