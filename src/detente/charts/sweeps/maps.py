"""Where one yes/no answer holds over two inputs: a cell for each pair of values, darker the more often yes."""

import math
from itertools import pairwise
from typing import Any

from detente.analyses.sweeps.behind.maps import VerdictMap
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.charts.layout import CROSS, MISSING, PAPER, QUIET, UNSTABLE, Frame, Spec, framed, isolated, wrapped
from detente.errors.codes import N_
from detente.language import _, ngettext, number
from detente.uncertainty.factors import Factor
from detente.words import names
from detente.words.sweeps import inputs, shares

TITLE = N_("Where it holds: {question}")
CENTRAL = N_("All other inputs as the file has them. The cross is where the file stands.")
SIDE, LETTERS = 340, 44
NO, YES = "#f3f6f9", "#1d4f7c"


def draw(answer: SweepAnswer, found: VerdictMap, frame: Frame) -> Spec:
    """The first input along the picture, the second upwards; a cross at the values of the file."""
    x, y = (
        _axis(answer, found.first, found.found.grid.first_values),
        _axis(answer, found.second, found.found.grid.second_values),
    )
    body = {
        "width": SIDE,
        "height": SIDE,
        "layer": [_cells(found, x, y), *_file(found, x, y)],
    }
    heading = _(TITLE).format(question=shares.named(answer, found.verdict))
    return framed(body, heading, frame, _how(found))


def _how(found: VerdictMap) -> str:
    if found.others is None:
        return _(CENTRAL)
    said = ngettext(
        "All other inputs as in {count} of the draws. The cross is where the file stands.",
        "All other inputs as in {count} of the draws. The cross is where the file stands.",
        found.others,
    )
    return said.format(count=number(found.others))


def _edges(values: tuple[float, ...]) -> list[float]:
    """Ends of the cells: half-way between values, as far again at both ends."""
    middles = [(a + b) / 2 for a, b in pairwise(values)]
    first = values[0] - (middles[0] - values[0]) if middles else values[0] - 0.5
    last = values[-1] + (values[-1] - middles[-1]) if middles else values[-1] + 0.5
    return [first, *middles, last]


def _axis(answer: SweepAnswer, factor: Factor, values: tuple[float, ...]) -> Spec:
    """An axis over the range of an input, or over its levels by name."""
    edges = _edges(values)
    name = names.capital(inputs.named(answer.question.scenario, factor))
    name = _("{input} (places; less is more important)").format(input=name) if factor.kind == "shift" else name
    axis: dict[str, Any] = {
        "title": [isolated(line) for line in wrapped(name, LETTERS)],
        "titlePadding": 10,
        "labelColor": QUIET,
        "labelFlush": False,
        "grid": False,
        "tickCount": 5,
    }
    if factor.kind == "levels":
        import json

        said = {str(k): isolated(inputs.valued(answer.question.scenario, factor, k)) for k in range(len(factor.levels))}
        axis |= {"values": list(values), "labelExpr": f"{json.dumps(said)}[datum.value]"}
    return {
        "type": "quantitative",
        "scale": {"domain": [edges[0], edges[-1]], "nice": False, "zero": False},
        "axis": axis,
    }


def _cells(found: VerdictMap, x: Spec, y: Spec) -> Spec:
    grid, cells = found.found.grid, []
    across, up = _edges(grid.first_values), _edges(grid.second_values)
    for a, row in enumerate(found.found.shares):
        for b, share in enumerate(row):
            cells.append(
                {
                    "x": _tidy(across[a]),
                    "x2": _tidy(across[a + 1]),
                    "y": _tidy(up[b]),
                    "y2": _tidy(up[b + 1]),
                    "share": None if math.isnan(share) else _tidy(share),
                }
            )
    legend = {"title": [isolated(_("share with a yes"))], "format": "%", "gradientLength": SIDE // 2, "tickCount": 5}
    scale = {"domain": [0, 1], "range": [NO, YES], "interpolate": "rgb"}
    colour = {"field": "share", "type": "quantitative", "scale": scale, "legend": legend}
    unknown = {"test": "datum.share === null", "value": MISSING}
    return {
        "data": {"values": cells},
        "mark": {"type": "rect", "stroke": None, "invalid": None},
        "encoding": {
            "x": {**x, "field": "x"},
            "x2": {"field": "x2"},
            "y": {**y, "field": "y"},
            "y2": {"field": "y2"},
            "color": {"condition": unknown, **colour},
        },
    }


def _file(found: VerdictMap, x: Spec, y: Spec) -> list[Spec]:
    """The cross; nothing where the file has no value of its own."""
    place = found.first.central, found.second.central
    if any(math.isnan(each) for each in place):
        return []
    mark = {"type": "point", "shape": CROSS, "size": 90, "filled": True, "opacity": 1}
    ends = {"x": {**x, "field": "x"}, "y": {**y, "field": "y"}}
    return [
        {
            "data": {"values": [{"x": _tidy(place[0]), "y": _tidy(place[1])}]},
            "mark": {**mark, "color": UNSTABLE, "stroke": PAPER, "strokeWidth": 1},
            "encoding": ends,
        }
    ]


def _tidy(value: float) -> float:
    return float(format(value, ".9g"))
