"""Textbook answers under the concepts beyond the classical four. The slow twin is in `tests.graph.definitions`."""

import pytest

from detente.model.conditions import And, Taken
from detente.model.conflict import Infeasibility, Merge
from tests.graph.small import CHICKEN, PRISONERS, STAG_HUNT, equilibria, stable_words, two_by_two, written

COMPROMISE = {"prisoners": ["NN", "YY"], "chicken": ["YY"], "stag hunt": ["YY"]}
GAMES = {"prisoners": PRISONERS, "chicken": CHICKEN, "stag hunt": STAG_HUNT}


@pytest.mark.parametrize("game", GAMES)
def test_compromise_holds_for_those_who_look_far_ahead(game: str) -> None:
    """As in the theory of moves: mutual cooperation is non-myopic in both dilemmas, the mutual threat in neither."""
    assert equilibria(two_by_two(GAMES[game]), "nm") == COMPROMISE[game]


def test_one_more_move_ahead_changes_the_verdict() -> None:
    model = two_by_two(PRISONERS)
    assert [equilibria(model, f"l{h}") for h in (1, 2)] == [["NN"], ["NN", "YY"]]


def test_a_party_gives_something_up_if_it_foresees_that_it_pays() -> None:
    """a's move to YN is worse for a, but then b goes on to YY, which a prefers to NN."""
    model = two_by_two({"a": "YY NN=NY YN", "b": "YY YN NN=NY"})
    assert "NN" in stable_words(model, "l1", "a")
    assert "NN" not in stable_words(model, "l2", "a")


def test_the_mover_reckons_with_the_worst_of_ties() -> None:
    """After a's move b is indifferent between taking its first and its second option; one is good for a, one bad."""
    wants = {"a": "YYN NNN YNN YNY", "b": "YYN=YNY YNN"}
    assert "NNN" in stable_words(written("abb", wants), "l2", "a")
    assert "NNN" not in stable_words(written("abb", {**wants, "b": "YYN YNY YNN"}), "l2", "a")


@pytest.mark.parametrize(("game", "found"), [("prisoners", ["NN", "YY"]), ("chicken", ["NY", "YN", "YY"])])
def test_moves_at_once(game: str, found: list[str]) -> None:
    assert equilibria(two_by_two(GAMES[game]), "sim") == found


def test_an_infeasible_combination_answers_nothing() -> None:
    wants = {"a": "YN NN=NY", "b": "NY NN=YN"}
    both = (Infeasibility(And(Taken(0), Taken(1)), 1),)
    assert "NN" in stable_words(two_by_two({**wants, "a": "YN NN=NY YY"}), "sim", "a")
    assert "NN" not in stable_words(written("ab", wants, infeasible=both), "sim", "a")


def test_who_moves_at_once_does_what_would_pay_alone() -> None:
    """b would hurt a at once, but does not want its move for itself."""
    assert "NN" not in stable_words(two_by_two({"a": "YN NN NY YY", "b": "NN=NY"}), "sim", "a")


def test_moves_at_once_start_from_one_member_of_a_merged_state() -> None:
    """NN and NY are one. a can move from both; b can go back only from NY, where together they lead to YN."""
    merged = (Merge(Taken(1), 0b01),)
    model = written("ab", {"a": "YN NY=NN YY", "b": "NN"}, merges=merged)
    stable_words(model, "sim", "a")  # compares with the definition


def test_one_answer_has_to_pay_and_to_hold() -> None:
    """SEQ rests on an answer that a can escape from, SMR on one that b would not give: SSEQ has none."""
    escape = two_by_two({"a": "YN NY NN YY", "b": "YY YN NN=NY"})
    assert "NN" in stable_words(escape, "seq", "a")
    assert "NN" not in stable_words(escape, "sseq", "a")


def test_prisoners_would_leave_together() -> None:
    model = two_by_two(PRISONERS)
    assert equilibria(model, "cnash") == []
    assert equilibria(model, "cseq") == equilibria(model, "cgmr") == equilibria(model, "csmr") == ["YY"]


def test_a_coalition_passes_through_what_a_member_dislikes() -> None:
    """a goes to YN against its interest, b on to YY, which both want."""
    model = two_by_two({"a": "YY NN YN=NY", "b": "YY NN YN=NY"})
    assert "NN" in equilibria(model, "nash")
    assert equilibria(model, "cnash") == ["YY"]


def test_outsiders_may_need_each_other() -> None:
    """After a's move b and c would each only lose alone; together they gain and a is worse off than before."""
    wants = {"a": "YNN NNN YYY", "b": "NNN YYY YNN YYN=YNY", "c": "NNN YYY YNN YYN=YNY"}
    model = written("abc", wants)
    assert "NNN" in stable_words(model, "cseqc", "a")
    assert "NNN" not in stable_words(model, "cseq", "a")


def test_it_is_enough_that_one_member_is_deterred() -> None:
    """a and b leave together; c can then hurt b only."""
    wants = {"a": "YYN YYY NNN", "b": "YYN NNN YYY", "c": "NNN YYY YYN"}
    model = written("abc", wants)
    assert "NNN" in stable_words(model, "cseq", "a")
    assert "NNN" not in stable_words(model, "cnash", "a")
