"""What holds for every preference form, present and future: it is enough to be listed in FORMS."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from detente.model.conditions import Taken
from detente.model.conflict import Conflict, Merge, Option
from detente.model.states import States, feasible_states
from detente.model.texts import Text
from detente.preferences import FORMS, Form, form_of, relation_of
from detente.preferences.relation import PartialOrder, Ranks
from tests.preferences.orders import judged_alike, signs
from tests.preferences.reading import Reading

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)

# The same order in every form: YY best, then YN, then NY, then NN.
SAME_ORDER: dict[str, Any] = {
    "statements": ["A", "B"],
    "ranking": ["YY", "YN", "NY", "NN"],
    "weights": [{"wants": "A", "weight": 2}, {"wants": "B", "weight": 1}],
    "payoffs": {"YY": 9, "YN": 0.5, "NY": 0, "rest": -3},
    "pairs": ["YY > YN", "YN > NY", "NY > NN"],
}


def read(form: Form, reading: Reading) -> Any:
    entry = form.entry.model_validate({form.name: SAME_ORDER[form.name], "source": "survey"})
    return form.build(entry, reading, ("preferences", "p"))


def merged() -> States:
    """All states with A are one, shown as YY."""
    options = tuple(Option(name, "p", Text(name)) for name in "AB")
    return feasible_states(Conflict(options, merges=(Merge(Taken(0), 0b11),)))


def test_every_form_has_an_example_here() -> None:
    assert {form.name for form in FORMS} == set(SAME_ORDER)


@EVERY_FORM
def test_the_same_order_can_be_written(form: Form) -> None:
    reading = Reading()
    relation = relation_of(read(form, reading), reading.states)
    best_first = [0b11, 0b10, 0b01, 0b00]
    expected = {
        (s, t): ">" if best_first.index(s) < best_first.index(t) else "<" for s in range(4) for t in range(4) if s != t
    }
    assert signs(relation, reading.states) == expected
    assert reading.reported == []


@EVERY_FORM
def test_the_form_of_a_value_is_found(form: Form) -> None:
    value = read(form, Reading())
    assert isinstance(value, form.value)
    assert form_of(value) is form
    assert hash(value) == hash(read(form, Reading())), "values are frozen"


@EVERY_FORM
def test_nothing_is_wrong_with_the_example(form: Form) -> None:
    reading = Reading()
    assert list(form.check(read(form, reading), reading.states)) == []


@EVERY_FORM
def test_the_list_keeps_its_provenance(form: Form) -> None:
    assert read(form, Reading()).provenance.sources == ("survey",)


@EVERY_FORM
def test_members_of_a_merged_state_are_judged_alike(form: Form) -> None:
    reading = Reading()
    value = read(form, reading)
    relation = relation_of(value, merged())
    assert judged_alike(relation, merged())
    if form.name != "pairs":  # YY > YN then says that the merged state is better than itself
        assert signs(relation, merged())[0b11, 0b01] == ">"


@EVERY_FORM
def test_an_order_has_its_shape(form: Form) -> None:
    relation = relation_of(read(form, Reading()), Reading().states)
    assert isinstance(relation, Ranks | PartialOrder)
    if isinstance(relation, Ranks):
        assert relation.rank.shape == (4,)
        assert relation.rank.dtype == np.int64
    else:
        blocks = len(relation.better)
        assert relation.block.shape == (4,)
        assert relation.better.shape == relation.equal.shape == (blocks, blocks)


@EVERY_FORM
@pytest.mark.parametrize(
    "entry",
    [{}, {"unknown": 1}, {"confidence": "sure"}, {"source": 3}],
    ids=["nothing", "unknown key", "confidence", "source"],
)
def test_what_the_file_may_not_hold_is_refused(form: Form, entry: dict[str, object]) -> None:
    whole = {form.name: SAME_ORDER[form.name], **entry} if entry else {}
    with pytest.raises(ValidationError):
        form.entry.model_validate(whole)


@EVERY_FORM
def test_an_empty_list_is_reported(form: Form) -> None:
    reading = Reading()
    empty: object = {} if isinstance(SAME_ORDER[form.name], dict) else []
    form.build(form.entry.model_validate({form.name: empty}), reading, ("preferences", "p"))
    assert reading.reported == [("E310", ("preferences", "p", form.name))]
