"""The rule by which answers make a verdict on a claim, against its words and its promised properties."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.questions.answer.standing import VERDICTS, Outcome, Standing, is_tie, standing, verdict
from detente.uncertainty.shares import shares

STANDINGS: tuple[Standing, ...] = ("supports", "opposes", "open")


def outcome(yes: int, tie: int, no: int) -> Outcome:
    """So many draws of each."""
    column = np.repeat([1.0, 0.0, -1.0], [yes, tie, no])
    return Outcome(*shares(np.stack([(column == wanted).astype(float) for wanted in (1, 0, -1)], axis=1)))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["supports", "supports"], "borne out"),
        (["supports", "open"], "leans so"),
        (["supports", "opposes"], "depends"),
        (["supports", "opposes", "open"], "depends"),
        (["opposes", "open"], "leans against"),
        (["opposes"], "not borne out"),
        (["open", "open"], "cannot tell"),
        ([], "cannot tell"),
    ],
)
def test_the_rule_in_its_own_words(found: list[Standing], expected: str) -> None:
    assert verdict(found) == expected


def test_order_and_number_of_alike_answers_do_not_matter() -> None:
    for found in product(STANDINGS, repeat=3):
        assert {verdict(each) for each in permutations(found)} == {verdict(found)}
        assert verdict([*found, *found]) == verdict(found)


def test_a_better_standing_never_worsens_the_verdict() -> None:
    rank = {"opposes": 0, "open": 1, "supports": 2}
    for before in product(STANDINGS, repeat=3):
        for k, better in product(range(3), STANDINGS):
            if rank[better] > rank[before[k]]:
                after = (*before[:k], better, *before[k + 1 :])
                assert VERDICTS.index(verdict(after)) >= VERDICTS.index(verdict(before))


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200), st.integers(0, 100), st.booleans())
def test_a_larger_share_for_the_claim_never_worsens_its_standing(
    yes: int, tie: int, no: int, moved: int, supports: bool
) -> None:
    rank = {"opposes": 0, "open": 1, "supports": 2}
    moved = min(moved, no if supports else yes)
    after = (yes + moved, tie, no - moved) if supports else (yes - moved, tie, no + moved)
    first, second = (standing([outcome(*each)], supports) for each in ((yes, tie, no), after))
    assert rank[second] >= rank[first]


def test_every_reading_has_to_say_so() -> None:
    most, half, few = outcome(90, 0, 10), outcome(50, 0, 50), outcome(10, 0, 90)
    assert standing([most, most]) == "supports"
    assert standing([most, half]) == "open"
    assert standing([most, few]) == "open"
    assert standing([few, few]) == "opposes"
    assert standing([few, few], supports=False) == "supports"
    assert standing([]) == "open"
    assert standing([outcome(0, 0, 0)]) == "open"


def test_an_interval_that_holds_a_half_leaves_it_open() -> None:
    """By hand: Wilson's interval of 55 of 100 is .452 to .644, that of 61 of 100 is .512 to .700."""
    assert standing([outcome(55, 0, 45)]) == "open"
    assert standing([outcome(61, 0, 39)]) == "supports"


def test_a_tie_is_not_a_no() -> None:
    """More in 0 %, less in 0 %, the same in all: nothing speaks against the claim; more in 24 % does not either."""
    same, mostly = outcome(0, 100, 0), outcome(24, 76, 0)
    assert standing([same]) == standing([mostly]) == standing([same], supports=False) == "open"
    assert is_tie([same])
    assert is_tie([mostly])
    assert not is_tie([outcome(40, 30, 30)])
    assert verdict([standing([same])]) == "cannot tell"
