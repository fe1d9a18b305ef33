"""What all charts share: what a chart is, title and caption, columns and rows with names, colours, marks, fonts."""

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.analyses.case import Case
from detente.model.texts import bare, neutral

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONTS = "Noto Sans, Noto Sans Arabic, sans-serif"
ARABIC_FONTS = "Noto Sans Arabic, Noto Sans, sans-serif"  # has Latin letters as well, the other no Arabic ones
INK, QUIET, PAPER = "#1a1a1a", "#595959", "#ffffff"
STABLE, UNSTABLE, MISSING = "#a9cfe6", "#c8501e", "#e3e3e3"  # light, dark and lightest in greyscale too
CROSS = "M-0.7,-1L0,-0.3L0.7,-1L1,-0.7L0.3,0L1,0.7L0.7,1L0,0.3L-0.7,1L-1,0.7L-0.3,0L-1,-0.7Z"
EQUAL = "M-1,-0.75H1V-0.2H-1ZM-1,0.2H1V0.75H-1Z"
MARKS = {1: "triangle-up", 0: EQUAL, -1: "triangle-down"}
LINE, LINES = 14, 3  # height of a line of an axis label, and how many at most
ISOLATE, POP = "\u2067", "\u2069"
ESCAPED = re.compile(r"\\u00(?:0[0-8b-f]|1[0-9a-f]|7f|[89][0-9a-f])")  # a control character inside an expression


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above every picture: what it is a case of (may be empty), and what it rests on."""

    subtitle: str
    caption: str


def by_concept(case: Case, concept: str) -> tuple[str, ...]:
    """One picture by the concept, if it was finished."""
    return (concept,) if concept in case.stability.concepts else ()


def once(case: Case, concept: str) -> tuple[str, ...]:
    """One picture of everything."""
    return ("",)


@dataclass(frozen=True)
class Chart:
    """A chart of a case.

    name: as in files and commands. title: English, for the catalogue of sentences. offered: whether the case has what
    the chart shows. draw: case, subject and frame to Vega-Lite. subjects: of what there is a picture each: of the
    concept, of a roadmap, or of all together (empty).
    """

    name: str
    title: str
    offered: Callable[[Case], bool]
    draw: Callable[[Case, str, Frame], Spec]
    subjects: Callable[[Case, str], tuple[str, ...]] = by_concept


def framed(body: Spec, title: str, frame: Frame, *notes: str) -> Spec:
    """A whole specification: the body with its title, what it rests on, how to read it, fonts and margins."""
    subtitle = [isolated(line) for line in (frame.subtitle, frame.caption, *notes) if line]
    heading = {"text": isolated(title), "subtitle": subtitle, "anchor": "start", "frame": "bounds", "offset": 14}
    arabic = re.search(r"\\u0(6|7[5-7])", json.dumps([heading, body]))
    config = _config(ARABIC_FONTS if arabic else FONTS)
    return {"$schema": SCHEMA, "background": PAPER, "padding": 12, "title": heading, "config": config, **body}


def _config(fonts: str) -> Spec:
    plain = {"labelFont": fonts, "titleFont": fonts, "labelColor": INK, "titleColor": INK}
    return {
        "font": fonts,
        "aria": False,  # the page names the picture and has the same in a table
        "view": {"stroke": None},
        "title": {"fontSize": 16, "subtitleFontSize": 12, "subtitleColor": QUIET, "subtitlePadding": 4, "color": INK},
        "axis": {**plain, "domain": False, "ticks": False, "labelFontSize": 12, "labelPadding": 8, "labelLimit": 0},
        "legend": {
            **plain,
            "labelFontSize": 12,
            "labelLimit": 0,
            "symbolSize": 130,
            "layout": {"bottom": {"margin": 28}},
        },
        "header": {**plain, "labelFontSize": 13, "labelLimit": 0},
        "text": {"font": fonts, "fontSize": 12, "color": INK},
    }


def isolated(text: str) -> str:
    """The text, kept together from right to left if most of its letters are Arabic; a name alone leaves it as it is.

    Directions that it begins are ended.
    """
    text = bare(neutral(text))
    letters = [letter for letter in text if letter.isalpha()]
    arabic = sum("\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" for letter in letters)
    return f"{ISOLATE}{text}{POP}" if 2 * arabic > len(letters) else text


def names_axis(names: Mapping[str, str], width: int, **more: Any) -> Spec:
    """An axis without title whose keys are shown as names, broken into lines of about `width` letters."""
    lines = {key: [isolated(line) for line in wrapped(name, width)] for key, name in names.items()}
    return {"title": None, "labelExpr": f"{json.dumps(lines)}[datum.value]", "labelLineHeight": LINE, **more}


def above(names: Mapping[str, str], width: int) -> Spec:
    """For an axis of columns above the cells: names that begin on one line, however many lines each takes."""
    return {"orient": "top", "labelAngle": 0, "labelBaseline": "top", "labelPadding": height(names, width) + 6}


def centred(names: Mapping[str, str], width: int) -> Spec:
    """For an axis of rows: lift the names that take several lines, so that they stand in the middle of their row."""
    tall = {key: len(wrapped(name, width)) - 1 for key, name in names.items()}
    highest = max(tall.values(), default=0)
    lifts = [
        {"test": f"{json.dumps(tall)}[datum.value] === {more}", "value": -more * LINE / 2}
        for more in range(1, highest + 1)
    ]
    return {"labelOffset": {"condition": lifts, "value": 0}}


def wrapped(name: str, width: int) -> list[str]:
    """At most `LINES` lines; a word much longer than `width` and all that is left over end in an ellipsis."""
    longest = width * 3 // 2
    name = bare(neutral(name))
    words = [word if len(word) <= longest else f"{word[: longest - 1]}…" for word in name.split()]
    lines = textwrap.wrap(" ".join(words), width, break_long_words=False, max_lines=LINES, placeholder="…")
    return lines or [""]


def neutralised(spec: Any) -> Any:
    """The specification with every text neutral: a control character can end the renderer, and the process with it."""
    if isinstance(spec, str):
        return ESCAPED.sub(r"\\ufffd", neutral(spec))
    if isinstance(spec, Mapping):
        return {neutralised(key): neutralised(value) for key, value in spec.items()}
    return [neutralised(each) for each in spec] if isinstance(spec, list | tuple) else spec


def height(names: Mapping[str, str], width: int) -> int:
    """How high the tallest of the names is, in pixels."""
    return LINE * max((len(wrapped(name, width)) for name in names.values()), default=1)


def position(field: str, keys: Iterable[str], axis: Spec | None = None, band: float = 0.5) -> Spec:
    """Place by key, in the order of `keys`; `band` is where in the cell a mark stands; no axis: another layer's."""
    scale = {"domain": list(keys), "paddingInner": 0, "paddingOuter": 0}
    place = {"field": field, "type": "nominal", "sort": None, "scale": scale, "bandPosition": band}
    return place if axis is None else {**place, "axis": axis}


def shaded(field: str, names: Mapping[str, str], colours: Mapping[str, str]) -> Spec:
    """Colour by key with a legend below, of the keys that have a name."""
    labels = {key: isolated(name) for key, name in names.items()}
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(colours), "range": list(colours.values())},
        "legend": _legend(labels, symbolType="square"),
    }


def shaped(field: str, names: Mapping[int, str]) -> Spec:
    """Mark by better (1), equal (0), worse (-1) with a legend below."""
    labels = {str(key): isolated(name) for key, name in names.items()}
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": [str(key) for key in MARKS], "range": list(MARKS.values())},
        "legend": _legend(labels, symbolFillColor=INK, symbolStrokeWidth=0),
    }


def _legend(labels: Mapping[str, str], **more: Any) -> Spec:
    shown = {"values": list(labels), "labelExpr": f"{json.dumps(labels)}[datum.value]"}
    return {"title": None, "orient": "bottom", "direction": "horizontal", **shown, **more}
