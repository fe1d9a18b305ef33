"""Several experts' views of an issue side by side, in words."""

from collections.abc import Iterator

from detente.analyses.talks.experts import LEVEL, ExpertsAnswer, ExpertTable, View
from detente.bargaining.distribution.forecast import Forecast
from detente.language import _, ngettext, number
from detente.model.scenario import Scenario


def title(answer: ExpertsAnswer, column: str) -> str:
    """Above the table of a column."""
    if not answer.scenario.contest.capability:
        return _("Expert by expert")
    return _("Expert by expert (capability “{column}”)").format(column=column)


def headings(table: ExpertTable) -> tuple[str, ...]:
    """Of the table."""
    found = [view.forecast for view in table.views.values() if view.forecast is not None]
    interval = _("{percent}% interval, not validated here")
    if all(each.validated for each in found):
        interval = _("{percent}% interval")
    return (_("Stands by"), _("weighted mean"), _("median"), interval.format(percent=format(100 * LEVEL, "zg")))


def rows(table: ExpertTable) -> list[tuple[str, ...]]:
    """The file's own view, each expert's, the pooled inputs, and the linear pool of the distributions."""
    named = [(name or _("the file itself"), view) for name, view in table.views.items()]
    pools = [(_("pooled inputs"), table.inputs), (_("linear pool"), View(None, table.pool))]
    return [(name, *_numbers(view)) for name, view in (*named, *pools)]


def _numbers(view: View) -> Iterator[str]:
    yield _("–") if view.point is None else f"{view.point:z.2f}"
    yield from _spread(view.forecast)


def _spread(found: Forecast | None) -> Iterator[str]:
    if found is None:
        yield from (_("–"), _("–"))
        return
    low, high = found.interval(LEVEL)
    yield f"{found.median:z.2f}"
    yield _("{low} to {high}").format(low=f"{low:z.2f}", high=f"{high:z.2f}")


def about(table: ExpertTable) -> Iterator[str]:
    """How far the views are apart, and what the two pools are."""
    if table.apart is not None:
        low, high = (f"{end:z.2f}" for end in table.apart)
        count = len(table.views)
        yield ngettext(
            "The median of the one view is {low}.",
            "The medians of the {count} views lie between {low} and {high}.",
            count,
        ).format(count=number(count), low=low, high=high)
    yield _(
        "Pooled inputs: the median of all views, number by number. Linear pool: the average of their distributions, so"
        " that what the experts disagree on widens it."
    )


def used(scenario: Scenario) -> str:
    """Whose stands a run uses; empty for the file's own."""
    expert = scenario.contest.expert
    return _("Stands on the issues as {expert} sees them.").format(expert=expert) if expert else ""
