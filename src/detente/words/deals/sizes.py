"""Sizes that may be compared between parties: shares of a range of payoffs, discount factors, lengths of time."""

from collections.abc import Callable, Iterable

from detente.agreement.thresholds import Interval
from detente.language import _, either


def share(value: float) -> str:
    """A share of one in per cent: `4.6%`, `0.73%`."""
    return _("{number}%").format(number=figure(100 * value))


def signed(value: float) -> str:
    """The same for the cell of a table, where a sign means something."""
    return _("{number}%").format(number=figure(100 * value, sign="+"))


def figure(value: float, sign: str = "") -> str:
    """A number with one decimal, with two digits where it is small."""
    if abs(value) < 1e-6:
        return "0"
    return format(value, sign + ("z.1f" if abs(value) >= 1 else "z.2g"))


def factor(value: float, beside: float | None = None) -> str:
    """A discount factor; with so many digits that it differs from the one `beside` it."""
    for digits in range(3, 10):
        said = f"{value:z.{digits}g}"
        if beside is None or value == beside or said != f"{beside:z.{digits}g}":
            break
    return said


def within(found: Iterable[Interval], limits: tuple[float, float], said: Callable[[float], str]) -> str:
    """Intervals as alternatives: with which ends, where they are not those of what was looked at."""
    return either(_interval(each, limits, said) for each in found)


def _interval(each: Interval, limits: tuple[float, float], said: Callable[[float], str]) -> str:
    low, high = said(each.low), said(each.high)
    if each.low == each.high:
        return low
    if each.high >= limits[1]:
        return (_("at least {low}") if each.low_closed else _("more than {low}")).format(low=low)
    if each.low <= limits[0]:
        return (_("at most {high}") if each.high_closed else _("less than {high}")).format(high=high)
    return {
        (True, True): _("{low} to {high}"),
        (True, False): _("at least {low} and less than {high}"),
        (False, True): _("more than {low} and at most {high}"),
        (False, False): _("more than {low} and less than {high}"),
    }[each.low_closed, each.high_closed].format(low=low, high=high)


def months(value: float) -> str:
    """A length of time in months, as a number."""
    return format(value, "z.3g")


def plural(value: float) -> int:
    """The whole number whose plural a size takes: that of 1 for 1, of 2 for what is no whole number."""
    return int(value) if float(value).is_integer() else 2
