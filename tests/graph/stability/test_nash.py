"""Nash: there is no improvement. The slow twin is `Twin.nash`."""

import pytest

from tests.graph.small import CHICKEN, PRISONERS, STAG_HUNT, equilibria, stable_words, two_by_two, written


@pytest.mark.parametrize(
    ("best_first", "expected"),
    [(PRISONERS, ["NN"]), (CHICKEN, ["NY", "YN"]), (STAG_HUNT, ["NN", "YY"])],
)
def test_textbook_games(best_first: dict[str, str], expected: list[str]) -> None:
    assert equilibria(two_by_two(best_first), "nash") == expected


def test_a_tie_is_no_improvement() -> None:
    assert stable_words(written("a", {"a": "N=Y"}), "nash", "a") == {"N", "Y"}


def test_a_state_that_cannot_be_left_is_stable() -> None:
    assert stable_words(written("a", {"a": "N Y"}, one_way={0: "no"}), "nash", "a") == {"N", "Y"}
    assert stable_words(written("a", {"a": "Y N"}, one_way={0: "off_only"}), "nash", "a") == {"N", "Y"}


def test_several_options_change_in_one_move() -> None:
    assert stable_words(written("aa", {"a": "YY NN NY=YN"}), "nash", "a") == {"YY"}
