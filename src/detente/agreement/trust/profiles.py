"""What everybody gets when parties of given types leave a step of a roadmap, each on its own or several at once.

A profile gives every party whose type is in doubt a type. Once somebody has left the roadmap, all types are known: play
goes on as the breach phase of the profile's own game. If several leave in the same step, the scenario does not say
which breach phase follows; each of theirs is tried, and a bracket says which is taken for whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

import numpy as np

from detente.agreement.roadmaps.deviations import Path, alternatives
from detente.agreement.roadmaps.path import Checker, Settings
from detente.agreement.roadmaps.reach import onward
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Lattice
from detente.agreement.terms.moves import prevailing
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.betrayal import Games

Profile = tuple[int, ...]
"""For each belief the place of a type."""
Leavers = tuple[tuple[int, int], ...]
"""Parties (indices) that leave a step, each with the state to which it alone would bring it."""
Phase = Literal["least", "most"]
"""Which of the breach phases in question: the one in which the party whose value is asked gets least, or most."""


@dataclass(frozen=True)
class Profiles:
    """The games of all profiles along one path; places: party (index) to its place in a profile."""

    path: Path
    checkers: dict[Profile, Checker]
    places: dict[int, int]
    _own: dict[tuple[int, int], Ints] = field(default_factory=dict, repr=False)
    _found: dict[tuple[int, Profile, int, Leavers, Phase], Floats] = field(default_factory=dict, repr=False)

    @property
    def game(self) -> AgreementGame:
        """The game of the reference types."""
        return self.checkers[(0,) * len(self.places)].game

    @property
    def unverified(self) -> tuple[Profile, ...]:
        """Profiles in which a breach phase or the alternative to a deal is not known to be an equilibrium."""
        return tuple(profile for profile, checker in self.checkers.items() if not self._is_verified(checker))

    def own(self, party: int, step: int) -> Ints:
        """(A,) the states to which `party` alone can bring a step instead."""
        if (party, step) not in self._own:
            before, after = self.path.before(step), self.path.after(step)
            found = alternatives(self.game, party, before, before, after)
            self._own[party, step] = found[found != after]
        return self._own[party, step]

    def scale(self, party: int, step: int = 0, deviation: int | None = None) -> float:
        """Its range of payoffs over what the deal, no deal or a deviation leads to, for the reference types."""
        checker, left = self.checkers[(0,) * len(self.places)], None
        if deviation is not None:
            left = onward(checker.phase(party, self.path.length(step)).settled.plays, [deviation])
        return float(checker.scales(self.path, left)[party])

    def kept(self, party: int, profile: Profile, step: int) -> tuple[float, float]:
        """What `party` gets in a step that all keep, and its discount factor there."""
        game = self.checkers[profile].game
        return float(game.kept[party, self.path.after(step)]), self._factor(game, party, step)

    def betrayed(self, party: int, profile: Profile, step: int, leavers: Leavers, phase: Phase) -> float:
        """What keeping a step is worth to `party` when others leave it."""
        return float(self._worth(party, profile, step, leavers, phase)[0])

    def leaving(self, party: int, profile: Profile, step: int, leavers: Leavers, phase: Phase) -> Floats:
        """(A,) what each of its deviations is worth to `party` when others leave the step too, or nobody."""
        return self._worth(party, profile, step, (*leavers, (party, -1)), phase)

    def _worth(self, party: int, profile: Profile, step: int, leavers: Leavers, phase: Phase) -> Floats:
        key = party, profile, step, leavers, phase
        if key not in self._found:
            reached = [self.own(i, step) if state < 0 else np.array([state]) for i, state in leavers]
            states = together(self.game.lattice, self.path, step, reached)
            self._found[key] = self._after(party, profile, step, states, [i for i, _ in leavers], phase)
        return self._found[key]

    def _after(
        self, party: int, profile: Profile, step: int, states: Ints, violators: Sequence[int], phase: Phase
    ) -> Floats:
        checker = self.checkers[profile]
        factor = self._factor(checker.game, party, step)
        phases = [checker.phase(i, self.path.length(step)).values[party, states] for i in violators]
        later = np.min(phases, axis=0) if phase == "least" else np.max(phases, axis=0)
        worth: Floats = (1 - factor) * checker.game.kept[party, states] + factor * later
        return worth

    def _factor(self, game: AgreementGame, party: int, step: int) -> float:
        return float(game.factors(self.path.length(step))[party])

    def _is_verified(self, checker: Checker) -> bool:
        phases = [checker.phase(i, months) for i in self.game.owners for months in self.path.lengths]
        return checker.alternative(self.path).is_verified and all(phase.is_verified for phase in phases)


def profiles_of(games: Games, beliefs: Sequence[Belief], path: Path, settings: Settings) -> Profiles:
    """All profiles of the types in `beliefs`.

    Raises ValueError where a deviation is seen more than one step later: belief could then not follow the steps.
    """
    checkers: dict[Profile, Checker] = {}
    for profile in product(*(range(len(belief.types)) for belief in beliefs)):
        types = {belief.party: belief.types[k] for belief, k in zip(beliefs, profile, strict=True)}
        checkers[profile] = Checker(games(types), settings)
    reference = checkers[(0,) * len(beliefs)].game
    if reference.breach.seen_after != 1:
        raise ValueError("trust needs deviations that are seen after one step")
    return Profiles(path, checkers, {reference.parties.index(b.party): k for k, b in enumerate(beliefs)})


def together(lattice: Lattice, path: Path, step: int, reached: Sequence[Ints]) -> Ints:
    """(A,) where a step leads when several leave it; reached: for each, (A,) or (1,), where it alone would bring it."""
    before, after = lattice.levels[path.before(step)], lattice.levels[path.after(step)]
    levels = after + sum((lattice.levels[states] - after for states in reached), np.zeros_like(after))
    for g in lattice.groups:
        measure, change = lattice.measures[g], int(after[g] - before[g])
        every = (measure.raise_votes if change > 0 else measure.lower_votes) == len(measure.owners)
        shifts = [lattice.levels[states, g] - before[g] for states in reached]
        levels[:, g] = before[g] + _shifted(shifts, change, withheld=every and change != 0)
    states: Ints = levels @ lattice.strides
    return states


def _shifted(shifts: Sequence[Ints], change: int, withheld: bool) -> Ints:
    """What becomes of a group measure; `withheld`: whether one vote is enough to prevent the agreed change."""
    total = shifts[0]
    for shift in shifts[1:]:
        joint = prevailing(total, shift)
        if withheld:
            joint = np.where(total == change, shift, np.where(shift == change, total, joint))
        total = joint
    return total
