"""How far from the models' points an issue may settle, in words."""

from collections.abc import Iterator, Mapping, Sequence

from detente.analyses.forecast import ForecastAnswer
from detente.analyses.outlook import Outlook
from detente.analyses.past.belonging import ENDS, FEW, HELD_OUT, LEARNED, RANGES, UNEQUAL
from detente.bargaining.distribution.forecast import LEVELS, Forecast
from detente.bargaining.models import model_named
from detente.errors.codes import N_
from detente.language import _, ngettext, number

UNLIKE = {
    FEW: N_("it has fewer than three parties, and those that intervals were checked on have three or more"),
    UNEQUAL: N_("capability differs between parties, and intervals were checked with equal capability"),
    RANGES: N_("some inputs are ranges, and intervals were checked on inputs without ranges"),
    ENDS: N_("nobody stands at an end of its scale, and somebody does on all issues that intervals were checked on"),
}
NUMBERS = 2 + len(LEVELS)  # columns of numbers, the last ones


def title() -> str:
    """Heading of the table."""
    return _("How far from these points it may settle")


def headings(answer: ForecastAnswer, id: str) -> tuple[str, ...]:
    """Of the table of an issue: what the distribution is centred on, capability, its quantiles, and whether checked."""
    found = [each for outlooks in answer.outlooks[id].values() for each in outlooks.around.values()]
    interval = _("{percent}% interval, not validated here")
    if all(each.validated for each in found):
        interval = _("{percent}% interval")
    capability = (_("capability"),) if answer.scenario.contest.capability else ()
    intervals = (interval.format(percent=format(100 * level, "zg")) for level in LEVELS)
    return (_("Distribution around"), *capability, _("median"), _("mean"), *intervals)


def rows(answer: ForecastAnswer, id: str) -> list[tuple[str, ...]]:
    """One per centre and column of capability."""
    outlooks = answer.outlooks[id]
    names = dict.fromkeys(name for found in outlooks.values() for name in found.around)
    return [
        (_(model_named(name).title), *_column(answer, column), *_numbers(found.around[name]))
        for name in names
        for column, found in outlooks.items()
        if name in found.around
    ]


def _column(answer: ForecastAnswer, column: str) -> tuple[str, ...]:
    return (column,) if answer.scenario.contest.capability else ()


def _numbers(found: Forecast) -> Iterator[str]:
    yield _place(found.median)
    yield _place(found.mean)
    for level in LEVELS:
        low, high = found.interval(level)
        yield _("{low} to {high}").format(low=_place(low), high=_place(high))


def _place(x: float) -> str:
    return format(x, "z.2f")


def trust(answer: ForecastAnswer, id: str) -> Iterator[str]:
    """What the intervals of an issue are good for, and what doubt is in them."""
    outlooks = answer.outlooks[id].values()
    domains = dict.fromkeys(
        (each.domain, each.validated) for found in outlooks for each in found.around.values() if each.domain
    )
    for domain, validated in domains:
        yield checked(domain) if validated else not_validated(domain)
    yield from _declared([found for found in outlooks if found.domain])
    drawn = max((found.draws for found in outlooks if found.around), default=1)
    if drawn > 1:
        yield ngettext(
            "The ranges of the inputs are in it, by {count} draw (seed {seed}).",
            "The ranges of the inputs are in it, by {count} draws (seed {seed}).",
            drawn,
        ).format(count=number(drawn), seed=str(answer.seed))
    if any(not found.around for found in outlooks):
        yield _("There is no distribution where nobody has both salience and capability.")


def _declared(outlooks: Sequence[Outlook]) -> Iterator[str]:
    """What the domain that the file names comes to: how many outcomes intervals held, or why that is not claimed."""
    if any(not found.unlike and found.around for found in outlooks):
        domain = outlooks[0].domain
        learned, fresh = LEARNED[domain], HELD_OUT[domain]
        yield _(
            "The file says that this issue is of “{domain}”. Of the outcomes of {issues} issues there, each set aside"
            " in turn, intervals held: {parts}."
        ).format(domain=domain, issues=number(learned.issues), parts=_held(learned.coverage, 1))
        crps, low, high = fresh.crps
        yield _(
            "In a held-out test ({date}, data not published) on {issues} issues of {groups} proposals that played no"
            " part in development they held: {parts}; the mean CRPS was {crps} hundredths of the scale ({low} to"
            " {high})."
        ).format(
            date=fresh.date,
            issues=number(fresh.issues),
            groups=number(fresh.groups),
            parts=_held(fresh.coverage, 0),
            crps=f"{crps:z.2f}",
            low=f"{low:z.1f}",
            high=f"{high:z.1f}",
        )
    for why in dict.fromkeys(why for found in outlooks for why in found.unlike):
        yield _("The file says that this issue is of “{domain}”, but {reason}.").format(
            domain=outlooks[0].domain, reason=_(UNLIKE[why])
        )


def _held(coverage: Mapping[str, float], digits: int) -> str:
    return ", ".join(
        _("{share}% in those of {level}%").format(share=f"{100 * share:z.{digits}f}", level=f"{100 * float(level):zg}")
        for level, share in coverage.items()
    )


def not_validated(domain: str) -> str:
    """What stands beside every interval outside of the domain."""
    return _("not validated here: the intervals were checked on “{domain}” only; no coverage is claimed").format(
        domain=domain
    )


def checked(domain: str) -> str:
    """What stands beside every interval within the domain."""
    return _("The intervals were checked on “{domain}”.").format(domain=domain)
