"""What drives one yes/no answer: for each input how far it separates yes from no, and where it alone turns it."""

import textwrap
from collections.abc import Iterator
from typing import Any

from detente.analyses.sweeps.behind.deeper import Deeper
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.charts.layout import INK, MISSING, QUIET, Frame, Spec, centred, framed, isolated, names_axis, position
from detente.charts.sweeps.marks import GRID, LINE
from detente.errors.codes import N_
from detente.language import _
from detente.uncertainty.factors import Factor
from detente.uncertainty.indices.drivers import Driver
from detente.words import names
from detente.words.sweeps import behind, inputs, shares

TITLE = N_("What drives the answer: {question}")
HOW_TO_READ = N_("Bars: how far the draws with a yes and those with a no lie apart in one input. Lines: 95% intervals.")
NOISE = N_(
    "Grey: as far as they would lie apart without any link. Beside: which way, and where the input alone turns it."
)
ROWS, LETTERS, WIDTH, STEP = 12, 60, 300, 38
BOX, ACROSS = 300, 110  # letters of a box that is shown, and of a line of it


def draw(answer: SweepAnswer, found: Deeper, frame: Frame) -> Spec:
    """One row per input, farthest first; the box in words as caption where it is short."""
    scenario = answer.question.scenario
    shown = found.drivers.drivers[:ROWS]
    factors = {each.id: each for each in found.factors}
    texts = {each.factor: names.capital(inputs.named(scenario, factors[each.factor])) for each in shown}
    values = [_row(answer, found, factors[each.factor], each) for each in shown]
    body = {
        "width": WIDTH,
        "height": {"step": STEP},
        "data": {"values": values},
        "encoding": {"y": position("row", texts, names_axis(texts, LETTERS, **centred(texts, LETTERS)))},
        "layer": [
            *_bars(max([0.1, *(each["high"] for each in values), *(each["noise"] for each in values)])),
            *_said(),
        ],
    }
    heading = _(TITLE).format(question=shares.named(answer, found.verdict))
    return framed(body, heading, frame, _(HOW_TO_READ), _(NOISE), *_caption(answer, found))


def _caption(answer: SweepAnswer, found: Deeper) -> Iterator[str]:
    """That all draws say the same, or the box."""
    scenario = answer.question.scenario
    if found.drivers.status == "one answer":
        yield from behind.drivers(scenario, found)
    said = tuple(behind.box(scenario, found)) if found.box.status in ("dense", "trade-off") else ()
    if said and len(said[0]) <= BOX:
        yield from textwrap.wrap(said[0], ACROSS)


def _row(answer: SweepAnswer, found: Deeper, factor: Factor, each: Driver) -> dict[str, Any]:
    return {
        "row": each.factor,
        "distance": round(each.distance, 6),
        "low": round(each.low, 6),
        "high": round(each.high, 6),
        "noise": round(each.noise, 6),
        "beyond": each.is_beyond_noise,
        "way": isolated(behind.direction(answer.question.scenario, factor, each)),
        "turn": isolated(_turn(answer, found, factor)),
    }


def _turn(answer: SweepAnswer, found: Deeper, factor: Factor) -> str:
    """Where the input alone turns the file's own answer; empty where that was not asked or is not so."""
    flips = found.nearest.flips if found.nearest else ()
    for each in flips:
        if each.factor == factor.id and each.is_found:
            scenario = answer.question.scenario
            value = inputs.valued(scenario, factor, each.value)
            if factor.kind != "range":
                return _("turns it: {value}").format(value=value)
            now = inputs.valued(scenario, factor, each.central)
            return _("turns it at {value} (now {central})").format(value=value, central=now)
    return ""


def _place(field: str, most: float) -> Spec:
    axis = {
        "title": isolated(_("how far yes and no lie apart (0: not at all, 1: fully)")),
        "gridColor": GRID,
        "labelColor": QUIET,
        "labelFlush": False,
        "tickCount": 5,
        "titlePadding": 8,
    }
    scale = {"domain": [0, min(1.0, round(1.05 * most + 0.005, 2))], "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis, "stack": None}


def _bars(most: float) -> list[Spec]:
    colour = {"condition": {"test": "datum.beyond", "value": LINE}, "value": "#b5b5b5"}
    return [
        {
            "mark": {"type": "bar", "height": 30, "color": MISSING},
            "encoding": {"x": _place("noise", most)},
        },
        {"mark": {"type": "bar", "height": 12}, "encoding": {"x": _place("distance", most), "color": colour}},
        {
            "mark": {"type": "rule", "strokeWidth": 1.5, "color": INK},
            "encoding": {"x": {**_place("low", most)}, "x2": {"field": "high"}},
        },
    ]


def _said() -> list[Spec]:
    """Which way it works and where it turns the answer, right of the row."""
    text = {"type": "text", "align": "left", "dx": 10, "clip": False}
    return [
        {
            "mark": {**text, "color": color, "dy": dy},
            "transform": [{"filter": f"{'' if both else '!'}(datum.turn && datum.way)"}],
            "encoding": {"x": {"value": WIDTH}, "text": {"field": field, "type": "nominal"}},
        }
        for field, dy, color, both in (
            ("way", -8, INK, 1),
            ("turn", 8, QUIET, 1),
            ("way", 0, INK, 0),
            ("turn", 0, QUIET, 0),
        )
    ]
