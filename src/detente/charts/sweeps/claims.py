"""Shares of the questions about a scenario's claims: a panel for each claim, a row for each question."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analyses.sweeps.behind.verdict import Verdict, read_otherwise
from detente.analyses.sweeps.summary import groups_of, share_of
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.charts.layout import Frame, Spec, centred, framed, isolated, names_axis, position, wrapped
from detente.charts.sweeps.marks import INTERVALS, bands, distinct, marked, row_height, same_as, share_marks
from detente.errors.codes import N_
from detente.language import _
from detente.uncertainty.shares import Share
from detente.words import names
from detente.words.sweeps import shares

TITLE = N_("In how much of the assumed ranges the answers to the claims are yes")
WIDTH, LETTERS, SAYS = 330, 64, 92
Asked = tuple[SweepAnswer, Verdict]
Row = tuple[str, str, dict[str, Share]]


def draw(asked: Sequence[Asked], frame: Frame) -> Spec:
    """Questions with the sweep that answers each, those of one claim after each other."""
    answers = list({id(answer): answer for answer, _verdict in asked}.values())
    readings = distinct(answers, [name for _answer, verdict in asked for name in verdict.names])
    claims = dict.fromkeys(verdict.claim for _answer, verdict in asked)
    parts = [[each for each in asked if each[1].claim == claim] for claim in claims]
    panels = [_panel(part, list(readings), is_last=part is parts[-1]) for part in parts]
    if len(panels) == 1:
        (heading,) = (each["title"]["text"] for each in panels)
        panel = {key: value for key, value in panels[0].items() if key != "title"}
        return framed(panel, " ".join(heading), frame, _(TITLE), _(INTERVALS), *same_as(readings))
    body = {"vconcat": panels, "spacing": 18}
    return framed(body, _(TITLE), frame, _(INTERVALS), *same_as(readings))


def _panel(asked: Sequence[Asked], readings: Sequence[str], *, is_last: bool) -> Spec:
    answer, verdict = asked[0]
    rows = [row for k, each in enumerate(asked) for row in _rows(*each, str(k))]
    texts = {key: name for key, name, _shares in rows}
    here = [each for each in readings if any(each in found for _key, _name, found in rows)]
    values: list[dict[str, Any]] = [mark for key, _name, found in rows for mark in share_marks(key, found, here)]
    step = row_height(here, texts, LETTERS)
    says = names.text(answer.question.scenario.claims[verdict.claim].says)
    return {
        "title": {
            "text": [isolated(line) for line in wrapped(says, SAYS)],
            "anchor": "start",
            "frame": "bounds",
            "fontSize": 13,
        },
        "width": WIDTH,
        "height": {"step": step, "for": "position"},
        "data": {"values": values},
        "encoding": {"y": position("row", texts, names_axis(texts, LETTERS, **centred(texts, LETTERS)))},
        "layer": [bands(texts, step), *marked(readings, named=is_last)],
    }


def _rows(answer: SweepAnswer, verdict: Verdict, key: str) -> Iterator[Row]:
    """Key, name and shares by reading of a question, by variants of the file, then of the draws told apart."""
    ranges = answer.question.ranges
    yield key, shares.named(answer, verdict), {each: share_of(answer, verdict, each) for each in ranges}
    for read in read_otherwise(answer, verdict):
        name = shares.variant(answer, read)
        yield f"{key} {read.variant}", name, {each: share_of(answer, read, each) for each in ranges}
    every = {each: groups_of(answer, verdict, each) for each in ranges}
    for k, first in enumerate(every[ranges[0]]):
        found = {each: groups[k].share for each, groups in every.items() if k < len(groups)}
        yield f"{key} {k}", shares.group(answer, verdict, first), found
