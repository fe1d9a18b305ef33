"""How far each uncertain input moves an issue's forecast, the farthest on top."""

from collections.abc import Iterable, Iterator
from typing import Any

from detente.analyses.talks.drivers import Drivers, DriversAnswer, Input, Swing
from detente.bargaining.models import model_named
from detente.charts.layout import (
    INK,
    MISSING,
    QUIET,
    Frame,
    Spec,
    centred,
    framed,
    isolated,
    names_axis,
    position,
    shaded,
)
from detente.charts.talks.rows import LETTERS, STEP, WIDTH
from detente.errors.codes import N_
from detente.language import _, current

HOW_TO_READ = N_("Each input alone goes to both ends of its range, the others as in the file; the line: nothing moved.")
VALUES = N_("At the right: the ends of the range, and the medians there.")
SHADES = {"low": "#8fbfe0", "high": "#33658a"}
ROWS = 12
NAMES = {
    "position": N_("{party}: position"),
    "salience": N_("{party}: salience"),
    "capability": N_("{party}: capability"),
    "reference": N_("what happens without agreement"),
}


def drawable(answer: DriversAnswer, id: str) -> bool:
    """Whether some input of the issue has a range to be moved in."""
    return any(found.swings for around in answer.issues.get(id, {}).values() for found in around.values())


def draw(answer: DriversAnswer, id: str, frame: Frame, columns: Iterable[str] | None = None) -> Spec:
    """The tornados of one issue, for each column of capability (all if not given) and centre."""
    heading = _("{issue}: what the forecast hangs on").format(issue=isolated(_name(answer, id)))
    return framed({"vconcat": list(_parts(answer, id, columns)), "spacing": 30}, heading, frame, *_notes(answer))


def draw_all(answer: DriversAnswer, ids: Iterable[str], title: str, frame: Frame) -> Spec:
    """The tornados of several issues, one below the other."""
    parts = []
    for id in ids:
        for k, part in enumerate(_parts(answer, id, None)):
            named = {"text": [isolated(_name(answer, id)), part["title"]["text"]]} if not k else {}
            parts.append({**part, "title": {**part["title"], **named}})
    return framed({"vconcat": parts, "spacing": 30}, title, frame, *_notes(answer))


def _name(answer: DriversAnswer, id: str) -> str:
    return _capital(answer.scenario.contest.issues[id].name.in_language(current()))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _notes(answer: DriversAnswer) -> Iterator[str]:
    yield _(HOW_TO_READ)
    yield _(VALUES)
    if answer.doubt is not None:
        yield _("Inputs without a range are moved by {percent}%, which the file does not say.").format(
            percent=f"{answer.doubt:zg}"
        )


def _parts(answer: DriversAnswer, id: str, columns: Iterable[str] | None) -> Iterator[Spec]:
    found = answer.issues.get(id, {})
    for column in found if columns is None else columns:
        for centre, drivers in found.get(column, {}).items():
            if drivers.swings:
                yield _tornado(answer, id, drivers, _heading(answer, column, centre))


def _heading(answer: DriversAnswer, column: str, centre: str) -> str:
    model = _(model_named(centre).title)
    if not answer.scenario.contest.capability:
        return _("around the {model}").format(model=model)
    return _("around the {model}, capability “{column}”").format(model=model, column=column)


def _tornado(answer: DriversAnswer, id: str, found: Drivers, heading: str) -> Spec:
    issue = answer.scenario.contest.issues[id]
    shown = found.swings[:ROWS]
    rows = {str(k): _input(answer, swing.input) for k, swing in enumerate(shown)}
    unit = issue.unit.in_language(current()) if issue.unit is not None else ""
    axis = {
        "title": isolated(unit),
        "titlePadding": 8,
        "gridColor": MISSING,
        "tickCount": 6,
        "labelFlush": False,
        "labelColor": QUIET,
    }
    scale = {"domain": [issue.low, issue.high], "nice": False, "zero": False}
    x = {"field": "from", "type": "quantitative", "scale": scale, "axis": axis}
    y = position("row", rows, names_axis(rows, LETTERS, **centred(rows, LETTERS)))
    return {
        "title": {"text": isolated(heading), "fontSize": 13, "anchor": "start", "frame": "group", "offset": 8},
        "width": WIDTH,
        "height": STEP * len(rows),
        "encoding": {"y": y},
        "layer": [*_bars(shown, found.median, x), _line(found.median, x), _values(shown)],
    }


def _input(answer: DriversAnswer, input: Input) -> str:
    party = answer.scenario.parties[input.party].name.in_language(current()) if input.party else ""
    return _capital(_(NAMES[input.kind]).format(party=party))


def _bars(shown: Iterable[Swing], median: float, x: Spec) -> Iterator[Spec]:
    """From the median to that at either end; the shorter in front of the longer, so that both are seen."""
    bars: list[dict[str, Any]] = []
    for k, swing in enumerate(shown):
        for end, at in (("low", swing.at_low), ("high", swing.at_high)):
            if at is not None:
                bars.append({"row": str(k), "from": round(median, 6), "to": round(at, 6), "end": end})
    bars.sort(key=lambda bar: -abs(bar["to"] - bar["from"]))
    labels = {"low": _("at the low end of its range"), "high": _("at the high end")}
    yield {
        "data": {"values": bars},
        "mark": {"type": "bar", "height": 18},
        "encoding": {"x": x, "x2": {"field": "to"}, "color": shaded("end", labels, SHADES)},
    }


def _line(median: float, x: Spec) -> Spec:
    return {
        "data": {"values": [{"from": round(median, 6)}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
        "encoding": {"x": x, "y": None},
    }


def _values(shown: Iterable[Swing]) -> Spec:
    values = [{"row": str(k), "said": isolated(_ends(swing))} for k, swing in enumerate(shown)]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "dx": 10, "fontSize": 11, "color": QUIET, "clip": False},
        "encoding": {"x": {"value": WIDTH}, "text": {"field": "said", "type": "nominal"}},
    }


def _ends(swing: Swing) -> str:
    low, high = (_("–") if at is None else f"{at:z.1f}" for at in (swing.at_low, swing.at_high))
    facts = {"from": f"{swing.input.low:zg}", "to": f"{swing.input.high:zg}", "low": low, "high": high}
    return _("{from} to {to}: {low} to {high}").format(**facts)
