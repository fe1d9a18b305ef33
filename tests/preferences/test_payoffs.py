"""Payoffs against their definition: a state has the number of the first entry that covers it."""

from random import Random

from detente.model.ranges import Range
from detente.preferences.payoffs import FORM, Payoff, Payoffs, PayoffsEntry, check, relation
from tests.graph.model_draws import draw
from tests.preferences.entries import first_covering, random_references
from tests.preferences.orders import by_definition, compared, signs
from tests.preferences.reading import Reading


def test_the_first_entry_that_covers_a_state_counts() -> None:
    for k in range(60):
        random = Random(f"payoffs {k}")
        model = draw(random, 3)
        references = random_references(random, model)
        numbers = [random.randrange(-3, 4) / 2 for _ in references]
        payoffs = zip(references, numbers, strict=True)
        value = Payoffs(tuple(Payoff(reference, Range.fixed(number)) for reference, number in payoffs))
        worth = {code: numbers[entry] for code, entry in first_covering(references, model).items()}
        expected = by_definition(lambda s, t: compared(worth[s], worth[t]), model.states)  # noqa: B023
        assert signs(relation(value, model.states), model.states) == expected


def test_only_the_order_of_central_values_counts() -> None:
    reading = Reading()
    entry = PayoffsEntry.model_validate(
        {"payoffs": {"YY": {"value": "2..4", "confidence": "judgement"}, "(A)": -1.5, "rest": "0..0.5..9"}}
    )
    value = FORM.build(entry, reading, ())
    assert [payoff.value.central for payoff in value.payoffs] == [3, -1.5, 0.5]
    assert relation(value, reading.states).rank.tolist() == [1, 1, 0, 2]
    assert list(check(value, reading.states)) == []
    assert reading.reported == []


def test_what_is_wrong_is_found_with_its_entry() -> None:
    reading = Reading()
    entry = PayoffsEntry.model_validate({"payoffs": {"(A)": 1, "YY": 2}})
    found = list(check(FORM.build(entry, reading, ()), reading.states))
    assert [(finding.code, finding.path) for finding in found] == [("W321", ("payoffs", "YY")), ("E322", ())]
    FORM.build(PayoffsEntry.model_validate({"payoffs": {}}), reading, ())
    assert reading.reported == [("E310", ("payoffs",))]
