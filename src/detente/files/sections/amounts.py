"""Numbers within bounds, and amounts: a number, a range, or an expression over numbers."""

from collections.abc import Callable

from detente.files.fields import AmountEntry
from detente.files.resolver import Resolver
from detente.model.arithmetic import Expression
from detente.model.ranges import Range
from detente.model.roadmap import Amount
from detente.preferences.form import Path

Expressed = Callable[[str, Path], Expression]
INFINITE = float("inf")


def bounded(resolver: Resolver, value: Range, path: Path, low: float, high: float, *, strictly: bool = False) -> Range:
    """`value`, reported if it is not between `low` and `high` (ends excluded if `strictly`)."""
    inside = low < value.low and value.high < high if strictly else low <= value.low and value.high <= high
    if not inside:
        upper = "" if high == INFINITE else f" {high:g}"
        allowed = f"{low:g} < x <{upper}" if strictly else f"{low:g} …{upper}"
        found = f"{value.low:g}" if value.shape == "fixed" else f"{value.low:g}..{value.high:g}"
        resolver.report("E231", path, found=found, allowed=allowed)
    return value


def amount(entry: AmountEntry | None, path: Path, expressed: Expressed, default: float = 0.0) -> Amount:
    """The amount that an entry states."""
    if entry is None:
        return Range.fixed(default)
    if isinstance(entry.value, Range):
        return entry.value
    return expressed(entry.value, (*path, "value"))
