"""Every roadmap at its weakest point: by how much it holds or fails, and for whom.

A dot is the least slack of any step in units of its party's range of payoffs. Enforcement can have several equilibria;
the full mark is the one in which most guarantors act, the hollow one that in which fewest do.
"""

from collections.abc import Iterator
from typing import Any

from detente.analyses.case import Case
from detente.analyses.deals.roadmaps import BEST, RoadmapAnswer, Verdict
from detente.charts.layout import (
    CROSS,
    INK,
    MISSING,
    PAPER,
    QUIET,
    UNSTABLE,
    Chart,
    Frame,
    Spec,
    centred,
    framed,
    isolated,
    names_axis,
    once,
    position,
)
from detente.errors.codes import N_
from detente.language import _, current, joined, number

TITLE = N_("Every roadmap at its weakest point")
HOW_TO_READ = N_(
    "By how much the weakest party gains by keeping the weakest step rather than leaving, in percent of its range of"
    " payoffs; left of 0 it would leave."
)
SELECTIONS = N_("Hollow: if as few guarantors enforce as can be; full: if as many.")
JOINING = N_("Diamond: what somebody loses by the deal, against no deal at all.")
ROW_LETTERS, WIDTH, STEP = 34, 340, 46
KEPT = "#33658a"
TOLERANCE = 1e-9


def answer_of(case: Case) -> RoadmapAnswer:
    """The answer on roadmaps of a case that has one. Raises ValueError otherwise."""
    if case.roadmaps is None:
        raise ValueError("the case has no answer on roadmaps")
    return case.roadmaps


def verdicts(answer: RoadmapAnswer) -> dict[str, Verdict]:
    """The written roadmaps in file order, then the best one."""
    return {**answer.verdicts, **({BEST: answer.best} if answer.best is not None else {})}


def roadmap_name(answer: RoadmapAnswer, id: str) -> str:
    """What a roadmap is called."""
    roadmap = answer.deal.roadmaps.get(id)
    return _("the best roadmap") if roadmap is None else roadmap.name.in_language(current())


def party_name(answer: RoadmapAnswer, party: str) -> str:
    """What a party is called."""
    return answer.deal.scenario.parties[party].name.in_language(current())


def guarantors_note(answer: RoadmapAnswer, verdict: Verdict) -> str:
    """Who guarantees."""
    signed = verdict.largest.settings.guarantors
    if not signed:
        return _("Without guarantors.")
    return _("Guarantors: {parties}.").format(parties=joined(party_name(answer, party) for party in signed))


def percent(relative: float) -> str:
    """A relative slack in percent with its sign: one decimal, two digits where it is small."""
    size = abs(100 * relative)
    if size < 1e-6:
        return "0"
    return ("+" if relative > 0 else "−") + format(size, "z.1f" if size >= 1 else "z.2g")


def offered(case: Case) -> bool:
    """Whether there are roadmaps."""
    return case.roadmaps is not None and bool(verdicts(case.roadmaps))


def draw(case: Case, subject: str, frame: Frame) -> Spec:
    """One row per roadmap; `subject` is not used, all are shown."""
    answer = answer_of(case)
    names = {id: roadmap_name(answer, id) for id in verdicts(answer)}
    rows = [row for id, verdict in verdicts(answer).items() for row in _marks(id, verdict)]
    said = [_said(answer, id, verdict) for id, verdict in verdicts(answer).items()]
    body = {
        "width": WIDTH,
        "height": {"step": STEP},
        "data": {"values": rows},
        "encoding": {"y": position("row", names, names_axis(names, ROW_LETTERS, **centred(names, ROW_LETTERS)))},
        "layer": [_zero(), *_lollipops(), *_words(said)],
    }
    kinds = {row["kind"] for row in rows}
    notes = [_(SELECTIONS)] * ("smallest" in kinds) + [_(JOINING)] * ("joining" in kinds)
    return framed(body, _(TITLE), frame, _(HOW_TO_READ), *notes)


def _marks(id: str, verdict: Verdict) -> Iterator[dict[str, Any]]:
    """The marks of a row: both selections where they differ, and joining where somebody would not."""
    weakest = {"largest": verdict.largest.weakest, "smallest": verdict.smallest.weakest}
    slacks = {kind: each.relative for kind, each in weakest.items() if each is not None and each.relative is not None}
    shown = {percent(slack): _mark(id, kind, slack) for kind, slack in reversed(slacks.items())}
    yield from shown.values()
    if not verdict.largest.participation_holds:
        yield _mark(id, "joining", min(each.relative for each in verdict.largest.participation.values()))


