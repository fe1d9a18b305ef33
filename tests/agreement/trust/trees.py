"""A roadmap with types as a tree of who is in office: slow, without Bayes' rule along the way.

Plans and breach phases are taken from the engine; what keeping and leaving are worth to a party of its reference type
is found by following every combination of types, successors included, far into the final stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings
from detente.agreement.terms.game import AgreementGame
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.betrayal import Games
from detente.agreement.trust.roadmap_trust import Verdict

Types = tuple[int, ...]
FAR = 250


def joint(game: AgreementGame, path: Path, step: int, reached: list[int]) -> int:
    """Where a step leads when several leave it, each to its own state, measure by measure."""
    lattice, found = game.lattice, []
    for m, measure in enumerate(lattice.measures):
        before, after = (int(lattice.levels[s, m]) for s in (path.before(step), path.after(step)))
        wanted = [int(lattice.levels[s, m]) for s in reached]
        different = [level for level in wanted if level != after]
        votes = measure.raise_votes if after > before else measure.lower_votes
        needed = len(measure.owners) == 1 or (votes == len(measure.owners) and before != after)
        levels = different if different and needed else wanted
        falls = [level for level in levels if level < before]
        found.append(min(falls) if falls else max(levels))
    return lattice.state(found)


@dataclass(frozen=True)
class Tree:
    """games, beliefs, path and settings as for the engine; verdict: whose plans are taken as given."""

    games: Games
    beliefs: tuple[Belief, ...]
    path: Path
    settings: Settings
    verdict: Verdict
    _checkers: dict[Types, Checker] = field(default_factory=dict)
    _keeping: dict[tuple[str, Types, int], float] = field(default_factory=dict)

    def checker(self, types: Types) -> Checker:
        if types not in self._checkers:
            of = {b.party: b.types[k] for b, k in zip(self.beliefs, types, strict=True)}
            self._checkers[types] = Checker(self.games(of), self.settings)
        return self._checkers[types]

    def game(self, types: Types) -> AgreementGame:
        return self.checker(types).game

    def every(self, party: str) -> list[Types]:
        """All combinations in which `party` is of its reference type."""
        return list(product(*([0] if b.party == party else range(len(b.types)) for b in self.beliefs)))

    def leavers(self, party: str, types: Types, step: int) -> list[tuple[str, int]]:
        found = []
        for b, kind in zip(self.beliefs, types, strict=True):
            plans = self.verdict.plans[b.party]
            at = min(step, len(self.path) + 1)
            if b.party != party and plans.betrays[kind, at]:
                found.append((b.party, int(plans.reached[kind, at])))
        return found

    def worth(self, party: str, types: Types, step: int, leavers: list[tuple[str, int]], least: bool) -> float:
        game, at = self.game(types), min(step, len(self.path))
        i = game.parties.index(party)
        state = joint(game, self.path, at, [s for _, s in leavers])
        months = self.path.length(at)
        later = [float(self.checker(types).phase(game.parties.index(p), months).values[i, state]) for p, _ in leavers]
        d = float(game.factors(months)[i])
        return (1 - d) * float(game.kept[i, state]) + d * (min(later) if least else max(later))

    def successors(self, party: str, types: Types) -> Iterator[tuple[Types, float]]:
        for after in self.every(party):
            chance = 1.0
            for b, now, then in zip(self.beliefs, types, after, strict=True):
                if b.party != party:
                    chance *= (1 - b.turnover) * (now == then) + b.turnover * float(b.prior[then])
            if chance > 0:
                yield after, chance

    def keeping(self, party: str, types: Types, step: int) -> float:
        """What keeping for ever from a step on is worth when these types are in office, which `party` cannot know."""
        if (party, types, step) not in self._keeping:
            self._keeping[party, types, step] = self._kept_on(party, types, step)
        return self._keeping[party, types, step]

    def _kept_on(self, party: str, types: Types, step: int) -> float:
        leavers = self.leavers(party, types, step)
        if leavers:
            return self.worth(party, types, step, leavers, least=True)
        game, at = self.game(types), min(step, len(self.path))
        i = game.parties.index(party)
        d = float(game.factors(self.path.length(at))[i])
        flow = float(game.kept[i, self.path.after(at)])
        if step > FAR:
            return flow
        onward = sum(chance * self.keeping(party, then, step + 1) for then, chance in self.successors(party, types))
        return (1 - d) * flow + d * onward

    def offices(self, party: str, step: int) -> dict[Types, float]:
        """Chances of who is in office before a step if all before it were kept; empty if they could not be."""
        chances = {t: prod(float(b.today[k]) for b, k in self._others(party, t)) for t in self.every(party)}
        for k in range(step):
            onward = dict.fromkeys(chances, 0.0)
            for types, chance in chances.items():
                if chance and not self.leavers(party, types, k):
                    for then, turn in self.successors(party, types):
                        onward[then] += chance * turn
            chances = onward
        total = sum(chances.values())
        return {t: c / total for t, c in chances.items()} if total > 1e-12 else {}

    def _others(self, party: str, types: Types) -> list[tuple[Belief, int]]:
        return [(b, k) for b, k in zip(self.beliefs, types, strict=True) if b.party != party]

    def kept(self, party: str, step: int) -> float:
        """What keeping is worth before a step."""
        return sum(chance * self.keeping(party, types, step) for types, chance in self.offices(party, step).items())

    def left(self, party: str, step: int, state: int) -> float:
        """What leaving towards `state` is worth before a step."""
        total = 0.0
        for types, chance in self.offices(party, step).items():
            leavers = [*self.leavers(party, types, step), (party, state)]
            total += chance * self.worth(party, types, step, leavers, least=False)
        return total

    def without(self, party: str) -> float:
        """What there is without a deal."""
        game = self.game((0,) * len(self.beliefs))
        i = game.parties.index(party)
        return sum(
            chance * float(self.checker(types).alternative(self.path).values[i])
            for types, chance in self.offices(party, 0).items()
        )
