"""All that one run asks of the issues: the forecast, what drives it, and the experts' views."""

from dataclasses import dataclass, replace
from typing import Any

from detente.analyses import forecast as forecasts
from detente.analyses.forecast import ForecastAnswer, forecast
from detente.analyses.outlook import DRAWS, SEED
from detente.analyses.talks import drivers as driving
from detente.analyses.talks import experts as viewing
from detente.analyses.talks.drivers import POINTS, DriversAnswer, drivers
from detente.analyses.talks.experts import ExpertsAnswer, experts, with_expert
from detente.errors import Place, Problem, Unanswerable
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class Questions:
    """issue: the only one that is shown, all if None. points, doubt: see DriversAnswer. expert: whose stands count."""

    rounds: bool = False
    draws: int = DRAWS
    seed: int = SEED
    issue: str | None = None
    drivers: bool = False
    points: float = POINTS
    doubt: float | None = None
    experts: bool = False
    expert: str | None = None


@dataclass(frozen=True)
class Talks:
    """The answers; None for what was not asked. forecast: as it is shown. whole: with all issues."""

    forecast: ForecastAnswer
    whole: ForecastAnswer
    drivers: DriversAnswer | None
    experts: ExpertsAnswer | None

    @property
    def complete(self) -> bool:
        """Whether nothing was cut off."""
        return all(each is None or each.complete for each in (self.forecast, self.drivers, self.experts))


def asked(scenario: Scenario, questions: Questions, watch: Watch = unwatched) -> Talks:
    """Ask it all; issues are forecast together, whichever is shown.

    Raises Unanswerable: as `forecast`, `drivers`, `experts` and `with_expert` do.
    """
    used = scenario if questions.expert is None else with_expert(scenario, questions.expert)
    only = questions.issue
    settled = forecast(used, questions.rounds, watch, questions.draws, questions.seed)
    views = experts(scenario, questions.draws, questions.seed, only, watch) if questions.experts else None
    found = drivers(used, questions.points, questions.doubt, only, watch) if questions.drivers else None
    return Talks(settled if only is None else of_issue(settled, only), settled, found, views)


def of_issue(answer: ForecastAnswer, id: str) -> ForecastAnswer:
    """The answer with one issue and nothing else; the package stays that of all.

    Raises Unanswerable: E994 if there is no such issue.
    """
    if id not in answer.panels:
        raise Unanswerable([Problem("E994", Place(), {"found": id, "allowed": ", ".join(answer.panels) or "-"})])
    rounds = {key: found for key, found in answer.rounds.items() if key[0] == id}
    panels, outlooks = {id: answer.panels[id]}, {id: answer.outlooks[id]}
    return replace(answer, panels=panels, outlooks=outlooks, rounds=rounds, questions={}, signals={})


def document(talks: Talks) -> dict[str, Any]:
    """The forecast as JSON data, with what else was asked."""
    expert = talks.forecast.scenario.contest.expert
    return {
        **forecasts.document(talks.forecast),
        "status": "complete" if talks.complete else "limit reached",
        **({"expert": expert} if expert else {}),
        **({"drivers": driving.document(talks.drivers)} if talks.drivers else {}),
        **({"experts": viewing.document(talks.experts)} if talks.experts else {}),
    }
