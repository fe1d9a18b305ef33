"""One issue: where the parties stand, where each model puts the outcome, and how far from it the outcome may lie."""

from collections.abc import Iterable, Iterator
from typing import Any

from detente.analyses.forecast import ForecastAnswer
from detente.analyses.outlook import Outlook
from detente.bargaining.distribution.forecast import LEVELS
from detente.bargaining.models import model_named
from detente.charts.layout import INK, PAPER, QUIET, UNSTABLE, Frame, Spec, framed, isolated, shaded
from detente.charts.talks.rows import WIDTH, Rows, reference_line, scale_of, x_axis
from detente.errors.codes import N_
from detente.language import _, current, number

HOW_TO_READ = N_("Circles: positions, their area the weight (capability times salience), lines the assumed ranges.")
VALUES = N_("At the right: shares of all weight, points, medians.")
INTERVALS = N_("Bars: the intervals of the forecast distribution, the white line its median; not validated here.")
CHECKED = N_("Bars: the intervals of the forecast distribution, the white line its median.")
LARGEST, SMALLEST = 560.0, 16.0  # areas of circles
SHADES = {"0.95": "#d3e3ef", "0.8": "#8fbfe0", "0.5": "#33658a"}
THICKNESS = {"0.95": 8, "0.8": 14, "0.5": 20}
PARTY = "#7a9e7e"
COLUMNS = 3  # of capability, side by side


def draw(answer: ForecastAnswer, id: str, frame: Frame) -> Spec:
    """The panel of one issue."""
    return framed(_issue(answer, id), _heading(answer, id), frame, *_notes(answer, [id]))


def draw_all(answer: ForecastAnswer, ids: Iterable[str], title: str, frame: Frame) -> Spec:
    """The panels of several issues, one below the other."""
    ids = list(ids)
    parts = [{"title": _above(_heading(answer, id)), **_issue(answer, id)} for id in ids]
    return framed({"vconcat": parts, "spacing": 50}, title, frame, *_notes(answer, ids))


def _above(title: str) -> Spec:
    return {"text": isolated(title), "anchor": "start", "frame": "bounds", "fontSize": 14, "offset": 10}


def _heading(answer: ForecastAnswer, id: str) -> str:
    name = _capital(answer.scenario.contest.issues[id].name.in_language(current()))
    return _("{issue}: where it may settle").format(issue=isolated(name))


def _notes(answer: ForecastAnswer, ids: Iterable[str]) -> Iterator[str]:
    yield _(HOW_TO_READ)
    yield _(VALUES)
    yield _(CHECKED) if _validated(answer, ids) else _(INTERVALS)
    if (left := len(answer.columns) - COLUMNS) > 0:
        yield _("Columns of capability that are left out: {count}.").format(count=number(left))


def _validated(answer: ForecastAnswer, ids: Iterable[str]) -> bool:
    outlooks = (each for id in ids for each in answer.outlooks[id].values())
    return all(found.validated for each in outlooks for found in each.around.values())


def _issue(answer: ForecastAnswer, id: str) -> Spec:
    rows = _rows(answer, id)
    columns = answer.columns[:COLUMNS]
    return {
        "hconcat": [_column(answer, id, column, rows, first=not k) for k, column in enumerate(columns)],
        "spacing": 28,
    }


def _rows(answer: ForecastAnswer, id: str) -> Rows:
    scenario, rows = answer.scenario, Rows()
    stands = scenario.contest.issues[id].stands
    said = {True: _("{party} (veto)"), False: "{party}"}
    rows.group(
        "*parties",
        _("Where the parties stand"),
        {
            f"party {stand.party}": said[stand.veto].format(
                party=scenario.parties[stand.party].name.in_language(current())
            )
            for stand in stands
        },
    )
    models = dict.fromkeys(name for panel in answer.panels[id].values() for name in panel.models)
    titles = {f"model {name}": _capital(_(model_named(name).title)) for name in models}
    rows.group("*models", _("Where each model puts it"), titles)
    centres = dict.fromkeys(name for found in answer.outlooks[id].values() for name in found.around)
    around = {f"around {name}": _("around the {model}").format(model=_(model_named(name).title)) for name in centres}
    heading = _("Intervals") if _validated(answer, [id]) else _("Intervals, not validated here")
    rows.group("*intervals", heading, {key: _capital(name) for key, name in around.items()})
    return rows


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _column(answer: ForecastAnswer, id: str, column: str, rows: Rows, *, first: bool) -> Spec:
    issue = answer.scenario.contest.issues[id]
    title = issue.unit.in_language(current()) if issue.unit is not None else ""
    said = _("capability “{column}”").format(column=column) if answer.scenario.contest.capability else ""
    outlook = answer.outlooks[id].get(column)
    x = {"field": "x", "type": "quantitative", "scale": scale_of(issue), "axis": x_axis(issue, title)}
    heading = {"title": {"text": isolated(said), "fontSize": 13, "offset": 8}} if said else {}
    return {
        **heading,
        "width": WIDTH,
        "height": rows.height,
        "encoding": {"y": rows.y(labelled=first)},
        "layer": [
            *_intervals(outlook, x),
            *_parties(answer, id, column, x),
            *_models(answer, id, column, x),
            *reference_line(issue, _("without agreement")),
            _values([*_party_values(answer, id, column), *_model_values(answer, id, column), *_medians(outlook)]),
        ],
    }


