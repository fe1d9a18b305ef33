"""What charts of issues share: rows in groups with headings, and an axis of what can be settled."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from detente.charts.layout import INK, MISSING, QUIET, Spec, centred, isolated, names_axis, position, wrapped
from detente.language import current
from detente.model.contest import Issue
from detente.model.texts import Text

LETTERS, STEP, WIDTH = 40, 32, 400
MARK_LETTERS = 16
HEADING = "#33658a"


@dataclass
class Rows:
    """Keys to names, in the order in which they were added; headings: keys of rows that only say what follows."""

    names: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)

    def group(self, key: str, heading: str, names: Mapping[str, str]) -> None:
        """Add a heading with its rows; nothing without rows."""
        if names:
            self.headings.append(key)
            self.names |= {key: heading, **names}

    def y(self, *, labelled: bool = True) -> Spec:
        """Place by row; the labels stand left, headings in another colour."""
        if not labelled:
            return position("row", self.names, {"labels": False, "title": None})
        heading = {"test": f"indexof({json.dumps(self.headings)}, datum.value) >= 0", "value": HEADING}
        more = {**centred(self.names, LETTERS), "labelColor": {"condition": heading, "value": INK}}
        return position("row", self.names, names_axis(self.names, LETTERS, **more))

    @property
    def height(self) -> int:
        """Of all rows in pixels."""
        return STEP * len(self.names)


def scale_of(issue: Issue) -> Spec:
    """The scale of an issue with room for marks at its ends."""
    return {"domain": [issue.low, issue.high], "nice": False, "zero": False}


def x_axis(issue: Issue, title: str) -> Spec:
    """Numbers of the scale below, with the words that the file has for some of them."""
    marks = _spaced(issue)
    values = sorted({*marks, *_quarters(issue, marks)})
    labels = {_key(point): [f"{point:zg}", *(_words(marks[point]) if point in marks else ())] for point in values}
    return {
        "title": isolated(title),
        "titlePadding": 10,
        "values": values,
        "labelExpr": f"{json.dumps(labels)}[datum.value]",
        "labelLineHeight": 14,
        "labelFlush": False,
        "labelOverlap": False,
        "labelColor": QUIET,
        "grid": True,
        "gridColor": MISSING,
        "labelAlign": "center",
        "labelAngle": 0,
    }


def _key(point: float) -> str:
    """A number as the renderer writes it."""
    return str(int(point)) if point == int(point) else repr(point)


def _words(text: Text) -> list[str]:
    return [isolated(line) for line in wrapped(text.in_language(current()), MARK_LETTERS)]


def _quarters(issue: Issue, marks: Iterable[float]) -> Iterator[float]:
    """Ends, middle and quarters that no word of the file is near to."""
    span = issue.high - issue.low
    for point in (issue.low + span * k / 4 for k in range(5)):
        if all(abs(point - other) > span / 12 for other in marks):
            yield round(point, 9)


def _spaced(issue: Issue) -> dict[float, Text]:
    """Words of the file far enough apart to be read: the ends first."""
    span = issue.high - issue.low
    kept: dict[float, Text] = {}
    for point in sorted(issue.marks, key=lambda each: (min(each - issue.low, issue.high - each) > 0, each)):
        if all(abs(point - other) >= span / 4 for other in kept):
            kept[point] = issue.marks[point]
    return kept


def reference_line(issue: Issue, label: str) -> list[Spec]:
    """What happens without agreement, as a dashed line from top to bottom."""
    if issue.now is None:
        return []
    data = {"values": [{"x": issue.now.central, "said": isolated(label)}]}
    x = {"field": "x", "type": "quantitative", "scale": scale_of(issue)}
    far = issue.now.central > (issue.low + issue.high) / 2
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": INK, "strokeDash": [5, 4]},
            "encoding": {"x": x, "y": None},
        },
        {
            "data": data,
            "mark": {
                "type": "text",
                "align": "right" if far else "left",
                "dx": -5 if far else 5,
                "baseline": "top",
                "fontSize": 11,
                "color": QUIET,
            },
            "encoding": {"x": x, "y": {"value": 6}, "text": {"field": "said", "type": "nominal"}},
        },
    ]
