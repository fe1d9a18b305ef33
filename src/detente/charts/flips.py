"""How far single numbers can move before the verdict on a roadmap turns: one line per number, nearest first.

Numbers have units of their own, so each is drawn as a share of its value in the file; the values stand beside it. What
the file assumes is a pale bar behind: where it reaches the mark, the verdict turns within the assumed range.
"""

from collections.abc import Iterator
from typing import Any

from detente.agreement.endurance.flips import Flip
from detente.analyses.case import Case
from detente.analyses.deals import amounts
from detente.analyses.deals.endurance import Endurance, range_of
from detente.charts.layout import (
    INK,
    MISSING,
    QUIET,
    UNSTABLE,
    Chart,
    Frame,
    Spec,
    centred,
    framed,
    isolated,
    names_axis,
    position,
)
from detente.charts.roadmaps import answer_of, roadmap_name
from detente.errors.codes import N_
from detente.language import _

TITLE = N_("How far a number can move before the verdict turns")
HOW_TO_READ = N_("Each number alone, the others as in the file; 100 is its value in the file, the mark where it turns.")
RANGES = N_("Pale bar: the range that the file assumes. Hollow mark: somebody then plays otherwise after a breach.")
ROWS, LETTERS, WIDTH, STEP = 10, 46, 330, 42
KEPT = "#33658a"


def offered(case: Case) -> bool:
    """Whether single numbers were moved for some roadmap and one turns its verdict."""
    return case.roadmaps is not None and bool(subjects(case, ""))


def subjects(case: Case, concept: str) -> tuple[str, ...]:
    """The roadmaps that have a number to show."""
    return tuple(each.roadmap for each in case.endurance if _shown(each))


def draw(case: Case, subject: str, frame: Frame) -> Spec:
    """One row per number: its assumed range, from its value in the file to where the verdict turns, both values."""
    answer = answer_of(case)
    found = next(each for each in case.endurance if each.roadmap == subject)
    shown = _shown(found)
    rows = {flip.number: _capital(amounts.amount(answer.deal.scenario, flip.number)) for flip in shown}
    marks = list(_marks(case, shown))
    ends = [mark[end] for mark in marks for end in ("low", "high", "turns")]
    body = {
        "width": WIDTH,
        "height": {"step": STEP},
        "data": {"values": marks},
        "encoding": {"y": position("row", rows, names_axis(rows, LETTERS, **centred(rows, LETTERS)))},
        "layer": [_ranges(ends), *_moves(), _today(), _values()],
    }
    title = isolated(roadmap_name(answer, subject))
    heading = _("{roadmap}: {title}").format(roadmap=title, title=_(TITLE))
    return framed(body, heading, frame, _(HOW_TO_READ), _(RANGES))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _shown(found: Endurance) -> list[Flip]:
    """The nearest; a number that is 0 in the file has no shares."""
    return [flip for flip in (found.flips or {}).values() if flip.central and flip.value is not None][:ROWS]


def _marks(case: Case, shown: list[Flip]) -> Iterator[dict[str, Any]]:
    deal = answer_of(case).deal
    for flip in shown:
        low, high = sorted(100 * end / flip.central for end in range_of(deal, flip.number))
        value = flip.value or 0.0
        yield {
            "row": flip.number,
            "low": _tidy(low),
            "high": _tidy(high),
            "turns": _tidy(100 * value / flip.central),
            "switch": flip.reason == "switch",
            "said": _("{low} to {high}").format(low=amounts.value(flip.central), high=amounts.value(value)),
        }


def _tidy(value: float) -> float:
    return round(value, 6)


def _place(field: str, ends: list[float] | None = None) -> Spec:
    place: Spec = {"field": field, "type": "quantitative"}
    if ends is None:
        return place
    scale = {"domain": [min(0.0, *ends), max(110.0, *ends)], "nice": False}
    title = isolated(_("percent of the value in the file"))
    axis = {"title": title, "gridColor": MISSING, "titlePadding": 10, "tickCount": 6, "labelFlush": False}
    return {**place, "scale": scale, "axis": axis}


def _ranges(ends: list[float]) -> Spec:
    return {
        "mark": {"type": "bar", "height": 18, "color": MISSING},
        "encoding": {"x": _place("low", ends), "x2": {"field": "high"}},
    }


def _moves() -> list[Spec]:
    today = {"datum": 100}
    fill = {"condition": {"test": "datum.switch", "value": "#ffffff"}, "value": UNSTABLE}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 3, "color": KEPT},
            "encoding": {"x": _place("turns"), "x2": today},
        },
        {
            "mark": {
                "type": "point",
                "shape": "diamond",
                "size": 120,
                "stroke": UNSTABLE,
                "strokeWidth": 2,
                "opacity": 1,
            },
            "encoding": {"x": _place("turns"), "fill": fill},
        },
    ]


def _today() -> Spec:
    return {
        "mark": {"type": "rule", "color": QUIET, "strokeDash": [3, 3]},
        "encoding": {"x": {"datum": 100}, "y": None},
    }


def _values() -> Spec:
    """Both values in the number's own units, at the right end."""
    return {
        "mark": {"type": "text", "align": "left", "dx": 10, "color": INK, "clip": False},
        "encoding": {"x": {"value": WIDTH}, "text": {"field": "said", "type": "nominal"}},
    }


CHART = Chart("flips", TITLE, offered, draw, subjects)
