"""Symmetric metarationality: GMR, and the party cannot move out of the answer. The slow twin is `Twin.smr`."""

import pytest

from detente.model.conditions import Or, Taken
from detente.model.conflict import Merge
from tests.graph.small import CHICKEN, PRISONERS, STAG_HUNT, equilibria, stable_words, two_by_two, written


@pytest.mark.parametrize(
    ("best_first", "expected"),
    [(PRISONERS, ["NN", "YY"]), (CHICKEN, ["NY", "YN", "YY"]), (STAG_HUNT, ["NN", "YY"])],
)
def test_textbook_games(best_first: dict[str, str], expected: list[str]) -> None:
    assert equilibria(two_by_two(best_first), "smr") == expected


def test_an_answer_that_the_party_can_leave_for_something_better_is_none() -> None:
    escape = written("ab", {"a": "YN NY NN YY", "b": ""})
    assert "NN" in stable_words(escape, "gmr", "a")
    assert "NN" not in stable_words(escape, "smr", "a")


def test_a_way_out_that_is_as_good_as_the_state_does_not_matter() -> None:
    assert "NN" in stable_words(written("ab", {"a": "YN NN=NY YY", "b": ""}), "smr", "a")


def test_another_answer_may_hold_the_party_where_the_worst_does_not() -> None:
    """After YNN, YYY is worst for a but can be left for the good NYY; YNY is bad enough and has no such way out."""
    model = written("abb", {"a": "NYY YNN YYN NYN NNN YNY=NNY YYY", "b": ""})
    assert "NNN" in stable_words(model, "smr", "a")


def test_the_way_out_respects_one_way_options() -> None:
    escape = {"a": "YN NY NN YY", "b": ""}
    assert "NN" in stable_words(written("ab", escape, one_way={0: "no"}), "smr", "a")


def test_a_return_to_the_state_itself_can_be_left_again() -> None:
    war = (Merge(Or(Taken(0), Taken(1)), 0b11),)
    model = written("ab", {"a": "NN YY", "b": "YY NN"}, merges=war)
    assert "YY" in stable_words(model, "gmr", "a")
    assert "YY" not in stable_words(model, "smr", "a")
