"""Shares of one verdict over several things, such as sets of guarantors: a bar for each, largest first."""

import math
from typing import Any

from detente.analyses.sweeps.summary import Family
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.charts.layout import QUIET, STABLE, Frame, Spec, centred, framed, isolated, names_axis, position
from detente.charts.sweeps.marks import INTERVALS, distinct, marked, row_height, same_as, share_axis, share_marks
from detente.errors.codes import N_
from detente.language import _, ngettext, number
from detente.uncertainty.shares import Share
from detente.words.sweeps import quantities, shares

MOST, WIDTH, LETTERS = 40, 330, 44
HOW_TO_READ = N_("Bars: ranges read “{reading}”, the largest first.")


def draw(answer: SweepAnswer, family: Family, frame: Frame) -> Spec:
    """Bars under the first reading, intervals, marks for the others."""
    scenario = answer.question.scenario
    kinds = distinct([answer], list(family.members.values()))
    readings = list(kinds)
    found = {item: {each: answer.share(id, each) for each in readings} for item, id in family.members.items()}
    order = sorted(found, key=lambda item: -_height(found[item][readings[0]]))[:MOST]
    texts = {item: quantities.thing(scenario, family.subject, item) for item in order}
    values: list[dict[str, Any]] = [mark for item in order for mark in share_marks(item, found[item], readings)]
    step = row_height(readings, texts, LETTERS)
    body = {
        "width": WIDTH,
        "height": {"step": step, "for": "position"},
        "data": {"values": values},
        "encoding": {"y": position("row", texts, names_axis(texts, LETTERS, **centred(texts, LETTERS)))},
        "layer": [_bars(readings[0], step - 6), *marked(readings), _silent(order, values)],
    }
    heading = _("{subject}: {asked}").format(
        subject=shares.subject(family.subject), asked=quantities.column(scenario, family.subject, family.asked)
    )
    how = _(HOW_TO_READ).format(reading=shares.reading(readings[0]))
    return framed(body, heading, frame, how, _(INTERVALS), *same_as(kinds), *_more(len(found) - len(order)))


def _height(share: Share) -> float:
    """What did not answer comes last."""
    return -1.0 if math.isnan(share.share) else share.share


def _more(left: int) -> list[str]:
    said = ngettext("{count} more is not drawn.", "{count} more are not drawn.", left).format(count=number(left))
    return [said] if left else []


def _silent(order: list[str], values: list[dict[str, Any]]) -> Spec:
    """What no draw answers, such as a set of guarantors that cannot be."""
    told = {each["row"] for each in values}
    return {
        "data": {"values": [{"row": item} for item in order if item not in told]},
        "mark": {"type": "text", "align": "left", "color": QUIET},
        "encoding": {"x": {"value": 6}, "text": {"value": isolated(_("no answer"))}},
    }


def _bars(first: str, height: int) -> Spec:
    return {
        "transform": [{"filter": {"field": "reading", "equal": first}}],
        "mark": {"type": "bar", "color": STABLE, "height": height},
        "encoding": {"x": {**share_axis(), "stack": None}},
    }
