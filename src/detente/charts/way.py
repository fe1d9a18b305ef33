"""The map of a way: states from the status quo on the left to the target, moves coloured by who makes them.

The way looked at runs straight through the middle; all else stands above and below it. Places are pixels, so that
arrows point where they should.
"""

import json
from collections.abc import Iterator
from typing import Any

from detente.analyses.case import Case
from detente.analyses.way_map import APART, Edge, Node, WayMap
from detente.charts.layout import (
    INK,
    MISSING,
    PAPER,
    QUIET,
    STABLE,
    Chart,
    Frame,
    Spec,
    framed,
    isolated,
    once,
    wrapped,
)
from detente.charts.way_layout import LARGE, SMALL, Layout, curve, layout, slope
from detente.errors.codes import N_
from detente.graph.stability import concept_named
from detente.graph.ways.routes import Step
from detente.language import _, current, ngettext, number

TITLE = N_("The way to a state")
HOW_TO_READ = N_("Thick: the way looked at. Solid: better for whoever moves. Dashed: not better, so against its wish.")
LABELS = N_("At each move and state: what the move into it takes up (+) and drops (−).")
BELOW = N_("Lowest, without lines: named states more than one move away from the others that are shown.")
COLOURS = ("#0b62a4", "#c8501e", "#00876c", "#8e3d8f", "#8a6d00", "#3aa0c9", "#5c5c5c", "#b3003c", "#3d5a00", "#4b3cc4")
ARROW = "M-1,-0.7L1,0L-1,0.7Z"
LETTERS, LINE = 21, 14
TARGET = "#e8b93c"
WIDTHS = {"way": 4, "other": 2, "side": 1.2}


def offered(case: Case) -> bool:
    """Whether a way was looked for and found, and is short enough."""
    return case.way is not None and case.way.drawable


def draw(case: Case, subject: str, frame: Frame) -> Spec:
    """The way to the goal, or to the first named equilibrium. Raises ValueError where none was looked for."""
    if case.way is None:
        raise ValueError("the case has no way")
    return drawn(case.way, frame)


def drawn(found: WayMap, frame: Frame) -> Spec:
    """The map with a legend of the parties that move on it."""
    plan = layout(found)
    body = {
        "width": plan.width,
        "height": plan.height,
        "layer": [*_edge_layers(found, plan), *_node_layers(found, plan), *_text_layers(found, plan)],
        "resolve": {"legend": {"color": "independent"}},
    }
    return framed(body, _title(found), frame, *_notes(found))


def _title(found: WayMap) -> str:
    start, end = (_name(found, row) or found.setting.word(row) for row in (found.answer.start, found.answer.end))
    return _("The way from {start} to {end}").format(start=start, end=end)


def _notes(found: WayMap) -> Iterator[str]:
    counts = {"drawn": number(len(found.nodes)), "states": number(found.states)}
    concept = _(concept_named(found.concept).title)
    if len(found.nodes) == found.states:
        yield ngettext("Shows the only state.", "Shows all {states} states.", found.states).format(**counts)
    else:
        yield _("Shows {drawn} of {states} states: on or beside the way, named, or stable for all.").format(**counts)
    if found.found is not None and found.drawn is not None:
        yield _("Stable for all ({concept}): {drawn} of {found} are shown.").format(
            concept=concept, drawn=number(found.drawn), found=number(found.found)
        )
    yield from (_(HOW_TO_READ), _(LABELS))
    if any(node.column == APART for node in found.nodes):
        yield _(BELOW)


