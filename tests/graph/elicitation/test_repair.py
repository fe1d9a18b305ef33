"""The least moves of statements, against every order of short lists."""

from itertools import permutations
from random import Random

import numpy as np
from numpy.typing import NDArray

from detente.graph.elicitation.answers import Answer
from detente.graph.elicitation.repair import least_moves

Mask = NDArray[np.bool_]


def says(holding: Mask, order: tuple[int, ...], answer: Answer) -> bool:
    """Whether the list, read as a word of yes and no per state, compares the two as answered."""
    a, b = (tuple(bool(holding[k, row]) for k in order) for row in (answer.better, answer.worse))
    return a == b if answer.equal else a > b


def left_alone(order: tuple[int, ...]) -> int:
    """The most statements that follow each other as before: every subset is tried."""
    n = len(order)
    rising = ([k for place, k in enumerate(order) if chosen >> place & 1] for chosen in range(1 << n))
    return max(len(kept) for kept in rising if kept == sorted(kept))


def drawn(random: Random) -> tuple[Mask, list[Answer]]:
    """A list of up to five statements on a few states, and answers that need not be possible."""
    statements, states = random.randint(1, 5), random.randint(2, 6)
    holding = np.array([[random.random() < 0.5 for _ in range(states)] for _ in range(statements)])
    answers = []
    for _ in range(random.randint(1, 4)):
        better, worse = random.sample(range(states), 2)
        answers.append(Answer(better, worse, random.random() < 0.1))
    return holding, answers


def test_the_order_moves_the_fewest_statements_of_all_orders() -> None:
    random = Random("orders")
    moved = impossible = 0
    for _ in range(600):
        holding, answers = drawn(random)
        every = list(permutations(range(len(holding))))
        met: list[Answer] = []  # the answers in their order, each kept if some order gives it with those before
        for answer in answers:
            if any(all(says(holding, order, each) for each in (*met, answer)) for order in every):
                met.append(answer)
        fewest = min(
            len(order) - left_alone(order) for order in every if all(says(holding, order, each) for each in met)
        )
        found = least_moves(holding, answers)
        assert found.least
        assert set(found.unmet) == set(answers) - set(met)
        assert sorted(found.order) == list(range(len(holding)))
        assert all(says(holding, found.order, each) for each in met)
        assert len(found.order) - left_alone(found.order) == len(found.moved) == fewest
        moved += fewest > 0
        impossible += bool(found.unmet)
    assert moved > 100
    assert impossible > 100


def test_a_list_that_gives_the_answers_stays() -> None:
    holding = np.array([[True, False], [False, True]])
    found = least_moves(holding, [Answer(0, 1)])
    assert (found.order, found.moved, found.unmet) == ((0, 1), (), ())


def test_of_equally_few_moves_the_shortest_is_taken() -> None:
    holding = np.array([[False, True], [True, False], [True, False], [True, False]])
    found = least_moves(holding, [Answer(0, 1)])
    assert found.order == (1, 0, 2, 3)


def test_a_long_list_says_that_its_change_may_not_be_the_least() -> None:
    statements = 30
    holding = np.zeros((statements, statements), dtype=bool)
    np.fill_diagonal(holding, True)  # statement k holds in state k only
    answers = [Answer(k + 1, k) for k in range(statements - 1)]  # the list upside down
    found = least_moves(holding, answers)
    assert not found.least
    assert not found.unmet
    assert found.order == tuple(reversed(range(statements)))
