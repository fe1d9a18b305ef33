"""Scenario files drawn at random: any conditions, merges and blocked moves, wishes in every form that orders states."""

from dataclasses import replace
from random import Random

from hypothesis import strategies

from detente.model.conditions import spelled
from detente.model.states import States, feasible_states, word
from tests.graph.model_draws import Model, condition, draw

FORMS = ("statements", "ranking", "payoffs", "weights")


def texts() -> strategies.SearchStrategy[str]:
    """Texts of scenario files."""
    return strategies.builds(text_of, strategies.randoms(use_true_random=False), strategies.integers(2, 4))


def text_of(random: Random, parties: int) -> str:
    """The text of one scenario file."""
    model = draw(random, parties, random.randint(2, 5))
    conflict, ids = model.conflict, model.conflict.option_ids
    if random.random() < 0.6:
        conflict = replace(conflict, merges=())
        model = replace(model, conflict=conflict, states=feasible_states(conflict))
    if random.random() < 0.5:
        conflict = replace(conflict, blocked=())
    lines = ["detente: 1", "id: drawn", "title: drawn", "parties:"]
    lines += [f"  {party}: {{name: Party {party}}}" for party in model.relations]
    lines.append("options:")
    for option in conflict.options:
        now = "yes" if option.now else "no"
        lines.append(f"  {option.id}: {{party: {option.party}, now: {now}, reversible: {option.reversible}}}")
    lines.append(f"infeasible: [{', '.join(spelled(rule.condition, ids) for rule in conflict.infeasible)}]")
    lines.append("merge:" if conflict.merges else "merge: []")
    for merge in conflict.merges:
        lines.append(f"  - {{when: {spelled(merge.when, ids)}, as: {word(merge.shown_as, len(ids))}}}")
    lines.append("blocked:" if conflict.blocked else "blocked: []")
    for rule in conflict.blocked:
        lines.append(f"  - {{party: {rule.party}, from: {spelled(rule.start, ids)}, to: {spelled(rule.end, ids)}}}")
    kinds = random.choice((FORMS, FORMS[:1]))
    lines += [
        "preferences:",
        *(f"  {party}: {_wishes(random, model, random.choice(kinds))}" for party in model.relations),
    ]
    return "\n".join(lines) + "\n"


def _wishes(random: Random, model: Model, kind: str) -> str:
    states, ids = model.states, model.conflict.option_ids
    if kind == "ranking":
        return f"{{ranking: [{', '.join(_groups(random, states))}]}}"
    if kind == "payoffs":
        worth = ", ".join(f"{states.word(int(row))}: {random.randrange(4)}" for row in states.shown)
        return f"{{payoffs: {{{worth}}}}}"
    wants = [spelled(condition(random, len(ids), random.randint(1, 4)), ids) for _ in range(random.randint(1, 4))]
    if kind == "weights":
        weights = ", ".join(f"{{wants: {want}, weight: {random.randint(-3, 3)}}}" for want in wants)
        return f"{{weights: [{weights}]}}"
    return f"[{', '.join(wants)}]"


def _groups(random: Random, states: States) -> list[str]:
    """The words of all states in some order, now and then several as one tie."""
    words = [states.word(int(row)) for row in states.shown]
    random.shuffle(words)
    groups: list[list[str]] = []
    for one in words:
        if groups and random.random() < 0.3:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [group[0] if len(group) == 1 else f"[{', '.join(group)}]" for group in groups]
