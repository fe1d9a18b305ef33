"""How patient the parties must be."""

from collections.abc import Iterable
from functools import partial

from detente.agreement.thresholds import Interval
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.patience import Patience
from detente.language import _, ngettext
from detente.words import names
from detente.words.deals import sizes


def needed(deal: Deal, found: Patience) -> tuple[str, ...]:
    """For which discount factors a roadmap holds, of one party or of all alike; per year too where that can be said."""
    said = _sentence(found).format(
        roadmap=names.roadmap(deal.scenario, found.roadmap),
        party=names.party(deal.scenario, found.party) if found.party else "",
        period=_per(found),
        intervals=_factors(found, found.intervals),
        **_looked_at(found),
        central=sizes.factor(found.central or 0.0, beside=1.0),
    )
    return names.capital(said), *_yearly(found), *_under_some(found), *_unverified(deal, found)


def _per(found: Patience) -> str:
    return _("per year") if found.per == "year" else _("per step")


def _sentence(found: Patience) -> str:
    if found.party:
        if found.where.is_everywhere:
            return _(
                "{roadmap} holds with every discount factor of {party} {period} from {low} to {high}, the others being"
                " as in the file."
            )
        if found.intervals:
            return _(
                "{roadmap} holds if the discount factor of {party} {period} is {intervals}; in the file it is"
                " {central}."
            )
        if found.where.unverified:
            return _(
                "{roadmap} is not shown to hold with any discount factor of {party} {period} from {low} to {high}, the"
                " others being as in the file."
            )
        if found.where.under_some:
            return _(
                "With no discount factor of {party} {period} from {low} to {high} does {roadmap} hold in all of the"
                " ways in which things may settle, the others being as in the file."
            )
        return _(
            "{roadmap} holds with no discount factor of {party} {period} from {low} to {high}, the others being as in"
            " the file."
        )
    if found.where.is_everywhere:
        return _(
            "{roadmap} holds, if all are equally patient, with every discount factor {period} from {low} to {high}."
        )
    if found.intervals:
        return _("{roadmap} holds, if all are equally patient, with a discount factor {period} of {intervals}.")
    if found.where.unverified:
        return _(
            "{roadmap} is not shown to hold, if all are equally patient, with any discount factor {period} from {low}"
            " to {high}."
        )
    if found.where.under_some:
        return _(
            "With no discount factor {period} from {low} to {high}, the same for all, does {roadmap} hold in all of the"
            " ways in which things may settle."
        )
    return _("{roadmap} holds, if all are equally patient, with no discount factor {period} from {low} to {high}.")


def _factors(found: Patience, intervals: Iterable[Interval]) -> str:
    scan = found.where.scan
    return sizes.within(intervals, (scan.low, scan.high), partial(sizes.factor, beside=found.central))


def _looked_at(found: Patience) -> dict[str, str]:
    """Which discount factors were scanned; about more patient or more hasty parties nothing is said."""
    return {"low": sizes.factor(found.where.scan.low), "high": sizes.factor(found.where.scan.high, beside=1.0)}


def _under_some(found: Patience) -> tuple[str, ...]:
    """For which factors it holds in some of the ways in which things may settle, where that is more."""
    some = found.where.under_some
    if some is None:
        return ()
    if some.is_everywhere:
        said = _(
            "In some of the ways in which things may settle, it holds with every discount factor {period} from {low} to"
            " {high}."
        )
        return (said.format(period=_per(found), **_looked_at(found)),)
    said = _("In some of the ways in which things may settle, it holds with a discount factor {period} of {intervals}.")
    return (said.format(period=_per(found), intervals=_factors(found, some.intervals)),)


def _unverified(deal: Deal, found: Patience) -> tuple[str, ...]:
    """For which factors it is not known."""
    if not found.where.unverified:
        return ()
    said = _("Whether {roadmap} holds is not verified with a discount factor {period} of {intervals}.")
    return (
        said.format(
            roadmap=names.roadmap(deal.scenario, found.roadmap),
            period=_per(found),
            intervals=_factors(found, found.where.unverified),
        ),
    )


def _yearly(found: Patience) -> tuple[str, ...]:
    """The same per year, where factors are per step and the steps have a length."""
    if found.per == "year" or not found.months or not found.yearly or found.where.is_everywhere:
        return ()
    scan = found.where.scan
    limits = scan.low ** (12 / found.months), scan.high ** (12 / found.months)
    said = ngettext(
        "With steps of {months} month on average, that is {intervals} per year.",
        "With steps of {months} months on average, that is {intervals} per year.",
        sizes.plural(found.months),
    )
    return (said.format(months=sizes.months(found.months), intervals=sizes.within(found.yearly, limits, sizes.factor)),)
