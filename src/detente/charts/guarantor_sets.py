"""Every set of guarantors against parties: with whose guarantee the goal is stable, and preferred to the status quo."""

from collections.abc import Iterator
from typing import Any

from detente.analyses.case import Case
from detente.analyses.guarantors import GuarantorAnswer, GuarantorSet, Members
from detente.charts.layout import (
    INK,
    MISSING,
    QUIET,
    Chart,
    Frame,
    Spec,
    above,
    framed,
    height,
    isolated,
    names_axis,
    position,
)
from detente.charts.verdicts import EVERYBODY, concept_note, party_names, verdict_cells, verdict_layers
from detente.errors.codes import N_
from detente.language import _, current

GIVES, GAP = "gives ", "*gap"
LETTERS, STEP = 9, 66
MOST = 64  # sets; beyond that the table has to do
TITLE = N_("With whose guarantee the goal holds")
HOW_TO_READ = N_("Dots: who guarantees. A dark frame: stable, and with no smaller set. A dash: there is no such state.")


def offered(case: Case) -> bool:
    """Whether the scenario asks for guarantors, of whom there are not too many to draw every set."""
    return case.guarantors is not None and len(case.guarantors.sets) <= MOST


def draw(case: Case, concept: str, frame: Frame) -> Spec:
    """One row per set: dots for its members, then the verdict of each party on the goal with their guarantees."""
    answer = case.guarantors
    if answer is None:
        raise ValueError("the case has no answer on guarantors")
    columns = _columns(case, answer)
    headings = _headings(case, answer, height(columns, LETTERS))
    rows = [str(k) for k in range(len(answer.sets))]
    cells = [{"row": str(k), **cell} for k, each in enumerate(answer.sets) for cell in _cells(each, answer)]
    body = {
        "width": {"step": STEP},
        "height": {"step": 22},
        "data": {"values": cells},
        "encoding": {
            "x": position("column", columns, names_axis(columns, LETTERS, **above(columns, LETTERS))),
            "y": {**position("row", rows), "axis": None},
        },
        "layer": [dots(), _impossible(), *verdict_layers(columns), frames(), *headings],
        "resolve": {"legend": {"color": "independent", "shape": "independent"}},
    }
    return framed(body, _(TITLE), frame, concept_note(concept), _(HOW_TO_READ))


def _columns(case: Case, answer: GuarantorAnswer) -> dict[str, str]:
    scenario = case.setting.scenario
    giving = {GIVES + party: scenario.parties[party].name.in_language(current()) for party in answer.guarantors}
    return {**giving, GAP: "", **party_names(case), EVERYBODY: _("all parties")}


def _cells(each: GuarantorSet, answer: GuarantorAnswer) -> Iterator[dict[str, Any]]:
    for party in answer.guarantors:
        yield {"column": GIVES + party, "gives": party in each.members}
    parties = answer.setting.parties
    if not each.feasible:
        yield from ({"column": party, "impossible": True} for party in (*parties, EVERYBODY))
        return
    for cell in verdict_cells(parties, each.stable, each.against):
        yield {**cell, "minimal": each.members in _minimal(answer, cell["column"])}


def _minimal(answer: GuarantorAnswer, column: str) -> tuple[Members, ...]:
    return answer.minimal.stable_for_all if column == EVERYBODY else answer.minimal.stable[column]


def dots() -> Spec:
    """Who is in a set, dark, and who could be: of cells with `gives`."""
    return {
        "transform": [{"filter": "isValid(datum.gives)"}],
        "mark": {"type": "point", "filled": True, "shape": "circle", "opacity": 1, "size": 120},
        "encoding": {"color": {"condition": {"test": "datum.gives", "value": INK}, "value": MISSING}},
    }


def _impossible() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.impossible)"}],
        "mark": {"type": "point", "shape": "stroke", "stroke": QUIET, "strokeWidth": 2, "opacity": 1, "size": 120},
    }


def frames() -> Spec:
    """Dark frames round `minimal` cells."""
    return {
        "transform": [{"filter": "datum.minimal === true"}],
        "mark": {"type": "rect", "filled": False, "stroke": INK, "strokeWidth": 2.5},
    }


def _headings(case: Case, answer: GuarantorAnswer, names: int) -> Iterator[Spec]:
    """What the two groups of columns are, above the names, which take so many pixels."""
    groups = {GIVES + answer.guarantors[0]: _("who guarantees"), case.setting.parties[0]: _("the goal is then, for")}
    for column, heading in groups.items():
        yield {
            "data": {"values": [{"column": column}]},
            "mark": {"type": "text", "align": "left", "dx": -STEP / 2 + 4, "fontWeight": "bold"},
            "encoding": {"y": {"value": -names - 24}, "text": {"value": isolated(heading)}},
        }


CHART = Chart("guarantor-sets", TITLE, offered, draw)
