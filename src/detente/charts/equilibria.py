"""How many equilibria each concept finds, and which way leads there from the status quo.

Concepts differ a thousandfold in how many they find. A bar is therefore a share of its own concept's equilibria, on one
scale for all, and the count stands beside it: a log axis would make lengths that compare nothing.
"""

from collections.abc import Iterator
from typing import Any

from detente.analyses.case import Case
from detente.analyses.stability import StabilityAnswer
from detente.charts.layout import Chart, Frame, Spec, framed, isolated, names_axis, position
from detente.charts.verdicts import WAYS
from detente.errors.codes import N_
from detente.graph.stability import concept_named
from detente.language import _, number

TITLE = N_("How many equilibria, and which way leads there")
HOW_TO_READ = N_("Each bar is a share of the equilibria under its concept; the number beside it counts them.")
BAR, TRACK = "#33658a", "#ededed"


def offered(case: Case) -> bool:
    """Whether at least one concept was finished."""
    return bool(case.stability.concepts)


def draw(case: Case, concept: str, frame: Frame) -> Spec:
    """One panel per concept, one bar per way; `concept` is not singled out."""
    answer = case.stability
    ways = {way: _(label) for way, label in WAYS.items()}
    panels = {each: _panel_title(answer, each) for each in answer.concepts}
    body = {
        "data": {"values": [bar for each in answer.concepts for bar in _bars(answer, each, panels)]},
        "facet": {"row": _header(list(panels.values()))},
        "spacing": 10,
        "spec": {
            "width": 420,
            "height": {"step": 24},
            "encoding": {"y": position("way", ways, names_axis(ways, 30))},
            "layer": _layers(),
        },
    }
    return framed(body, _(TITLE), frame, _(HOW_TO_READ))


def _panel_title(answer: StabilityAnswer, concept: str) -> str:
    title = _(concept_named(concept).title)
    found, states = number(len(answer.equilibria(concept))), number(answer.setting.states.count)
    return isolated(_("{concept}: {count} of {states} states").format(concept=title, count=found, states=states))


def _bars(answer: StabilityAnswer, concept: str, panels: dict[str, str]) -> Iterator[dict[str, Any]]:
    by_way = answer.by_way(concept)
    total = sum(map(len, by_way.values()))
    for way, rows in by_way.items():
        share = len(rows) / total if total else 0.0
        yield {"panel": panels[concept], "way": way, "share": round(share, 6), "count": number(len(rows)), "whole": 1}


def _header(panels: list[str]) -> Spec:
    label = {"orient": "top", "labelAnchor": "start", "labelAngle": 0, "labelAlign": "left", "labelPadding": -6}
    return {"field": "panel", "type": "nominal", "sort": panels, "header": {"title": None, **label}}


def _layers() -> list[Spec]:
    width = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": None}
    return [
        {"mark": {"type": "bar", "color": TRACK, "size": 16}, "encoding": {"x": {"field": "whole", **width}}},
        {"mark": {"type": "bar", "color": BAR, "size": 16}, "encoding": {"x": {"field": "share", **width}}},
        {
            "mark": {"type": "text", "align": "left", "dx": 8},
            "encoding": {"x": {"field": "whole", **width}, "text": {"field": "count", "type": "nominal"}},
        },
    ]


CHART = Chart("equilibria", TITLE, offered, draw)
