"""Circles among answers, against every way through a few states."""

from itertools import pairwise, permutations
from random import Random

from detente.graph.elicitation.answers import Answer, circle, implied


def contradictory(answers: list[Answer], states: int) -> bool:
    """Whether no ranking of the states with ties gives every answer: all rankings are tried."""
    return not any(
        all(rank[a.better] == rank[a.worse] if a.equal else rank[a.better] > rank[a.worse] for a in answers)
        for rank in _rankings(states)
    )


def _rankings(states: int) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [()]
    for _ in range(states):
        found = [(*rank, level) for rank in found for level in range(states)]
    return found


def drawn(random: Random) -> list[Answer]:
    answers = []
    for _ in range(random.randint(1, 6)):
        better, worse = random.sample(range(4), 2)
        answers.append(Answer(better, worse, random.random() < 0.3))
    return answers


def test_a_circle_is_found_where_no_ranking_gives_the_answers() -> None:
    random = Random("circles")
    circles = 0
    for _ in range(300):
        answers = drawn(random)
        taken: list[Answer] = []
        for answer in answers:
            found = circle(taken, answer)
            assert bool(found) == contradictory([*taken, answer], 4)
            if found:
                circles += 1
                assert found[0] == found[-1]
                steps = set(pairwise(found))
                every = [*taken, answer]
                strict = {(a.better, a.worse) for a in every if not a.equal}
                equal = {two for a in every if a.equal for two in ((a.better, a.worse), (a.worse, a.better))}
                assert steps <= strict | equal
                assert steps & strict
            else:
                taken.append(answer)
    assert circles > 30


def test_what_answers_settle_is_known() -> None:
    answers = [Answer(0, 1), Answer(1, 2), Answer(2, 3, equal=True)]
    settled = {(a, b) for a, b in permutations(range(5), 2) if implied(answers, a, b)}
    assert settled == {(a, b) for a, b in permutations(range(4), 2)}
