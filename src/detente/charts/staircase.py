"""One roadmap: the measures rising step by step, and below each step what keeps every party to it.

Everything stands in columns: today, one per step, the stay at the end. Rows are placed by pixels from the top, so that
stairs and cells share one picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.analyses.case import Case
from detente.analyses.deals.roadmaps import RoadmapAnswer, Verdict
from detente.charts import roadmaps
from detente.charts.layout import (
    CROSS,
    INK,
    PAPER,
    QUIET,
    Chart,
    Frame,
    Spec,
    centred,
    framed,
    isolated,
    names_axis,
    position,
    shaded,
)
from detente.charts.roadmaps import TOLERANCE, answer_of, party_name, percent, verdicts
from detente.errors.codes import N_
from detente.language import _, current, joined, ngettext, number

TITLE = N_("Step by step: what keeps each party to the roadmap")
HOW_TO_READ = N_(
    "In the cells: what a party gains by keeping the step rather than leaving, in percent of its range of payoffs."
)
JOINING = N_(
    "Under “joining”: by a deal rather than none. A cross: it would leave, or not join. Dark frame: the weakest point."
)
AT_WORST = N_("In brackets: if as few guarantors enforce as can be, where that differs.")
AT_BEST = N_("After “…”: if things settle in the way that suits it best, where there are several.")
UNVERIFIED = N_("Not verified: what follows a breach is not known to be an equilibrium.")

COLUMN, LETTERS = 88, 12  # of a column: pixels, letters
STAIR, STAIRS = 32, 48  # pixels of the highest stair, and from one measure to the next
CELL, HEADING, LINE = 40, 34, 18
NAMES = 34  # letters of a row's name
THIN = 0.05  # of the range of payoffs; less is close to 0
SHADES = {"out": "#c8501e", "near": "#f6cdb2", "thin": "#d7e9f5", "firm": "#8fbfe0", "none": "#e9e9e9"}
TRACK, LEVEL, CHANGED = "#f3f3f3", "#b3c3ce", "#33658a"


@dataclass(frozen=True)
class Plan:
    """What is drawn of a roadmap, and where: `levels` by column, the stay as the last."""

    answer: RoadmapAnswer
    verdict: Verdict

    @cached_property
    def levels(self) -> list[dict[str, int]]:
        """Measure to level: today, after each step, and at the end again."""
        path = self.verdict.largest.path
        named = [self.verdict.largest.game.lattice.named(state) for state in path.states]
        return [*named, named[-1]]

    @cached_property
    def measures(self) -> list[str]:
        """The measures that change, in file order."""
        return [id for id in self.levels[0] if len({levels[id] for levels in self.levels}) > 1]

    @cached_property
    def parties(self) -> list[str]:
        """Who takes part, in file order."""
        return [party for party in self.answer.deal.scenario.parties if party in self.verdict.largest.participation]

    @property
    def columns(self) -> dict[str, str]:
        """Column to what stands above the stairs."""
        steps = len(self.levels) - 2
        named = [_("step {number}").format(number=number(k + 1)) for k in range(steps)]
        return {str(k): name for k, name in enumerate([_("today"), *named, _("then stay")])}

    @property
    def cells_top(self) -> int:
        """Where the cells begin."""
        return LINE + STAIRS * len(self.measures) + HEADING + LINE

    @property
    def height(self) -> int:
        """Of the whole."""
        return self.cells_top + CELL * len(self.parties)

    def y(self, field: str, axis: Spec | None = None) -> Spec:
        """Pixels from the top; no axis: another layer's."""
        scale = {"domain": [0, self.height], "reverse": True, "nice": False}
        place = {"field": field, "type": "quantitative", "scale": scale}
        return place if axis is None else {**place, "axis": axis}


def offered(case: Case) -> bool:
    """Whether there are roadmaps."""
    return roadmaps.offered(case)


def each(case: Case, concept: str) -> tuple[str, ...]:
    """A picture for each roadmap; the concept has no say."""
    return tuple(verdicts(answer_of(case)))


