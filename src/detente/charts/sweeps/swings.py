"""What drives one number: each input alone from the low to the high end of its range, the widest swing first."""

import math
from typing import Any

from detente.analyses.sweeps.behind.driven import Driven, Swing
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.charts.layout import INK, STABLE, UNSTABLE, Frame, Spec, centred, framed, isolated, names_axis, position
from detente.charts.sweeps.marks import GRID
from detente.errors.codes import N_
from detente.language import _
from detente.words import names
from detente.words.sweeps import driven as words
from detente.words.sweeps import inputs

HOW_TO_READ = N_(
    "Each input alone from end to end of its range, the others as in the file; the line is the file's value."
)
ENDS = N_("Light: at the low end of the range. Dark: at the high end.")
NOTHING = N_("No input was moved: the budget was too small, or the file's own values have no answer.")
ROWS, LETTERS, WIDTH, STEP = 12, 60, 340, 26


def draw(answer: SweepAnswer, found: Driven, frame: Frame) -> Spec:
    """One row per input, from the number at the low end to the number at the high end."""
    scenario = answer.question.scenario
    swings = [each for each in found.swings or () if math.isfinite(each.size) and each.size][:ROWS]
    shown = swings if math.isfinite(found.central) else []
    factors = {each.id: each for each in found.factors}
    texts = {each.factors[0]: names.capital(inputs.named(scenario, factors[each.factors[0]])) for each in shown}
    values = [end for each in shown for end in _ends(each, found.central)]
    title = isolated(words.title(answer, found))
    body = {
        "width": WIDTH,
        "height": {"step": STEP},
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "bar", "height": STEP - 8},
                "encoding": {
                    "y": position("row", texts, names_axis(texts, LETTERS, **centred(texts, LETTERS))),
                    "x": _place("from", title),
                    "x2": {"field": "to"},
                    "color": {"condition": {"test": "datum.high", "value": UNSTABLE}, "value": STABLE},
                },
            },
            {
                "data": {"values": [{"from": _tidy(found.central)}] if shown else []},
                "mark": {"type": "rule", "color": INK},
                "encoding": {"x": _place("from", title)},
            },
        ],
    }
    notes = (_(HOW_TO_READ), _(ENDS)) if shown else (_(NOTHING),)
    return framed(body, words.title(answer, found), frame, *notes)


def _ends(swing: Swing, central: float) -> list[dict[str, Any]]:
    """From the file's value to each end."""
    return [
        {"row": swing.factors[0], "from": _tidy(central), "to": _tidy(value), "high": high}
        for value, high in ((swing.low, False), (swing.high, True))
    ]


def _tidy(value: float) -> float:
    return float(format(value, ".9g"))


def _place(field: str, title: str) -> Spec:
    axis = {"title": title, "gridColor": GRID, "tickCount": 6, "labelFlush": False, "titlePadding": 8}
    return {"field": field, "type": "quantitative", "scale": {"zero": False}, "axis": axis}
