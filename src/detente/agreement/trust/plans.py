"""What each type of each party does at every step, given what it believes about the others and their plans.

Letters in shapes: K types, N steps: those of the path, the first stay, and all later stays as one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.trust.beliefs import Belief, BeliefPath
from detente.agreement.trust.profiles import Leavers, Phase, Profile, Profiles

ROUNDS = 60


@dataclass(frozen=True)
class Plans:
    """betrays: (K, N); reached: (K, N) the state to which a type that leaves would bring the step, -1 for none."""

    betrays: Mask
    reached: Ints

    def same(self, other: "Plans") -> bool:
        """Whether both say the same where somebody betrays."""
        same = np.array_equal(self.betrays, other.betrays)
        return same and np.array_equal(self.reached[self.betrays], other.reached[self.betrays])


@dataclass(frozen=True)
class View:
    """Of one type of a party, (N,): chance that the others keep, value of keeping, best deviation and its state."""

    others: Floats
    keeping: Floats
    bests: Floats
    reached: Ints
    betrays: Mask


@dataclass(frozen=True)
class Outlook:
    """Beliefs and plans put together; phases: for keeping and for leaving when several leave at once."""

    profiles: Profiles
    beliefs: tuple[Belief, ...]
    plans: Mapping[int, Plans]
    phases: tuple[Phase, Phase]

    @cached_property
    def paths(self) -> tuple[BeliefPath, ...]:
        """How belief about each typed party moves while all keep."""
        return tuple(b.path(self.plans[i].betrays) for i, b in zip(self.profiles.places, self.beliefs, strict=True))

    @property
    def drift(self) -> float:
        """How far belief would still move after the last step looked at."""
        found = [0.0]
        for i, belief in zip(self.profiles.places, self.beliefs, strict=True):
            betrays = self.plans[i].betrays
            further = belief.path(np.column_stack([betrays, betrays[:, -1]])).masses
            found.append(float(np.abs(further[-1] - further[-2]).max()))
        return max(found)

    def weights(self, party: int, kind: int, step: int) -> Iterator[tuple[Profile, float]]:
        """The profiles that `party`, itself of type `kind`, thinks possible before a step, with their chances."""
        own = self.profiles.places.get(party)
        choices = [
            [(kind, 1.0)] if place == own else [(k, float(m)) for k, m in enumerate(path.masses[step]) if m > 0]
            for place, path in enumerate(self.paths)
        ]
        for chosen in product(*choices):
            yield tuple(k for k, _ in chosen), float(np.prod([m for _, m in chosen]))

    def leavers(self, party: int, profile: Profile, step: int) -> Leavers:
        """Who else leaves a step if this is the profile."""
        return tuple(
            (i, int(self.plans[i].reached[profile[place], step]))
            for i, place in self.profiles.places.items()
            if i != party and self.plans[i].betrays[profile[place], step]
        )

    def view(self, party: int, kind: int, firm: bool, tolerance: float = 0.0) -> View:
        """How a type of a party sees every step; `firm`: it keeps whatever comes, else it leaves where that pays."""
        count = len(self.profiles.path) + 2
        others, keeping, bests = np.zeros(count), np.zeros(count), np.full(count, -np.inf)
        reached, onward = np.full(count, -1, dtype=np.int64), None
        for step in reversed(range(count)):
            others[step], keeping[step] = self._keeping(party, kind, step, onward)
            leaving = self._leaving(party, kind, step)
            if len(leaving):
                bests[step] = leaving.max()
                reached[step] = self.profiles.own(party, self._place(step))[leaving.argmax()]
            onward = keeping[step] if firm else max(keeping[step], bests[step])
        return View(others, keeping, bests, reached, (bests > keeping + tolerance) & (not firm))

    def _place(self, step: int) -> int:
        return min(step, len(self.profiles.path))

    def _keeping(self, party: int, kind: int, step: int, onward: float | None) -> tuple[float, float]:
        """The chance that all others keep a step, and what keeping it is worth; onward: the value from the next on."""
        chance, betrayed, at = 0.0, 0.0, self._place(step)
        for profile, weight in self.weights(party, kind, step):
            leavers = self.leavers(party, profile, step)
            if leavers:
                betrayed += weight * self.profiles.betrayed(party, profile, at, leavers, self.phases[0])
            else:
                chance += weight
        flow, factor = self.profiles.kept(party, self._of(party, kind), at)
        if onward is None:
            return chance, (chance * (1 - factor) * flow + betrayed) / (1 - factor * chance)
        return chance, chance * ((1 - factor) * flow + factor * onward) + betrayed

    def _leaving(self, party: int, kind: int, step: int) -> Floats:
        """(A,) what each deviation of a party from a step is worth."""
        at = self._place(step)
        total = np.zeros(len(self.profiles.own(party, at)))
        for profile, weight in self.weights(party, kind, step):
            if len(total):
                leavers = self.leavers(party, profile, step)
                total += weight * self.profiles.leaving(party, profile, at, leavers, self.phases[1])
        return total

    def _of(self, party: int, kind: int) -> Profile:
        own = self.profiles.places.get(party)
        return tuple(kind if place == own else 0 for place in range(len(self.beliefs)))


def settled(
    profiles: Profiles, beliefs: Sequence[Belief], phases: tuple[Phase, Phase], tolerance: float
) -> tuple[dict[int, Plans], bool]:
    """Plans that reply to each other, and whether they do; reference types mean to keep."""
    of = tuple(beliefs)
    plans = {i: _keep(len(b.types), len(profiles.path) + 2) for i, b in zip(profiles.places, of, strict=True)}
    for _ in range(ROUNDS):
        changed = False
        for i, belief in zip(profiles.places, of, strict=True):
            outlook = Outlook(profiles, of, plans, phases)
            views = [outlook.view(i, k, firm=k == 0, tolerance=tolerance) for k in range(len(belief.types))]
            reply = Plans(np.array([view.betrays for view in views]), np.array([view.reached for view in views]))
            changed = changed or not reply.same(plans[i])
            plans = plans | {i: reply}
        if not changed:
            return plans, all(np.array_equal(p.betrays[:, -1], p.betrays[:, -2]) for p in plans.values())
    return plans, False


def _keep(kinds: int, count: int) -> Plans:
    return Plans(np.zeros((kinds, count), dtype=bool), np.full((kinds, count), -1, dtype=np.int64))
