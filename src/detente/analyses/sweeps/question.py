"""What a sweep is asked: a scenario, the subjects, how many draws of which ranges, from which seed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.analyses.sweeps.subject import Subject
from detente.model.scenario import Scenario
from detente.uncertainty.designs import DESIGNS, design_named
from detente.uncertainty.factors import Factor, Floats, Quantity
from detente.uncertainty.ranges import RANGES
from detente.uncertainty.running.batches import spans
from detente.uncertainty.values import dimensions, place

DRAWS, SEED = 1_000, 0
ROWS, BATCHES = 100, 40  # rows of a batch at least, and of how many batches a part aims to be
FEWER = 10  # a slow subject is asked of a tenth of the draws, the first ones
DESIGN_NAMES = tuple(each.name for each in DESIGNS if each.is_sample)
RANGE_NAMES = tuple(each.name for each in RANGES)


@dataclass(frozen=True)
class Part:
    """One subject under one reading of the ranges: what is evaluated in one go.

    ranges: the readings that put the same values on all that the subject uses, the first of them evaluated. draws: how
    many of the question's, from the first one on. least: draws of a batch at least.
    """

    ranges: tuple[str, ...]
    subject: Subject
    draws: int
    least: int = ROWS

    @property
    def rows(self) -> int:
        """How many draws a batch has at least; it depends on their number alone."""
        return max(self.least, -(-self.draws // BATCHES))

    @property
    def batches(self) -> list[tuple[int, int]]:
        """First draw and end of each batch."""
        return spans(self.draws, self.rows)


@dataclass(frozen=True)
class Question:
    """factors: all that the scenario is unsure of, in use or not, so that no draw depends on what else is asked.

    ranges: the readings of the ranges, in the order of the answer. least: draws of a batch, which changes no answer.
    """

    scenario: Scenario
    factors: tuple[Factor, ...]
    subjects: tuple[Subject, ...]
    draws: int = DRAWS
    seed: int = SEED
    design: str = DESIGN_NAMES[0]
    ranges: tuple[str, ...] = RANGE_NAMES
    least: int = ROWS

    @cached_property
    def unit(self) -> Floats:
        """(N, groups) the design before it is laid on ranges."""
        return design_named(self.design).unit(self.draws, dimensions(self.factors), self.seed)

    def points(self, ranges: str) -> Floats:
        """(N, K) the values of all factors under one reading of the ranges."""
        return place(self.factors, self.unit, ranges)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every subject under the first reading, then what is left under the second, …"""
        points = {ranges: self.points(ranges) for ranges in self.ranges}
        found: dict[tuple[str, bytes], list[str]] = {}
        for ranges, values in points.items():
            for subject in self.subjects:
                used = subject.uses(self.scenario, self.factors)
                columns = [k for k, each in enumerate(self.factors) if each.id in used]
                found.setdefault((subject.name, values[:, columns].tobytes()), []).append(ranges)
        named = {each.name: each for each in self.subjects}
        return tuple(
            Part(tuple(ranges), named[name], self.draws_of(named[name]), self.least)
            for (name, _points), ranges in found.items()
        )

    def draws_of(self, subject: Subject) -> int:
        """How many draws a subject is asked of."""
        return self.draws if subject.cost != "slow" else min(self.draws, max(ROWS, self.draws // FEWER))

    def quantities(self, subject: Subject) -> tuple[Quantity, ...]:
        """What each draw answers on a subject."""
        return subject.quantities(self.scenario)

    @property
    def settings(self) -> dict[str, Any]:
        """All that decides on the draws, as JSON data; two sweeps of one scenario with equal settings are the same."""
        return {
            "draws": self.draws,
            "seed": self.seed,
            "design": self.design,
            "ranges": list(self.ranges),
            "subjects": [each.name for each in self.subjects],
            "factors": [each.id for each in self.factors],
            "groups": [each.group for each in self.factors],
            "quantities": [each.id for subject in self.subjects for each in self.quantities(subject)],
        }
