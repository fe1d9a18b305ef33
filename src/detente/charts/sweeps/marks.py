"""What charts of shares have in common: readings of the ranges as marks, an axis in per cent, what stands above."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.analyses.assumptions import by_confidence
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.charts.layout import INK, LINES, QUIET, Frame, Spec, isolated, wrapped
from detente.charts.layout import LINE as LINE_HEIGHT
from detente.errors.codes import N_
from detente.language import _, commas, ngettext, number
from detente.uncertainty.shares import Share
from detente.words import assumptions, names
from detente.words.sweeps.shares import reading

LINE, GRID = "#33658a", "#ececec"
READINGS = {
    "written": ("circle", LINE),
    "uniform": ("square", "#c8501e"),
    "triangular": ("triangle-up", "#5b8c3a"),
    "doubled": ("diamond", INK),
}
"""Mark and colour of a reading."""
INTERVALS = N_("Thin lines: 95% intervals. A share is of the assumed ranges; it does not say how often that would be.")
GAP = 9  # pixels between the marks of one row


def frame_of(answers: Sequence[SweepAnswer]) -> Frame:
    """What stands above: the case and how many draws, and what it rests on."""
    question = answers[0].question
    draws = max(each.question.draws for each in answers)
    drawn = ngettext("{case} – {count} draw", "{case} – {count} draws", draws)
    told = drawn.format(case=isolated(names.title(question.scenario)), count=number(draws))
    return Frame(told, assumptions.mark(by_confidence(question.scenario)))


def distinct(answers: Sequence[SweepAnswer], quantities: Sequence[str]) -> dict[str, list[str]]:
    """The readings that differ for any of these quantities, each with those that put the same values on all of them."""
    kept: dict[str, list[str]] = {}
    for ranges in dict.fromkeys(each for answer in answers for each in answer.question.ranges):
        same = next((first for first in kept if _are_same(answers, quantities, first, ranges)), ranges)
        kept.setdefault(same, []).append(ranges)
    return kept


def _are_same(answers: Sequence[SweepAnswer], quantities: Sequence[str], first: str, second: str) -> bool:
    """Whether all that is asked under both is one and the same answer."""
    return all(
        answer.answer_to(name, first) is answer.answer_to(name, second)
        for answer in answers
        if {first, second} <= set(answer.question.ranges)
        for name in quantities
        if name in answer.quantities
    )


def same_as(readings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Which readings are not drawn, as they are the same as others."""
    for first, same in readings.items():
        if len(same) > 1:
            said = _("Ranges read “{others}” are here the same as “{first}”.")
            yield said.format(others=commas(map(reading, same[1:])), first=reading(first))


def share_marks(row: str, shares: Mapping[str, Share], readings: Sequence[str]) -> list[dict[str, Any]]:
    """A mark of a row for each of the readings that answered, in the middle of the row."""
    told = {name: shares[name] for name in readings if name in shares and shares[name].answered}
    return [
        {
            "row": row,
            "reading": name,
            "share": round(share.share, 6),
            "low": round(share.low, 6),
            "high": round(share.high, 6),
            "place": round((k - (len(told) - 1) / 2) * 0.8 / len(readings), 6),
        }
        for k, (name, share) in enumerate(told.items())
    ]


def row_height(readings: Sequence[str], texts: Mapping[str, str], letters: int) -> int:
    """Of rows with so many marks and lines of text."""
    lines = min(LINES, max(len(wrapped(name, letters)) for name in texts.values()))
    return max(LINE_HEIGHT * lines + 6, GAP * len(readings) + 6)


def bands(texts: Mapping[str, str], step: int) -> Spec:
    """A pale band behind every second row."""
    return {
        "data": {"values": [{"row": key} for key in list(texts)[::2]]},
        "mark": {"type": "rect", "color": "#f6f6f6", "height": step},
        "encoding": {"x": {"value": 0}, "x2": {"value": "width"}},
    }


def share_axis(field: str = "share", *, named: bool = True) -> Spec:
    """A share of the draws from 0 to 1 along the picture, in per cent; named: with a title."""
    axis = {
        "title": isolated(_("share of the draws with a yes")) if named else None,
        "format": "%",
        "values": [0, 0.25, 0.5, 0.75, 1],
        "gridColor": GRID,
        "labelColor": QUIET,
        "labelFlush": False,
        "titlePadding": 8,
    }
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, 1], "nice": False}, "axis": axis}


def marked(readings: Sequence[str], *, named: bool = True) -> list[Spec]:
    """Intervals as thin lines, shares as marks; a legend where there are several readings."""
    side = {"field": "place", "type": "quantitative", "scale": {"domain": [-0.5, 0.5]}}
    colour = _by_reading([found for _mark, found in READINGS.values()], readings)
    shape = _by_reading([found for found, _colour in READINGS.values()], readings)
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 1.5},
            "encoding": {
                "x": share_axis("low", named=named),
                "x2": {"field": "high"},
                "yOffset": side,
                "color": colour,
            },
        },
        {
            "mark": {"type": "point", "filled": True, "size": 55, "opacity": 1},
            "encoding": {"x": share_axis(named=named), "yOffset": side, "color": colour, "shape": shape},
        },
    ]


def _by_reading(looks: list[str], readings: Sequence[str]) -> Spec:
    labels = {each: isolated(reading(each)) for each in readings}
    legend = {
        "title": isolated(_("how the ranges are read")),
        "titleFontWeight": "normal",
        "orient": "bottom",
        "direction": "horizontal",
        "values": list(readings),
        "labelExpr": f"{json.dumps(labels)}[datum.value]",
    }
    scale = {"domain": [*READINGS], "range": looks}
    return {"field": "reading", "type": "nominal", "scale": scale, "legend": legend if len(readings) > 1 else None}
