"""States: words and codes, which are feasible, which are one."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, strategies

from detente.errors import Unanswerable
from detente.model import states as module
from detente.model.conditions import And, Not, Or, Taken
from detente.model.conflict import Conflict, Infeasibility, Merge, Option
from detente.model.references import AllWhere, OneState, Rest, StateReference, covered
from detente.model.states import OPTION_LIMIT, code, column, estimated_count, feasible_states, where, word
from detente.model.texts import Text
from tests.graph.model_draws import draw

A, B, C = Taken(0), Taken(1), Taken(2)


def conflict(count: int = 3, now: str = "", **rules: object) -> Conflict:
    taken = [letter == "Y" for letter in now] or [False] * count
    options = tuple(Option(f"o{k}", "p", Text(f"option {k}"), taken[k]) for k in range(count))
    return replace(Conflict(options), **rules)  # type: ignore[arg-type]


@given(strategies.text("YN", min_size=1, max_size=24))
def test_words_and_codes_translate_into_each_other(letters: str) -> None:
    assert word(code(letters), len(letters)) == letters


@given(strategies.lists(strategies.text("YN", min_size=5, max_size=5), min_size=2))
def test_codes_are_in_the_order_of_words(words: list[str]) -> None:
    assert sorted(words) == [word(number, 5) for number in sorted(map(code, words))]


def test_the_first_option_is_the_first_letter() -> None:
    codes = np.array([code("YNN"), code("NNY")], dtype=np.int32)
    assert column(codes, 0, 3).tolist() == [True, False]
    assert column(codes, 2, 3).tolist() == [False, True]
    assert conflict().bit(0) == code("YNN")


def test_status_quo_and_switched() -> None:
    case = conflict(now="NYN")
    assert word(case.status_quo, 3) == "NYN"
    assert word(case.switched(case.status_quo, on=("o0", "o2"), off=("o1",)), 3) == "YNY"
    assert case.controlled_by("p") == (0, 1, 2)
    assert case.controlled_by("nobody") == ()


def test_without_rules_every_state_is_feasible() -> None:
    found = feasible_states(conflict())
    assert found.codes.tolist() == list(range(8))
    assert found.codes.dtype == np.int32
    assert found.count == len(found) == 8


def test_a_conflict_without_options_has_one_state() -> None:
    found = feasible_states(Conflict())
    assert found.codes.tolist() == [0]
    assert found.word(0) == ""


def test_a_state_in_which_any_condition_holds_is_not_feasible() -> None:
    rules = (Infeasibility(And(A, B), 1), Infeasibility(And(Not(B), C), 2))
    found = feasible_states(conflict(infeasible=rules))
    assert [found.word(row) for row in range(len(found))] == ["NNN", "NYN", "NYY", "YNN"]
    assert found.row(code("NYN")) == 1
    assert found.row(code("YYY")) is None
    assert found.row(code("NNY")) is None


def test_merged_states_are_one() -> None:
    found = feasible_states(conflict(merges=(Merge(And(A, B), code("YYN")), Merge(And(Not(A), C), code("NYY")))))
    assert found.count == 6
    assert len(found) == 8
    assert found.row(code("YYY")) == found.row(code("YYN")) == code("YYN")
    assert found.row(code("NNY")) == code("NYY")
    assert [found.word(int(row)) for row in found.shown] == ["NNN", "NYN", "NYY", "YNN", "YNY", "YYN"]
    assert found.judged_codes[code("NNY")] == code("NYY")


def test_conditions_are_judged_by_the_merged_state() -> None:
    found = feasible_states(conflict(merges=(Merge(A, code("YNN")),)))
    assert found.where(C).tolist() == [False, True, False, True, False, False, False, False]
    assert where(C, found.codes, 3).sum() == 4
    assert found.taken(0).sum() == 4


@pytest.mark.parametrize(
    "merges",
    [
        (Merge(A, code("YNN")), Merge(B, code("NYN"))),
        (Merge(A, code("NNN")),),
        (Merge(And(A, B), code("YYY")),),
    ],
    ids=["overlap", "shown as an outsider", "shown as what is not feasible"],
)
def test_a_merge_that_makes_no_sense_is_refused(merges: tuple[Merge, ...]) -> None:
    with pytest.raises(ValueError, match="merge"):
        feasible_states(conflict(merges=merges, infeasible=(Infeasibility(And(A, And(B, C)), 1),)))


def test_too_many_options_are_refused() -> None:
    with pytest.raises(Unanswerable, match="E934"):
        feasible_states(conflict(OPTION_LIMIT + 1))


def test_enumeration_in_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [draw(Random(k), 3).conflict for k in range(40)]
    whole = [feasible_states(case) for case in cases]
    monkeypatch.setattr(module, "CHUNK", 8)
    for case, expected in zip(cases, whole, strict=True):
        np.testing.assert_array_equal(feasible_states(case).codes, expected.codes)
        np.testing.assert_array_equal(feasible_states(case).judged_as, expected.judged_as)


def test_feasible_and_merged_states_agree_with_the_definitions() -> None:
    for k in range(100):
        model = draw(Random(f"states {k}"), 3)
        assert set(map(int, model.states.codes)) == model.twin.codes
        shown = zip(map(int, model.states.codes), map(int, model.states.judged_codes), strict=True)
        assert dict(shown) == model.twin.shown_as


def test_the_estimate_is_exact_where_the_sample_is_everything_and_near_elsewhere() -> None:
    rules = (Infeasibility(And(A, B), 1),)
    assert estimated_count(conflict(3, infeasible=rules), sample=8) == 6
    large = conflict(20, infeasible=(*rules, Infeasibility(Or(C, Taken(19)), 2)))
    assert estimated_count(large, sample=1 << 12) == pytest.approx(len(feasible_states(large)), rel=0.02)


def test_references() -> None:
    found = feasible_states(
        conflict(merges=(Merge(And(A, B), code("YYN")),), infeasible=(Infeasibility(And(Not(A), C), 1),))
    )

    def words(reference: StateReference) -> list[str]:
        return [found.word(int(row)) for row in np.flatnonzero(covered(reference, found))]

    assert words(StateReference("NYN", OneState(code("NYN")))) == ["NYN"]
    assert words(StateReference("YYY", OneState(code("YYY")))) == ["YYN", "YYY"]
    assert words(StateReference("NNY", OneState(code("NNY")))) == []
    assert words(StateReference("(o1)", AllWhere(B))) == ["NYN", "YYN", "YYY"]
    assert words(StateReference("rest", Rest())) == []
