"""The figures for six parties as sections of the page and as a plot."""

from typing import Any

from large import FEASIBLE, PARTIES, Asked, Large, slope
from page import GIGA, table, time

AIMS = {20: (0.5, None), 24: (10.0, 6 * GIGA)}  # options: seconds, bytes of the whole process
EACH = 40  # bytes per state and party


def targets(found: list[Large]) -> list[tuple[str, float | None, float]]:
    """What is aimed at for time; memory is in the table."""
    complete = {each.options: each.seconds for each in found if each.kind == "complete"}
    return [(f"2^{o} states, six parties, four concepts", complete.get(o), aim) for o, (aim, _) in AIMS.items()]


def section(found: list[Large], asked: list[Asked]) -> list[str]:
    """Time and memory of each size, and the fitted powers."""
    rows: list[tuple[object, ...]] = [
        (
            each.kind,
            f"2^{each.options}",
            f"{each.states:,}",
            time(each.seconds),
            f"{each.seconds / (1 << each.options) * 1e9:,.0f} ns",
            f"{each.each:.1f}",
            f"{each.whole / GIGA:.2f} GB",
            f"{each.rate / GIGA:.1f}",
            f"{each.rate / each.copy:.0%}",
        )
        for each in found
    ]
    head = ("model", "words", "states", "time", "per word", f"bytes per state and party (aim {EACH})", "process")
    powers = " and ".join(f"{slope(found, kind):.2f} ({kind})" for kind in dict.fromkeys(each.kind for each in found))
    return [
        "## Six parties, up to 2^24 words",
        "",
        f"Nash, SEQ, GMR and SMR for everybody, strict random orders, {PARTIES} parties, kernels compiled before. In",
        f"the tangled models {1 - FEASIBLE:.0%} of the words are infeasible and a third of the options is one-way.",
        "Bytes: the most that arrays take at once, states, orders and answer included; the whole process has Python",
        "and compiled kernels besides. GB/s: arrays that the passes of SEQ read and write, by the time of the whole;",
        "beside it the share of what a plain copy of 256 MB moves in the same process.",
        "",
        *table((*head, "GB/s", "of a copy"), rows),
        "",
        f"Time grows as the number of words to the power {powers}.",
        "",
        "![Time against states](large.svg)",
        "",
        "## One state of many",
        "",
        "`detente why` on six parties with so many options and written statements: the status quo, the first party.",
        "",
        *table(
            ("options", "concept", "time", "moves tried", "stable"),
            [(a.options, a.concept, time(a.seconds), f"{a.tried:,}", a.stable) for a in asked],
        ),
    ]


def plot(found: list[Large]) -> dict[str, Any]:
    """Vega-Lite: time against words on logarithmic axes, one line per kind of model."""
    values = [{"states": 1 << each.options, "seconds": each.seconds, "how": each.kind} for each in found]

    def axis(field: str, title: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "title": title, "scale": {"type": "log"}}

    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": "Four concepts, six parties",
        "width": 480,
        "height": 300,
        "background": "white",
        "data": {"values": values},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": axis("states", "words"),
            "y": axis("seconds", "seconds"),
            "color": {"field": "how", "type": "nominal", "title": None},
            "shape": {"field": "how", "type": "nominal", "legend": None},
        },
    }
