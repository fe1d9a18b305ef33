"""Rankings against their definition: the earlier group is better, one group is a tie."""

from random import Random

import numpy as np
import pytest

from detente.model.references import StateReference
from detente.preferences.form import Path
from detente.preferences.ranking import FORM, Ranking, RankingEntry, check, relation
from detente.preferences.relation import graded
from tests.graph.model_draws import draw
from tests.preferences.entries import first_covering, random_references
from tests.preferences.orders import by_definition, compared, signs
from tests.preferences.reading import Reading


def grouped(random: Random, references: list[StateReference]) -> tuple[tuple[StateReference, ...], ...]:
    """The references in their order, cut into groups at random."""
    groups: list[tuple[StateReference, ...]] = []
    for reference in references:
        if groups and random.random() < 0.3:
            groups[-1] = (*groups[-1], reference)
        else:
            groups.append((reference,))
    return tuple(groups)


def test_the_first_entry_that_covers_a_state_gives_its_place() -> None:
    for k in range(80):
        random = Random(f"ranking {k}")
        model = draw(random, 3)
        references = random_references(random, model)
        groups = grouped(random, references)
        place = [g for g, group in enumerate(groups) for _ in group]
        group_of = {code: place[entry] for code, entry in first_covering(references, model).items()}
        expected = by_definition(lambda s, t: compared(group_of[t], group_of[s]), model.states)  # noqa: B023
        assert signs(relation(Ranking(groups, ()), model.states), model.states) == expected


def read(*ranking: str | list[str]) -> tuple[Ranking, Reading]:
    reading = Reading()
    value = FORM.build(RankingEntry.model_validate({"ranking": list(ranking)}), reading, ())
    assert isinstance(value, Ranking)
    return value, reading


@pytest.mark.parametrize(
    ("ranking", "best_first"),
    [
        (["YN", "rest", "NY"], [{"YN"}, {"NN", "YY"}, {"NY"}]),
        (["rest", "YN"], [{"NN", "NY", "YY"}, {"YN"}]),
        ([["YN", "NY"], "rest"], [{"YN", "NY"}, {"NN", "YY"}]),
        (["(A)", "YY", "(not A)"], [{"YN", "YY"}, {"NN", "NY"}]),
        (["YY", ["rest", "NN"], "(A)"], [{"YY"}, {"NN", "NY"}, {"YN"}]),
    ],
)
def test_groups_in_their_order(ranking: list[str | list[str]], best_first: list[set[str]]) -> None:
    value, reading = read(*ranking)
    states = reading.states
    rank = relation(value, states).rank
    levels = sorted(set(rank), reverse=True)
    assert [{states.word(row) for row in range(4) if rank[row] == level} for level in levels] == best_first


@pytest.mark.parametrize(
    ("ranking", "found"),
    [
        (["(A)", "rest"], []),
        (["(A)", ["NN", "YN"], "rest"], [("W321", ("ranking", 1, 1))]),
        (["(A)", "NN"], [("E322", ())]),
        (["rest", "(A)", ["NN", "rest"]], [("E323", ("ranking", 2, 1))]),
    ],
)
def test_what_is_wrong_is_found_with_its_place(ranking: list[str | list[str]], found: list[tuple[str, Path]]) -> None:
    value, reading = read(*ranking)
    assert [(finding.code, finding.path) for finding in check(value, reading.states)] == found


def test_a_reference_to_nothing_is_an_error() -> None:
    value, _ = read("YY", "rest")
    only = Reading("ABC").states
    assert "E320" not in {finding.code for finding in check(value, only)}
    nowhere, reading = read("(A)", "(not A)")
    half = type(reading.states)(reading.states.codes[:2], reading.states.judged_as[:2], 2)
    assert [(finding.code, finding.path) for finding in check(nowhere, half)] == [("E320", ("ranking", 0))]


def test_an_empty_list_is_reported() -> None:
    _, reading = read()
    assert reading.reported == [("E310", ("ranking",))]


def test_marks_between_entries_say_how_strongly() -> None:
    """A strong gap separates whatever stands on its two sides; the order itself stays as it was."""
    gaps = (1, 3, 2)
    ranks = graded(np.array([0, 1, 2, 3, 1]), gaps)
    assert [list(level) for level in (ranks.rank, *ranks.coarser)] == [
        [0, -1, -2, -3, -1],
        [0, 0, -1, -2, 0],
        [0, 0, -1, -1, 0],
    ]
