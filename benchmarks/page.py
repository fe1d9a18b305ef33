"""The figures as a page for people and as a plot."""

from typing import Any

from growth import Point, slope
from startup import Startup

GIGA = 1e9


def line(*cells: object) -> str:
    """One row of a table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> list[str]:
    """A table with a head."""
    return [line(*head), line(*("---" for _ in head)), *(line(*row) for row in rows)]


def time(seconds: float | None) -> str:
    """Seconds or milliseconds."""
    if seconds is None:
        return "–"
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def growth_section(points: list[Point], plain: float) -> list[str]:
    """Time against states."""
    rows: list[tuple[object, ...]] = [
        (
            f"2^{point.options} = {point.states:,}",
            time(point.seconds),
            time(point.dense),
            "–" if point.dense is None else f"{point.dense / point.seconds:,.0f} times",
            {True: "yes", False: "NO", None: "–"}[point.agree],
        )
        for point in points
    ]
    return [
        "## Four concepts, four parties, complete models",
        "",
        "Nash, SEQ, GMR and SMR for everybody, kernels compiled before. The dense column is the matrix algorithm of",
        "the textbooks with numpy on the same machine; it is left out where it would take minutes.",
        "",
        *table(("states", "time", "dense matrices", "dense / ours", "same tables"), rows),
        "",
        f"Time grows as the number of states to the power {slope(points):.2f}; the number of moves, to the power 1.25.",
        f"Uncompiled, as a model of 2^{points[0].options} states runs by default: {time(plain)}.",
        "",
        "![Time against states](times.svg)",
    ]


def flagship_section(states: int, seconds: float) -> list[str]:
    """The flagship alone."""
    return [
        "## The flagship",
        "",
        f"`vladivostok-2019`, {states:,} states, six parties, four concepts, kernels compiled before: {time(seconds)}.",
    ]


def startup_section(found: list[Startup]) -> list[str]:
    """The command line."""
    rows: list[tuple[object, ...]] = [(f"`{each.scenario}`", time(each.first), time(each.later)) for each in found]
    return [
        "## At the command line",
        "",
        "`detente stability`, the whole process.",
        "",
        *table(("scenario", "first run ever", "later runs"), rows),
    ]


def targets_section(targets: list[tuple[str, float | None, float]]) -> list[str]:
    """What we aim at; nothing fails when it is missed."""
    rows: list[tuple[object, ...]] = [
        (what, time(limit), time(taken), "–" if taken is None else "yes" if taken <= limit else "NO")
        for what, taken, limit in targets
    ]
    return ["## Targets", "", *table(("what", "at most", "measured", "met"), rows)]


def plot(points: list[Point]) -> dict[str, Any]:
    """Vega-Lite: time against states on logarithmic axes, ours and dense."""
    ours = [{"states": point.states, "seconds": point.seconds, "how": "detente"} for point in points]
    dense = [{"states": p.states, "seconds": p.dense, "how": "dense matrices"} for p in points if p.dense is not None]

    def axis(field: str, title: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "title": title, "scale": {"type": "log"}}

    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": "Four concepts, four parties, complete models",
        "width": 480,
        "height": 300,
        "background": "white",
        "data": {"values": [*ours, *dense]},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": axis("states", "states"),
            "y": axis("seconds", "seconds"),
            "color": {"field": "how", "type": "nominal", "title": None},
            "shape": {"field": "how", "type": "nominal", "legend": None},
        },
    }