# ---------------------------------------------------------------- moves
def _edge_layers(found: WayMap, plan: Layout) -> list[Spec]:
    points, arrows = [], []
    for k, edge in sorted(enumerate(found.edges), key=lambda pair: -list(WIDTHS).index(pair[1].part)):
        line = curve(plan, edge, k)
        look = {"edge": k, "party": str(edge.step.party), "willing": edge.step.willing, "part": edge.part}
        points += [{**look, "k": place, "x": x, "y": y} for place, (x, y) in enumerate(line)]
        arrows.append({**look, "x": line[-1][0], "y": line[-1][1], "angle": slope(line)})
    colour = _colour(found)
    width = [{"test": f"datum.part === '{part}'", "value": value} for part, value in WIDTHS.items()]
    size = [{"test": f"datum.part === '{part}'", "value": 40 + 45 * value} for part, value in WIDTHS.items()]
    return [
        {
            "data": {"values": points},
            "mark": {"type": "line", "strokeCap": "butt", "interpolate": "linear"},
            "encoding": {
                **_place(plan),
                "order": {"field": "k", "type": "quantitative"},
                "detail": {"field": "edge", "type": "nominal"},
                "color": colour,
                "strokeDash": {"condition": {"test": "datum.willing", "value": [1, 0]}, "value": [7, 4]},
                "strokeWidth": {"condition": width, "value": 1},
            },
        },
        {
            "data": {"values": arrows},
            "mark": {"type": "point", "shape": ARROW, "filled": True, "opacity": 1},
            "encoding": {
                **_place(plan),
                "angle": {"field": "angle", "type": "quantitative", "scale": None},
                "color": {**colour, "legend": None},
                "size": {"condition": size, "value": 60},
            },
        },
    ]


def _place(plan: Layout) -> Spec:
    return {
        "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, plan.width], "nice": False}},
        "y": {
            "field": "y",
            "type": "quantitative",
            "axis": None,
            "scale": {"domain": [0, plan.height], "nice": False, "reverse": True},
        },
    }


def _colour(found: WayMap) -> Spec:
    """Parties that move on the map, in file order; a party has the same colour on every map of a scenario."""
    moving = sorted({edge.step.party for edge in found.edges})
    names = {str(party): isolated(_party(found, party)) for party in moving}
    return {
        "field": "party",
        "type": "nominal",
        "scale": {"domain": list(names), "range": [COLOURS[party % len(COLOURS)] for party in moving]},
        "legend": {
            "title": None,
            "orient": "bottom",
            "direction": "horizontal",
            "columns": 6,
            "symbolType": "stroke",
            "symbolStrokeWidth": 4,
            "labelExpr": f"{json.dumps(names)}[datum.value]",
        },
    }


# ---------------------------------------------------------------- states
def _node_layers(found: WayMap, plan: Layout) -> list[Spec]:
    kinds = _kinds(found)
    nodes = [{"kind": _kind(found, node), "large": node.part == "way", **_at(plan, node)} for node in found.nodes]
    shown = [kind for kind in kinds if any(node["kind"] == kind for node in nodes)]
    shapes = {"start": "square", "end": "diamond"}
    fills = {"start": INK, "end": TARGET, "stable": STABLE, "state": MISSING}
    labels = {kind: isolated(kinds[kind]) for kind in shown}
    legend = {
        "title": None,
        "orient": "bottom",
        "direction": "horizontal",
        "labelExpr": f"{json.dumps(labels)}[datum.value]",
    }
    domain = {"domain": shown}
    return [
        {
            "data": {"values": nodes},
            "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": INK, "strokeWidth": 1.5},
            "encoding": {
                **_place(plan),
                "shape": {
                    "field": "kind",
                    "type": "nominal",
                    "scale": {**domain, "range": [shapes.get(kind, "circle") for kind in shown]},
                    "legend": legend,
                },
                "fill": {
                    "field": "kind",
                    "type": "nominal",
                    "scale": {**domain, "range": [fills[kind] for kind in shown]},
                    "legend": legend,
                },
                "size": {"condition": {"test": "datum.large", "value": 560}, "value": 230},
            },
        }
    ]


def _kinds(found: WayMap) -> dict[str, str]:
    """What marks mean; of start and target also whether they are stable for all."""
    ends = {node.row: node.equilibrium for node in found.nodes}
    starts = {True: _("start: stable for all"), False: _("start: not stable for all"), None: _("start")}
    targets = {True: _("target: stable for all"), False: _("target: not stable for all"), None: _("target")}
    return {
        "start": starts[ends[found.answer.start]],
        "end": targets[ends[found.answer.end]],
        "stable": _("stable for all"),
        "state": _("another state") if found.found is None else _("not stable for all"),
    }


