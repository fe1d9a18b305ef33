"""Exchanges and packages: what a swap must do by its definition, a loop over all swaps, and small tables by hand."""

from fractions import Fraction as F
from itertools import permutations

import numpy as np
import pytest

from detente.bargaining.exchange import Table, exchanged, table_of
from detente.bargaining.issue import IssueInput
from detente.bargaining.packages import acceptance
from tests.bargaining.random_issues import issue

Swap = tuple[int, int, int, int]


def several(random: np.random.Generator, count: int, actors: int) -> tuple[IssueInput, ...]:
    drawn = (issue(random, actors=actors) for _issue in range(4 * count))
    return tuple(each for each in drawn if each.weight.sum() > 0)[:count]


def looped(table: Table) -> list[F]:
    """The outcomes after all swaps, exactly: each swap of the definition, the most gainful first."""
    x, s, w = ([[F(float(v)) for v in row] for row in each] for each in (table.position, table.salience, table.weight))
    issues, actors = range(len(x)), range(len(x[0]))
    total = [sum(w[p], F(0)) for p in issues]
    outcome = [sum((a * b for a, b in zip(w[p], x[p], strict=True)), F(0)) / total[p] for p in issues]
    swaps: dict[Swap, tuple[F, F, F]] = {}
    for (p, q), (i, j) in ((pq, ij) for pq in permutations(issues, 2) for ij in permutations(actors, 2)):
        opposed = all((x[k][i] - outcome[k]) * (x[k][j] - outcome[k]) < 0 for k in (p, q))
        if not opposed or w[p][i] == 0 or w[q][j] == 0 or s[p][i] * s[q][j] >= s[q][i] * s[p][j]:
            continue
        most_p, most_q = abs(x[p][i] - x[p][j]) * w[p][i] / total[p], abs(x[q][i] - x[q][j]) * w[q][j] / total[q]
        d_p = min(most_p, most_q * (s[q][i] + s[q][j]) / (s[p][i] + s[p][j]))
        d_q = d_p * (s[p][i] + s[p][j]) / (s[q][i] + s[q][j])
        gain = s[q][i] * d_q - s[p][i] * d_p
        assert gain == s[p][j] * d_p - s[q][j] * d_q
        swaps[p, q, i, j] = gain, d_p, d_q
    free = {(p, i) for p in issues for i in actors}
    for (p, q, i, j), (gain, d_p, d_q) in sorted(swaps.items(), key=lambda swap: -swap[1][0]):
        used = {(p, i), (p, j), (q, i), (q, j)}
        if gain > 0 and used <= free:
            free -= used
            outcome[p] += d_p if x[p][j] > x[p][i] else -d_p
            outcome[q] += d_q if x[q][i] > x[q][j] else -d_q
    return outcome


def test_outcomes_are_those_of_a_loop_over_all_swaps() -> None:
    random = np.random.default_rng(12)
    traded = 0
    for _number in range(60):
        shape = (3, 5)
        table = Table(tuple("abcde"), random.random(shape), random.random(shape), random.random(shape))
        after, made = exchanged(table)
        assert after.outcome == pytest.approx([float(x) for x in looped(table)], abs=1e-9)
        traded += bool(made)
    assert traded > 40


def test_both_sides_gain_alike_and_no_place_is_used_twice() -> None:
    random = np.random.default_rng(13)
    seen = 0
    for _number in range(100):
        table = table_of(several(random, 3, 5))
        _after, made = exchanged(table)
        used = [(k, a) for each in made for k in (each.gives, each.takes) for a in (each.first, each.second)]
        assert len(used) == len(set(used))
        share = table.weight / table.weight.sum(axis=1, keepdims=True)
        for each in made:
            given = abs(each.first_goes - table.position[each.gives, each.first]) * share[each.gives, each.first]
            taken = abs(each.second_goes - table.position[each.takes, each.second]) * share[each.takes, each.second]
            s = table.salience
            first = s[each.takes, each.first] * taken - s[each.gives, each.first] * given
            second = s[each.gives, each.second] * given - s[each.takes, each.second] * taken
            assert first == pytest.approx(second, abs=1e-9)
            assert first == pytest.approx(each.gain, abs=1e-9)
            seen += 1
    assert seen > 50


def two_issues(reference: float | None) -> tuple[IssueInput, IssueInput]:
    """Two actors, each of whom cares about one issue more than about the other."""
    veto = np.array([True, True])
    first = IssueInput(("a", "b"), np.array([0.0, 10.0]), np.array([0.9, 0.3]), np.ones(2), 0.0, 10.0, reference, veto)
    second = IssueInput(("a", "b"), np.array([0.0, 10.0]), np.array([0.3, 0.9]), np.ones(2), 0.0, 10.0, reference, veto)
    return first, second


def test_each_gets_its_way_where_it_cares_more() -> None:
    after, made = exchanged(table_of(two_issues(None)))
    assert len(made) == 1
    assert after.outcome == pytest.approx([0, 1])


def test_a_package_can_be_accepted_where_no_issue_alone_is() -> None:
    issues = two_issues(5.0)
    swapped = acceptance(issues, [0.0, 10.0])
    assert swapped.accepted
    assert swapped.gain == pytest.approx({"a": 0.9 * 0.5 - 0.3 * 0.5, "b": 0.9 * 0.5 - 0.3 * 0.5})
    assert acceptance(issues, [0.0, 5.0]).refusing == ("b",)
    assert acceptance(issues, [5.0, 5.0]).refusing == ("a", "b")
    assert acceptance(two_issues(None), [0.0, 10.0]).unknown == (0, 1)
