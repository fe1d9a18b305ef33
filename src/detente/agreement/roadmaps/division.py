"""Long steps in parts, so that a breach is seen a given time after it began, however long the step lasts.

Where detection is given in months, a roadmap is played in periods of one length: the longest of which the detection
time and every step are multiples. What a step changes is changed in its first period, after that all stay, so nobody's
payoff on the path moves; in every period a party may leave, and is found out the same number of months later. Discount
factors of a period follow from those of the file: per year by its months, per step by its share of the step. Steps that
change nothing only lengthen the one before, so merging or splitting steps leaves the periods as they are.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.terms.game import Share

MOST = 2_000  # periods of a roadmap
FINEST = 10_000  # denominators of months and of shares of a step


def divided(path: Path, months: float | None, per: str) -> Path:
    """The path in periods for a breach that is seen after so many months; the path itself where that is None.

    Raises ValueError if a step has no length, or if there are more than `MOST` periods.
    """
    if months is None or path.written is not None or not len(path):
        return path
    if None in path.months:
        raise ValueError("a breach that is seen after some months needs the months of every step")
    lengths = [_exact(each) for each in path.months if each is not None]
    starts = [sum(lengths[:k], Fraction(0)) for k in range(len(lengths))]
    changing = [k for k in range(len(path)) if not k or path.after(k) != path.before(k)]
    period = _common([_exact(months), *(starts[b] - starts[a] for a, b in pairwise(changing))])
    count = int(starts[changing[-1]] / period) + 1
    if count > MOST or _exact(months) / period > MOST:
        raise ValueError(f"steps and detection have no common period: {count} periods")
    times = [period * n for n in range(count)]
    states = [path.states[0]]
    for time in times:
        states.append(path.after(max(k for k in changing if starts[k] <= time)))
    shares = [_share(starts, lengths, time, period) for time in times]
    return Path(
        tuple(states),
        tuple(Share(share) for share in shares) if per == "step" else (float(period),) * count,
        seen_after=int(_exact(months) / period),
        written=path,
        within=tuple(_within(starts, lengths, times, period)),
    )


def period_of(path: Path) -> float | None:
    """How many months a period of a divided path lasts; None if it is not divided."""
    if path.written is None or not path.within:
        return None
    lengths = [_exact(each) for each in path.written.months if each is not None]
    starts = [sum(lengths[:k], Fraction(0)) for k in range(len(lengths))]
    last = max(k for k in range(len(path.written)) if not k or path.written.after(k) != path.written.before(k))
    return float(starts[last] / (len(path) - 1)) if len(path) > 1 else None


def _exact(months: float) -> Fraction:
    return Fraction(months).limit_denominator(FINEST)


def _common(lengths: Sequence[Fraction]) -> Fraction:
    """The longest time of which all are multiples."""
    below = 1
    for each in lengths:
        below = below * each.denominator // gcd(below, each.denominator)
    return Fraction(gcd(*(int(each * below) for each in lengths)), below)


def _share(starts: Sequence[Fraction], lengths: Sequence[Fraction], time: Fraction, period: Fraction) -> float:
    """How many steps, or what part of one, a period from `time` on takes; the last step goes on for ever."""
    total = Fraction(0)
    for k, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        end = start + length if k < len(starts) - 1 else max(time, start) + period
        total += max(Fraction(0), min(time + period, end) - max(time, start)) / length
    return float(total)


def _within(
    starts: Sequence[Fraction], lengths: Sequence[Fraction], times: Sequence[Fraction], period: Fraction
) -> list[tuple[int, ...]]:
    """For each written step the periods that it overlaps; the stay at the end where it begins after all of them."""
    found = []
    for start, length in zip(starts, lengths, strict=True):
        own = [n for n, time in enumerate(times) if time < start + length and time + period > start]
        found.append(tuple(own) or (len(times),))
    return found
