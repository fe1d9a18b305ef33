"""Where talks settle on each issue, by every bargaining model, with each column of capability."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from detente.analyses.outlook import DRAWS, SEED, Outlook, outlook, outlook_document
from detente.analyses.questions.chances import QuestionForecast, chances, question_document
from detente.analyses.questions.offers import SignalAnswer, offers, signal_document
from detente.bargaining.draws import Draws, median
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import DEFAULT, MODELS, model_named
from detente.bargaining.packages import Acceptance, Zone, acceptance, zone
from detente.bargaining.points import Settlement
from detente.bargaining.rounds.offers import NONE
from detente.bargaining.rounds.rounds import Round, rounds_of
from detente.bargaining.rounds.settings import KINDS
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.model.contest import Issue
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

MODEL_NAMES = tuple(model.name for model in MODELS)
EVERYBODY_EQUAL = "equal"
ACTORS_AT_MOST = 200
RESTLESS = ("cycle", "rounds up")  # how a model ends whose point is only where it was last


@dataclass(frozen=True)
class Panel:
    """One issue with one column of capability: what every model says. unfinished: models that a limit cut off."""

    column: str
    input: IssueInput
    models: Mapping[str, Settlement]
    unfinished: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, float]:
        """The points, of models that have one."""
        return {name: found.value for name, found in self.models.items() if found.value is not None}

    @property
    def on_edge(self) -> tuple[str, ...]:
        """Models whose rounds end so only just."""
        return tuple(name for name, found in self.models.items() if found.edge)

    @property
    def spread(self) -> tuple[float, float] | None:
        """The lowest and the highest point of the models that came to rest; None if none did."""
        rested = [value for name, value in self.values.items() if name not in self.restless]
        return (min(rested), max(rested)) if rested else None

    @property
    def restless(self) -> tuple[str, ...]:
        """Models whose point is only the last of a way that had not come to rest."""
        return tuple(name for name, found in self.models.items() if found.status in RESTLESS)


@dataclass(frozen=True, slots=True)
class Move:
    """Who went where in a round, by offers of which class, from whom, and what the two sides expected."""

    party: str
    kind: str
    to: tuple[str, ...]
    before: float
    after: float
    mine: tuple[float, ...]
    theirs: tuple[float, ...]


@dataclass(frozen=True)
class RoundReasons:
    """One round of the expected utility model: who moved, and the median after it."""

    moves: tuple[Move, ...]
    median: float


@dataclass(frozen=True)
class ForecastAnswer:
    """panels: by issue and column. packages: by column, what veto holders make of the mean on every issue together.

    rounds: by issue, column and variant, where they were asked for. outlooks: by issue and column, those that were
    finished. seed: of their draws. zone: what package would suit every veto holder best, whatever the column.
    questions, signals: by id.
    """

    scenario: Scenario
    columns: tuple[str, ...]
    panels: Mapping[str, Mapping[str, Panel]]
    packages: Mapping[str, Acceptance]
    rounds: Mapping[tuple[str, str, str], tuple[RoundReasons, ...]]
    outlooks: Mapping[str, Mapping[str, Outlook]]
    seed: int
    zone: Zone | None = None
    questions: Mapping[str, QuestionForecast] = field(default_factory=dict)
    signals: Mapping[str, SignalAnswer] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether no model and no distribution was cut off."""
        cut = any(panel.unfinished for panels in self.panels.values() for panel in panels.values())
        return not cut and all(len(found) == len(self.columns) for found in self.outlooks.values())


def can_answer(scenario: Scenario) -> bool:
    """Whether the scenario has issues, questions or offers."""
    return bool(scenario.contest.issues or scenario.questions or scenario.signals)


