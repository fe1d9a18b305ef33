"""The answer as JSON data."""

from typing import Any

from detente.analyses.needs.lists import Least, Rewritten
from detente.analyses.needs.mediator import Single
from detente.analyses.needs.question import NeedsAnswer
from detente.analyses.stability import heading
from detente.graph.needs.counting import Count
from detente.graph.needs.credible import Leaving
from detente.graph.needs.demand import Clause, Demand

LISTED = 1000  # states of one condition


def document(answer: NeedsAnswer) -> dict[str, Any]:
    """Everything, under the beginning that every answer has."""
    return {
        **heading(answer.setting),
        "status": answer.status,
        "state": answer.setting.word(answer.row),
        "concept": answer.concept,
        "stable": {party: found.stable for party, found in answer.witnesses.items()},
        "equilibrium": answer.equilibrium,
        "possible": answer.possible,
        "asked": list(answer.parties),
        "conditions": {party: _demand(answer, found) for party, found in answer.demands.items()},
        "counts": {party: _count(found) for party, found in answer.counts.items()},
        "equilibrium_orders": list(answer.joint) if answer.joint else None,
        "least": {party: _least(found) for party, found in answer.least.items()},
        "single": [_single(answer, each) for each in answer.single],
        "together": _together(answer),
    }


def _demand(answer: NeedsAnswer, found: Demand) -> dict[str, Any]:
    below = found.below(answer.setting.game)
    return {
        "met": found.met(below),
        "compared_with": len(found.atoms),
        "clauses": [_clause(answer, found, clause, below) for clause in found.clauses],
    }


def _clause(answer: NeedsAnswer, found: Demand, clause: Clause, below: int) -> dict[str, Any]:
    def words(atoms: int) -> list[str]:
        return [answer.setting.word(row) for row in found.rows(atoms)[:LISTED]]

    return {
        "moves": [answer.setting.word(row) for row in clause.to],
        "met": clause.met(below),
        "states": clause.single.bit_count(),
        "one_of": words(clause.single),
        "sets": len(clause.groups),
        "or_all_of": [words(group) for group in clause.groups[: LISTED // 50]],
    }


def _count(found: Count | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "states": found.states,
        "share": float(found.share),
        "strict_orders": list(found.strict) if found.strict else None,
        "weak_orders": list(found.weak) if found.weak else None,
    }


def _least(found: Least) -> dict[str, Any]:
    return {
        "status": found.status,
        "at_least": list(found.at_least),
        "change": change(found.best) if found.best else None,
        "others": [change(each) for each in found.others],
    }


def change(found: Rewritten) -> dict[str, Any]:
    """One changed list."""
    return {
        "party": found.party,
        "cost": list(found.cost),
        "moved": [{"text": each.text, "from": each.start, "to": each.end} for each in found.moved],
        "dropped": [{"text": each.text, "from": each.start} for each in found.dropped],
        "added": [{"text": each.text, "to": each.end} for each in found.added],
        "numbers": [{"of": each.text, "before": each.before, "after": each.after} for each in found.numbers],
        "list": list(found.entries),
        "set": found.line,
    }


def _single(answer: NeedsAnswer, found: Single) -> dict[str, Any]:
    return {
        "party": found.party,
        "enough": found.found is not None,
        "least": found.least,
        "change": change(found.found) if found.found else None,
        "leaving": _leaving(answer, found.leaving),
        "broken": list(found.broken),
        "only_one_statement_tried": found.tried,
    }


def _together(answer: NeedsAnswer) -> dict[str, Any] | None:
    found = answer.together
    if found is None:
        return None
    return {
        "equilibrium": found.equilibrium,
        "least": found.least,
        "changes": [change(each) for each in found.changes],
        "leaving": list(found.leaving),
        "unanswered": _leaving(answer, found.unanswered),
    }


def _leaving(answer: NeedsAnswer, found: Leaving | None) -> dict[str, str] | None:
    if found is None:
        return None
    return {"party": answer.setting.parties[found.party], "to": answer.setting.word(found.to)}