def draw(case: Case, subject: str, frame: Frame) -> Spec:
    """Stairs of every measure that changes on the roadmap `subject`; below, a row of cells per party."""
    answer = answer_of(case)
    plan = Plan(answer, verdicts(answer)[subject])
    cells = list(_cells(plan))
    columns = plan.columns
    body = {
        "width": {"step": COLUMN},
        "height": plan.height,
        "encoding": {"x": position("column", columns, names_axis(columns, LETTERS, orient="top", labelAngle=0))},
        "layer": [*_stair_layers(plan), *_cell_layers(plan, cells), *_words(plan)],
    }
    title = _("Step by step: {roadmap}").format(roadmap=roadmaps.roadmap_name(answer, subject))
    return framed(body, title, frame, *_notes(plan, cells))


def _notes(plan: Plan, cells: list[dict[str, Any]]) -> Iterator[str]:
    yield roadmaps.guarantors_note(plan.answer, plan.verdict)
    yield from (_(HOW_TO_READ), _(JOINING))
    if any("(" in cell["worst"] for cell in cells):
        yield _(AT_WORST)
    if any("…" in cell["worst"] for cell in cells):
        yield _(AT_BEST)
    if plan.verdict.largest.status == "not verified":
        yield _(UNVERIFIED)


# ---------------------------------------------------------------- the stairs
def _stairs(plan: Plan) -> Iterator[dict[str, Any]]:
    """One bar per measure and column; `before` is where the bar of the column before ends."""
    measures = plan.answer.deal.scenario.agreement.measures
    for k, id in enumerate(plan.measures):
        bottom = LINE + STAIRS * (k + 1) - 6
        tops = [bottom - STAIR * levels[id] / measures[id].highest for levels in plan.levels]
        for column, (top, before) in enumerate(zip(tops, [tops[0], *tops], strict=False)):
            changed = top != before
            said = number(plan.levels[column][id]) if changed or not column else ""
            inside = bottom - top > STAIR / 2
            yield {
                "column": str(column),
                "top": top,
                "before": before,
                "bottom": bottom,
                "full": bottom - STAIR,
                "changed": changed,
                "level": said,
                "at": top + 9 if inside else top - 8,
                "white": inside and changed,
            }


def _stair_layers(plan: Plan) -> list[Spec]:
    data = {"values": list(_stairs(plan))}
    bottom, edge = {"field": "bottom"}, position("column", plan.columns, band=0)
    colour = {"condition": {"test": "datum.changed", "value": CHANGED}, "value": LEVEL}
    ink = {"condition": {"test": "datum.white", "value": PAPER}, "value": INK}
    return [
        {
            "data": data,
            "mark": {"type": "rect", "color": TRACK},
            "encoding": {"y": plan.y("full", _row_names(plan)), "y2": bottom},
        },
        {"data": data, "mark": "rect", "encoding": {"y": plan.y("top"), "y2": bottom, "color": colour}},
        {
            "data": data,
            "mark": {"type": "tick", "orient": "horizontal", "size": COLUMN, "thickness": 2, "color": INK},
            "encoding": {"y": plan.y("top")},
        },
        {
            "data": data,
            "mark": {"type": "rule", "color": INK, "strokeWidth": 2},
            "encoding": {"x": edge, "y": plan.y("before"), "y2": {"field": "top"}},
        },
        {
            "data": data,
            "mark": {"type": "text", "fontSize": 11},
            "encoding": {"y": plan.y("at"), "text": {"field": "level", "type": "nominal"}, "color": ink},
        },
    ]


