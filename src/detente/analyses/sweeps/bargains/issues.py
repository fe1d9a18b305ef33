"""Where each issue settles by the models that take many draws at once, for every column of capability."""

from dataclasses import dataclass

import numpy as np

from detente.analyses.sweeps.bargains.rows import columns_of, drawn_of
from detente.analyses.sweeps.bargains.stands import Stands, capabilities, numbers
from detente.analyses.sweeps.subject import Subject
from detente.bargaining.models import model_named
from detente.model.contest import Issue
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function, Quantity

NAME = "issues"
MODELS = ("mean", "median", "veto")


@dataclass(frozen=True)
class Settled:
    """Rows (N, K) to the point of every issue, column and model, nan where a model has none."""

    stands: Stands

    def __call__(self, values: Floats) -> Floats:
        """(N, Q)."""
        contest = self.stands.contest
        found = []
        for id, issue in contest.issues.items():
            for column in capabilities(contest):
                draws = self.stands.draws(values, id, column)
                for model in models(issue):
                    points = model_named(model).points(draws)
                    found.append(np.where(points.answered, points.value, np.nan))
        return np.stack(found, axis=1)


def models(issue: Issue) -> tuple[str, ...]:
    """The models asked: vetoes only where somebody has one and it is known what happens without agreement."""
    vetoes = any(stand.veto for stand in issue.stands) and issue.now is not None
    return tuple(model for model in MODELS if model != "veto" or vetoes)


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """One for each issue, column of capability and model."""
    contest = scenario.contest
    return tuple(
        Quantity(f"{NAME}.{id}.{column}.{model}", is_verdict=False, unit=issue.unit.en if issue.unit else "")
        for id, issue in contest.issues.items()
        for column in capabilities(contest)
        for model in models(issue)
    )


def uses(scenario: Scenario, factors: tuple[Factor, ...]) -> frozenset[str]:
    """Positions, saliences, reference points and capability."""
    return drawn_of(factors, numbers(scenario))


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The points as a function of these factors."""
    return Settled(Stands(scenario.contest, columns_of(scenario, factors, numbers(scenario))))


def can_answer(scenario: Scenario) -> bool:
    """Whether there is an issue; questions and offers alone settle nowhere."""
    return bool(scenario.contest.issues)


SUBJECT = Subject(NAME, can_answer, quantities, uses, function, cost="instant")
