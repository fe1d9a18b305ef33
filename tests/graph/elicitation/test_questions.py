"""The chosen questions are those that weigh most when every pair is tried on the definitions."""

from itertools import combinations
from random import Random

import pytest

from detente.errors import LimitReached
from detente.graph.elicitation.questions import Pair, Question, questions
from detente.graph.stability import CONCEPTS, Concept
from tests.graph.model_draws import Model, draw

Table = dict[tuple[str, int], bool]


def table(model: Model, concept: str, wants: dict[int, int], party: str) -> Table:
    """Every verdict if `party` wants these numbers by shown code."""
    twin = model.twin.wanting({party: wants})
    return {(p, s): twin.stable(concept, p, s) for p in model.game.parties for s in twin.states}


def wanting(model: Model, party: str, better: int, worse: int) -> dict[int, int]:
    """What the party wants if two states (codes) change places, the better one just above where they were tied."""
    wants = {code: 2 * want for code, want in model.twin.wants[party].items()}
    a, b = wants[better], wants[worse]
    return {**wants, better: a + 1, worse: b} if a == b else {**wants, better: max(a, b), worse: min(a, b)}


def weight(model: Model, party: str, concept: str, named: list[int], two: tuple[int, int]) -> int:
    """Named states with another verdict for somebody, and equilibria that come or go; codes."""
    now = table(model, concept, dict(model.twin.wants[party]), party)
    then = table(model, concept, wanting(model, party, *two), party)
    parties = model.game.parties
    others = {s for s in named if any(now[p, s] != then[p, s] for p in parties)}
    before, after = ({s for s in model.twin.states if all(t[p, s] for p in parties)} for t in (now, then))
    return len(others) + len(before ^ after)


def pairs(random: Random, model: Model, party: str) -> list[Pair]:
    """Every two shown rows, in a drawn doubt."""
    wants, states = model.twin.wants[party], model.states
    found = []
    for a, b in combinations([int(row) for row in states.shown], 2):
        x, y = wants[int(states.codes[a])], wants[int(states.codes[b])]
        found.append(Pair(*((a, b) if x >= y else (b, a)), x != y, random.choice((0, 1, 2)) if x != y else 0))
    return found


@pytest.mark.parametrize("concept", CONCEPTS[:4], ids=lambda concept: concept.name)
def test_questions_are_those_of_every_pair_tried(concept: Concept) -> None:
    random = Random(f"questions {concept.name}")
    asked = 0
    for _ in range(25):
        model = draw(random, random.choice((2, 3)), random.choice((2, 3)))
        party = random.randrange(len(model.game.parties))
        id = model.game.parties[party]
        shown = [int(row) for row in model.states.shown]
        rows = random.sample(shown, min(3, len(shown)))
        candidates = pairs(random, model, id)
        code = [int(each) for each in model.states.codes]
        expected = []
        for place, pair in enumerate(candidates):
            two = (
                [(pair.second, pair.first)] if pair.ordered else [(pair.first, pair.second), (pair.second, pair.first)]
            )
            named = [code[row] for row in rows]
            most = max(weight(model, id, concept.name, named, (code[a], code[b])) for a, b in two)
            if most:
                expected.append((pair.doubt, -most, place))
        found = questions(model.game, party, concept, rows, candidates, count=len(candidates) + 1)
        assert found.complete
        assert not found.left_out
        assert [(q.pair.doubt, -q.weight, candidates.index(q.pair)) for q in found.found] == sorted(expected)
        first = questions(model.game, party, concept, rows, candidates)
        assert first.found == found.found[:1]
        asked += len(found.found)
    assert asked > 25


def test_a_limit_leaves_the_best_question_so_far() -> None:
    random = Random("limit")
    whole: tuple[Question, ...] = ()
    while len(whole) < 4:
        model = draw(random, 2, 3)
        candidates = pairs(random, model, model.game.parties[0])
        whole = _questions(model, candidates)
    calls = 0

    def watch(_doing: str, _done: int, _of: int) -> None:
        nonlocal calls
        calls += 1
        if calls == len(candidates):
            raise LimitReached

    rows = [int(row) for row in model.states.shown]
    found = questions(model.game, 0, CONCEPTS[1], rows, candidates, 100, watch)
    assert not found.complete
    last = [pair for pair in candidates if pair.doubt == max(each.doubt for each in candidates)][-1]
    assert found.found == tuple(question for question in whole if question.pair != last)
    assert found.found


def _questions(model: Model, candidates: list[Pair]) -> tuple[Question, ...]:
    rows = [int(row) for row in model.states.shown]
    return questions(model.game, 0, CONCEPTS[1], rows, candidates, 100).found
