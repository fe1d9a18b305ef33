"""Whether a forecast's intervals hold what they say: where outcomes fell in it, and how many each interval held."""

from typing import Any

from detente.analyses.backtest import Backtest
from detente.charts.layout import INK, PAPER, QUIET, Frame, Spec, framed
from detente.language import _, number

BAR, LINE = "#7fb2d6", "#33658a"
SIDE = 300


def draw(answer: Backtest) -> Spec:
    """Left the share of outcomes in each tenth of the forecast, right nominal against found coverage."""
    body = {"hconcat": [_histogram(answer), _reliability(answer)], "spacing": 50}
    subtitle = _("{file}: {issues} issues in {groups} groups").format(
        file=answer.past.file, issues=number(answer.n), groups=number(answer.groups)
    )
    domain = _("Checked for: {domain}.").format(domain=answer.learned.shape.domain)
    how = _("Learned on another file.") if answer.outside else _("Scored groups were set aside while it was learned.")
    notes = (_("If it is right, bars are level with the line, and points lie on the other."), how)
    return framed(body, _("Calibration of the forecast distribution"), Frame(subtitle, domain), *notes)


def _histogram(answer: Backtest) -> Spec:
    bins = len(answer.histogram)
    values = [
        {"from": k / bins, "to": (k + 1) / bins, "share": round(float(share), 6), "floor": 0}
        for k, share in enumerate(answer.histogram)
    ]
    top = max(0.2, 1.1 * max(each["share"] for each in values))
    share = _amount("share", _("share of outcomes"), top)
    return {
        "width": SIDE,
        "height": SIDE,
        "layer": [
            {
                "data": {"values": values},
                "mark": {"type": "rect", "color": BAR, "stroke": PAPER},
                "encoding": {
                    "x": _amount("from", _("probability of less than the outcome"), 1),
                    "x2": {"field": "to"},
                    "y": share,
                    "y2": {"field": "floor"},
                },
            },
            {
                "data": {"values": [{"share": 1 / bins}]},
                "mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]},
                "encoding": {"y": share},
            },
        ],
    }


def _reliability(answer: Backtest) -> Spec:
    values = [{"level": level, "held": round(share, 6)} for level, share in answer.reliability.items()]
    encoding = {
        "x": _amount("level", _("an interval says that it holds"), 1),
        "y": _amount("held", _("it held"), 1),
    }
    ideal = [{"level": end, "held": end} for end in (0, 1)]
    return {
        "width": SIDE,
        "height": SIDE,
        "encoding": encoding,
        "layer": [
            {
                "data": {"values": ideal},
                "mark": {"type": "line", "color": INK, "strokeDash": [4, 3], "strokeWidth": 1},
            },
            {
                "data": {"values": values},
                "mark": {"type": "line", "color": LINE, "point": {"color": LINE, "size": 45}},
            },
        ],
    }


def _amount(field: str, title: str, top: float) -> dict[str, Any]:
    """A share from 0 to `top`, in per cent."""
    grid = {"grid": True, "gridColor": "#ececec"}
    axis = {"title": title, "format": "%", "tickCount": 5, "labelColor": QUIET, "labelFlush": False, **grid}
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "axis": axis}
