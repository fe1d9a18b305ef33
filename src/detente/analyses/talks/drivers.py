"""Which inputs move an issue's forecast most, and the smallest change of one of them that moves it so far."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.analyses.forecast import EVERYBODY_EQUAL, input_of
from detente.analyses.past.belonging import shape_of
from detente.bargaining.distribution.settlement import Shape
from detente.bargaining.draws import Draws
from detente.bargaining.drivers.medians import medians
from detente.bargaining.drivers.nearest import nearest
from detente.bargaining.drivers.numbers import Kind, Number, moved, numbers_of, value_of
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import DEFAULT, Model, model_named
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.model.contest import Issue
from detente.model.ranges import FACTOR, SHARE, Range, inside
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

POINTS = 10.0  # hundredths of the scale
HARDLY = 1e-6  # of what a number can be
MEAN, VETO = DEFAULT.name, model_named("veto")
ONE = Range.fixed(1.0)


@dataclass(frozen=True, slots=True)
class Input:
    """A number of the file: what of whom (party empty for the reference point), its range, its path.

    low, high: from where to where it is moved. assumed: whether these ends are a stated default, not the file's.
    path: as `--set` takes it; empty if the file has no such number.
    """

    kind: Kind
    party: str
    low: float
    central: float
    high: float
    assumed: bool
    path: str

    @property
    def in_doubt(self) -> bool:
        """Whether there is a range to move it in."""
        return self.low < self.high


@dataclass(frozen=True, slots=True)
class Swing:
    """The medians with one input at the low and the high end of its range; None where nobody has weight there."""

    input: Input
    at_low: float | None
    at_high: float | None

    @property
    def size(self) -> float | None:
        """How far apart they are."""
        return None if self.at_low is None or self.at_high is None else abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Change:
    """The nearest value of one input that moves the median far enough; None: no value does.

    share: how far that is, of the scale for positions and the reference point, of 1 for salience, of its own value for
    capability (infinite from 0). reach: how far it is of the way to that end of the assumed range; None without one.
    lasting: the nearest value beside which others do so too; not `value` where that does it alone, as where a party
    comes to stand exactly where another does. at_once: any value beside the party's own does, however near.
    """

    input: Input
    value: float | None
    median: float | None = None
    lasting: float | None = None
    share: float = math.inf
    reach: float | None = None
    at_once: bool = False

    @property
    def alone(self) -> bool:
        """Whether only this very value does."""
        return self.value != self.lasting

    @property
    def inside(self) -> bool:
        """Whether it lies in the assumed range."""
        return self.reach is not None and self.reach <= 1


@dataclass(frozen=True)
class Drivers:
    """Of one issue, column and centre. median: with central values. swings: largest first. changes: nearest first."""

    median: float
    swings: tuple[Swing, ...]
    changes: tuple[Change, ...]

    @property
    def reached(self) -> tuple[Change, ...]:
        """The changes that there are."""
        return tuple(change for change in self.changes if change.value is not None)


@dataclass(frozen=True)
class DriversAnswer:
    """points: how far a change is to move the median, in hundredths of the scale.

    doubt: what is assumed of inputs without range, in per cent; None: they stay. issues: by issue, column and centre;
    without a centre where nobody has weight. complete: False if a limit cut the rest off.
    """

    scenario: Scenario
    points: float
    doubt: float | None
    issues: Mapping[str, Mapping[str, Mapping[str, Drivers]]]
    complete: bool


def drivers(
    scenario: Scenario,
    points: float = POINTS,
    doubt: float | None = None,
    only: str | None = None,
    watch: Watch = unwatched,
) -> DriversAnswer:
    """Swings and smallest changes on every issue, or on `only`, with every column of capability.

    Raises Unanswerable: E994 if there is no issue `only`.
    """
    issues = scenario.contest.issues
    if only is not None and only not in issues:
        raise Unanswerable([Problem("E994", Place(), {"found": only, "allowed": ", ".join(issues) or "-"})])
    columns = tuple(scenario.contest.capability) or (EVERYBODY_EQUAL,)
    asked = [(id, column) for id in issues if only in (None, id) for column in columns]
    found: dict[str, dict[str, dict[str, Drivers]]] = {id: {} for id, _column in asked}
    try:
        for done, (id, column) in enumerate(asked):
            watch("drivers", done, len(asked))
            found[id][column] = _of_column(scenario, id, column, points, doubt, watch)
    except LimitReached:
        return DriversAnswer(scenario, points, doubt, found, False)
    return DriversAnswer(scenario, points, doubt, found, True)


def _of_column(
    scenario: Scenario, id: str, column: str, points: float, doubt: float | None, watch: Watch
) -> dict[str, Drivers]:
    issue, capability = scenario.contest.issues[id], scenario.contest.capability.get(column, {})
    given = input_of(issue, {party: number.central for party, number in capability.items()})
    if not given.weight.sum() > 0:
        return {}
    inputs = {number: _input(scenario, id, column, number, given, doubt) for number in numbers_of(given)}
    centres: dict[str, Model | None] = {DEFAULT.name: None}
    if given.veto.any() and given.reference is not None:
        centres[VETO.name] = VETO
    by = points / 100 * (issue.high - issue.low)
    shape = shape_of(issue)
    return {name: _drivers(given, inputs, by, around, shape, watch) for name, around in centres.items()}


def _drivers(
    given: IssueInput, inputs: Mapping[Number, Input], by: float, around: Model | None, shape: Shape, watch: Watch
) -> Drivers:
    median = float(medians(Draws.of(given), shape, around)[0])
    heard = {number: each for number, each in inputs.items() if around is not None or number.kind != "reference"}
    swings = [_swing(given, number, each, around, shape) for number, each in heard.items() if each.in_doubt]
    changes = []
    for done, (number, each) in enumerate(heard.items()):
        watch("smallest changes", done, len(heard))
        changes.append(_change(given, number, each, by, around, shape))
    largest = sorted(swings, key=lambda swing: -1.0 if swing.size is None else swing.size, reverse=True)
    return Drivers(median, tuple(largest), tuple(sorted(changes, key=lambda change: change.share)))


def _swing(given: IssueInput, number: Number, input: Input, around: Model | None, shape: Shape) -> Swing:
    ends = medians(moved(given, number, [input.low, input.high]), shape, around)
    low, high = (None if np.isnan(end) else float(end) for end in ends)
    return Swing(input, low, high)


def _change(given: IssueInput, number: Number, input: Input, by: float, around: Model | None, shape: Shape) -> Change:
    found = nearest(given, number, by, shape, around)
    if found is None:
        return Change(input, None)
    way = abs(found.value - input.central)
    unit = {"salience": 1.0, "capability": input.central}.get(number.kind, given.high - given.low)
    room = input.high - input.central if found.value > input.central else input.central - input.low
    return Change(
        input,
        found.value,
        found.median,
        found.lasting,
        way / unit if unit > 0 else math.inf,
        way / room if room > 0 else None,
        number.kind != "capability" and way < HARDLY * unit,
    )


def _input(scenario: Scenario, id: str, column: str, number: Number, given: IssueInput, doubt: float | None) -> Input:
    """The input that a number of an issue comes from, with its range or what is assumed instead."""
    issue = scenario.contest.issues[id]
    party = "" if number.kind == "reference" else given.actors[number.actor]
    range_ = _range(scenario, issue, column, number)
    ends = (range_.low, range_.high)
    assumed = not range_.low < range_.high and doubt is not None
    if assumed and doubt is not None:
        ends = _assumed(given, number, doubt / 100)
    return Input(
        number.kind, party, ends[0], range_.central, ends[1], assumed, _path(scenario, issue, column, number, party)
    )


def _range(scenario: Scenario, issue: Issue, column: str, number: Number) -> Range:
    if number.kind == "reference":
        return issue.now or ONE
    stand = issue.stands[number.actor]
    if number.kind == "capability":
        return scenario.contest.capability.get(column, {}).get(stand.party, ONE)
    return stand.position if number.kind == "position" else stand.salience


def _assumed(given: IssueInput, number: Number, doubt: float) -> tuple[float, float]:
    """`doubt` of the scale (or of 1, or of the capability itself) to either side, within what the number can be."""
    own = value_of(given, number)
    if number.kind == "capability":
        return inside(own * (1 - doubt), FACTOR), own * (1 + doubt)
    within = SHARE if number.kind == "salience" else (given.low, given.high)
    way = doubt * (within[1] - within[0])
    return inside(own - way, within), inside(own + way, within)


def _path(scenario: Scenario, issue: Issue, column: str, number: Number, party: str) -> str:
    if number.kind == "reference":
        return f"issues.{issue.id}.now"
    if number.kind == "capability":
        return f"capability.{column}.{party}" if column in scenario.contest.capability else ""
    expert = scenario.contest.expert
    key = f"{party}@{expert}" if party in issue.experts.get(expert, {}) else party
    return f"issues.{issue.id}.positions.{key}.{number.kind}"


def document(answer: DriversAnswer) -> dict[str, Any]:
    """The answer as JSON data."""
    return {
        "points": answer.points,
        "doubt": answer.doubt,
        "status": "complete" if answer.complete else "limit reached",
        "issues": {
            id: {
                column: {name: _drivers_document(found) for name, found in around.items()}
                for column, around in columns.items()
            }
            for id, columns in answer.issues.items()
        },
    }


def _drivers_document(found: Drivers) -> dict[str, Any]:
    return {
        "median": _nine(found.median),
        "swings": [
            {**_input_document(each.input), "medians": [_nine(each.at_low), _nine(each.at_high)]}
            for each in found.swings
        ],
        "changes": [dict(_change_document(each)) for each in found.changes],
    }


def _input_document(input: Input) -> dict[str, Any]:
    return {
        "input": input.kind,
        "party": input.party or None,
        "path": input.path or None,
        "central": input.central,
        "range": [_nine(input.low), _nine(input.high)] if input.in_doubt else None,
        "assumed": input.assumed,
    }


def _change_document(change: Change) -> Iterator[tuple[str, Any]]:
    yield from _input_document(change.input).items()
    yield "value", _nine(change.value)
    yield "median", _nine(change.median)
    yield "share", None if math.isinf(change.share) else _nine(change.share)
    yield "of_range", _nine(change.reach)
    yield "inside", change.inside
    yield "lasting", _nine(change.lasting)
    yield "at_once", change.at_once


def _nine(x: float | None) -> float | None:
    return None if x is None else float(f"{x:.9g}")
