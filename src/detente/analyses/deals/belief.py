"""What a party would need to believe to disarm: in what share of the ranges whose promises remove enough threat."""

from dataclasses import dataclass
from typing import Any

from detente.agreement.trust.credibility import Believed, Promises, Sampling, believed
from detente.errors import Place, Problem, Unanswerable
from detente.model.scenario import Scenario

MOST = 0.5  # a set "does" if the party accepts in more than this share of the draws


@dataclass(frozen=True)
class BeliefAnswer:
    """party: whose belief is asked about; believed: every set of guarantors with its share of draws."""

    scenario: Scenario
    party: str
    believed: Believed
    threshold: float

    @property
    def minimal(self) -> tuple[tuple[str, ...], ...]:
        """The smallest sets that do in more than the threshold's share of draws."""
        return tuple(each.guarantors for each in self.believed.minimal(self.threshold))


def can_answer(scenario: Scenario) -> bool:
    """Whether the scenario asks what a party would need to believe."""
    return scenario.agreement.credibility is not None


def belief(scenario: Scenario, seed: int = 0, threshold: float = MOST) -> BeliefAnswer:
    """Sample the ranges of the credibility section.

    Raises Unanswerable (E924) if the scenario has none.
    """
    asked = scenario.agreement.credibility
    if asked is None:
        raise Unanswerable([Problem("E924", Place(scenario.id))])
    promises = Promises(
        asked.disarmed.value,
        asked.armed.value,
        asked.worth.value,
        {party: number.value for party, number in asked.restraint.items()},
        {party: number.value for party, number in asked.cover.items()},
        frozenset(asked.restraint),
        frozenset(asked.cover),
    )
    return BeliefAnswer(scenario, asked.party, believed(promises, Sampling(seed)), threshold)


def document(answer: BeliefAnswer) -> dict[str, Any]:
    """The answer as JSON data; `share` is a share of draws from the assumed ranges."""
    return {
        "party": answer.party,
        "threshold": answer.threshold,
        "minimal": [list(members) for members in answer.minimal],
        "sets": [
            {"members": list(each.guarantors), "share": each.share, "low": each.low, "high": each.high}
            for each in answer.believed.shares
        ],
    }
