"""The scenario that one draw stands for: every answer of a draw is an ordinary answer on it, slow but general."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from detente.analyses.sweeps.drawn.completions import as_ranking, completion
from detente.analyses.sweeps.drawn.factors import list_id, types_id
from detente.analyses.sweeps.drawn.numbers import prior_path
from detente.model.conflict import Party
from detente.model.contest import Contest, Issue, Stand
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Amount, Belief, Breach, Discount, Guarantee, NamedNumber
from detente.model.scenario import Scenario, Wishes, WishKey
from detente.model.states import States, feasible_states
from detente.preferences.pairs import Pairs
from detente.preferences.payoffs import Payoffs
from detente.preferences.statements import Statements
from detente.preferences.weights import Weights
from detente.uncertainty.factors import Factor, Floats

Drawn = Mapping[str, float]
Number = TypeVar("Number", Range, Amount)


def drawn_of(factors: tuple[Factor, ...], row: Floats) -> dict[str, float]:
    """One row of values, (K,), by the factors' ids."""
    return {factor.id: float(value) for factor, value in zip(factors, row, strict=True)}


def changed(scenario: Scenario, factors: tuple[Factor, ...], row: Floats, states: States | None = None) -> Scenario:
    """The scenario with what was drawn, (K,), in the place of what the file says; `states` saves enumerating them.

    Numbers are fixed, a drawn type is its party's reference type, statements stand in their new order without a shift,
    and a list with unknown pairs is the ranking of one completion.
    """
    drawn, levels = drawn_of(factors, row), {factor.id: factor.levels for factor in factors}
    kinds = {id: names[int(drawn[id])] for id, names in levels.items() if names}
    paired = any(isinstance(w, Pairs) and list_id(key) in drawn for key, w in scenario.preferences.items())
    if paired and states is None:
        states = feasible_states(scenario.conflict)
    return replace(
        scenario,
        parties={id: _party(party, drawn, kinds.get(types_id(id))) for id, party in scenario.parties.items()},
        preferences={key: changed_list(key, wishes, drawn, states) for key, wishes in scenario.preferences.items()},
        agreement=_agreement(scenario.agreement, drawn),
        contest=_contest(scenario.contest, drawn),
    )


def _put(drawn: Drawn, path: str, number: Number) -> Number:
    return Range.fixed(drawn[path]) if path in drawn else number


def _party(party: Party, drawn: Drawn, kind: str | None) -> Party:
    types = (
        replace(each, prior=_put(drawn, prior_path(party.id, each.id), each.prior)) if each.prior is not None else each
        for each in party.types
    )
    first = sorted(types, key=lambda each: each.id != kind) if kind else tuple(types)
    return replace(party, types=tuple(first), turnover=_put(drawn, f"parties.{party.id}.turnover", party.turnover))


# ------------------------------------------------------------------ preferences


def changed_list(key: WishKey, wishes: Wishes, drawn: Drawn, states: States | None) -> Wishes:
    """A list as one draw has it; the list itself where nothing in it is drawn."""
    at = list_id(key)
    if key.analyst or not any(id == at or id.startswith(f"{at}.") for id in drawn):
        return wishes
    match wishes:
        case Statements(statements):
            order = places(wishes, [drawn.get(f"{at}.{k + 1}", 0.0) for k in range(len(statements))])
            return replace(wishes, statements=tuple(replace(statements[k], may_shift=0) for k in order))
        case Weights(weights):
            paths = (f"{at}.weights.{k + 1}.weight" for k in range(len(weights)))
            moved = (replace(w, weight=_put(drawn, path, w.weight)) for w, path in zip(weights, paths, strict=True))
            return replace(wishes, weights=tuple(moved))
        case Payoffs(payoffs):
            named = ((f"{at}.payoffs.{payoff.reference.text}", payoff) for payoff in payoffs)
            return replace(wishes, payoffs=tuple(replace(p, value=_put(drawn, path, p.value)) for path, p in named))
        case Pairs() if states is not None:
            return as_ranking(completion(key, wishes, states, drawn[at]), wishes, states)
    return wishes


