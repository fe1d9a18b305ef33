"""General metarationality: the others can answer by any moves. The slow twin is `Twin.gmr`."""

import pytest

from detente.model.conditions import And, Not, Or, Taken
from detente.model.conflict import Blocked, Merge
from tests.graph.small import CHICKEN, PRISONERS, STAG_HUNT, equilibria, stable_words, two_by_two, written


@pytest.mark.parametrize(
    ("best_first", "expected"),
    [(PRISONERS, ["NN", "YY"]), (CHICKEN, ["NY", "YN", "YY"]), (STAG_HUNT, ["NN", "YY"])],
)
def test_textbook_games(best_first: dict[str, str], expected: list[str]) -> None:
    assert equilibria(two_by_two(best_first), "gmr") == expected


def test_an_answer_may_hurt_whoever_gives_it() -> None:
    spiteful = written("ab", {"a": "YN NN YY NY", "b": "YN NN NY=YY"})
    assert "NN" in stable_words(spiteful, "gmr", "a")
    assert "NN" not in stable_words(spiteful, "seq", "a")


def test_an_answer_that_leaves_the_mover_as_well_off_is_one() -> None:
    assert "NN" in stable_words(written("ab", {"a": "YN NN=YY", "b": ""}), "gmr", "a")
    assert "NN" not in stable_words(written("ab", {"a": "YN YY NN", "b": ""}), "gmr", "a")


def test_a_party_may_move_again_after_another() -> None:
    """Only YNY answers, and from YNN it is reached by b, c, b alone."""
    no_shortcut = (Blocked("c", Not(Taken(1)), And(Not(Taken(1)), Taken(2))),)
    model = written("abc", {"a": "YNN YYN YYY NNN YNY", "b": "", "c": ""}, blocked=no_shortcut)
    assert "NNN" in stable_words(model, "gmr", "a")


def test_nobody_moves_twice_in_a_row() -> None:
    """Only YYY answers; b may not go there at once, and in between nobody else moves."""
    at_once = (Blocked("b", And(Not(Taken(1)), Not(Taken(2))), And(Taken(1), Taken(2))),)
    wants = {"a": "YNN YNY YYN NNN YYY", "b": ""}
    assert "NNN" not in stable_words(written("abb", wants, blocked=at_once), "gmr", "a")
    assert "NNN" in stable_words(written("abb", wants), "gmr", "a")


def test_returning_to_the_state_itself_is_an_answer() -> None:
    """Only a merge makes this possible: the mover's own option stays changed until somebody restores it."""
    war = (Merge(Or(Taken(0), Taken(1)), 0b11),)
    assert "YY" in stable_words(written("ab", {"a": "NN YY", "b": "YY NN"}, merges=war), "gmr", "a")


def test_the_others_of_a_party_alone_are_nobody() -> None:
    assert stable_words(written("aa", {"a": "YN NN YY NY"}), "gmr", "a") == {"YN"}
