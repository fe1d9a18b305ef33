"""How far from the models' points an issue may settle: a distribution, with the doubt about inputs in it."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from detente.analyses.past.belonging import HELD_OUT, LEARNED, shape_of, unlike
from detente.bargaining.distribution.doubt import draws_of
from detente.bargaining.distribution.forecast import LEVELS, Floats, Forecast
from detente.bargaining.distribution.settlement import settle, settle_draws
from detente.bargaining.draws import Draws
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import DEFAULT, model_named
from detente.model.contest import Issue
from detente.model.scenario import Scenario

DRAWS, SEED = 10_000, 0
VETO = model_named("veto")


@dataclass(frozen=True)
class Outlook:
    """Where one issue may settle with one column of capability.

    around: by the model whose point is the centre, the weighted mean first; where somebody has a veto and the reference
    point is known, the compromise within vetoes too; empty if nobody has weight. draws: how many, 1 where no input has
    a range. domain: the one that the file says the issue is of, empty if none. unlike: in what the issue differs from
    those that intervals were checked on. The forecast around the mean is validated if a domain is named and nothing
    differs.
    """

    around: dict[str, Forecast]
    draws: int
    domain: str = ""
    unlike: tuple[str, ...] = ()

    @property
    def main(self) -> Forecast | None:
        """The one around the weighted mean."""
        return self.around.get(DEFAULT.name)


def outlook(scenario: Scenario, id: str, column: str, draws: int = DRAWS, seed: int = SEED) -> Outlook:
    """The distribution of an issue over draws of its inputs from their ranges."""
    issue = scenario.contest.issues[id]
    drawn = draws_of(issue, scenario.contest.capability.get(column, {}), column, draws, seed)
    differs = unlike(issue, drawn) if issue.domain else ()
    if not (drawn.total > 0).any():
        return Outlook({}, drawn.count, issue.domain, differs)
    around = {DEFAULT.name: _settled(issue, drawn, None, bool(issue.domain) and not differs)}
    if drawn.veto.any() and drawn.reference is not None:
        around[VETO.name] = _settled(issue, drawn, VETO.points(drawn).value, False)
    return Outlook(around, drawn.count, issue.domain, differs)


def _settled(issue: Issue, drawn: Draws, centres: Floats | None, validated: bool) -> Forecast:
    """Of one draw exactly; of many on thousandths of the scale."""
    shape = shape_of(issue)
    given = IssueInput(
        tuple(stand.party for stand in issue.stands),
        drawn.position[0],
        np.ones_like(drawn.weight[0]),
        drawn.weight[0],
        issue.low,
        issue.high,
        None,
        drawn.veto,
    )
    if drawn.count == 1:
        return settle(given, shape, validated, None if centres is None else float(centres[0]))
    return settle_draws(given, drawn.position, drawn.weight, shape, centres=centres)


def outlook_document(found: Outlook | None) -> dict[str, Any]:
    """As JSON: the distribution around the mean, and under `around` every one; null where there is none."""
    around = {} if found is None else {name: _document(each) for name, each in found.around.items()}
    nothing: dict[str, Any] = {
        "median": None,
        "mean": None,
        "quantiles": {},
        "intervals": {},
        "domain": None,
        "validated": False,
    }
    draws = None if found is None else found.draws
    declared = found.domain if found is not None else ""
    said = {
        "declared": declared or None,
        "unlike": [] if found is None else list(found.unlike),
        "measured_coverage": dict(LEARNED[declared].coverage) if declared else {},
        "held_out": asdict(HELD_OUT[declared]) if declared else None,
    }
    return {**around.get(DEFAULT.name, nothing), **said, "draws": draws, "around": around}


def _document(found: Forecast) -> dict[str, Any]:
    return {
        "median": _nine(found.median),
        "mean": _nine(found.mean),
        "quantiles": {f"{level:g}": _nine(x) for level, x in found.quantiles().items()},
        "intervals": {f"{level:g}": [_nine(x) for x in found.interval(level)] for level in LEVELS},
        "domain": found.domain,
        "validated": found.validated,
    }


def _nine(x: float) -> float:
    """Nine digits: what comes after is rounding, which may differ between machines."""
    return float(f"{x:.9g}")
