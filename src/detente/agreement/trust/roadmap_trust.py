"""Whether a roadmap keeps itself when nobody knows for sure with whom it deals.

Every party whose type is in doubt is of its reference type with some prior, else of another type with a plan of its
own: to keep each step or to betray there. At step k the others keep with chance q_k, the product of what is believed
about each, and a party's constraint is weighted by belief on both sides:

    q_k ((1-d) u + d V(k+1)) + (1-q_k) V_betrayed  >=  max over own moves of the same weights of what leaving brings.

The roadmap holds if every party, of its reference type, keeps every step and joins. Types plan against each other's
plans: replies in turn, from the plan to keep, until nothing changes. A government plans as if it stayed in office;
turnover is what the others reckon with. Step len(path) is the first stay; one step more stands for all later ones,
before which successors may have taken over. There, belief is taken to rest; `drift` says how far it would still move.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.incentives import Participation
from detente.agreement.roadmaps.path import Settings, Status
from detente.agreement.trust.beliefs import Belief, BeliefPath
from detente.agreement.trust.betrayal import Games
from detente.agreement.trust.plans import Outlook, Plans, View, settled
from detente.agreement.trust.profiles import Phase, Profiles, profiles_of

Bracket = Literal["cautious", "generous"]
"""If several leave at once: the breach phase that makes leaving look best, or the one that makes it look worst."""
BRACKETS: Mapping[Bracket, tuple[Phase, Phase]] = {"cautious": ("least", "most"), "generous": ("most", "least")}


@dataclass(frozen=True)
class Trusting:
    """What keeps a party, of its reference type, to one step, given what it believes.

    step: from 0; the number of steps for the first stay, one more for all later ones. others: the chance that all
    others keep the step. value: of keeping; best: of its best deviation, to the state `deviation`; None if it has none.
    """

    step: int
    party: str
    others: float
    value: float
    best: float | None
    slack: float | None
    relative: float | None
    deviation: int | None


@dataclass(frozen=True)
class Verdict:
    """What comes out under one bracket; plans: (K, N) per typed party, whether each type would betray at each step."""

    bracket: Bracket
    incentives: tuple[Trusting, ...]
    participation: Mapping[str, Participation]
    plans: Mapping[str, Plans]
    paths: Mapping[str, BeliefPath]
    settled: bool
    drift: float
    tolerance: float

    @cached_property
    def weakest(self) -> Trusting | Participation | None:
        """What has the least relative slack: an incentive, or a party's wish to take part; None if nothing binds."""
        every: list[Trusting | Participation] = [each for each in self.incentives if each.relative is not None]
        return min([*every, *self.participation.values()], key=lambda each: each.relative or 0.0, default=None)

    @property
    def least(self) -> float:
        """The least relative slack of any incentive or of taking part."""
        weakest = self.weakest
        return float("inf") if weakest is None or weakest.relative is None else weakest.relative

    @property
    def holds(self) -> bool:
        """Whether every reference type keeps every step and everybody joins."""
        return self.least >= -self.tolerance


@dataclass(frozen=True)
class TrustCheck:
    """The verdict on a path; cautious and generous differ only where several parties may leave in the same step."""

    path: Path
    settings: Settings
    beliefs: tuple[Belief, ...]
    cautious: Verdict
    generous: Verdict
    unverified: tuple[Mapping[str, str], ...]

    @property
    def status(self) -> Status:
        """`not verified` if punishments are no known equilibrium, plans do not settle, or the two verdicts differ."""
        doubtful = self.unverified or not self.cautious.settled or not self.generous.settled
        if doubtful or self.cautious.holds != self.generous.holds:
            return "not verified"
        return "holds" if self.cautious.holds else "fails"

    @property
    def holds(self) -> bool:
        """Whether the roadmap is self-enforcing, given the beliefs."""
        return self.status == "holds"

    @property
    def witness(self) -> Trusting | Participation | None:
        """What has the least relative slack in the cautious verdict."""
        return self.cautious.weakest


@dataclass(frozen=True)
class Trust:
    """A path with the games of all types, ready to be judged under any beliefs about the same parties and types."""

    settings: Settings
    profiles: Profiles

    def check(self, beliefs: Sequence[Belief]) -> TrustCheck:
        """The verdict under these beliefs."""
        of = tuple(beliefs)
        verdicts = {bracket: self._verdict(of, bracket) for bracket in BRACKETS}
        unverified = tuple(
            {b.party: b.types[k] for b, k in zip(of, profile, strict=True)}
            for profile in self.profiles.unverified
            if all(b.today[k] > 0 or b.turnover * b.prior[k] > 0 for b, k in zip(of, profile, strict=True))
        )
        return TrustCheck(self.profiles.path, self.settings, of, **verdicts, unverified=unverified)

    def _verdict(self, beliefs: tuple[Belief, ...], bracket: Bracket) -> Verdict:
        profiles, phases = self.profiles, BRACKETS[bracket]
        plans, is_settled = settled(profiles, beliefs, phases, self.settings.tolerance)
        outlook = Outlook(profiles, beliefs, plans, phases)
        views = {i: outlook.view(i, 0, firm=True) for i in range(len(profiles.game.parties))}
        steps = range(len(profiles.path) + 2)
        incentives = [self._incentive(i, step, views[i]) for step in steps for i in profiles.game.owners]
        values = {i: float(view.keeping[0]) for i, view in views.items()}
        parties = profiles.game.parties
        return Verdict(
            bracket,
            tuple(incentives),
            self._participation(outlook, values),
            {parties[i]: plan for i, plan in plans.items()},
            {belief.party: path for belief, path in zip(beliefs, outlook.paths, strict=True)},
            is_settled,
            outlook.drift,
            self.settings.tolerance,
        )

    def _incentive(self, party: int, step: int, view: View) -> Trusting:
        game = self.profiles.game
        others, value, deviation = float(view.others[step]), float(view.keeping[step]), int(view.reached[step])
        if deviation < 0:
            return Trusting(step, game.parties[party], others, value, None, None, None, None)
        best = float(view.bests[step])
        relative = (value - best) / self.profiles.scale(party, step, deviation)
        return Trusting(step, game.parties[party], others, value, best, value - best, relative, deviation)

    def _participation(self, outlook: Outlook, values: Mapping[int, float]) -> dict[str, Participation]:
        """What the deal is worth, and the alternative, weighted by what is believed today."""
        game, found = self.profiles.game, {}
        for i, party in enumerate(game.parties):
            if i in game.owners or party in self.settings.guarantors:
                checkers = self.profiles.checkers
                without = sum(
                    weight * float(checkers[profile].alternative(self.profiles.path).values[i])
                    for profile, weight in outlook.weights(i, 0, 0)
                )
                slack = values[i] - without
                scale = self.profiles.scale(i)
                found[party] = Participation(party, values[i], without, slack, slack / scale, scale)
        return found


def trust_of(games: Games, beliefs: Sequence[Belief], path: Path, settings: Settings) -> Trust:
    """A path ready to be judged; raises ValueError where a deviation is seen more than one step later."""
    return Trust(settings, profiles_of(games, beliefs, path, settings))


def check_trust(games: Games, beliefs: Sequence[Belief], path: Path, settings: Settings) -> TrustCheck:
    """The verdict on a path under these beliefs."""
    return trust_of(games, beliefs, path, settings).check(beliefs)