# ---------------------------------------------------------------- parties
def _shares(answer: ForecastAnswer, id: str, column: str) -> dict[str, float]:
    given = answer.panels[id][column].input
    weight = given.weight
    total = float(weight.sum())
    return {party: float(w) / total if total > 0 else 0.0 for party, w in zip(given.actors, weight, strict=True)}


def _parties(answer: ForecastAnswer, id: str, column: str, x: Spec) -> Iterator[Spec]:
    shares = _shares(answer, id, column)
    largest = max(shares.values(), default=0.0)
    values = [
        {
            "row": f"party {stand.party}",
            "x": stand.position.central,
            "low": stand.position.low,
            "high": stand.position.high,
            "area": round(max(SMALLEST, LARGEST * shares[stand.party] / largest if largest else 0), 3),
        }
        for stand in answer.scenario.contest.issues[id].stands
    ]
    low, high = ({**x, "field": "low"}, {"field": "high"})
    yield {
        "data": {"values": [each for each in values if each["low"] != each["high"]]},
        "mark": {"type": "rule", "color": PARTY, "strokeWidth": 2},
        "encoding": {"x": low, "x2": high},
    }
    area = {"field": "area", "type": "quantitative", "scale": None}
    yield {
        "data": {"values": values},
        "mark": {"type": "circle", "color": PARTY, "opacity": 1, "stroke": INK, "strokeWidth": 0.7, "clip": False},
        "encoding": {"x": x, "size": area},
    }


def _party_values(answer: ForecastAnswer, id: str, column: str) -> Iterator[dict[str, str]]:
    for party, share in _shares(answer, id, column).items():
        yield {"row": f"party {party}", "said": f"{100 * share:z.0f}%"}


# ---------------------------------------------------------------- models and intervals
def _models(answer: ForecastAnswer, id: str, column: str, x: Spec) -> Iterator[Spec]:
    values = [{"row": f"model {name}", "x": value} for name, value in answer.panels[id][column].values.items()]
    yield {
        "data": {"values": values},
        "mark": {"type": "point", "shape": "diamond", "filled": True, "color": UNSTABLE, "size": 130, "opacity": 1},
        "encoding": {"x": x},
    }


def _model_values(answer: ForecastAnswer, id: str, column: str) -> Iterator[dict[str, str]]:
    for name, found in answer.panels[id][column].models.items():
        yield {"row": f"model {name}", "said": _("–") if found.value is None else f"{found.value:z.1f}"}


def _intervals(outlook: Outlook | None, x: Spec) -> Iterator[Spec]:
    if outlook is None or not outlook.around:
        return
    labels = {f"{level:zg}": _("{percent}% interval").format(percent=f"{100 * level:zg}") for level in LEVELS}
    colour = shaded("level", labels, SHADES)
    for level in sorted(LEVELS, reverse=True):
        key = f"{level:zg}"
        values = [_bar(f"around {name}", found.interval(level), key) for name, found in outlook.around.items()]
        yield {
            "data": {"values": values},
            "mark": {"type": "bar", "height": THICKNESS[key]},
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "color": colour},
        }
    yield {
        "data": {"values": [{"row": f"around {name}", "x": f.median} for name, f in outlook.around.items()]},
        "mark": {"type": "tick", "orient": "vertical", "size": 20, "thickness": 2.5, "color": PAPER},
        "encoding": {"x": x},
    }


def _bar(row: str, ends: tuple[float, float], level: str) -> dict[str, Any]:
    return {"row": row, "low": round(ends[0], 6), "high": round(ends[1], 6), "level": level}


def _medians(outlook: Outlook | None) -> Iterator[dict[str, str]]:
    for name, found in outlook.around.items() if outlook is not None else ():
        yield {"row": f"around {name}", "said": f"{found.median:z.1f}"}


def _values(values: list[dict[str, str]]) -> Spec:
    """Numbers beside the rows: shares of weight, points, medians."""
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "dx": 16, "fontSize": 11, "color": QUIET, "clip": False},
        "encoding": {"x": {"value": WIDTH}, "text": {"field": "said", "type": "nominal"}},
    }
