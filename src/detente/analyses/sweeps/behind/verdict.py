"""A yes or no per draw that can be looked into: a quantity of the sweep, or a question about a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.analyses.sweeps import claims
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.errors import Place, Problem, Unanswerable
from detente.files.suggestions import facts_about
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function


@dataclass(frozen=True)
class Verdict:
    """One question about draws; claim: the id of the claim that it bears on, empty for none.

    variant: the id of the reading of the file that is asked, empty for the file as it stands.
    """

    ask: Ask
    claim: str = ""
    variant: str = ""

    @property
    def id(self) -> str:
        """As the file or the command writes it."""
        return self.ask.text

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the quantities that it takes."""
        return self.ask.names

    def asked_of(self, answer: SweepAnswer) -> bool:
        """Whether the sweep has its quantities."""
        return all(name in answer.quantities for name in self.names)

    def column(self, answer: SweepAnswer, ranges: str) -> Floats:
        """(N,) 1, 0, or NaN where a draw was not finished or has no answer."""
        return claims.answered(self.ask, self._columns(answer, ranges))

    def outcomes(self, answer: SweepAnswer, ranges: str) -> Floats:
        """(N,) 1 for yes, -1 for no or the opposite, 0 for a tie, or NaN where a draw has no answer."""
        return claims.outcomes(self.ask, self._columns(answer, ranges))

    def _columns(self, answer: SweepAnswer, ranges: str) -> dict[str, Floats]:
        return {name: answer.whole_column(name, ranges, self.variant) for name in self.names}


@dataclass(frozen=True)
class Asked:
    """The verdict as a function of factors: (N, K) to (N, 1)."""

    ask: Ask
    functions: tuple[tuple[Function, tuple[tuple[str, int], ...]], ...]

    def __call__(self, values: Floats) -> Floats:
        """Each subject once."""
        columns: dict[str, Floats] = {}
        for function, places in self.functions:
            found = function(values)
            columns |= {name: found[:, k] for name, k in places}
        return np.asarray(claims.answered(self.ask, columns)[:, np.newaxis])


def function_of(
    verdict: Verdict, scenario: Scenario, subjects: Sequence[Subject], factors: tuple[Factor, ...]
) -> Function:
    """The verdict as a function of these factors."""
    found = []
    for subject in subjects_of(verdict, scenario, subjects):
        ids = [each.id for each in subject.quantities(scenario)]
        places = tuple((name, ids.index(name)) for name in verdict.names if name in ids)
        found.append((subject.function(scenario, factors), places))
    return Asked(verdict.ask, tuple(found))


def subjects_of(verdict: Verdict, scenario: Scenario, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """The subjects that its quantities belong to."""
    return tuple(
        subject
        for subject in subjects
        if {each.id for each in subject.quantities(scenario)}.intersection(verdict.names)
    )


def verdicts_of(answer: SweepAnswer) -> tuple[Verdict, ...]:
    """The questions about the scenario's claims that this sweep can answer."""
    every = (Verdict(ask, claim.id) for claim in answer.question.scenario.claims.values() for ask in claim.asks)
    return tuple(each for each in every if each.asked_of(answer))


def read_otherwise(answer: SweepAnswer, verdict: Verdict) -> tuple[Verdict, ...]:
    """The same question under the variants of the file that concern it."""
    variants = answer.question.scenario.variants.values()
    ask = replace(verdict.ask, by="")
    return tuple(
        replace(verdict, ask=ask, variant=each.id)
        for each in variants
        if any(asked.text == verdict.id for asked in each.asks)
    )


def unclaimed(answer: SweepAnswer) -> tuple[Verdict, ...]:
    """What variants of the file ask and no claim does, of what this sweep can answer."""
    scenario = answer.question.scenario
    claimed = {ask.text for claim in scenario.claims.values() for ask in claim.asks}
    every = dict.fromkeys(Verdict(ask) for variant in scenario.variants.values() for ask in variant.asks)
    return tuple(each for each in every if each.id not in claimed and each.asked_of(answer))


def keeping(answer: SweepAnswer, verdict: Verdict) -> dict[str, Verdict]:
    """Whether a roadmap keeps itself split by who would break it: party to whether it leaves at no step.

    Empty for other questions, and where the same claim asks it twice; parties that the claim asks about are left out.
    """
    claim = answer.question.scenario.claims.get(verdict.claim)
    asks = claim.asks if claim else (verdict.ask,)
    asked = [each.left for each in asks]
    subject, stem = verdict.ask.left.partition(".")[0], verdict.ask.left.removesuffix(".holds")
    again = asks[asked.index(verdict.ask.left)] != verdict.ask
    if subject not in ("roadmaps", "backing") or verdict.ask.sign is not None or again:
        return {}
    ids = {party: f"{stem}.{party}.keeps" for party in answer.question.scenario.parties}
    return {
        party: Verdict(Ask(id, id), verdict.claim)
        for party, id in ids.items()
        if id in answer.quantities and id not in asked
    }


def verdicts_named(answer: SweepAnswer, wanted: Sequence[str]) -> tuple[Verdict, ...]:
    """By the id of a yes/no quantity, or of a claim, which stands for all its questions; numbers are passed over.

    Raises Unanswerable (E786) for what is none of these.
    """
    found: list[Verdict] = []
    problems: list[Problem] = []
    of_claims = verdicts_of(answer)
    yes_no = [each.id for each in answer.quantities.values() if each.is_verdict]
    for name in wanted:
        place = Place(f"--of {name}")
        theirs = [each for each in of_claims if each.claim == name]
        if theirs:
            found += theirs
        elif name in yes_no:
            found.append(Verdict(Ask(name, name)))
        elif name not in answer.quantities:
            known = [*dict.fromkeys(each.claim for each in of_claims), *answer.quantities]
            problems.append(Problem("E786", place, {"found": name, **facts_about(name, known)}))
    if problems:
        raise Unanswerable(problems)
    return tuple(dict.fromkeys(found))


def numbers_named(answer: SweepAnswer, wanted: Sequence[str]) -> tuple[str, ...]:
    """The numbers among what is wanted."""
    found = (name for name in dict.fromkeys(wanted) if name in answer.quantities)
    return tuple(name for name in found if not answer.quantities[name].is_verdict)
