"""How patient the parties must be."""

from collections.abc import Iterable

from detente.analyses.deals.deal import Deal
from detente.analyses.deals.patience import HIGH, LOW, Patience
from detente.analyses.deals.thresholds import Interval
from detente.language import _, either
from detente.words import names
from detente.words.deals import sizes


def needed(deal: Deal, found: Patience) -> tuple[str, ...]:
    """For which discount factors a roadmap holds, of one party or of all alike; per year too where that can be said."""
    said = _sentence(found).format(
        roadmap=names.roadmap(deal.scenario, found.roadmap),
        party=names.party(deal.scenario, found.party) if found.party else "",
        period=_("per year") if found.per == "year" else _("per step"),
        intervals=between(found.intervals, LOW, HIGH),
        central=sizes.factor(found.central or 0.0),
    )
    return names.capital(said), *_yearly(found)


def _sentence(found: Patience) -> str:
    whole = found.intervals == (Interval(LOW, HIGH),)
    if found.party:
        if whole:
            return _("{roadmap} holds however patient {party} is, the others being as in the file.")
        if not found.intervals:
            return _("{roadmap} does not hold however patient {party} is, the others being as in the file.")
        return _(
            "{roadmap} holds if the discount factor of {party} {period} is {intervals}; in the file it is {central}."
        )
    if whole:
        return _("{roadmap} holds at any patience, if all are equally patient.")
    if not found.intervals:
        return _("{roadmap} does not hold at any patience, if all are equally patient.")
    return _("{roadmap} holds, if all are equally patient, with a discount factor {period} of {intervals}.")


def between(intervals: Iterable[Interval], low: float, high: float) -> str:
    """Intervals as alternatives; borders of what was looked at are not said."""
    return either(_interval(each, low, high) for each in intervals)


def _interval(each: Interval, low: float, high: float) -> str:
    if each.low <= low:
        return _("at most {high}").format(high=sizes.factor(each.high))
    if each.high >= high:
        return _("at least {low}").format(low=sizes.factor(each.low))
    return _("{low} to {high}").format(low=sizes.factor(each.low), high=sizes.factor(each.high))


def _yearly(found: Patience) -> tuple[str, ...]:
    """The same per year, where factors are per step and the steps have a length."""
    if found.per == "year" or not found.months or not found.yearly or found.intervals == (Interval(LOW, HIGH),):
        return ()
    low, high = LOW ** (12 / found.months), HIGH ** (12 / found.months)
    said = _("With steps of {months} months on average, that is {intervals} per year.")
    return (said.format(months=sizes.months(found.months), intervals=between(found.yearly, low, high)),)