def _row_names(plan: Plan) -> Spec:
    """Measures with their owners beside the stairs, parties beside the cells."""
    measures, names = plan.answer.deal.scenario.agreement.measures, {}
    for k, id in enumerate(plan.measures):
        owners = joined(party_name(plan.answer, party) for party in measures[id].owners)
        name = measures[id].name.in_language(current())
        place = LINE + STAIRS * (k + 1) - 6 - STAIR // 2
        names[str(place)] = _("{parties}: {measure}").format(parties=owners, measure=name)
    for k, party in enumerate(plan.parties):
        names[str(plan.cells_top + CELL * k + CELL // 2)] = party_name(plan.answer, party)
    return names_axis(names, NAMES, values=[int(place) for place in names], grid=False, **centred(names, NAMES))


# ---------------------------------------------------------------- the cells
def _cells(plan: Plan) -> Iterator[dict[str, Any]]:
    """One per party and column in which it has something to decide."""
    best, worst = plan.verdict.largest, plan.verdict.smallest
    tops = {party: plan.cells_top + CELL * k for k, party in enumerate(plan.parties)}
    for party, top in tops.items():
        joining = best.participation[party]
        yield _cell(0, top, joining.relative, joining.highest, worst.participation[party].relative)
    for one, other in zip(best.incentives, worst.incentives, strict=True):
        cell = _cell(one.step + 1, tops[one.party], one.relative, one.highest, other.relative)
        yield {**cell, "weakest": one is best.weakest}


def _cell(column: int, top: int, relative: float | None, highest: float | None, worst: float | None) -> dict[str, Any]:
    """The least slack; below it the greatest where equilibria differ, and the least under the other selection."""
    said, most, other = ("–" if each is None else percent(each) for each in (relative, highest, worst))
    differs = " ".join((f"…{most}",) * (said != most) + (f"({other})",) * (said != other))
    place = {"column": str(column), "top": top, "bottom": top + CELL, "middle": top + CELL / 2}
    return {**place, "class": _class(relative), "slack": said, "worst": differs, "weakest": False}


def _class(relative: float | None) -> str:
    if relative is None:
        return "none"
    if relative < -TOLERANCE:
        return "out" if relative <= -THIN else "near"
    return "thin" if relative < THIN else "firm"


def _cell_layers(plan: Plan, cells: list[dict[str, Any]]) -> list[Spec]:
    data, thin = {"values": cells}, number(round(100 * THIN))
    labels = {
        "out": _("would leave, by {percent}% or more").format(percent=thin),
        "near": _("would leave"),
        "thin": _("keeps it, by less than {percent}%").format(percent=thin),
        "firm": _("keeps it"),
        "none": _("has no other choice"),
    }
    shown = {name: label for name, label in labels.items() if any(cell["class"] == name for cell in cells)}
    ink = {"condition": {"test": "datum.class === 'out'", "value": PAPER}, "value": INK}
    left, spot = position("column", plan.columns, band=0.14), position("column", plan.columns, band=0.5)
    cell = {"y": plan.y("top"), "y2": {"field": "bottom"}}
    return [
        {
            "data": data,
            "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2},
            "encoding": {**cell, "color": shaded("class", shown, SHADES)},
        },
        {
            "data": data,
            "transform": [{"filter": "datum.class === 'out' || datum.class === 'near'"}],
            "mark": {"type": "point", "shape": CROSS, "filled": True, "opacity": 1, "size": 70},
            "encoding": {"x": left, "y": plan.y("middle"), "color": ink},
        },
        *(_numbers(plan, data, field, spot, ink) for field in ("slack", "worst")),
        {
            "data": data,
            "transform": [{"filter": "datum.weakest"}],
            "mark": {"type": "rect", "filled": False, "stroke": INK, "strokeWidth": 3},
            "encoding": cell,
        },
    ]


def _numbers(plan: Plan, data: Spec, field: str, x: Spec, ink: Spec) -> Spec:
    """The slack in the middle of its cell, or above that under the other selection."""
    lift = {"expr": "datum.worst ? -8 : 0"} if field == "slack" else 9
    size = 13 if field == "slack" else 11
    return {
        "data": data,
        "mark": {"type": "text", "fontSize": size, "dy": lift},
        "encoding": {"x": x, "y": plan.y("middle"), "color": ink, "text": {"field": field, "type": "nominal"}},
    }


# ---------------------------------------------------------------- what stands above both
def _words(plan: Plan) -> Iterator[Spec]:
    """How long each step lasts, and above the cells what is decided in each column."""
    lengths = plan.verdict.largest.path.months
    lasting = [{"column": str(k + 1), "said": isolated(_months(each))} for k, each in enumerate(lengths) if each]
    first, *steps, last = plan.columns
    above = {first: _("joining"), **{k: plan.columns[k] for k in steps}, last: _("staying")}
    deciding = [{"column": column, "said": isolated(said)} for column, said in above.items()]
    for values, y, size, colour in ((lasting, 4, 11, QUIET), (deciding, plan.cells_top - 10, 12, INK)):
        yield {
            "data": {"values": values},
            "mark": {"type": "text", "fontSize": size, "color": colour},
            "encoding": {"y": {"value": y}, "text": {"field": "said", "type": "nominal"}},
        }


def _months(length: float) -> str:
    whole = length == int(length)
    said = number(int(length)) if whole else f"{length:z.3g}"
    return ngettext("{count} month", "{count} months", int(length) if whole else 2).format(count=said)


CHART = Chart("staircase", TITLE, offered, draw, each)
