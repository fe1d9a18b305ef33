"""Types, states and what cannot be asked."""

import pytest

from detente.analyses.setting import row_of, setting_of, type_combinations
from detente.errors import Unanswerable
from detente.files.read import read_text
from tests.analyses.texts import scenario_text

TYPED = scenario_text(
    parties="{a: {name: Ay, types: {mild: 0.4, hard: rest}}, b: {name: Bee, types: {one: 0.5, two: rest}}}",
    preferences="{a/mild: [Y, X], a/hard: [not X, Y], b: [X, not Y]}",
    infeasible="[X and Y]",
)


def codes(raised: pytest.ExceptionInfo[Unanswerable]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_only_types_that_change_wishes_are_combined() -> None:
    combinations = list(type_combinations(read_text(TYPED, "t").scenario))
    assert combinations == [{"a": "mild", "b": "one"}, {"a": "hard", "b": "one"}]


def test_the_reference_type_is_the_default() -> None:
    assert setting_of(read_text(TYPED, "t").scenario).types == {"a": "mild", "b": "one"}


def test_unknown_type() -> None:
    with pytest.raises(Unanswerable) as raised:
        setting_of(read_text(TYPED, "t").scenario, {"a": "odd", "z": "mild"})
    assert codes(raised) == ["E902", "E902"]


@pytest.mark.parametrize(("text", "code"), [("elsewhere", "E903"), ("Y", "E903"), ("YNY", "E903"), ("YY", "E904")])
def test_states_that_are_not_there(text: str, code: str) -> None:
    with pytest.raises(Unanswerable) as raised:
        row_of(setting_of(read_text(TYPED, "t").scenario), text)
    assert codes(raised) == [code]


def test_states_by_name_and_word() -> None:
    setting = setting_of(read_text(TYPED, "t").scenario)
    assert setting.word(row_of(setting, "now")) == "NN"
    assert setting.word(row_of(setting, "NY")) == "NY"


def test_unknown_pairs_are_refused_with_the_party() -> None:
    text = scenario_text(preferences="{a: {pairs: [YN > NN]}, b: [X, not Y]}")
    with pytest.raises(Unanswerable) as raised:
        setting_of(read_text(text, "t").scenario)
    assert codes(raised) == ["E910"]


def test_nothing_to_analyse() -> None:
    issue = "{q: {name: Q, scale: 0..1, positions: {a: {position: 0, salience: 1}, b: {position: 1, salience: 1}}}}"
    text = f"detente: 1\nid: t\ntitle: T\nparties: {{a: {{name: A}}, b: {{name: B}}}}\nissues: {issue}\n"
    with pytest.raises(Unanswerable) as raised:
        setting_of(read_text(text, "t").scenario)
    assert codes(raised) == ["E901"]
