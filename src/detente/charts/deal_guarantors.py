"""Every set of guarantors against roadmaps: with whose guarantees each keeps itself.

Sets stand in columns, so that names of roadmaps have room: dots for the members above, verdicts below.
"""

from collections.abc import Iterator
from typing import Any

from detente.analyses.case import Case
from detente.analyses.deals.roadmaps import BEST, RoadmapAnswer
from detente.charts.guarantor_sets import GAP, GIVES, MOST, dots, frames
from detente.charts.layout import (
    CROSS,
    INK,
    PAPER,
    QUIET,
    Chart,
    Frame,
    Spec,
    centred,
    framed,
    names_axis,
    once,
    position,
    shaded,
)
from detente.charts.roadmaps import answer_of, party_name, roadmap_name
from detente.errors.codes import N_
from detente.language import _

TITLE = N_("With whose guarantees a roadmap keeps itself")
HOW_TO_READ = N_("Each column is a set of guarantors, with dots for its members.")
FRAMES = N_("A dark frame: it keeps itself in whatever way enforcement settles, and with no smaller set.")
NARROW, WIDE, MANY = 16, 28, 32  # pixels of a column, if there are more than so many and if not
LETTERS, ROW = 34, 32
ENOUGH, PERHAPS, NOT = "enough", "perhaps", "not"
SHADES = {ENOUGH: "#7fb2d6", PERHAPS: "#f4e3a1", NOT: "#ececec"}


def offered(case: Case) -> bool:
    """Whether sets were looked at, not too many to draw every one."""
    return case.roadmaps is not None and 1 < len(_sets(case.roadmaps)) <= MOST


def draw(case: Case, subject: str, frame: Frame) -> Spec:
    """One column per set: dots for its members, then a verdict per roadmap; `subject` is not used, all are shown."""
    answer = answer_of(case)
    sets, rows = _sets(answer), _rows(answer)
    columns, verdicts = [str(k) for k in range(len(sets))], list(_verdicts(answer, sets))
    body = {
        "width": {"step": NARROW if len(sets) > MANY else WIDE},
        "height": {"step": ROW},
        "data": {"values": [*_memberships(answer, sets), *verdicts]},
        "encoding": {
            "x": {**position("column", columns), "axis": None},
            "y": position("row", rows, names_axis(rows, LETTERS, **centred(rows, LETTERS))),
        },
        "layer": [dots(), *_verdict_layers({cell["verdict"] for cell in verdicts}), frames()],
    }
    return framed(body, _(TITLE), frame, _(HOW_TO_READ), _(FRAMES))


def _sets(answer: RoadmapAnswer) -> tuple[tuple[str, ...], ...]:
    """Every set that was looked at for some roadmap, by size and then file order."""
    return max(
        (tuple(each.guarantors for each in found.verdicts) for found in answer.sets.values()), key=len, default=()
    )


def _rows(answer: RoadmapAnswer) -> dict[str, str]:
    giving = {GIVES + party: party_name(answer, party) for party in answer.deal.guarantors}
    roadmaps = {id: _("some roadmap to the goal") if id == BEST else roadmap_name(answer, id) for id in answer.sets}
    return {**giving, GAP: "", **roadmaps}


def _memberships(answer: RoadmapAnswer, sets: tuple[tuple[str, ...], ...]) -> Iterator[dict[str, Any]]:
    for k, members in enumerate(sets):
        for party in answer.deal.guarantors:
            yield {"column": str(k), "row": GIVES + party, "gives": party in members}


def _verdicts(answer: RoadmapAnswer, sets: tuple[tuple[str, ...], ...]) -> Iterator[dict[str, Any]]:
    places = {members: str(k) for k, members in enumerate(sets)}
    for id, found in answer.sets.items():
        for each in found.verdicts:
            kind = ENOUGH if each.sufficient else PERHAPS if each.possible else NOT
            place = {"column": places[each.guarantors], "row": id}
            yield {**place, "verdict": kind, "minimal": each.guarantors in found.sufficient}


def _verdict_layers(found: set[str]) -> list[Spec]:
    names = {
        ENOUGH: _("keeps itself"),
        PERHAPS: _("only if enforcement settles in a way that suits it"),
        NOT: _("does not"),
    }
    shown = {kind: name for kind, name in names.items() if kind in found}
    return [
        {
            "transform": [{"filter": "isValid(datum.verdict)"}],
            "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2},
            "encoding": {"color": shaded("verdict", shown, SHADES)},
        },
        _marked(NOT, CROSS, QUIET),
        _marked(PERHAPS, "diamond", INK),
    ]


def _marked(kind: str, shape: str, colour: str) -> Spec:
    return {
        "transform": [{"filter": f"datum.verdict === '{kind}'"}],
        "mark": {"type": "point", "shape": shape, "filled": True, "color": colour, "opacity": 1, "size": 36},
    }


CHART = Chart("deal-guarantors", TITLE, offered, draw, once)
