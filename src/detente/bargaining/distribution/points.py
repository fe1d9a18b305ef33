"""Points to score: what each answers to the issues of one group, on each issue's scale; None: no answer."""

from collections.abc import Callable, Mapping

from detente.bargaining.issue import IssueInput
from detente.bargaining.models import MODELS, Model

Issues = tuple[IssueInput, ...]
Point = Callable[[Issues], tuple[float | None, ...]]


def of_model(model: Model) -> Point:
    """What a bargaining model answers to issues that are on the table together."""
    return lambda issues: tuple(found.value for found in model.settle_all(issues))


def reference(issues: Issues) -> tuple[float | None, ...]:
    """What stays without agreement, where it is known."""
    return tuple(issue.reference for issue in issues)


def middle(issues: Issues) -> tuple[float, ...]:
    """The middle of the scale."""
    return tuple((issue.low + issue.high) / 2 for issue in issues)


POINTS: Mapping[str, Point] = {
    **{model.name: of_model(model) for model in MODELS},
    "reference": reference,
    "middle": middle,
}
