"""How patient the parties must be."""

from collections.abc import Iterable
from functools import partial

from detente.agreement.thresholds import Interval
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.patience import Patience
from detente.language import _
from detente.words import names
from detente.words.deals import sizes


def needed(deal: Deal, found: Patience) -> tuple[str, ...]:
    """For which discount factors a roadmap holds, of one party or of all alike; per year too where that can be said."""
    said = _sentence(found).format(
        roadmap=names.roadmap(deal.scenario, found.roadmap),
        party=names.party(deal.scenario, found.party) if found.party else "",
        period=_("per year") if found.per == "year" else _("per step"),
        intervals=_factors(found, found.intervals),
        central=sizes.factor(found.central or 0.0, beside=1.0),
    )
    return names.capital(said), *_yearly(found), *_under_some(found), *_unverified(deal, found)


def _sentence(found: Patience) -> str:
    if found.party:
        if found.where.is_everywhere:
            return _("{roadmap} holds however patient {party} is, the others being as in the file.")
        if found.intervals:
            return _(
                "{roadmap} holds if the discount factor of {party} {period} is {intervals}; in the file it is"
                " {central}."
            )
        if found.where.unverified:
            return _("{roadmap} is not shown to hold at any patience of {party}, the others being as in the file.")
        if found.where.under_some:
            return _(
                "However patient {party} is, {roadmap} does not hold in all of the ways in which things may settle, the"
                " others being as in the file."
            )
        return _("{roadmap} does not hold however patient {party} is, the others being as in the file.")
    if found.where.is_everywhere:
        return _("{roadmap} holds at any patience, if all are equally patient.")
    if found.intervals:
        return _("{roadmap} holds, if all are equally patient, with a discount factor {period} of {intervals}.")
    if found.where.unverified:
        return _("{roadmap} is not shown to hold at any patience, if all are equally patient.")
    if found.where.under_some:
        return _(
            "However patient all are, if they are equally so, {roadmap} does not hold in all of the ways in which"
            " things may settle."
        )
    return _("{roadmap} does not hold at any patience, if all are equally patient.")


def _factors(found: Patience, intervals: Iterable[Interval]) -> str:
    scan = found.where.scan
    return sizes.within(intervals, (scan.low, scan.high), partial(sizes.factor, beside=found.central))


def _under_some(found: Patience) -> tuple[str, ...]:
    """For which factors it holds in some of the ways in which things may settle, where that is more."""
    some = found.where.under_some
    if some is None:
        return ()
    if some.is_everywhere:
        return (_("In some of the ways in which things may settle, it holds at any patience."),)
    said = _("In some of the ways in which things may settle, it holds with a discount factor {period} of {intervals}.")
    period = _("per year") if found.per == "year" else _("per step")
    return (said.format(period=period, intervals=_factors(found, some.intervals)),)


def _unverified(deal: Deal, found: Patience) -> tuple[str, ...]:
    """For which factors it is not known."""
    if not found.where.unverified:
        return ()
    said = _("Whether {roadmap} holds is not verified with a discount factor {period} of {intervals}.")
    return (
        said.format(
            roadmap=names.roadmap(deal.scenario, found.roadmap),
            period=_("per year") if found.per == "year" else _("per step"),
            intervals=_factors(found, found.where.unverified),
        ),
    )


def _yearly(found: Patience) -> tuple[str, ...]:
    """The same per year, where factors are per step and the steps have a length."""
    if found.per == "year" or not found.months or not found.yearly or found.where.is_everywhere:
        return ()
    scan = found.where.scan
    limits = scan.low ** (12 / found.months), scan.high ** (12 / found.months)
    said = _("With steps of {months} months on average, that is {intervals} per year.")
    return (said.format(months=sizes.months(found.months), intervals=sizes.within(found.yearly, limits, sizes.factor)),)
