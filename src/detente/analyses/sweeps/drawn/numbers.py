"""Every number of a scenario that a sweep can draw, by its path in the file, with the bounds that it cannot leave."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.agreement.endurance.frozen.question import bounds_of, ranges_of
from detente.model.contest import Issue
from detente.model.provenance import Provenance
from detente.model.ranges import FACTOR, FREE, Bounds, Range, both, bounds_at
from detente.model.roadmap import Agreement, Belief, NamedNumber
from detente.model.scenario import Scenario
from detente.preferences.payoffs import Payoffs
from detente.preferences.weights import Weights


@dataclass(frozen=True, slots=True)
class Number:
    """path: as `--set` takes it. within: what it cannot be below and above, whatever its range; its range is inside."""

    path: str
    value: Range
    provenance: Provenance
    within: Bounds = FREE
    unit: str = ""


def numbers_of(scenario: Scenario) -> Iterator[Number]:
    """The numbers that have a range, in the order of the file's sections."""
    for section in (_parties, _preferences, _agreement, _credibility, _contest):
        yield from (number for number in section(scenario) if number.value.shape != "fixed")


def _placed(path: str, value: Range, provenance: Provenance) -> Number:
    return Number(path, value, provenance, bounds_at(path))


def _parties(scenario: Scenario) -> Iterator[Number]:
    for id, party in scenario.parties.items():
        for kind in party.types:
            if kind.prior is not None:
                yield _placed(prior_path(id, kind.id), kind.prior, kind.provenance)
        yield _placed(f"parties.{id}.turnover", party.turnover, party.provenance)


def prior_path(party: str, kind: str) -> str:
    """Where the prior of a type stands."""
    return f"parties.{party}.types.{kind}"


def _preferences(scenario: Scenario) -> Iterator[Number]:
    for key, wishes in scenario.preferences.items():
        if key.analyst:
            continue
        match wishes:
            case Weights(weights):
                for k, weight in enumerate(weights):
                    yield Number(f"preferences.{key}.weights.{k + 1}.weight", weight.weight, weight.provenance)
            case Payoffs(payoffs):
                for payoff in payoffs:
                    path = f"preferences.{key}.payoffs.{payoff.reference.text}"
                    yield Number(path, payoff.value, payoff.provenance)


def _agreement(scenario: Scenario) -> Iterator[Number]:
    agreement = scenario.agreement
    for path, value in ranges_of(agreement).items():
        within = both(bounds_of(agreement, path), _signed(value))
        yield Number(path, value, _vouched(agreement, path), within)


def _vouched(agreement: Agreement, path: str) -> Provenance:
    """Where an agreement's number comes from: what is said of it, or of the entry that it stands in."""
    match path.split("."):
        case "numbers", name:
            return agreement.numbers[name].provenance
        case "guarantees", party, "against", violator, _:
            acts = {act.violator: act for act in agreement.guarantees[party].against}
            return acts[violator].provenance
        case "guarantees", party, _:
            return agreement.guarantees[party].provenance
        case "breach", *_ if agreement.breach is not None:
            return agreement.breach.provenance
        case "discount", *_ if agreement.discount is not None:
            return agreement.discount.provenance
    return Provenance()


def _signed(value: Range) -> Bounds:
    """A number keeps its sign where all of its range has one."""
    if value.low >= 0:
        return FACTOR
    return (FREE[0], 0.0) if value.high <= 0 else FREE


def _credibility(scenario: Scenario) -> Iterator[Number]:
    belief = scenario.agreement.credibility
    if belief is not None:
        yield from (_placed(path, number.value, number.provenance) for path, number in _believed(belief))


def _believed(belief: Belief) -> Iterator[tuple[str, NamedNumber]]:
    for name in ("disarmed", "armed", "worth"):
        yield f"credibility.{name}", getattr(belief, name)
    yield from ((f"credibility.restraint.{party}", number) for party, number in belief.restraint.items())
    yield from ((f"credibility.cover.{party}", number) for party, number in belief.cover.items())


def _contest(scenario: Scenario) -> Iterator[Number]:
    contest = scenario.contest
    for column, values in contest.capability.items():
        for party, value in values.items():
            vouched = contest.vouched.get(column, {}).get(party, Provenance())
            yield _placed(f"capability.{column}.{party}", value, vouched)
    for issue in contest.issues.values():
        yield from _issue(issue)


def _issue(issue: Issue) -> Iterator[Number]:
    scale, unit = (issue.low, issue.high), issue.unit.en if issue.unit else ""
    if issue.now is not None:
        yield Number(f"issues.{issue.id}.now", issue.now, issue.provenance, scale, unit)
    for stand in issue.stands:
        place = f"issues.{issue.id}.positions.{stand.party}"
        yield Number(f"{place}.position", stand.position, stand.provenance, scale, unit)
        yield _placed(f"{place}.salience", stand.salience, stand.provenance)
