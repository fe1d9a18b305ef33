"""What the choice of a form of forecast is worth on fresh issues, in words."""

from collections.abc import Iterator

from detente.analyses.nested import RELATIVES, Nested
from detente.language import _, number
from detente.words.backtest import name


def title(found: Nested) -> str:
    """What this is."""
    return _("Forms of forecasts, chosen without the issues that are scored: {file}").format(file=found.file)


def headings() -> tuple[str, ...]:
    """Of the table of forms."""
    return (_("Form"), _("CRPS alone"), _("times chosen"))


def rows(found: Nested) -> Iterator[tuple[str, ...]]:
    """One per form, the best first."""
    for form, value in sorted(found.alone.items(), key=lambda each: each[1]):
        yield _name(form), f"{value:z.2f}", number(found.chosen[form])


def _name(form: str) -> str:
    """What a form is called."""
    if form not in RELATIVES:
        return name(form)
    least, power = RELATIVES[form]
    return _("with least spread {least} and power {power}").format(least=f"{least:zg}", power=f"{power:zg}")


def said(found: Nested) -> Iterator[str]:
    """The score of the form that was chosen each time, and by how much a single choice flatters."""
    held = [f"{100 * share:z.1f}" for share in found.coverage.values()]
    yield _(
        "The form chosen each time: CRPS {crps} on {issues} issues of {groups} groups; {first}, {second} and {third}% "
        "of outcomes in intervals of 50, 80 and 95%."
    ).format(
        crps=f"{found.crps:z.2f}",
        issues=number(found.n),
        groups=number(found.groups),
        first=held[0],
        second=held[1],
        third=held[2],
    )
    yield _("The best form, chosen on all issues at once, looks better by {gain}.").format(
        gain=f"{found.optimism:z.2f}"
    )
