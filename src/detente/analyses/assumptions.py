"""What the file assumes: every judgement with its confidence, so that a reader can weigh the answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.conditions import spelled
from detente.model.provenance import CONFIDENCES, Provenance
from detente.model.ranges import Range
from detente.model.roadmap import Belief
from detente.model.scenario import Scenario
from detente.preferences.payoffs import Payoffs
from detente.preferences.statements import Statements
from detente.preferences.weights import Weights


@dataclass(frozen=True, slots=True)
class Judgement:
    """One input: the section and key it stands under, what it says, where it comes from."""

    section: str
    key: str
    says: str
    provenance: Provenance


def judgements(scenario: Scenario) -> list[Judgement]:
    """Every option, condition, wish and error of a party, number of the deal, position, count and piece of evidence."""
    sections = (_conflict, _wishes, _views, _agreement, _contest, _questions, _signals)
    return [judgement for section in sections for judgement in section(scenario)]


def by_confidence(scenario: Scenario) -> dict[str, int]:
    """How many inputs are official, reported, judgement, assumed."""
    counted = Counter(judgement.provenance.trust for judgement in judgements(scenario))
    return {confidence: counted[confidence] for confidence in CONFIDENCES}


def _conflict(scenario: Scenario) -> Iterator[Judgement]:
    conflict = scenario.conflict
    for option in conflict.options:
        yield Judgement("options", option.id, option.name.en, option.provenance)
    for definition in conflict.definitions.values():
        yield Judgement(
            "define", definition.id, spelled(definition.condition, conflict.option_ids), definition.provenance
        )
    for rule in conflict.infeasible:
        yield Judgement("infeasible", str(rule.entry), spelled(rule.condition, conflict.option_ids), rule.provenance)


def _wishes(scenario: Scenario) -> Iterator[Judgement]:
    for key, wishes in scenario.preferences.items():
        match wishes:
            case Statements(statements):
                for k, statement in enumerate(statements):
                    yield Judgement("preferences", f"{key}.{k + 1}", statement.text, statement.provenance)
            case Weights(weights):
                for k, weight in enumerate(weights):
                    yield Judgement("preferences", f"{key}.{k + 1}", weight.text, weight.provenance)
            case Payoffs(payoffs):
                for payoff in payoffs:
                    yield Judgement(
                        "preferences", f"{key}.{payoff.reference.text}", payoff.reference.text, payoff.provenance
                    )
            case _:
                yield Judgement("preferences", str(key), "", wishes.provenance)


def _views(scenario: Scenario) -> Iterator[Judgement]:
    for view in scenario.views.values():
        for other, _belief in view.believes:
            yield Judgement("views", f"{view.party}.believes.{other}", "", view.provenance)
        for option in view.unaware:
            yield Judgement("views", f"{view.party}.unaware", option, view.provenance)
        for condition in view.infeasible:
            says = spelled(condition, scenario.conflict.option_ids)
            yield Judgement("views", f"{view.party}.infeasible", says, view.provenance)


def _agreement(scenario: Scenario) -> Iterator[Judgement]:
    agreement = scenario.agreement
    if agreement.credibility is not None:
        yield from _belief(agreement.credibility)
    if not agreement.flows:
        return
    for number in agreement.numbers.values():
        yield Judgement("numbers", number.id, spelled_range(number.value), number.provenance)
    for measure in agreement.measures.values():
        yield Judgement("measures", measure.id, measure.name.en, measure.provenance)
    for formula in agreement.formulas.values():
        yield Judgement("formulas", formula.id, "", formula.provenance)
    for key, parts in agreement.flows.items():
        for part in parts:
            yield Judgement("flows", f"{key}.{part.id}", "", part.provenance)
    for party, guarantee in agreement.guarantees.items():
        for act in guarantee.against:
            yield Judgement("guarantees", f"{party}.against.{act.violator}", "", act.provenance)
    if agreement.breach is not None:
        yield Judgement("breach", "breach", "", agreement.breach.provenance)
    if agreement.discount is not None:
        yield Judgement("discount", "discount", "", agreement.discount.provenance)
    for roadmap in agreement.roadmaps.values():
        yield Judgement("roadmaps", roadmap.id, roadmap.name.en, roadmap.provenance)


def _belief(belief: Belief) -> Iterator[Judgement]:
    for number in (belief.disarmed, belief.armed, belief.worth, *belief.restraint.values(), *belief.cover.values()):
        yield Judgement("credibility", number.id, spelled_range(number.value), number.provenance)


def _contest(scenario: Scenario) -> Iterator[Judgement]:
    """Capability counts where an issue makes use of it."""
    contest = scenario.contest
    if not contest.issues:
        return
    for column, numbers in contest.capability.items():
        for party, number in numbers.items():
            vouched = contest.vouched.get(column, {}).get(party, Provenance())
            yield Judgement("capability", f"{column}.{party}", spelled_range(number), vouched)
    for issue in contest.issues.values():
        yield Judgement("issues", issue.id, issue.name.en, issue.provenance)
        for stand in issue.stands:
            yield Judgement("issues", f"{issue.id}.{stand.party}", spelled_range(stand.position), stand.provenance)
        for expert, said in issue.experts.items():
            for stand in said.values():
                key = f"{issue.id}.{stand.party}@{expert}"
                yield Judgement("issues", key, spelled_range(stand.position), stand.provenance)


def _questions(scenario: Scenario) -> Iterator[Judgement]:
    for question in scenario.questions.values():
        reference = question.reference
        yield Judgement("questions", f"{question.id}.class", spelled_range(reference.happened), reference.provenance)
        for k, each in enumerate(question.evidence):
            yield Judgement("questions", f"{question.id}.evidence.{k + 1}", spelled_range(each.ratio), each.provenance)


def _signals(scenario: Scenario) -> Iterator[Judgement]:
    """The numbers that stand under the offer itself."""
    for signal in scenario.signals.values():
        own = f"signals.{signal.id}."
        for part in (signal.prestige, signal.called, signal.cost, signal.reputation, signal.stake):
            if part.path.startswith(own):
                says = spelled_range(part.amount) if isinstance(part.amount, Range) else ""
                yield Judgement("signals", part.path.removeprefix("signals."), says, part.provenance)


def spelled_range(value: Range) -> str:
    """A number as the file writes it."""
    figures = {"fixed": (value.central,), "uniform": (value.low, value.high)}
    return "..".join(f"{figure:zg}" for figure in figures.get(value.shape, (value.low, value.central, value.high)))
