"""The smallest change of one number that moves the median of a forecast by so much.

The median need not move one way as a number grows: a position that passes another's, or meets it, makes it turn or
jump. So all values on either side are looked at from the number's own outwards, at every STEPS-th of what it can be and
where others stand, and the first step that reaches far enough is divided further. Capability has no largest value; it
is gone through by the share of all weight that it gives its party.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from detente.bargaining.distribution.settlement import Shape
from detente.bargaining.drivers.medians import medians
from detente.bargaining.drivers.numbers import Number, moved, value_of
from detente.bargaining.issue import Floats, IssueInput, Mask
from detente.bargaining.models.model import Model

STEPS = 400
PARTS, TIMES = 64, 3  # into how many parts a step is divided, and how often
ALMOST_ALL = (0.999, 0.9999, 0.99999)  # shares of weight beyond the last step
BESIDE = 1e-6  # of a step


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest value that moves the median far enough, and the median there.

    lasting: the nearest such value whose neighbour farther out does so too; None: there is none. It is another one
    where only a single value does, as where a party comes to stand exactly where another does.
    """

    value: float
    median: float
    lasting: float | None

    @property
    def alone(self) -> bool:
        """Whether only this very value does, those beside it do not."""
        return self.value != self.lasting


def nearest(
    issue: IssueInput, number: Number, by: float, learned: Shape, around: Model | None = None
) -> Nearest | None:
    """The value nearest to the number's own that moves the median by at least `by` > 0 (on the scale); None: none does.

    Raises ValueError if nobody has weight.
    """
    own = value_of(issue, number)
    base = float(medians(moved(issue, number, [own]), learned, around)[0])
    if np.isnan(base):
        raise ValueError("nobody has weight")

    def far(values: Floats) -> Mask:
        """(N,) bool, whether each value moves the median far enough; not where nobody would have weight."""
        with np.errstate(invalid="ignore"):
            return np.abs(medians(moved(issue, number, values), learned, around) - base) >= by

    found = [value for side in sides(issue, number) for value in _reached(far, side)]
    if not found:
        return None
    value = min((each for each, _alone in found), key=lambda each: abs(each - own))
    lasting = min((each for each, alone in found if not alone), key=lambda each: abs(each - own), default=None)
    return Nearest(value, float(medians(moved(issue, number, [value]), learned, around)[0]), lasting)


def sides(issue: IssueInput, number: Number) -> tuple[Floats, ...]:
    """Values below and values above the number's own, which is the first of both; none if it has no say."""
    own = value_of(issue, number)
    if number.kind == "capability":
        values = _capabilities(issue, number.actor)
    elif number.kind == "salience":
        values = np.arange(STEPS + 1) / STEPS
    else:
        values = issue.low + (issue.high - issue.low) * np.arange(STEPS + 1) / STEPS
        values = np.union1d(values, issue.position)
    below, above = values[values < own][::-1], values[values > own]
    return tuple(np.concatenate([[own], side]) for side in (below, above) if len(side))


def _capabilities(issue: IssueInput, actor: int) -> Floats:
    """Ascending capabilities that give the actor equal steps of its share of weight."""
    salience = float(issue.salience[actor])
    others = float(np.delete(issue.weight, actor).sum())
    if not (salience > 0 and others > 0):
        return np.array([])
    share = np.concatenate([np.arange(STEPS) / STEPS, ALMOST_ALL])
    with np.errstate(over="ignore"):
        found = share / (1 - share) * (others / salience)
    return np.asarray(found[np.isfinite(found)])


def _reached(far: Callable[[Floats], Mask], values: Floats) -> Iterator[tuple[float, bool]]:
    """Far values between values that go outwards, and whether they are alone, up to the first that is not."""
    for k in np.flatnonzero(far(values)):
        found = _first(far, float(values[k - 1]), float(values[k]))
        beside = found + BESIDE * (values[k] - values[k - 1])
        alone = bool(found != values[-1]) and not bool(far(np.array([beside]))[0])
        yield found, alone
        if not alone:
            return


def _first(far: Callable[[Floats], Mask], low: float, high: float) -> float:
    """The first far value after `low`, which is not far, up to `high`, which is."""
    for _ in range(TIMES):
        parts = low + (high - low) * np.arange(1, PARTS + 1) / PARTS
        parts[-1] = high
        j = int(np.argmax(far(parts)))
        low, high = (float(parts[j - 1]) if j else low), float(parts[j])
    return high
