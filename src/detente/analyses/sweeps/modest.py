"""How sure a brief is: a sweep that is small enough to be part of every brief, and a look behind each claim."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from detente.analyses.sweeps.asking import question_of, workers_of
from detente.analyses.sweeps.behind.deeper import Deeper, deeper
from detente.analyses.sweeps.behind.verdict import Verdict, subjects_of, unclaimed, verdicts_of
from detente.analyses.sweeps.question import Question
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.summary import Family, families
from detente.analyses.sweeps.sweep import SweepAnswer, sweep
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.model.scenario import Scenario
from detente.uncertainty.running.workers.here import Here
from detente.watching import Watch, unwatched

DRAWS, SLOW_DRAWS = 512, 100
SLOW_BATCH = 25  # draws that a process is given at a time, so that few draws still keep several busy
BUDGET = 600  # evaluations for the search for flips, where no draw takes long


@dataclass(frozen=True)
class Sweeps:
    """answers: of what is quick, under all readings of the ranges; of what is slow, of fewer draws and as written.

    looked_into: the first question of each claim, under the readings of its answer. complete: False if a limit came.
    """

    answers: tuple[SweepAnswer, ...]
    looked_into: tuple[Deeper, ...] = ()
    complete: bool = True

    @cached_property
    def families(self) -> tuple[tuple[SweepAnswer, Family], ...]:
        """Verdicts that can be compared with each other, each kind with the first answer that has it."""
        found: dict[tuple[str, str], tuple[SweepAnswer, Family]] = {}
        for answer in self.answers:
            for family in families(answer):
                found.setdefault((family.subject, family.asked), (answer, family))
        return tuple(found.values())

    @cached_property
    def asked(self) -> tuple[tuple[SweepAnswer, Verdict], ...]:
        """The questions about claims, in the order of the scenario, each with the first answer that has it."""
        found: dict[Verdict, SweepAnswer] = {}
        for answer in self.answers:
            for verdict in verdicts_of(answer):
                found.setdefault(verdict, answer)
        claims = self.answers[0].question.scenario.claims.values()
        every = (Verdict(ask, claim.id) for claim in claims for ask in claim.asks)
        return tuple((found[verdict], verdict) for verdict in dict.fromkeys(every) if verdict in found)

    @cached_property
    def unclaimed(self) -> tuple[tuple[SweepAnswer, Verdict], ...]:
        """What variants of the file ask beside the claims, each with the first answer that has it."""
        found: dict[Verdict, SweepAnswer] = {}
        for answer in self.answers:
            for verdict in unclaimed(answer):
                found.setdefault(verdict, answer)
        return tuple((answer, verdict) for verdict, answer in found.items())

    def answer_with(self, verdict: Verdict) -> SweepAnswer:
        """The answer that a question was looked into with."""
        return next(answer for answer, each in self.asked if each == verdict)


def sweeps(scenario: Scenario, watch: Watch = unwatched, draws: int = DRAWS) -> Sweeps:
    """Ask everything that is not asked by name only; what is slow in other processes, as far as the time goes.

    Raises Unanswerable if there is nothing to ask (E785), as where all that could be is asked by name only, or a claim
    asks what there is not.
    """
    answers: list[SweepAnswer] = []
    looked_into: list[Deeper] = []
    complete = True
    question = question_of(scenario)
    asked = tuple(each for each in question.subjects if not each.by_name)
    questions = tuple(questions_about(replace(question, subjects=asked), draws))
    if not questions:
        raise Unanswerable([Problem("E785", Place(scenario.id))])
    for question in questions:
        is_slow = any(each.cost == "slow" for each in question.subjects)
        answers.append(sweep(question, workers_of() if is_slow else Here(), watch=watch))
        complete = complete and answers[-1].complete
        if not complete:
            break
    found = Sweeps(tuple(answers), (), complete)
    try:
        for answer, verdict in _first(found):
            looked_into.append(deeper(answer, verdict, 0 if _is_slow(answer, verdict) else BUDGET, watch))
            complete = complete and not looked_into[-1].unfinished
            watch("claims", len(looked_into), len(scenario.claims))
    except LimitReached:
        complete = False
    return replace(found, looked_into=tuple(looked_into), complete=complete)


def questions_about(question: Question, draws: int = DRAWS) -> Iterator[Question]:
    """What is quick under all readings; what is slow, with all that a claim compares it to, as written."""
    asked = question.subjects
    quick = tuple(each for each in asked if each.cost != "slow")
    if quick:
        yield replace(question, subjects=quick, draws=draws)
    if slow := tuple(each for each in asked if each.cost == "slow"):
        subjects = (*_compared(question, slow, quick), *slow)
        few = min(SLOW_DRAWS, draws)
        yield replace(question, subjects=subjects, draws=few, ranges=question.ranges[:1], least=SLOW_BATCH)


def _compared(question: Question, slow: tuple[Subject, ...], quick: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The quick subjects that a question about a claim compares a slow one with."""
    scenario = question.scenario
    verdicts = [Verdict(ask, claim.id) for claim in scenario.claims.values() for ask in claim.asks]
    both = [each for each in verdicts if subjects_of(each, scenario, slow) and subjects_of(each, scenario, quick)]
    needed = {subject.name for each in both for subject in subjects_of(each, scenario, quick)}
    return tuple(each for each in quick if each.name in needed)


def _first(found: Sweeps) -> list[tuple[SweepAnswer, Verdict]]:
    """The first question of each claim that was answered."""
    first: dict[str, tuple[SweepAnswer, Verdict]] = {}
    for answer, verdict in found.asked:
        first.setdefault(verdict.claim, (answer, verdict))
    return list(first.values())


def _is_slow(answer: SweepAnswer, verdict: Verdict) -> bool:
    question = answer.question
    return any(each.cost == "slow" for each in subjects_of(verdict, question.scenario, question.subjects))
