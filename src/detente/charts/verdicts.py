"""Named states against parties: stable for whom, better or worse for whom than the status quo, and the way there."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analyses.case import Case
from detente.analyses.stability import CLOSED, OPEN, REACHED, Standing
from detente.charts.layout import (
    CROSS,
    INK,
    PAPER,
    STABLE,
    UNSTABLE,
    Chart,
    Frame,
    Spec,
    above,
    centred,
    framed,
    isolated,
    names_axis,
    position,
    shaded,
    shaped,
)
from detente.errors.codes import N_
from detente.graph.stability import concept_named
from detente.language import _, current
from detente.words import names

WAYS = {REACHED: N_("reached"), OPEN: N_("open"), CLOSED: N_("closed")}
ROW_LETTERS, COLUMN_LETTERS = 60, 12
EVERYBODY, WAY = "*all", "*way"  # no party can be called so
TITLE = N_("Which named states hold, and for whom")
HOW_TO_READ = N_(
    "Way there: improvements lead to a reached state; they do not lead to an open one; nor to a closed one, and "
    "something in it cannot be undone."
)


def offered(case: Case) -> bool:
    """Whether there are states to show."""
    return bool(case.stability.named) and bool(case.stability.concepts)


def draw(case: Case, concept: str, frame: Frame) -> Spec:
    """One row per named state, one column per party, then all parties together and the way from the status quo."""
    names, setting = state_names(case), case.setting
    columns = {**party_names(case), EVERYBODY: _("all parties"), WAY: _("way there")}
    x = position("column", columns, names_axis(columns, COLUMN_LETTERS, **above(columns, COLUMN_LETTERS)))
    y = position("row", names, names_axis(names, ROW_LETTERS, **centred(names, ROW_LETTERS)))
    standings = {name: case.stability.named[name] for name in names}
    cells = [cell for name, each in standings.items() for cell in _cells(name, each, concept, setting.parties)]
    body = {
        "width": {"step": 78},
        "height": {"step": 36},
        "data": {"values": cells},
        "encoding": {"x": x, "y": y},
        "layer": [*verdict_layers(columns), _way_layer()],
        "resolve": {"legend": {"color": "independent", "shape": "independent"}},
    }
    return framed(body, _(TITLE), frame, concept_note(concept), _(HOW_TO_READ))


def _cells(name: str, standing: Standing, concept: str, parties: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for cell in verdict_cells(parties, standing.stable[concept], standing.against):
        yield {"row": name, **cell}
    yield {"row": name, "column": WAY, "way": isolated(_(WAYS[standing.way]))}


def verdict_cells(parties: Sequence[str], stable: Sequence[bool], against: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The cells of one state: each party's verdict, then that of all together."""
    for party, holds, better in zip(parties, stable, against, strict=True):
        yield {"column": party, "verdict": _verdict(holds), "against": str(better)}
    liked = {"against": "1"} if min(against, default=0) > 0 else {}
    yield {"column": EVERYBODY, "verdict": _verdict(all(stable)), **liked}


def _verdict(stable: bool) -> str:
    return "stable" if stable else "unstable"


def concept_note(concept: str) -> str:
    """By which definition the verdicts are given."""
    return _("Stable: by the definition “{concept}”.").format(concept=_(concept_named(concept).title))


def party_names(case: Case) -> dict[str, str]:
    """Parties of the case with their names."""
    scenario = case.setting.scenario
    return {party: names.party(scenario, party) for party in case.setting.parties}


def state_names(case: Case) -> dict[str, str]:
    """Names of the status quo and the named states, in file order; one that is the status quo stands with it."""
    states, named = case.setting.scenario.conflict.states, case.stability.named
    names = {name: states[name].name.in_language(current()) for name in named if name in states}
    today = [names.pop(name) for name in named["now"].names if name in names]
    status_quo = _("status quo: {name}").format(name=today[0]) if today else _("status quo")
    return {"now": status_quo, **names}


def verdict_layers(columns: dict[str, str]) -> list[Spec]:
    """Shaded cells, a cross where the verdict is no, and better, equal or worse than the status quo."""
    verdicts = {"stable": _("stable"), "unstable": _("not stable: would move away")}
    against = {1: _("better than the status quo"), 0: _("equal to it"), -1: _("worse than it")}
    shade = shaded("verdict", verdicts, {"stable": STABLE, "unstable": UNSTABLE})
    left, right = position("column", columns, band=0.3), position("column", columns, band=0.7)
    on_dark = {"condition": {"test": "datum.verdict === 'unstable'", "value": PAPER}, "value": INK}
    return [
        {
            "transform": [{"filter": "isValid(datum.verdict)"}],
            "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2},
            "encoding": {"color": shade},
        },
        {
            "transform": [{"filter": "datum.verdict === 'unstable'"}],
            "mark": {"type": "point", "shape": CROSS, "filled": True, "color": PAPER, "opacity": 1, "size": 90},
            "encoding": {"x": right},
        },
        {
            "transform": [{"filter": "isValid(datum.against)"}],
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 110},
            "encoding": {"x": left, "shape": shaped("against", against), "color": on_dark},
        },
    ]


def _way_layer() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.way)"}],
        "mark": {"type": "text"},
        "encoding": {"text": {"field": "way", "type": "nominal"}},
    }


CHART = Chart("verdicts", TITLE, offered, draw)
