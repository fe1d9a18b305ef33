"""How likely the answer to each question is yes: the base rate of its class, updated by the evidence on this case."""

from dataclasses import dataclass
from typing import Any

from detente.bargaining.events.base_rate import LEVEL, Chance, chance
from detente.model.questions.question import Question
from detente.model.scenario import Scenario


@dataclass(frozen=True)
class QuestionForecast:
    """A question and how likely the answer is yes; draws: how many the interval comes from."""

    question: Question
    chance: Chance
    draws: int


def chances(scenario: Scenario, draws: int, seed: int) -> dict[str, QuestionForecast]:
    """Every question of the scenario by its id; the probability itself needs no draws, the interval does."""
    return {id: _chance(question, draws, seed) for id, question in scenario.questions.items()}


def _chance(question: Question, draws: int, seed: int) -> QuestionForecast:
    reference = question.reference
    ratios = [each.ratio for each in question.evidence]
    path = f"questions.{question.id}"
    found = chance(reference.happened, reference.cases, reference.in_a_row, ratios, path, draws, seed)
    return QuestionForecast(question, found, draws)


def question_document(found: QuestionForecast) -> dict[str, Any]:
    """As JSON."""
    question, said = found.question, found.chance
    happened = question.reference.happened
    return {
        "asks": question.asks.en,
        "resolves": question.resolves.en,
        "until": question.until,
        "probability": _nine(said.probability),
        "interval": [_nine(said.low), _nine(said.high)],
        "level": LEVEL,
        "log_odds": _nine(said.log_odds),
        "base_rate": _nine(said.base),
        "base_log_odds": _nine(said.base_log_odds),
        "class": {
            "name": question.reference.name.en,
            "cases": question.reference.cases,
            "happened": happened.central,
            "range": [happened.low, happened.high],
            "in_a_row": question.reference.in_a_row,
        },
        "evidence": [_ratio(each.ratio.low, each.ratio.central, each.ratio.high) for each in question.evidence],
        "draws": found.draws,
        "validated": False,
    }


def _ratio(low: float, central: float, high: float) -> dict[str, Any]:
    return {"ratio": central, "range": [low, high]}


def _nine(x: float) -> float:
    """Nine digits: what comes after is rounding, which may differ between machines."""
    return float(f"{x:.9g}")
