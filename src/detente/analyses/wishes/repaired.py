"""A list changed as little as possible so that it says what was answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations

import numpy as np

from detente.analyses.wishes.doubt import order_of
from detente.graph.elicitation.answers import Answer
from detente.graph.elicitation.repair import gives, least_moves
from detente.model.conditions import And, Condition, Mask, Not, Taken, spelled
from detente.model.provenance import Provenance
from detente.model.references import OneState, StateReference
from detente.model.scenario import Scenario, Wishes
from detente.model.states import States, column
from detente.preferences import relation_of
from detente.preferences.pairs import Pair, Pairs, relation
from detente.preferences.statements import Statement, Statements, satisfied
from detente.watching import Watch, unwatched

FROM_ANSWERS = Provenance(confidence="judgement")
MOST_DROPPED = 3  # written pairs that may give way


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement and its places before and after, from 1."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Repaired:
    """The list that the answers make.

    order: for each entry of the new list its index in the written one, -1 for one that is new. least: whether fewer
    moves are ruled out. unmet: answers that this list does not give. can_change: False for a form that is left alone.
    """

    wishes: Wishes
    order: tuple[int, ...]
    texts: tuple[str, ...]
    moved: tuple[Moved, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    unmet: tuple[Answer, ...] = ()
    least: bool = True
    can_change: bool = True

    @property
    def is_as_written(self) -> bool:
        """Whether nothing has to change."""
        return not (self.moved or self.added or self.dropped)


def repaired(
    scenario: Scenario,
    wishes: Wishes,
    states: States,
    answers: Sequence[Answer],
    rows: Sequence[int],
    watch: Watch = unwatched,
) -> Repaired:
    """The least change: moved statements, then added ones; of pairs, the fewest dropped and the answers added.

    rows: the states whose order an added statement should leave alone.
    """
    if isinstance(wishes, Statements):
        return _statements(scenario, wishes, states, answers, rows, watch)
    if isinstance(wishes, Pairs):
        return _pairs(wishes, states, answers)
    found = relation_of(wishes, states)
    unmet = tuple(a for a in answers if order_of(found, a.better, a.worse) != (0 if a.equal else 1))
    return Repaired(wishes, (), (), unmet=unmet, can_change=False)


def _statements(
    scenario: Scenario,
    wishes: Statements,
    states: States,
    answers: Sequence[Answer],
    rows: Sequence[int],
    watch: Watch,
) -> Repaired:
    written = wishes.statements
    found = least_moves(satisfied(wishes, states), answers, watch)
    order, statements, unmet = list(found.order), [written[k] for k in found.order], list[Answer]()
    added: list[str] = []
    for answer in found.unmet:
        met = [a for a in answers if a not in found.unmet or (a in found.unmet and _given(statements, states, a))]
        best = None if answer.equal else _addition(scenario, statements, states, answer, met, rows)
        if best is None:
            unmet.append(answer)
            continue
        place, statement = best
        statements.insert(place, statement)
        order.insert(place, -1)
        added.append(statement.text)
    moved = tuple(Moved(written[k].text, k + 1, order.index(k) + 1) for k in sorted(found.moved))
    texts = tuple(statement.text for statement in statements)
    changed = replace(wishes, statements=tuple(statements))
    return Repaired(changed, tuple(order), texts, moved, tuple(added), unmet=tuple(unmet), least=found.least)


def _given(statements: Sequence[Statement], states: States, answer: Answer) -> bool:
    return gives(satisfied(Statements(tuple(statements)), states), range(len(statements)), answer)


def _addition(
    scenario: Scenario,
    statements: Sequence[Statement],
    states: States,
    answer: Answer,
    met: Sequence[Answer],
    rows: Sequence[int],
) -> tuple[int, Statement] | None:
    """Where to put which further statement: one that reorders the fewest pairs of `rows`, as late as it may stand."""
    holding = satisfied(Statements(tuple(statements)), states)
    against = np.flatnonzero(holding[:, answer.worse] & ~holding[:, answer.better])
    best: tuple[int, int, Statement] | None = None
    for condition in _separating(states, answer):
        text = spelled(condition, scenario.conflict.option_ids)
        place = int(against[0]) if len(against) else len(statements)
        new = np.insert(holding, place, states.where(condition), axis=0)
        if not all(gives(new, range(len(new)), each) for each in (*met, answer)):
            continue
        cost = _reordered(holding, new, rows)
        if best is None or cost < best[0]:
            best = cost, place, Statement(condition, text, provenance=FROM_ANSWERS)
    return None if best is None else best[1:]


def _separating(states: States, answer: Answer) -> Iterator[Condition]:
    """Conditions that hold in the better state and not in the worse, short ones first."""
    codes = states.judged_codes[[answer.better, answer.worse]]
    literals: list[Condition] = []
    differing = []
    for option in range(states.options):
        better, worse = column(codes, option, states.options)
        literals.append(Taken(option) if better else Not(Taken(option)))
        if better != worse:
            differing.append(option)
    yield from (literals[option] for option in differing)
    if len(differing) > 1:
        yield reduce(And, (literals[option] for option in differing))
    yield reduce(And, literals)
    worse_literals = (_opposite(literals[k]) if k in differing else literals[k] for k in range(states.options))
    yield Not(reduce(And, worse_literals))


def _opposite(literal: Condition) -> Condition:
    return literal.condition if isinstance(literal, Not) else Not(literal)


def _reordered(before: Mask, after: Mask, rows: Sequence[int]) -> int:
    """How many pairs of rows two lists order differently."""
    old, new = (_first_differences(holding, rows) for holding in (before, after))
    return sum(a != b for a, b in zip(old, new, strict=True))


def _first_differences(holding: Mask, rows: Sequence[int]) -> list[int]:
    found = []
    for a, b in combinations(rows, 2):
        differing = np.flatnonzero(holding[:, a] != holding[:, b])
        found.append(0 if not len(differing) else 1 if holding[differing[0], a] else -1)
    return found


# ---------------------------------------------------------------- pairs
def _pairs(wishes: Pairs, states: States, answers: Sequence[Answer]) -> Repaired:
    order = relation(wishes, states)
    new = [a for a in answers if order_of(order, a.better, a.worse) != (0 if a.equal else 1)]
    if not new:
        return Repaired(wishes, tuple(range(len(wishes.pairs))), tuple(map(_text, wishes.pairs)))
    added = tuple(_as_pair(states, answer) for answer in new)
    every = tuple(range(len(wishes.pairs)))
    for count in range(min(MOST_DROPPED, len(every)) + 1):
        for dropped in combinations(every, count):
            kept = tuple(k for k in every if k not in dropped)
            changed = replace(wishes, pairs=(*(wishes.pairs[k] for k in kept), *added))
            if _gives_all(changed, states, answers):
                return Repaired(
                    changed,
                    (*kept, *(-1 for _pair in added)),
                    tuple(map(_text, changed.pairs)),
                    added=tuple(map(_text, added)),
                    dropped=tuple(_text(wishes.pairs[k]) for k in dropped),
                )
    return Repaired(wishes, every, tuple(map(_text, wishes.pairs)), unmet=tuple(new), least=False)


def _gives_all(pairs: Pairs, states: States, answers: Sequence[Answer]) -> bool:
    order = relation(pairs, states)
    if order.better.diagonal().any():
        return False
    return all(order_of(order, a.better, a.worse) == (0 if a.equal else 1) for a in answers)


def _as_pair(states: States, answer: Answer) -> Pair:
    left, right = (
        StateReference(states.word(row), OneState(int(states.codes[row]))) for row in (answer.better, answer.worse)
    )
    return Pair(left, "=" if answer.equal else ">", right, FROM_ANSWERS)


def _text(pair: Pair) -> str:
    return f"{pair.left.text} {pair.sign} {pair.right.text}"