def _kind(found: WayMap, node: Node) -> str:
    if node.row == found.answer.start:
        return "start"
    if node.row == found.answer.end:
        return "end"
    return "stable" if node.equilibrium else "state"


def _at(plan: Layout, node: Node) -> dict[str, float]:
    x, y = plan.places[node.row]
    return {"x": x, "y": y}


# ---------------------------------------------------------------- words
def _text_layers(found: WayMap, plan: Layout) -> list[Spec]:
    names: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    middle = plan.places[found.answer.start][1]
    for node in found.nodes:
        x, y = plan.places[node.row]
        name = _name(found, node.row) or (found.setting.word(node.row) if node.row == found.answer.end else "")
        named = _lines(name)
        cut = bool(named) and "…" in named[-1]
        changed = node.entry is not None and node.part != "way"
        said = _lines(_change(found, node.entry, _party_id(found, node.entry.party))) if node.entry and changed else []
        below = [*([_state_id(found, node.row)] if cut else []), *said]
        radius = LARGE if node.part == "way" else SMALL
        top = y + radius + 4 if y >= middle else y - radius - 5 - LINE * (len(named) + len(below))
        names.append({"x": x, "y": top, "said": "\n".join(named)})
        changes.append({"x": x, "y": top + LINE * len(named), "said": "\n".join(below)})
    moving = [_moving(found, plan, edge) for edge in found.edges if edge.part == "way"]
    return [
        *_text(plan, names, INK, 12),
        *_text(plan, changes, QUIET, 11),
        *_text(plan, moving, INK, 11),
    ]


def _moving(found: WayMap, plan: Layout, edge: Edge) -> dict[str, Any]:
    """Above a move of the way: whose it is, and what it changes."""
    (x, y), party = plan.middle(edge), edge.step.party
    lines = [*_lines(_party(found, party)), *_lines(_change(found, edge.step))]
    return {"x": x, "y": y - 7 - LINE * len(lines), "said": "\n".join(lines)}


def _text(plan: Layout, values: list[dict[str, Any]], colour: str, size: int) -> Iterator[Spec]:
    """Words from their upper edge down; first a light rim around them, so that lines behind them do no harm."""
    mark = {"type": "text", "lineBreak": "\n", "lineHeight": LINE, "baseline": "top", "fontSize": size}
    looks: tuple[Spec, ...] = ({"color": PAPER, "stroke": PAPER, "strokeWidth": 4, "opacity": 0.85}, {"color": colour})
    for look in looks:
        yield {
            "data": {"values": [value for value in values if value["said"]]},
            "mark": {**mark, **look},
            "encoding": {**_place(plan), "text": {"field": "said", "type": "nominal"}},
        }


def _lines(text: str) -> list[str]:
    return [isolated(line) for line in wrapped(text, LETTERS)] if text else []


def _name(found: WayMap, row: int) -> str:
    """The status quo, or the name that the scenario gives; empty for none."""
    if row == found.setting.game.status_quo:
        return _("status quo")
    id = _state_id(found, row)
    return found.setting.scenario.conflict.states[id].name.in_language(current()) if id else ""


def _state_id(found: WayMap, row: int) -> str:
    return next((id for id, named in found.setting.named_rows.items() if named == row), "")


def _party(found: WayMap, party: int) -> str:
    return found.setting.scenario.parties[_party_id(found, party)].name.in_language(current())


def _party_id(found: WayMap, party: int) -> str:
    return found.setting.parties[party]


def _change(found: WayMap, step: Step, who: str = "") -> str:
    """`usa: +REL −DRILL`: what a move takes up and drops."""
    codes, conflict = found.setting.states.judged_codes, found.setting.scenario.conflict
    was, becomes = int(codes[step.start]), int(codes[step.to])
    signs = {id: (was ^ becomes) & conflict.bit(k) for k, id in enumerate(conflict.option_ids)}
    said = [f"+{id}" if bit & becomes else f"−{id}" for id, bit in signs.items() if bit]
    return " ".join([*([f"{who}:"] if who else []), *said])


CHART = Chart("way", TITLE, offered, draw, once)
