"""How sure: every question of a scenario asked of many draws from what it assumes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Protocol

import numpy as np
import numpy.typing as npt

from detente.analyses.sweeps.drawn.factors import unused
from detente.analyses.sweeps.question import Part, Question
from detente.errors import Problem
from detente.uncertainty.factors import Floats, Quantity
from detente.uncertainty.running.crew import Workers
from detente.uncertainty.running.run import Rules, run
from detente.uncertainty.running.workers import Here
from detente.uncertainty.shares import Share, shares
from detente.uncertainty.stopping import TightEnough
from detente.watching import Watch, unwatched


class Keeper(Protocol):
    """Where finished batches go, and where those of an earlier run come from."""

    def finished(self, part: int) -> Mapping[int, Floats]:
        """Batches of a part that need not be evaluated again, by number."""

    def keep(self, part: int, batch: int, values: Floats) -> None:
        """Take a finished batch; it is safe when this returns."""


class Forgetful:
    """Keeps nothing."""

    def finished(self, part: int) -> Mapping[int, Floats]:
        """Nothing."""
        return {}

    def keep(self, part: int, batch: int, values: Floats) -> None:
        """Let it go."""


@dataclass(frozen=True)
class Answered:
    """One part: (N, Q) values, NaN where a draw was not finished or has no answer; (N,) which draws were finished."""

    part: Part
    quantities: tuple[Quantity, ...]
    values: Floats
    done: npt.NDArray[np.bool_]
    status: str
    complete: bool

    def column(self, quantity: str) -> Floats:
        """(n,) one quantity, of the finished draws."""
        column: Floats = self.values[self.done, [each.id for each in self.quantities].index(quantity)]
        return column


@dataclass(frozen=True)
class SweepAnswer:
    """The parts in the order of the question; those that a limit left no time for have no finished draw."""

    question: Question
    answered: tuple[Answered, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no part was cut off."""
        return all(each.complete for each in self.answered)

    @property
    def status(self) -> str:
        """`complete`, or how the first part that was cut off ended."""
        return next((each.status for each in self.answered if not each.complete), "complete")

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        """Everything that was asked, by id."""
        return {each.id: each for subject in self.question.subjects for each in self.question.quantities(subject)}

    def answer_to(self, quantity: str, ranges: str, variant: str = "") -> Answered:
        """The part that has a quantity under a reading of the ranges, and of the file. Raises KeyError if none has."""
        for each in self.answered:
            of = each.part.variant.id if each.part.variant else ""
            if of == variant and ranges in each.part.ranges and any(found.id == quantity for found in each.quantities):
                return each
        raise KeyError(quantity)

    def whole_column(self, quantity: str, ranges: str, variant: str = "") -> Floats:
        """(N,) one quantity by draw; NaN where a draw was not asked, not finished, or has no answer."""
        found = self.answer_to(quantity, ranges, variant)
        whole = np.full(self.question.draws, np.nan)
        whole[: found.part.draws] = found.values[:, [each.id for each in found.quantities].index(quantity)]
        return whole

    def share(self, quantity: str, ranges: str) -> Share:
        """In which share of the finished draws a verdict is yes."""
        return shares(self.answer_to(quantity, ranges).column(quantity)[:, np.newaxis])[0]


def sweep(
    question: Question,
    workers: Workers,
    keeper: Keeper | None = None,
    watch: Watch = unwatched,
    tolerance: float | None = None,
) -> SweepAnswer:
    """Ask every part; with a tolerance, each only until half of every verdict's interval is at most as large.

    With a time limit, what was finished by then. Raises what `run` raises where workers cannot be had.
    """
    keeper = keeper or Forgetful()
    found: list[Answered] = []
    for number, part in enumerate(question.parts):
        quantities, asked = question.quantities(part.subject, part.variant), question.as_read(part.variant)
        columns = tuple(k for k, each in enumerate(quantities) if each.is_verdict)
        enough = None if tolerance is None else TightEnough(columns, tolerance)
        rules = Rules(part.rows, enough, len(quantities), keeper.finished(number))
        function = part.subject.function(asked.scenario, asked.factors)
        points = asked.points(part.ranges[0])[: part.draws]
        keep = partial(keeper.keep, number)
        crew = Here() if part.subject.cost == "instant" else workers
        ran = run(function, points, crew, rules=rules, on_batch=keep, watch=_told(watch, question, number))
        found.append(Answered(part, quantities, ran.values, ran.done, ran.status, ran.complete))
    return SweepAnswer(question, tuple(found), unused(question.scenario, question.factors, question.subjects))


def _told(watch: Watch, question: Question, number: int) -> Watch:
    """Say what the draws are of, and which part of how many this is."""
    part = question.parts[number]
    doing = f"{number + 1}/{len(question.parts)} {part.subject.name}" + (f" {part.variant.id}" if part.variant else "")
    return lambda _doing, done, of: watch(doing, done, of)
