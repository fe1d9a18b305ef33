"""What a sweep is asked: a scenario, the subjects, how many draws of which ranges, from which seed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from detente.analyses.sweeps.drawn.factors import factors_of
from detente.analyses.sweeps.subject import Subject
from detente.model.scenario import Scenario, Variant
from detente.uncertainty.designs import DESIGNS, design_named
from detente.uncertainty.factors import Factor, Floats, Quantity
from detente.uncertainty.ranges import RANGES
from detente.uncertainty.running.batches import spans
from detente.uncertainty.values import columns, dimensions, place

DRAWS, SEED = 1_000, 0
ROWS, BATCHES = 100, 40  # rows of a batch at least, and of how many batches a part aims to be
FEWER = 10  # a slow subject is asked of a tenth of the draws, the first ones
DESIGN_NAMES = tuple(each.name for each in DESIGNS if each.is_sample)
RANGE_NAMES = tuple(each.name for each in RANGES)


@dataclass(frozen=True)
class Part:
    """One subject under one reading of the ranges: what is evaluated in one go.

    ranges: the readings that put the same values on all that the subject uses, the first of them evaluated. draws: how
    many of the question's, from the first one on. least: draws of a batch at least. variant: the reading of the file
    that is asked; None for the file as it stands.
    """

    ranges: tuple[str, ...]
    subject: Subject
    draws: int
    least: int = ROWS
    variant: Variant | None = None

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
        """Every subject under the first reading, then what is left under the second, …; then variants of the file."""
        found = [*self._parts()]
        for variant in self.scenario.variants.values():
            found += (replace(part, variant=variant) for part in self.as_read(variant)._parts())
        return tuple(found)

    def _parts(self) -> Iterator[Part]:
        points = {ranges: self.points(ranges) for ranges in self.ranges}
        found: dict[tuple[str, bytes], list[str]] = {}
        for ranges, values in points.items():
            for subject in self.subjects:
                used = subject.uses(self.scenario, self.factors)
                in_use = [k for k, each in enumerate(self.factors) if each.id in used]
                found.setdefault((subject.name, values[:, in_use].tobytes()), []).append(ranges)
        named = {each.name: each for each in self.subjects}
        for (name, _points), readings in found.items():
            yield Part(tuple(readings), named[name], self.draws_of(named[name]), self.least)

    def as_read(self, variant: Variant | None) -> "Question":
        """What a variant of the file is asked: the subjects of its questions, by the same draws.

        Where the variant leaves more open than the file does, the draws are its own.
        """
        if variant is None:
            return self
        groups = {each.id: each.group for each in self.factors}
        factors = tuple(replace(each, group=groups.get(each.id, "")) for each in factors_of(variant.scenario))
        asked = {name for ask in variant.asks for name in ask.names}
        subjects = tuple(each for each in self.subjects if asked.intersection(q.id for q in self.quantities(each)))
        found = replace(self, scenario=variant.scenario, factors=factors, subjects=subjects)
        if all(each.id in groups for each in factors):
            column = dict(zip(groups, columns(self.factors), strict=True))
            # the file's own draws, in the place of those that `unit` would make for fewer factors
            found.__dict__["unit"] = self.unit[:, list(dict.fromkeys(column[each.id] for each in factors))]
        return found

    def draws_of(self, subject: Subject) -> int:
        """How many draws a subject is asked of."""
        return self.draws if subject.cost != "slow" else min(self.draws, max(ROWS, self.draws // FEWER))

    def quantities(self, subject: Subject, variant: Variant | None = None) -> tuple[Quantity, ...]:
        """What each draw answers on a subject, of the file as it stands or of a variant of it."""
        return subject.quantities(self.scenario if variant is None else variant.scenario)

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
