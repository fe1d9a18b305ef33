"""The draws of a page: asked part by part, kept as they are finished, gone on with where a limit cut them off."""

from collections.abc import Mapping, Sequence

from detente.analyses.sweeps.asking import question_of, workers_of
from detente.analyses.sweeps.question import Question
from detente.analyses.sweeps.sweep import Forgetful, Keeper, SweepAnswer, sweep
from detente.errors import Unanswerable
from detente.model.scenario import Scenario
from detente.questions.answer.ask import questions_of
from detente.uncertainty.factors import Floats
from detente.uncertainty.running.crew import Workers
from detente.uncertainty.running.workers import Here
from detente.watching import Watch

NOTHING_OPEN = "E785"
WEIGHT = {"instant": 0, "light": 1, "slow": 20}  # of a draw in the time of the whole page
MANY = 4_000  # feasible states times parties from which several processes are worth starting


class Remembering:
    """A keeper that also keeps batches in memory, so that a part can be gone on with in the same process."""

    def __init__(self, kept: Keeper | None) -> None:
        self.kept: Keeper = kept or Forgetful()
        self.batches: dict[int, dict[int, Floats]] = {}

    def finished(self, part: int) -> Mapping[int, Floats]:
        """Batches of a part that need not be evaluated again, by number."""
        return {**self.kept.finished(part), **self.batches.get(part, {})}

    def keep(self, part: int, batch: int, values: Floats) -> None:
        """Take a finished batch."""
        self.batches.setdefault(part, {})[batch] = values
        self.kept.keep(part, batch, values)


def asked_of(scenario: Scenario, draws: int) -> tuple[Question, ...]:
    """What has to be drawn for the page of a scenario; nothing where nothing is left open, or nothing can be asked."""
    try:
        return questions_of(question_of(scenario), draws)
    except Unanswerable as error:
        if any(problem.code != NOTHING_OPEN for problem in error.problems):
            raise
        return ()


def drawn(questions: Sequence[Question], keepers: Sequence[Keeper], watch: Watch) -> tuple[SweepAnswer, ...]:
    """Every question as far as the time goes; one after a question that was cut off is not begun."""
    found: list[SweepAnswer] = []
    told = _Together(questions, watch)
    for number, (question, keeper) in enumerate(zip(questions, keepers, strict=True)):
        found.append(sweep(question, _workers(question), keeper, told.of(number)))
        if not found[-1].complete:
            break
    return tuple(found)


def _workers(question: Question) -> Workers:
    if any(each.cost == "slow" for each in question.subjects):
        return workers_of()
    light = any(each.cost == "light" for each in question.subjects)
    options = len(question.scenario.conflict.options)
    return workers_of() if light and (1 << options) * len(question.scenario.parties) >= MANY else Here()


class _Together:
    """Tells one number of draws for all questions, so that what is said of the time is of the whole page."""

    def __init__(self, questions: Sequence[Question], watch: Watch) -> None:
        self.weights = [{part.subject.name: WEIGHT[part.subject.cost] for part in each.parts} for each in questions]
        self.total = sum(part.draws * WEIGHT[part.subject.cost] for each in questions for part in each.parts)
        self.watch = watch
        self.done: dict[tuple[int, str], int] = {}

    def of(self, number: int) -> Watch:
        """The watch of one question."""

        def told(doing: str, done: int, of: int) -> None:
            if of:
                self.done[number, doing] = done * self.weights[number][doing.split(" ")[1]]
            self.watch("draws", min(sum(self.done.values()), self.total), self.total)

        return told
