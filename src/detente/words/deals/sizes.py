"""Sizes that may be compared between parties: shares of a range of payoffs, discount factors, lengths of time."""

from detente.language import _


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
    return format(value, sign + ("z.1f" if abs(value) >= 1 else ".2g"))


def factor(value: float) -> str:
    """A discount factor."""
    return format(value, ".3g")


def months(value: float) -> str:
    """A length of time in months, as a number."""
    return format(value, ".3g")
