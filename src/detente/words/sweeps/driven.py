"""What drives a number of a sweep, in words."""

import math
from collections.abc import Iterator

from detente.analyses.sweeps.behind.driven import Driven, Swing
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.language import _, number
from detente.model.scenario import Scenario
from detente.uncertainty.indices.variance import Estimate
from detente.words.names import capital
from detente.words.sweeps import inputs, quantities

ROWS = 12


def title(answer: SweepAnswer, found: Driven) -> str:
    """What the number is."""
    scenario, id = answer.question.scenario, found.quantity.id
    subject = answer.answer_to(id, found.ranges).part.subject.name
    said = capital(quantities.said(scenario, subject, id))
    return _("{what} ({unit})").format(what=said, unit=found.quantity.unit) if found.quantity.unit else said


def about(found: Driven) -> Iterator[str]:
    """How the columns of the table are meant, and what was not computed."""
    if found.swings is not None and math.isfinite(found.central):
        said = _("With the file's own values it is {value}; `low` and `high` move one input to that end of its range.")
        yield said.format(value=_place(found.central))
    if found.indices is not None and found.indices.status == "complete":
        said = _("Sobol indices of {rows} rows: how much of its variance an input explains alone, and with others.")
        yield said.format(rows=number(found.indices.rows))
    elif found.indices is not None:
        yield _("There are no Sobol indices: the number is the same everywhere, or has no answer in some draws.")
    else:
        yield _("The budget was too small for Sobol indices; `explained` is a first look from the draws as they are.")


def table(scenario: Scenario, found: Driven) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Inputs by what they explain, largest first."""
    explained = {each.id: x for each, x in zip(found.factors, found.explained, strict=True)}
    swings = {id: each for each in found.swings or () for id in each.factors}
    totals = _by_input(found)
    known = [id for id in explained if _matters(swings.get(id), totals.get(id))]
    ids = sorted(known, key=lambda id: -_rank(totals[id][1].value if totals else explained[id]))
    factors = {each.id: each for each in found.factors}
    rows = []
    for id in ids[:ROWS]:
        row = [capital(inputs.named(scenario, factors[id])), _share(explained[id])]
        row += list(_ends(swings.get(id))) if found.swings is not None else []
        row += [_interval(each) for each in totals.get(id, ())]
        rows.append(tuple(row))
    headings = [_("Input"), _("explained")]
    headings += [_("low"), _("high")] if found.swings is not None else []
    headings += [_("alone"), _("with others")] if totals else []
    return tuple(headings), rows


def _by_input(found: Driven) -> dict[str, tuple[Estimate, Estimate]]:
    indices = found.indices.indices if found.indices is not None else ()
    return {id: (each.first, each.total) for each in indices for id in each.factors}


def _matters(swing: Swing | None, totals: tuple[Estimate, Estimate] | None) -> bool:
    """Whether anything that was computed says that the input moves the number."""
    return (swing is None or swing.size != 0) or (totals is not None and totals[1].value > 0.001)


def _rank(value: float) -> float:
    return value if math.isfinite(value) else -1.0


def _ends(swing: Swing | None) -> tuple[str, str]:
    return ("–", "–") if swing is None else (_place(swing.low), _place(swing.high))


def _interval(found: Estimate) -> str:
    return _("{value} ({low}–{high})").format(value=_share(found.value), low=_share(found.low), high=_share(found.high))


def _share(value: float) -> str:
    return format(value, "z.2f") if math.isfinite(value) else "–"


def _place(value: float) -> str:
    return format(value, "z.4g") if math.isfinite(value) else "–"
