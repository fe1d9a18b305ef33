"""Sequential stability: the others answer by improvements of their own. The slow twin is `Twin.seq`."""

import pytest

from tests.graph.small import CHICKEN, PRISONERS, STAG_HUNT, equilibria, stable_words, two_by_two, written


@pytest.mark.parametrize(
    ("best_first", "expected"),
    [(PRISONERS, ["NN", "YY"]), (CHICKEN, ["NY", "YN"]), (STAG_HUNT, ["NN", "YY"])],
)
def test_textbook_games(best_first: dict[str, str], expected: list[str]) -> None:
    assert equilibria(two_by_two(best_first), "seq") == expected


def test_nobody_answers_at_its_own_cost_or_for_nothing() -> None:
    wants = "YN NN NY YY"
    assert "NN" in stable_words(two_by_two({"a": wants, "b": "YY YN"}), "seq", "a")
    assert "NN" not in stable_words(two_by_two({"a": wants, "b": "YN=YY"}), "seq", "a")
    assert "NN" not in stable_words(two_by_two({"a": wants, "b": "YN YY"}), "seq", "a")


def test_a_party_may_move_again_after_another() -> None:
    """Only YNY answers. c does not want to go there at once, but b, c, b lead there and each move pays its mover."""
    wants = {"a": "YNN YYN YYY NNN YNY", "b": "YNY YYY YYN YNN", "c": "YYY YYN YNN YNY"}
    assert "NNN" in stable_words(written("abc", wants), "seq", "a")


def test_each_move_is_judged_from_where_it_is_made() -> None:
    """b goes to YYN and c on to YYY, which b likes less than YNN: it still counts, for b moves first."""
    wants = {"a": "YNN YYN NNN YYY", "b": "YYN YNN YYY", "c": "YYY YYN"}
    assert "NNN" in stable_words(written("abc", wants), "seq", "a")


def test_an_improvement_of_the_mover_itself_is_not_an_answer() -> None:
    """From YN the mover could go back to NN, but only the others answer."""
    assert "NN" not in stable_words(two_by_two({"a": "YN NN NY=YY", "b": "YN YY"}), "seq", "a")


def test_it_neither_implies_smr_nor_is_implied() -> None:
    escape = two_by_two({"a": "YN NY NN YY", "b": "YY YN NN=NY"})
    assert "NN" in stable_words(escape, "seq", "a")
    assert "NN" not in stable_words(escape, "smr", "a")
    unwilling = two_by_two({"a": "YN NN NY YY", "b": "YN YY"})
    assert "NN" not in stable_words(unwilling, "seq", "a")
    assert "NN" in stable_words(unwilling, "smr", "a")