def _mark(id: str, kind: str, relative: float) -> dict[str, Any]:
    keeps = relative >= -TOLERANCE
    return {"row": id, "kind": kind, "slack": round(100 * relative, 6), "keeps": keeps, "shown": percent(relative)}


def _said(answer: RoadmapAnswer, id: str, verdict: Verdict) -> dict[str, Any]:
    told = isolated(verdict_label(answer, verdict)), isolated(guarantors_note(answer, verdict))
    return {"row": id, "verdict": told[0], "guarantors": told[1]}


def verdict_label(answer: RoadmapAnswer, verdict: Verdict) -> str:
    """Whether a roadmap holds, and if not, where it fails first and who would not join."""
    check = verdict.largest
    if check.status == "not verified":
        return _("not verified")
    if check.holds:
        return _("holds") if verdict.smallest.holds else _("holds, but not if as few enforce as can be")
    out = [party for party, each in check.participation.items() if each.slack < -TOLERANCE]
    staying_out = joined(party_name(answer, party) for party in out)
    if check.incentives_hold or check.weakest is None:
        return _("fails: not joined by {parties}").format(parties=staying_out)
    party, step = party_name(answer, check.weakest.party), check.weakest.step
    if step == len(check.path):
        said = _("fails at the end: {party} would leave").format(party=party)
    else:
        said = _("fails at step {step}: {party} would leave").format(step=number(step + 1), party=party)
    return _("{failure}; not joined by {parties}").format(failure=said, parties=staying_out) if out else said


def _slack() -> Spec:
    axis = {
        "title": None,
        "orient": "top",
        "tickCount": 5,
        "labelFlush": False,
        "labelExpr": "(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(datum.value) + '%'",
        "grid": True,
        "gridColor": MISSING,
    }
    return {"field": "slack", "type": "quantitative", "scale": {"zero": True, "padding": 22}, "axis": axis}


def _zero() -> Spec:
    return {
        "data": {"values": [{"slack": 0}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
        "encoding": {"x": _slack(), "y": None},
    }


def _lollipops() -> list[Spec]:
    colour = {"condition": {"test": "datum.keeps", "value": KEPT}, "value": UNSTABLE}
    shape = {
        "condition": [
            {"test": "datum.kind === 'joining'", "value": "diamond"},
            {"test": "!datum.keeps", "value": CROSS},
        ],
        "value": "circle",
    }
    hollow = {"test": "datum.kind === 'smallest'", "value": PAPER}
    fill = {"condition": [hollow, {"test": "datum.keeps", "value": KEPT}], "value": UNSTABLE}
    return [
        {
            "transform": [{"filter": "datum.kind === 'largest'"}],
            "mark": {"type": "rule", "strokeWidth": 3},
            "encoding": {"x": _slack(), "x2": {"datum": 0}, "color": colour},
        },
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 150, "strokeWidth": 2},
            "encoding": {"x": _slack(), "shape": shape, "stroke": colour, "fill": fill},
        },
        *(_numbers(align, dx) for align, dx in (("left", -5), ("right", 5))),
    ]


def _numbers(align: str, dx: int) -> Spec:
    """The slack above its mark, on its own side of 0."""
    side = "datum.slack >= 0" if align == "left" else "datum.slack < 0"
    return {
        "transform": [{"filter": side}],
        "mark": {"type": "text", "align": align, "dx": dx, "dy": -14, "fontSize": 11},
        "encoding": {"x": _slack(), "text": {"field": "shown", "type": "nominal"}},
    }


def _words(said: list[dict[str, Any]]) -> list[Spec]:
    """The verdict beside each row, and below it who guarantees."""
    right = {"x": {"value": WIDTH + 16}}
    return [
        {
            "data": {"values": said},
            "mark": {"type": "text", "align": "left", "dy": dy, "color": colour},
            "encoding": {**right, "text": {"field": field, "type": "nominal"}},
        }
        for field, dy, colour in (("verdict", -8, INK), ("guarantors", 9, QUIET))
    ]


CHART = Chart("roadmaps", TITLE, offered, draw, once)
