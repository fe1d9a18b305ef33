"""What a patron adds to what a party has without a deal: the game when the patron would not stand by it.

A patron of a party is a guarantor through which sanctions against that party leak. When it does not stand by the party
nothing leaks through it, and it makes no move of its own that the party would gain by today. What a roadmap agrees on
stays as it is written, and so do the guarantees: only what follows a breach, or is there without a deal, changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.terms.game import game_of
from detente.analyses.sweeps.bargains.dealt import Dealt
from detente.analyses.sweeps.bargains.terms import Terms
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Measure
from detente.model.scenario import Scenario

SMALL = 1e-9


@dataclass(frozen=True, order=True)
class Patronage:
    """target: who is stood by; patron: who stands by it."""

    target: str
    patron: str

    @property
    def leak(self) -> str:
        """Where the file says how much leaks through the patron."""
        return f"guarantees.{self.patron}.against.{self.target}.leak"


def patronages(scenario: Scenario) -> tuple[Patronage, ...]:
    """Every pair of which the file says that sanctions leak to the one through the other."""
    return tuple(
        Patronage(act.violator, party)
        for party, guarantee in scenario.agreement.guarantees.items()
        for act in guarantee.against
        if act.leak != Range.fixed(0.0) and act.violator != party
    )


def withdrawn(scenario: Scenario, pair: Patronage) -> Agreement:
    """The agreement in which the patron cannot move its own measures to the target's advantage, seen from today."""
    measures = {
        id: _held(scenario, pair, measure) if measure.owners == (pair.patron,) else measure
        for id, measure in scenario.agreement.measures.items()
    }
    return replace(scenario.agreement, measures=measures)


def _held(scenario: Scenario, pair: Patronage, measure: Measure) -> Measure:
    up, down = (_gains(scenario, pair, measure, level) for level in (measure.highest, 0))
    return replace(measure, up=0 if up else measure.up, down=0 if down else measure.down)


def _gains(scenario: Scenario, pair: Patronage, measure: Measure, level: int) -> bool:
    """Whether the target would gain today by this level of the measure, by central values and reference types."""
    game = game_of(scenario.agreement, tuple(scenario.parties), scenario.reference_types())
    if pair.target not in game.parties:
        return False
    payoff, now = game.kept[game.parties.index(pair.target)], game.lattice.now
    return bool(payoff[game.lattice.changed(now, {measure.id: level})] > payoff[now] + SMALL)


def price(dealt: Dealt, path: Path, guarantors: tuple[str, ...], target: str) -> float:
    """The least steady payment by which the target joins and stays, as a share of its range of payoffs.

    Negative if it would do so for less than the roadmap gives; nan if an equilibrium is not verified.
    """
    if target not in dealt.game.parties:
        return float("nan")
    party = dealt.game.parties.index(target)
    staying, joining = dealt.staying(path, party, guarantors), dealt.joining(path)
    if staying is None or joining is None:
        return float("nan")
    asked = [-each.slack / dealt.weight(path, each.step, party) for each in staying if each.slack is not None]
    asked += [-joining[target].slack] if target in joining else []
    return max(asked, default=float("nan")) / float(dealt.game.spans[party])


def outside(dealt: Dealt, path: Path, target: str) -> float:
    """What the target has without a deal, as a share of its range of payoffs; nan if that is not verified."""
    joining = dealt.joining(path)
    if joining is None or target not in joining:
        return float("nan")
    return joining[target].alternative / float(dealt.game.spans[dealt.game.parties.index(target)])


def numbers_without(pair: Patronage, drawn: Mapping[str, float]) -> dict[str, float]:
    """What is drawn, with nothing leaking through the patron."""
    return {**drawn, pair.leak: 0.0}


def terms_without(scenario: Scenario, pair: Patronage) -> Terms:
    """The terms when the patron does not stand by the target."""
    return Terms(withdrawn(scenario, pair), tuple(scenario.parties), scenario.reference_types())
