"""Deals that nothing keeps, guarantors that do nothing, components that nobody gets."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.division import divided
from detente.agreement.roadmaps.incentives import Incentive
from detente.agreement.roadmaps.path import Checker, Settings, path_of, path_values
from detente.analyses.deals.deal import Deal
from detente.analyses.setting import spelled_types
from detente.errors import LimitReached
from detente.model.arithmetic import Negative, Operation, Reference
from detente.model.roadmap import Agreement, Breach, Enforcement
from detente.preferences.form import Finding

TOLERANCE = 1e-9


def nothing_bites(deal: Deal) -> Iterator[Finding]:
    """A party that would leave the end state of a roadmap although everybody who can guarantee has signed."""
    checker = Checker(deal.game, Settings(deal.guarantors))
    for id, roadmap in deal.roadmaps.items():
        path = path_of(deal.game, roadmap)
        stay = Path((path.states[-1],) * 2, (path.length(len(path)),), path.seen_after)
        values = path_values(deal.game, stay)
        for party in deal.game.owners:
            kept = checker.incentives(stay, values, party)[-1]
            if kept.slack is not None and kept.slack < -TOLERANCE:
                facts = {"roadmap": id, "party": kept.party, "penalty": f"{kept.penalty:z.3g}", "key": kept.party}
                yield Finding("W920", ("roadmaps", id), {**facts, "types": spelled_types(deal.types)})


def unanswered(deal: Deal) -> Iterator[Finding]:
    """A step whose breach stays unanswered for so long that a party leaves, which would keep it in shorter periods."""
    late, shared = deal.game.breach, Checker(deal.game, Settings(()))
    if late.seen_months is not None:
        return
    for id, roadmap in deal.roadmaps.items():
        lengths = [step.months for step in roadmap.steps if step.months is not None]
        if len(lengths) < len(roadmap.steps) or len(set(lengths)) < 2:
            continue
        shortest, checker = min(lengths), shared.with_settings(guarantors=roadmap.guarantors)
        path = path_of(deal.game, roadmap)
        whole = checker.check(path).incentives
        if not any(_is_left(each) and lengths[each.step] > shortest for each in whole if each.step < len(lengths)):
            continue
        try:
            sooner = checker.check(divided(path, shortest * late.seen_after, deal.game.per)).told
        except (ValueError, LimitReached):
            continue
        for long, short in zip(whole, sooner.incentives, strict=True):
            if long.step >= len(lengths) or lengths[long.step] <= shortest:
                continue
            if _is_left(long) and not _is_left(short):
                facts = {
                    "steps": f"roadmaps.{id}.steps.{long.step + 1} ({long.party})",
                    "months": f"{shortest * late.seen_after:zg}",
                    "key": long.party,
                }
                yield Finding("W930", ("roadmaps", id, "steps", long.step), facts)


def by_cause(found: Iterable[Finding]) -> Iterator[Finding]:
    """The same, with one for all steps that the same time of detection would mend, at the first of them."""
    alike: dict[str, list[Finding]] = {}
    for each in found:
        if each.code == "W930":
            alike.setdefault(each.facts["months"], []).append(each)
        else:
            yield each
    for first, *others in alike.values():
        steps = ", ".join(each.facts["steps"] for each in (first, *others))
        yield replace(first, facts={**first.facts, "steps": steps})


def _is_left(each: Incentive) -> bool:
    return each.slack is not None and each.slack < -TOLERANCE


def powerless(deal: Deal) -> Iterator[Finding]:
    """A guarantor whose act changes nothing for the violator: no penalty, no protection, no leakage."""
    for guarantor in deal.game.guarantors:
        if not any(threat.penalty or threat.protects or threat.leak for threat in guarantor.against.values()):
            party = deal.game.parties[guarantor.party]
            yield Finding("W921", ("guarantees", party), {"party": party})


def unused(deal: Deal) -> Iterator[Finding]:
    """A number, formula or measure that no payoff, guarantee or breach term uses, directly or through a formula."""
    agreement = deal.scenario.agreement
    used = _used(agreement)
    for section in ("numbers", "formulas", "measures"):
        for id in getattr(agreement, section):
            if id not in used:
                yield Finding("W922", (section, id), {"section": section, "found": id})


def _used(agreement: Agreement) -> set[str]:
    names: set[str] = set()
    for parts in agreement.flows.values():
        for part in parts:
            _collect(part.expression, agreement, names)
    for guarantee in agreement.guarantees.values():
        _collect(guarantee.reputation, agreement, names)
        for act in guarantee.against:
            _collect_all(act, agreement, names)
    if agreement.breach is not None:
        _collect_all(agreement.breach, agreement, names)
    return names


def _collect_all(terms: Breach | Enforcement, agreement: Agreement, names: set[str]) -> None:
    for each in fields(terms):
        value = getattr(terms, each.name)
        for amount in value.values() if each.name == "leakage_by" else (value,):
            _collect(amount, agreement, names)


def _collect(amount: object, agreement: Agreement, names: set[str]) -> None:
    match amount:
        case Reference("formula", name):
            if name not in names:
                names.add(name)
                _collect(agreement.formulas[name].expression, agreement, names)
        case Reference(_, name):
            names.add(name)
        case Negative(inner):
            _collect(inner, agreement, names)
        case Operation(_, left, right):
            _collect(left, agreement, names)
            _collect(right, agreement, names)
        case _:
            return
