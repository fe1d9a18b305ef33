"""What the page asks: the claims of a scenario, or what the file can answer where it has none, by as few draws as do.

Nothing of an engine is left in the answer: numbers, ids and witnesses only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from detente.analyses.assumptions import by_confidence
from detente.analyses.sweeps.asking import askable
from detente.analyses.sweeps.behind.deeper import Deeper, deeper
from detente.analyses.sweeps.behind.verdict import Verdict as Asked
from detente.analyses.sweeps.behind.verdict import read_otherwise, subjects_of
from detente.analyses.sweeps.modest import questions_about
from detente.analyses.sweeps.question import Question
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.summary import Group, groups_of, outcomes_of, share_of
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.errors import LimitReached
from detente.model.said.claims import Ask, Claim
from detente.model.scenario import Scenario
from detente.model.texts import Text
from detente.questions.answer.central import Central
from detente.questions.answer.standing import Outcome, Standing, Verdict, is_tie, standing, verdict
from detente.uncertainty.factors import Factor
from detente.uncertainty.flips.nearest import Flip
from detente.uncertainty.shares import Share
from detente.watching import Watch, unwatched

BUDGET = 600  # evaluations for the flips of a question, where no draw takes long
Turn = Literal["found", "none", "not asked", "no draws"]


@dataclass(frozen=True)
class Answered:
    """One question of a claim. outcomes: by reading of the ranges; groups: told apart by the factor that it names.

    central: yes or no with the file's own values, None without an answer. readings: names, in the order of `outcomes`.
    otherwise: id of a variant of the file to the share of a yes under it.
    """

    ask: Ask
    central: bool | None
    readings: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    groups: tuple[Group, ...] = ()
    otherwise: tuple[tuple[str, Share], ...] = ()

    @property
    def standing(self) -> Standing:
        """Whether it speaks for the claim; with nothing left open, by the file's own values."""
        if not self.outcomes:
            if self.central is None:
                return "open"
            return "supports" if self.central == self.ask.supports else "opposes"
        return standing(self.outcomes, self.ask.supports)

    @property
    def is_tie(self) -> bool:
        """Whether both sides of a comparison are the same in most draws."""
        return is_tie(self.outcomes)

    @property
    def draws(self) -> int:
        """How many draws answered as written."""
        return self.outcomes[0].yes.answered if self.outcomes else 0


@dataclass(frozen=True)
class ClaimAnswer:
    """A claim and its questions. turn: whether a flip was found; flip: the nearest one of the question that decides."""

    claim: Claim
    answers: tuple[Answered, ...]
    turn: Turn = "not asked"
    flip: Flip | None = None
    factor: Factor | None = None

    @property
    def verdict(self) -> Verdict:
        """By the rule."""
        return verdict(each.standing for each in self.answers)

    @property
    def decides(self) -> Answered:
        """The first question that says what the verdict says; where it depends, the first that is not open."""
        wanted = {
            "borne out": "supports",
            "leans so": "supports",
            "leans against": "opposes",
            "not borne out": "opposes",
        }
        side = wanted.get(self.verdict)
        if self.verdict == "depends":
            return next(each for each in self.answers if each.standing != "open")
        return next((each for each in self.answers if each.standing == side), self.answers[0])

    @property
    def differs(self) -> Answered | None:
        """Where it depends, the first question that says the other thing."""
        found = (each for each in self.answers if {each.standing, self.decides.standing} == {"supports", "opposes"})
        return next(found, None)

    @property
    def agreeing(self) -> int:
        """How many of the questions stand as the one that decides does."""
        return sum(each.standing == self.decides.standing for each in self.answers)


@dataclass(frozen=True)
class Answer:
    """The page's content. headline: id of the claim that answers the scenario's question.

    draws, slow_draws: how many were asked of what is quick and of what takes long, 0 for none. complete: False when a
    limit cut something off. confidence: how many inputs rest on what.
    """

    scenario: Scenario
    claims: tuple[ClaimAnswer, ...]
    draws: int
    slow_draws: int
    complete: bool
    confidence: dict[str, int]

    @property
    def headline(self) -> ClaimAnswer | None:
        """What answers the scenario's question: the claim that it names, else the first."""
        named = self.scenario.headline
        return next((each for each in self.claims if each.claim.id == named), next(iter(self.claims), None))


def claims_of(scenario: Scenario) -> tuple[Claim, ...]:
    """The claims of the file, else what can be answered of it, put as claims: what holds, and what keeps itself."""
    if scenario.claims:
        return tuple(scenario.claims.values())
    able = {each.name for each in askable(scenario)}
    return tuple(_own(scenario, able))