def forecast(
    scenario: Scenario, rounds: bool = False, watch: Watch = unwatched, draws: int = DRAWS, seed: int = SEED
) -> ForecastAnswer:
    """All models on all issues, with central values, a distribution over draws from ranges, questions and offers.

    With a time limit it has what was finished by then.

    Raises Unanswerable: E970 without any of these, E971 where an issue has more parties than rounds are computed for,
    E999 where an offer is called with a chance out of 0 to 1.
    """
    if not can_answer(scenario):
        raise Unanswerable([Problem("E970", Place(scenario.id))])
    columns = tuple(scenario.contest.capability) or (EVERYBODY_EQUAL,)
    inputs = {column: _inputs(scenario, column) for column in columns}
    found: dict[str, dict[str, Panel]] = {id: {} for id in scenario.contest.issues}
    for column in columns:
        for id, panel in _panels(inputs[column], column, watch).items():
            found[id][column] = panel
    reasons = {
        (id, column, model.name): reasons_of(inputs[column][id], model.name)
        for id in found
        for column in columns
        for model in MODELS
        if rounds and model.settings is not None and found[id][column].models.get(model.name)
    }
    packages = {column: _package(found, inputs[column], column) for column in columns}
    outlooks = _outlooks(scenario, columns, draws, seed, watch)
    return ForecastAnswer(
        scenario,
        columns,
        found,
        packages,
        reasons,
        outlooks,
        seed,
        zone(tuple(inputs[columns[0]].values())),
        chances(scenario, draws, seed),
        offers(scenario, draws, seed),
    )


def input_of(issue: Issue, capability: Mapping[str, float]) -> IssueInput:
    """An issue as models see it, with the central values of all ranges; who is not in `capability` has 1."""
    stands = issue.stands
    return IssueInput(
        tuple(stand.party for stand in stands),
        np.array([stand.position.central for stand in stands], dtype=np.float64),
        np.array([stand.salience.central for stand in stands], dtype=np.float64),
        np.array([capability.get(stand.party, 1.0) for stand in stands], dtype=np.float64),
        issue.low,
        issue.high,
        None if issue.now is None else issue.now.central,
        np.array([stand.veto for stand in stands], dtype=bool),
    )


def _inputs(scenario: Scenario, column: str) -> dict[str, IssueInput]:
    capability = {party: found.central for party, found in scenario.contest.capability.get(column, {}).items()}
    inputs = {id: input_of(issue, capability) for id, issue in scenario.contest.issues.items()}
    problems = [
        Problem(
            "E971",
            Place(path=f"issues.{id}"),
            {"issue": id, "found": f"{len(found.actors)}", "allowed": str(ACTORS_AT_MOST)},
        )
        for id, found in inputs.items()
        if len(found.actors) > ACTORS_AT_MOST
    ]
    if problems:
        raise Unanswerable(problems)
    return inputs


def _panels(inputs: Mapping[str, IssueInput], column: str, watch: Watch) -> dict[str, Panel]:
    found: dict[str, dict[str, Settlement]] = {id: {} for id in inputs}
    unfinished: list[str] = []
    for k, model in enumerate(MODELS):
        try:
            watch(model.name, k, len(MODELS))
        except LimitReached:
            unfinished.append(model.name)
            continue
        for id, settlement in zip(inputs, model.settle_all(tuple(inputs.values())), strict=True):
            found[id][model.name] = settlement
    return {id: Panel(column, inputs[id], models, tuple(unfinished)) for id, models in found.items()}


def _outlooks(
    scenario: Scenario, columns: tuple[str, ...], draws: int, seed: int, watch: Watch
) -> dict[str, dict[str, Outlook]]:
    found: dict[str, dict[str, Outlook]] = {id: {} for id in scenario.contest.issues}
    asked = [(id, column) for id in found for column in columns]
    for done, (id, column) in enumerate(asked):
        try:
            watch("distribution", done, len(asked))
        except LimitReached:
            break
        found[id][column] = outlook(scenario, id, column, draws, seed)
    return found


def _package(panels: Mapping[str, Mapping[str, Panel]], inputs: Mapping[str, IssueInput], column: str) -> Acceptance:
    """What veto holders make of the default model's points on all issues that have one."""
    values = {id: panels[id][column].values.get(DEFAULT.name) for id in inputs}
    known = {id: value for id, value in values.items() if value is not None}
    return acceptance([inputs[id] for id in known], list(known.values()))


