"""How far one number alone can move before the verdict turns.

Along one number, rules stay frozen until they are no longer an equilibrium; there play is solved anew, and the search
goes on with the new rules. So a verdict that turns only because somebody stops enforcing is found as well. Where the
rules stay, slack is a straight line in a number that enters linearly. Between the points of the first grid a switch
there and back could hide.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.endurance.frozen.question import Box, Question, bounds_of
from detente.agreement.endurance.frozen.verdict import FrozenVerdict, frozen_verdict
from detente.agreement.terms.lattice import Floats, Mask
from detente.model.ranges import inside
from detente.watching import Watch, unwatched

GRID = 64
REFINEMENTS = 6
SWITCHES = 12

Reason = Literal["slack", "switch", "none", "unknown"]


@dataclass(frozen=True)
class Flip:
    """What happens when one number moves from its central value to `limit`.

    value: where the verdict turns, None if it does not. reason: `slack`, a condition fails (or holds at last) with
    the rules unchanged; `switch`, because rules switch there; `unknown`, if rules beyond are not verified or switch too
    often. switches: the values at which rules switched on the way, the first is how far frozen rules are good for.
    """

    number: str
    central: float
    limit: float
    value: float | None
    reason: Reason
    switches: tuple[float, ...]

    @property
    def change(self) -> float | None:
        """How far that is from the central value, in the number's own units."""
        return None if self.value is None else self.value - self.central


def flips(question: Question, limits: Box | None = None) -> tuple[Flip, ...]:
    """Both directions of every number of `limits`; nearest first, by the share of the central value.

    Without limits, every number is searched from 0 to three times its value within its bounds, shares from 0 to 1.
    """
    return by_distance(each_flip(question, limits))


def each_flip(question: Question, limits: Box | None = None, watch: Watch = unwatched) -> Iterator[Flip]:
    """The same one by one as they are found, in file order; nothing where rules cannot be frozen."""
    frozen = frozen_verdict(question, {})
    if frozen is None:
        return
    spans = _limits(question) if limits is None else limits
    for done, (number, span) in enumerate(spans.items()):
        central = question.ranges[number].central
        for limit in span:
            watch("flips", done, len(spans))
            if limit != central:
                yield _along(frozen, number, central, limit, watch)


def by_distance(found: Iterable[Flip]) -> tuple[Flip, ...]:
    """Nearest first."""
    return tuple(sorted(found, key=_distance))


def _distance(flip: Flip) -> float:
    if flip.change is None:
        return np.inf
    return abs(flip.change) / (abs(flip.central) or 1.0)


def _limits(question: Question) -> Box:
    found = {}
    for path, number in question.ranges.items():
        value, within = number.central, bounds_of(question.agreement, path)
        if within[1] - within[0] <= 1:
            found[path] = within
        elif value or number.low < number.high:
            ends = min(number.low, 0.0, 3 * value), max(number.high, 0.0, 3 * value)
            found[path] = inside(ends[0], within), inside(ends[1], within)
    return found


def _along(frozen: FrozenVerdict, number: str, central: float, limit: float, watch: Watch) -> Flip:
    question, holding = frozen.question, bool(frozen.holds(frozen.amounts((number,), np.array([[central]])))[0])
    here, switches = central, list[float]()
    tiny = 1e-9 * (abs(limit - central) or 1.0)
    while len(switches) <= SWITCHES:
        watch("flips", 0, 0)
        last, first = _first_change(frozen, number, (here, limit), holding)
        if first is None:
            return Flip(number, central, limit, None, "none", tuple(switches))
        if _kept(frozen, number, np.array([first]))[0]:
            return Flip(number, central, limit, (last + first) / 2, "slack", tuple(switches))
        switches.append((last + first) / 2)
        here = first + tiny * np.sign(limit - central)
        beyond = frozen_verdict(question, {**frozen.drawn, number: here})
        if beyond is None:
            break
        if _holds(beyond, number, np.array([here]))[0] != holding:
            return Flip(number, central, limit, switches[-1], "switch", tuple(switches))
        frozen = beyond
    return Flip(number, central, limit, None, "unknown", tuple(switches))


def _first_change(
    frozen: FrozenVerdict, number: str, span: tuple[float, float], holding: bool
) -> tuple[float, float | None]:
    """The last value at which nothing has changed and the first at which rules or verdict have, close together."""
    low, high = span
    for refinement in range(REFINEMENTS):
        points = np.linspace(low, high, GRID + 1)
        same = _kept(frozen, number, points) & (_holds(frozen, number, points) == holding)
        same[0] = True
        if same.all():
            return high, (None if refinement == 0 else high)
        place = int(same.argmin())
        low, high = float(points[place - 1]), float(points[place])
    return low, high


def _kept(frozen: FrozenVerdict, number: str, points: Floats) -> Mask:
    return frozen.kept(frozen.amounts((number,), points[:, None]))


def _holds(frozen: FrozenVerdict, number: str, points: Floats) -> Mask:
    return frozen.holds(frozen.amounts((number,), points[:, None]))


def nearest(found: tuple[Flip, ...]) -> Mapping[str, Flip]:
    """Number to the nearer of its two flips, where the verdict turns at all."""
    best: dict[str, Flip] = {}
    for flip in found:
        if flip.value is not None:
            best.setdefault(flip.number, flip)
    return best