def _own(scenario: Scenario, able: set[str]) -> Iterator[Claim]:
    goal = scenario.goal.state_text if scenario.goal else None
    if "states" in able and goal in scenario.conflict.states:
        asks = (Ask(f"states.{goal}.seq", f"{goal}.seq"), Ask(f"states.{goal}.better", f"{goal}.better"))
        yield Claim("goal", Text(""), asks)
    elif "states" in able:
        for state in scenario.conflict.states:
            yield Claim(f"state.{state}", Text(""), (Ask(f"{state}.seq", f"{state}.seq"),))
    if "roadmaps" in able:
        for roadmap in scenario.agreement.roadmaps:
            id = f"roadmaps.{roadmap}.holds"
            yield Claim(f"roadmap.{roadmap}", Text(""), (Ask(id, id),))


def needed(scenario: Scenario, asked: Sequence[Claim]) -> tuple[Subject, ...]:
    """The subjects that the questions of these claims, and of the variants of the file, belong to."""
    names = {name for claim in asked for ask in claim.asks for name in ask.names}
    return tuple(each for each in askable(scenario) if names.intersection(q.id for q in each.quantities(scenario)))


def questions_of(question: Question, draws: int) -> tuple[Question, ...]:
    """What has to be drawn for the page, quickest first."""
    return tuple(
        questions_about(replace(question, subjects=needed(question.scenario, claims_of(question.scenario))), draws)
    )


def answer(
    central: Central,
    swept: Sequence[SweepAnswer],
    watch: Watch = unwatched,
    looked_into: Sequence[Deeper] = (),
    *,
    with_flips: bool = True,
) -> Answer:
    """The page's content from what was drawn; without draws by the file's own values alone.

    looked_into: what was looked into already. with_flips: look for what would turn each other answer, as far as the
    time goes.
    """
    scenario, known = central.scenario, {each.verdict: each for each in looked_into}
    found, complete = [], all(each.complete for each in swept)
    for claim in claims_of(scenario):
        answers = tuple(_answered(central, claim, ask, swept) for ask in claim.asks)
        found.append(ClaimAnswer(claim, answers))
    try:
        found = [_flipped(each, swept, known, watch if with_flips else None) for each in found]
    except LimitReached:
        complete = False
    quick, slow = (_draws(swept, slow) for slow in (False, True))
    return Answer(scenario, tuple(found), quick, slow, complete, by_confidence(scenario))


def _answered(central: Central, claim: Claim, ask: Ask, swept: Sequence[SweepAnswer]) -> Answered:
    asked = Asked(ask, claim.id)
    drawn = next((each for each in swept if asked.asked_of(each) and each.answered), None)
    plain = central.answer(ask)
    if drawn is None:
        return Answered(ask, plain)
    readings = drawn.question.ranges
    outcomes = tuple(Outcome(*outcomes_of(drawn, asked, each)) for each in readings)
    otherwise = tuple((each.variant, share_of(drawn, each, readings[0])) for each in read_otherwise(drawn, asked))
    return Answered(ask, plain, readings, outcomes, groups_of(drawn, asked, readings[0]), otherwise)


def _flipped(
    found: ClaimAnswer, swept: Sequence[SweepAnswer], known: Mapping[Asked, Deeper], watch: Watch | None
) -> ClaimAnswer:
    """With the nearest change of one input that turns the question that decides, where no draw takes long.

    watch: None to look for nothing that is not known.
    """
    asked = Asked(found.decides.ask, found.claim.id)
    drawn = next((each for each in swept if asked.asked_of(each)), None)
    if drawn is None:
        return replace(found, turn="no draws")
    subjects = subjects_of(asked, drawn.question.scenario, drawn.question.subjects)
    if any(each.cost == "slow" for each in subjects):
        return found
    looked = known.get(asked)
    if looked is None and watch is None:
        return found
    looked = looked or deeper(drawn, asked, BUDGET, watch or unwatched)
    flips = looked.nearest.flips if looked.nearest is not None else ()
    first = next((each for each in flips if each.is_found), None)
    if first is None:
        return replace(found, turn="none" if looked.nearest is not None else "not asked")
    factor = next(each for each in looked.factors if each.id == first.factor)
    return replace(found, turn="found", flip=first, factor=factor)


def _draws(swept: Sequence[SweepAnswer], slow: bool) -> int:
    """How many draws were finished of what takes long, or of what does not."""
    found = [
        int(each.done.sum())
        for drawn in swept
        if slow == any(subject.cost == "slow" for subject in drawn.question.subjects)
        for each in drawn.answered
        if (each.part.subject.cost == "slow") == slow
    ]
    return min(found, default=0)


__all__ = ["Answer", "Answered", "ClaimAnswer", "answer", "claims_of", "needed", "questions_of"]
