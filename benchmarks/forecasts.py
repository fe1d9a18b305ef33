"""The distribution of an issue: draws of all its numbers and the forecast they average to, beside one at a time."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from page import table, time
from timing import seconds

from detente.analyses.learned import shipped
from detente.bargaining.distribution.doubt import draws_of
from detente.bargaining.distribution.forecast import Forecast, pooled
from detente.bargaining.distribution.settlement import settle, settle_draws
from detente.bargaining.draws import Draws
from detente.bargaining.issue import IssueInput
from detente.model.contest import Issue, Stand
from detente.model.ranges import Range
from detente.model.texts import Text

ACTORS, DRAWS, TARGET = 20, 10_000, 0.2


@dataclass(frozen=True)
class Forecasts:
    """Seconds for `draws` of an issue with 20 actors. single: one forecast after another, then pooled.

    apart: the largest distance between quantiles of the two, in units of the scale.
    """

    draws: int
    drawing: float
    distribution: float
    single: float
    apart: float

    @property
    def together(self) -> float:
        """Draws and distribution."""
        return self.drawing + self.distribution

    def figures(self) -> dict[str, Any]:
        return asdict(self)


def forecasts() -> Forecasts:
    """An issue with a range on every position, salience and capability."""
    issue, capability = _issue()
    drawn = _drawn(issue, capability)
    quick, slow = _together(drawn).quantiles(), _one_by_one(drawn).quantiles()
    return Forecasts(
        DRAWS,
        seconds(lambda: _drawn(issue, capability)),
        seconds(lambda: _together(drawn)),
        seconds(lambda: _one_by_one(drawn)),
        max(abs(quick[level] - slow[level]) for level in quick),
    )


def _issue() -> tuple[Issue, dict[str, Range]]:
    random = np.random.default_rng(2011)

    def ranges(most: float) -> list[Range]:
        ends = np.sort(random.random((ACTORS, 3)) * most, axis=1).tolist()
        return [Range(*each, "triangular") for each in ends]

    pairs = zip(ranges(100), ranges(1), strict=True)
    stands = tuple(Stand(f"p{k}", position, salience, k < 2) for k, (position, salience) in enumerate(pairs))
    issue = Issue("issue", Text("Issue"), 0, 100, None, {}, None, stands)
    return issue, {f"p{k}": each for k, each in enumerate(ranges(50))}


def _drawn(issue: Issue, capability: dict[str, Range]) -> Draws:
    drawn = draws_of(issue, capability, "votes", DRAWS, 1)
    assert drawn.total.all()
    return drawn


def _together(drawn: Draws) -> Forecast:
    return settle_draws(_input(drawn, 0), drawn.position, drawn.weight, shipped().shape)


def _one_by_one(drawn: Draws) -> Forecast:
    return pooled([settle(_input(drawn, k), shipped().shape) for k in range(drawn.count)])


def _input(drawn: Draws, k: int) -> IssueInput:
    names = tuple(f"p{k}" for k in range(ACTORS))
    numbers = drawn.position[k], drawn.salience[k], drawn.capability[k]
    return IssueInput(names, *numbers, drawn.low, drawn.high, None, drawn.veto)


def targets(found: Forecasts) -> list[tuple[str, float | None, float]]:
    """What is aimed at."""
    return [(f"{found.draws:,} draws of an issue with {ACTORS} actors, with its distribution", found.together, TARGET)]


def section(found: Forecasts) -> list[str]:
    """Times, and how far the quantiles of both ways are apart."""
    head = ("", "time", "one draw")
    rows: list[tuple[object, ...]] = [
        ("draws of 60 numbers from triangular ranges", time(found.drawing), time(found.drawing / found.draws)),
        ("the distribution over all draws", time(found.distribution), time(found.distribution / found.draws)),
        ("one distribution after another, pooled", time(found.single), time(found.single / found.draws)),
    ]
    return [
        "## Forecasts",
        "",
        f"{found.draws:,} draws of one issue with {ACTORS} actors, where every number has a range.",
        "",
        *table(head, rows),
        "",
        f"All draws at once take {time(found.together)}. Quantiles of both ways are at most {found.apart:.2g}",
        "hundredths of the scale apart, as places are rounded to thousandths where draws are many.",
    ]
