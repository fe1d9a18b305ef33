"""Several experts' inputs to the same issues: each one's forecast, and what they give together.

Whoever says nothing of a party takes it as the file's own entry has it. Pooled inputs are the median, number by number,
of all views, the file's own being one. The linear pool is the average of the distributions (Stone 1961).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.analyses.forecast import EVERYBODY_EQUAL, input_of
from detente.analyses.outlook import DRAWS, SEED, outlook
from detente.bargaining.distribution.forecast import Forecast, pooled
from detente.bargaining.draws import Draws
from detente.bargaining.models import DEFAULT
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.model.contest import Issue, Stand
from detente.model.ranges import Range, Shape
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

LEVEL = 0.8


@dataclass(frozen=True)
class View:
    """The weighted mean of one view's central values and the distribution around it; None where nobody has weight."""

    point: float | None
    forecast: Forecast | None


@dataclass(frozen=True)
class ExpertTable:
    """One issue with one column. views: by expert, the file's own under the empty name first.

    inputs: of the pooled inputs. pool: the linear pool; None where no view has a distribution.
    """

    views: Mapping[str, View]
    inputs: View
    pool: Forecast | None

    @property
    def apart(self) -> tuple[float, float] | None:
        """The lowest and the highest median of the views."""
        found = [view.forecast.median for view in self.views.values() if view.forecast is not None]
        return (min(found), max(found)) if found else None


@dataclass(frozen=True)
class ExpertsAnswer:
    """By issue and column, of issues on which some expert has a view. complete: False if a limit cut the rest off."""

    scenario: Scenario
    issues: Mapping[str, Mapping[str, ExpertTable]]
    complete: bool


def experts_of(scenario: Scenario) -> tuple[str, ...]:
    """Whoever has a view of their own on some issue, in file order."""
    return tuple(dict.fromkeys(name for issue in scenario.contest.issues.values() for name in issue.experts))


def with_expert(scenario: Scenario, expert: str) -> Scenario:
    """The scenario in which this expert's stands take the place of the file's own.

    Raises Unanswerable: E993 if no issue has one.
    """
    known = experts_of(scenario)
    if expert not in known:
        raise Unanswerable([Problem("E993", Place(), {"found": expert, "allowed": ", ".join(known) or "-"})])
    issues = {id: replace(issue, stands=stands_of(issue, expert)) for id, issue in scenario.contest.issues.items()}
    return replace(scenario, contest=replace(scenario.contest, issues=issues, expert=expert))


def experts(
    scenario: Scenario, draws: int = DRAWS, seed: int = SEED, only: str | None = None, watch: Watch = unwatched
) -> ExpertsAnswer:
    """Every issue with views of experts, or `only`, expert by expert and pooled.

    Raises Unanswerable: E992 if nobody but the file itself has a view, E994 if there is no issue `only`.
    """
    issues = scenario.contest.issues
    if only is not None and only not in issues:
        raise Unanswerable([Problem("E994", Place(), {"found": only, "allowed": ", ".join(issues) or "-"})])
    viewed = [id for id, issue in issues.items() if issue.experts and only in (None, id)]
    if not viewed:
        raise Unanswerable([Problem("E992", Place(path="issues" if only is None else f"issues.{only}"))])
    columns = tuple(scenario.contest.capability) or (EVERYBODY_EQUAL,)
    found: dict[str, dict[str, ExpertTable]] = {id: {} for id in viewed}
    asked = [(id, column) for id in viewed for column in columns]
    try:
        for done, (id, column) in enumerate(asked):
            watch("experts", done, len(asked))
            found[id][column] = _table(scenario, id, column, draws, seed)
    except LimitReached:
        return ExpertsAnswer(scenario, found, False)
    return ExpertsAnswer(scenario, found, True)


def stands_of(issue: Issue, expert: str) -> tuple[Stand, ...]:
    """All stands as an expert sees them, the file's own for the empty name."""
    said = issue.experts.get(expert, {})
    return tuple(said.get(stand.party, stand) for stand in issue.stands)


def pooled_stands(issue: Issue) -> tuple[Stand, ...]:
    """The median of all views, number by number; a veto that more than half of them see."""
    every = [stands_of(issue, name) for name in ("", *issue.experts)]
    return tuple(_pooled(views) for views in zip(*every, strict=True))


def _pooled(views: Sequence[Stand]) -> Stand:
    vetoes = sum(view.veto for view in views)
    return replace(
        views[0],
        position=middle_range([view.position for view in views]),
        salience=middle_range([view.salience for view in views]),
        veto=2 * vetoes > len(views),
    )


def middle_range(ranges: Sequence[Range]) -> Range:
    """The median of the low ends, of the central values and of the high ends, which keep their order."""
    low, central, high = (
        float(np.median([getattr(each, end) for each in ranges])) for end in ("low", "central", "high")
    )
    shape: Shape = "fixed" if low == high else "triangular"
    if low < high and central == (low + high) / 2 and all(each.shape != "triangular" for each in ranges):
        shape = "uniform"
    return Range(low, central, high, shape)


def _table(scenario: Scenario, id: str, column: str, draws: int, seed: int) -> ExpertTable:
    """The views of an issue and both pools; intervals of the linear pool were checked nowhere."""
    issue = scenario.contest.issues[id]
    views = {
        name: _view(scenario, replace(issue, stands=stands_of(issue, name)), column, draws, seed)
        for name in ("", *issue.experts)
    }
    inputs = _view(scenario, replace(issue, stands=pooled_stands(issue)), column, draws, seed)
    known = [view.forecast for view in views.values() if view.forecast is not None]
    return ExpertTable(views, inputs, replace(pooled(known), validated=False) if known else None)


def _view(scenario: Scenario, issue: Issue, column: str, draws: int, seed: int) -> View:
    contest = scenario.contest
    seen = replace(scenario, contest=replace(contest, issues={**contest.issues, issue.id: issue}))
    capability = {party: number.central for party, number in contest.capability.get(column, {}).items()}
    point = DEFAULT.points(Draws.of(input_of(issue, capability)))
    found = outlook(seen, issue.id, column, draws, seed).main
    return View(float(point.value[0]) if point.answered[0] else None, found)


def document(answer: ExpertsAnswer) -> dict[str, Any]:
    """By issue and column: the views, the file's own with `expert` null, the pooled inputs and the linear pool."""
    return {
        "status": "complete" if answer.complete else "limit reached",
        "issues": {
            id: {column: _table_document(table) for column, table in columns.items()}
            for id, columns in answer.issues.items()
        },
    }


def _table_document(table: ExpertTable) -> dict[str, Any]:
    return {
        "views": [{"expert": name or None, **_view_document(view)} for name, view in table.views.items()],
        "pooled_inputs": _view_document(table.inputs),
        "linear_pool": _view_document(View(None, table.pool)),
    }


def _view_document(view: View) -> dict[str, Any]:
    found = view.forecast
    low, high = found.interval(LEVEL) if found else (None, None)
    return {
        "mean": _nine(view.point),
        "median": _nine(found.median if found else None),
        "interval": None if found is None else [_nine(low), _nine(high)],
        "validated": found is not None and found.validated,
    }


def _nine(x: float | None) -> float | None:
    return None if x is None else float(f"{x:.9g}")