def places(wishes: Statements, shifts: list[float]) -> tuple[int, ...]:
    """Statements (by index) in the order of position plus shift, ties in the order of the file."""
    return tuple(sorted(range(len(wishes.statements)), key=lambda k: k + shifts[k]))


# ------------------------------------------------------------------ numbers


def _agreement(agreement: Agreement, drawn: Drawn) -> Agreement:
    return replace(
        agreement,
        numbers={id: _number(f"numbers.{id}", number, drawn) for id, number in agreement.numbers.items()},
        guarantees={party: _guarantee(each, drawn) for party, each in agreement.guarantees.items()},
        breach=_breach(agreement.breach, drawn) if agreement.breach else None,
        discount=_discount(agreement.discount, drawn) if agreement.discount else None,
        credibility=_belief(agreement.credibility, drawn) if agreement.credibility else None,
    )


def _number(path: str, number: NamedNumber, drawn: Drawn) -> NamedNumber:
    return replace(number, value=_put(drawn, path, number.value))


def _guarantee(guarantee: Guarantee, drawn: Drawn) -> Guarantee:
    at, against = f"guarantees.{guarantee.party}", []
    for act in guarantee.against:
        place = f"{at}.against.{act.violator}"
        amounts = {n: _put(drawn, f"{place}.{n}", getattr(act, n)) for n in ("penalty", "cost", "protects", "leak")}
        against.append(replace(act, **amounts))
    reputation = _put(drawn, f"{at}.reputation", guarantee.reputation)
    return replace(guarantee, against=tuple(against), reputation=reputation)


def _breach(breach: Breach, drawn: Drawn) -> Breach:
    terms = ("audience", "signed", "leakage", "leakage_max", "protection_max", "sharing")
    leakage_by = {
        party: _put(drawn, f"breach.leakage_by.{party}", amount) for party, amount in breach.leakage_by.items()
    }
    amounts = {name: _put(drawn, f"breach.{name}", getattr(breach, name)) for name in terms}
    return replace(breach, leakage_by=leakage_by, **amounts)


def _discount(discount: Discount, drawn: Drawn) -> Discount:
    everyone = None if discount.everyone is None else _put(drawn, "discount.all", discount.everyone)
    of = {key: _put(drawn, f"discount.{key}", factor) for key, factor in discount.of.items()}
    return replace(discount, everyone=everyone, of=of)


def _belief(belief: Belief, drawn: Drawn) -> Belief:
    return replace(
        belief,
        disarmed=_number("credibility.disarmed", belief.disarmed, drawn),
        armed=_number("credibility.armed", belief.armed, drawn),
        worth=_number("credibility.worth", belief.worth, drawn),
        restraint={party: _number(f"credibility.restraint.{party}", n, drawn) for party, n in belief.restraint.items()},
        cover={party: _number(f"credibility.cover.{party}", n, drawn) for party, n in belief.cover.items()},
    )


def _contest(contest: Contest, drawn: Drawn) -> Contest:
    capability = {
        column: {party: _put(drawn, f"capability.{column}.{party}", value) for party, value in values.items()}
        for column, values in contest.capability.items()
    }
    issues = {id: _issue(issue, drawn) for id, issue in contest.issues.items()}
    return replace(contest, issues=issues, capability=capability)


def _issue(issue: Issue, drawn: Drawn) -> Issue:
    now = None if issue.now is None else _put(drawn, f"issues.{issue.id}.now", issue.now)
    return replace(issue, now=now, stands=tuple(_stand(issue.id, stand, drawn) for stand in issue.stands))


def _stand(issue: str, stand: Stand, drawn: Drawn) -> Stand:
    at = f"issues.{issue}.positions.{stand.party}"
    position, salience = (_put(drawn, f"{at}.{name}", getattr(stand, name)) for name in ("position", "salience"))
    return replace(stand, position=position, salience=salience)
