"""How a kept forecast did: proper scores and coverage by horizon, beside forecasts that anybody could have made."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from detente.analyses.scores.outcomes import Outcome, Outcomes
from detente.analyses.scores.saved import KeptIssue, Saved
from detente.bargaining.distribution.forecast import LEVELS, Forecast
from detente.bargaining.distribution.scores import covered, crps, log_score, uniform_crps, uniform_log_score
from detente.bargaining.events.base_rate import probability
from detente.bargaining.events.binary_scores import brier
from detente.bargaining.events.binary_scores import log_score as binary_log_score

FORECAST, HINDSIGHT = "forecast", "hindsight"
MONTH = 365.2425 / 12  # days


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """How a probability did. made: before the answer came, or in hindsight. months: from what was known to the end.

    log: infinite where a file of an early version kept a wrong answer's probability rounded to 1.
    base_brier, base_log: of the base rate before the evidence. even_brier, even_log: of one half.
    """

    id: str
    probability: float
    happened: bool
    date: str
    made: str
    months: int
    brier: float
    log: float
    base_brier: float
    base_log: float
    even_brier: float
    even_log: float


@dataclass(frozen=True, slots=True)
class IssueScore:
    """How one distribution of an issue did, in hundredths of its scale.

    error: of its median. log: infinite where no probability was left for the twentieth of the scale with the outcome.
    uniform_crps, uniform_log: of the uniform distribution on the scale. no_change: how far what
    happens without agreement was from what came, which is its CRPS as a point; None where it is not known.
    """

    id: str
    column: str
    around: str
    outcome: float
    date: str
    made: str
    months: int
    error: float
    crps: float
    log: float
    inside: Mapping[float, bool]
    uniform_crps: float
    uniform_log: float
    no_change: float | None


@dataclass(frozen=True)
class ScoreAnswer:
    """The answer. open: ids without an outcome, with the day on which a question ends, empty for an issue."""

    saved: Saved
    outcomes: Outcomes
    questions: tuple[QuestionScore, ...]
    issues: tuple[IssueScore, ...]
    open: tuple[tuple[str, str], ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what to know about the outcomes."""
        return tuple(problem.code for problem in self.outcomes.warnings)

    @property
    def skilled(self) -> bool:
        """Whether something was scored, and on average beats one half and the uniform distribution, Brier and CRPS."""
        better = []
        if self.questions:
            better.append(mean(s.brier for s in self.questions) < mean(s.even_brier for s in self.questions))
        if self.issues:
            better.append(mean(s.crps for s in self.issues) < mean(s.uniform_crps for s in self.issues))
        return bool(better) and all(better)


def score(saved: Saved, outcomes: Outcomes) -> ScoreAnswer:
    """Every score of a forecast that there is an outcome for; the rest is listed."""
    came: dict[str, list[Outcome]] = {}
    for outcome in outcomes.found:
        came.setdefault(outcome.id, []).append(outcome)
    questions = tuple(_question(saved, came[id][0]) for id in saved.questions if id in came)
    issues = tuple(
        _issue(saved, outcome, column, around, forecast)
        for id, issue in saved.issues.items()
        for outcome in came.get(id, ())
        for column, found in issue.columns.items()
        for around, forecast in found.items()
    )
    pending = [(id, "") for id in saved.issues if id not in came]
    pending += [(id, question.until) for id, question in saved.questions.items() if id not in came]
    return ScoreAnswer(saved, outcomes, questions, issues, tuple(pending))


def mean(values: Iterable[float]) -> float:
    """The mean; infinite values stay so."""
    found = list(values)
    return sum(found) / len(found)


def skill(own: Sequence[float], other: Sequence[float]) -> float | None:
    """1 less the quotient of mean scores; None where the other's is 0 or infinite."""
    against = mean(other)
    return 1 - mean(own) / against if 0 < against < math.inf else None


def _made(saved: Saved, outcome: Outcome) -> str:
    """A forecast of the same day cannot be shown to have come first."""
    return HINDSIGHT if saved.stamp.date >= outcome.date else FORECAST


def _months(saved: Saved, day: str) -> int:
    """From the day whose knowledge was used."""
    start = saved.stamp.known or saved.stamp.date
    return round((Date.fromisoformat(day) - Date.fromisoformat(start)).days / MONTH)


def _question(saved: Saved, outcome: Outcome) -> QuestionScore:
    question, happened = saved.questions[outcome.id], bool(outcome.value)
    p, base = probability(question.log_odds), probability(question.base_log_odds)
    return QuestionScore(
        outcome.id,
        p,
        happened,
        outcome.date,
        _made(saved, outcome),
        _months(saved, question.until),
        brier(p, happened),
        binary_log_score(question.log_odds, happened),
        brier(base, happened),
        binary_log_score(question.base_log_odds, happened),
        brier(0.5, happened),
        binary_log_score(0.0, happened),
    )


def _issue(saved: Saved, outcome: Outcome, column: str, around: str, forecast: Forecast) -> IssueScore:
    issue: KeptIssue = saved.issues[outcome.id]
    ends = (issue.low, issue.high)
    unit = 100 / (issue.high - issue.low)
    return IssueScore(
        outcome.id,
        column,
        around,
        outcome.value,
        outcome.date,
        _made(saved, outcome),
        _months(saved, outcome.date),
        abs(forecast.median - outcome.value) * unit,
        crps(forecast, outcome.value) * unit,
        log_score(forecast, outcome.value, *ends),
        {level: covered(forecast, outcome.value, level) for level in LEVELS},
        uniform_crps(outcome.value, *ends) * unit,
        uniform_log_score(),
        None if issue.now is None else abs(issue.now - outcome.value) * unit,
    )


@dataclass(frozen=True)
class Group:
    """Issues of one horizon, made alike, with one column and centre; means of their scores."""

    made: str
    months: int
    column: str
    around: str
    scores: tuple[IssueScore, ...]

    @property
    def crps(self) -> float:
        """The mean."""
        return mean(each.crps for each in self.scores)

    @property
    def log(self) -> float:
        """The mean."""
        return mean(each.log for each in self.scores)

    def held(self, level: float) -> int:
        """How many outcomes the interval of a level held."""
        return sum(each.inside[level] for each in self.scores)

    @property
    def uniform(self) -> float:
        """The mean CRPS of the uniform distribution."""
        return mean(each.uniform_crps for each in self.scores)

    @property
    def no_change(self) -> float | None:
        """The mean miss of "nothing changes"; None unless it is known on all."""
        known = [each.no_change for each in self.scores if each.no_change is not None]
        return mean(known) if len(known) == len(self.scores) else None

    @property
    def skill(self) -> float | None:
        """Against the uniform distribution."""
        return skill([each.crps for each in self.scores], [each.uniform_crps for each in self.scores])


def groups(answer: ScoreAnswer) -> tuple[Group, ...]:
    """By how it was made, horizon, centre and column."""
    found: dict[tuple[str, int, str, str], list[IssueScore]] = {}
    for each in answer.issues:
        found.setdefault((each.made, each.months, each.around, each.column), []).append(each)
    order = sorted(found, key=lambda key: key[:2])
    return tuple(
        Group(made, months, column, around, tuple(found[made, months, around, column]))
        for made, months, around, column in order
    )