def reasons_of(found: IssueInput, name: str) -> tuple[RoundReasons, ...]:
    """Who moved whom in each round of a variant of the expected utility model."""
    settings = model_named(name).settings
    if settings is None or not found.weight.sum() > 0:
        return ()
    rounds = rounds_of(Draws.of(found), settings)
    return tuple(
        RoundReasons(_moves(found, each), float(median(each.taken.position[0], found.weight))) for each in rounds
    )


def _moves(found: IssueInput, done: Round) -> tuple[Move, ...]:
    taken = done.taken
    moves = []
    for k, party in enumerate(found.actors):
        if taken.kind[0, k] == NONE:
            continue
        others = np.flatnonzero(taken.takes[0, k])
        moves.append(
            Move(
                party,
                KINDS[int(taken.kind[0, k])],
                tuple(found.actors[j] for j in others),
                float(done.before[0, k]),
                float(taken.position[0, k]),
                tuple(float(x) for x in done.mine[0, k, others]),
                tuple(float(x) for x in done.theirs[0, k, others]),
            )
        )
    return tuple(moves)


def document(answer: ForecastAnswer) -> dict[str, Any]:
    """The answer as JSON data; `models` of an issue are those with the first column of capability."""
    from detente import __version__

    scenario = answer.scenario
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "overrides": list(scenario.overrides),
        "status": "complete" if answer.complete else "limit reached",
        "columns": list(answer.columns),
        "seed": answer.seed,
        "issues": {id: _issue_document(answer, id) for id in answer.panels},
        "packages": {
            column: {"accepted": found.accepted, "refusing": list(found.refusing), "gain": dict(found.gain)}
            for column, found in answer.packages.items()
        },
        "zone": _zone_document(answer),
        "questions": {id: question_document(found) for id, found in answer.questions.items()},
        "signals": {id: signal_document(found) for id, found in answer.signals.items()},
    }


def _zone_document(answer: ForecastAnswer) -> dict[str, Any] | None:
    found = answer.zone
    if found is None:
        return None
    package = {id: float(f"{x:.9g}") for id, x in zip(answer.scenario.contest.issues, found.points, strict=True)}
    return {
        "exists": found.exists,
        "package": package,
        "gain": {party: float(f"{gain:.9g}") for party, gain in found.gain.items()},
    }


def _issue_document(answer: ForecastAnswer, id: str) -> dict[str, Any]:
    outlooks = answer.outlooks[id]
    columns = {
        column: _panel_document(panel) | outlook_document(outlooks.get(column))
        for column, panel in answer.panels[id].items()
    }
    rounds = {
        column: {
            name: _rounds_document(found)
            for (issue, by, name), found in answer.rounds.items()
            if (issue, by) == (id, column)
        }
        for column in answer.columns
    }
    issue = answer.scenario.contest.issues[id]
    return {
        "scale": [issue.low, issue.high],
        **columns[answer.columns[0]],
        "columns": columns,
        **({"rounds": rounds} if answer.rounds else {}),
    }


def _panel_document(panel: Panel) -> dict[str, Any]:
    return {
        "models": {name: found.value for name, found in panel.models.items()},
        "status": {name: found.status for name, found in panel.models.items()},
        "spread": None if panel.spread is None else list(panel.spread),
        "unfinished": list(panel.unfinished),
        "on_edge": list(panel.on_edge),
    }


def _rounds_document(found: tuple[RoundReasons, ...]) -> list[dict[str, Any]]:
    return [
        {
            "median": each.median,
            "moves": [
                {
                    "party": move.party,
                    "class": move.kind,
                    "to": list(move.to),
                    "before": move.before,
                    "after": move.after,
                    "expects": list(move.mine),
                    "they_expect": list(move.theirs),
                }
                for move in each.moves
            ],
        }
        for each in found
    ]
