"""Numbers within bounds, and amounts: a number, a range, or an expression over numbers."""

import math
from collections.abc import Callable

from detente.files.fields import AmountEntry
from detente.files.resolver import Resolver
from detente.model.arithmetic import Expression
from detente.model.ranges import Bounds, Range, bounds_at
from detente.model.roadmap import Amount
from detente.preferences.form import Path

Expressed = Callable[[str, Path], Expression]


def bounded(resolver: Resolver, value: Range, path: Path, *, strictly: bool = False) -> Range:
    """`value`, reported if it leaves what a number at `path` can be (ends excluded if `strictly`)."""
    place = path[:-1] if path[-1] == "value" else path
    return held(resolver, value, path, bounds_at(".".join(map(str, place))), strictly=strictly)


def held(resolver: Resolver, value: Range, path: Path, bounds: Bounds, *, strictly: bool = False) -> Range:
    """`value`, reported if it leaves `bounds`."""
    low, high = bounds
    inside = low < value.low and value.high < high if strictly else low <= value.low and value.high <= high
    if not inside:
        found = f"{value.low:g}" if value.shape == "fixed" else f"{value.low:g}..{value.high:g}"
        resolver.report("E231", path, found=found, allowed=allowed(low, high, strictly=strictly))
    return value


def allowed(low: float, high: float, *, strictly: bool = False) -> str:
    """Both ends of what is allowed, in signs; infinite where there is none."""
    first = f"{low:g} <" if strictly else f"{low:g} ≤" if low > -math.inf else "−∞ <"
    last = f"< {high:g}" if strictly and high < math.inf else f"≤ {high:g}" if high < math.inf else "< ∞"
    return f"{first} x {last}"


def amount(entry: AmountEntry | None, path: Path, expressed: Expressed, default: float = 0.0) -> Amount:
    """The amount that an entry states."""
    if entry is None:
        return Range.fixed(default)
    if isinstance(entry.value, Range):
        return entry.value
    return expressed(entry.value, (*path, "value"))
