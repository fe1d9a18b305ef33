"""Lists that answers make, against the definitions; lists of analysts by type."""

from itertools import permutations
from random import Random

import pytest

from detente.analyses.setting import setting_of
from detente.analyses.wishes.chosen import key_of, with_lists
from detente.analyses.wishes.doubt import pairs_of
from detente.analyses.wishes.repaired import repaired
from detente.errors import Unanswerable
from detente.files.read import read_text
from detente.graph.elicitation.answers import Answer
from detente.model.conditions import Condition
from detente.model.scenario import Scenario
from detente.model.states import States, feasible_states
from detente.preferences.pairs import Pairs
from detente.preferences.statements import Statement, Statements
from tests.analyses.texts import scenario_text
from tests.graph.model_draws import condition
from tests.graph.twin import true_in

OPTIONS = "{X: {party: a, name: helps}, Y: {party: b, name: pays}, Z: {party: b, name: waits}}"
SCENARIO = read_text(scenario_text(options=OPTIONS), "small").scenario
STATES = feasible_states(SCENARIO.conflict)


def says(wants: list[Condition], answer: Answer, states: States = STATES) -> bool:
    """Whether a list of conditions compares two states as answered, the first difference deciding."""
    codes = [int(states.codes[row]) for row in (answer.better, answer.worse)]
    a, b = ([true_in(each, code, states.options) for each in wants] for code in codes)
    return a == b if answer.equal else a > b


def drawn(random: Random) -> tuple[Statements, list[Answer]]:
    """Up to four statements, and answers that some ranking without ties gives."""
    wants = [condition(random, 3, random.choice((1, 2))) for _ in range(random.randint(1, 4))]
    hidden = random.sample(range(len(STATES)), len(STATES))
    answers = []
    for _ in range(random.randint(1, 3)):
        a, b = random.sample(range(len(STATES)), 2)
        answers.append(Answer(a, b) if hidden[a] > hidden[b] else Answer(b, a))
    return Statements(tuple(Statement(each, str(k)) for k, each in enumerate(wants))), answers


def test_the_list_gives_every_answer_and_is_lengthened_only_if_no_order_does() -> None:
    random = Random("repaired")
    lengthened = 0
    for _ in range(300):
        wishes, answers = drawn(random)
        made = repaired(SCENARIO, wishes, STATES, answers, range(len(STATES)))
        assert isinstance(made.wishes, Statements)
        new = [statement.wants for statement in made.wishes.statements]
        assert all(says(new, answer) for answer in answers if answer not in made.unmet)
        assert not made.unmet
        written = [statement.wants for statement in wishes.statements]
        possible = any(all(says(list(order), answer) for answer in answers) for order in permutations(written))
        assert bool(made.added) != possible
        assert sorted(k for k in made.order if k >= 0) == list(range(len(written)))
        assert len(made.order) == len(written) + len(made.added)
        lengthened += not possible
    assert 50 < lengthened < 290


def test_two_that_should_be_equal_cannot_be_made_so() -> None:
    wishes = SCENARIO.wishes_of("a")
    assert wishes is not None
    answer = Answer(0, 2, equal=True)
    made = repaired(SCENARIO, wishes, STATES, [answer], range(len(STATES)))
    assert made.unmet == (answer,)
    assert made.is_as_written


def test_as_few_pairs_as_possible_give_way() -> None:
    text = scenario_text(preferences="{a: {pairs: [YY > YN, YN > NY, NY > NN, YY > NN]}, b: [X, not Y]}")
    scenario = read_text(text, "small").scenario
    states, wishes = feasible_states(scenario.conflict), scenario.wishes_of("a")
    assert isinstance(wishes, Pairs)
    made = repaired(scenario, wishes, states, [Answer(0, 3)], range(4))  # NN > YY
    # without one of the chain and the last, NN > YY makes no circle; one alone leaves the other way
    assert len(made.dropped) == 2
    assert "YY > NN" in made.dropped
    assert made.added == ("NN > YY",)


def test_doubt_follows_what_may_shift_and_the_confidence() -> None:
    listed = "[X, {wants: Y, confidence: assumed}, {wants: not X, may_shift: 1}]"
    text = scenario_text(preferences=f"{{a: {{confidence: official, statements: {listed}}}, b: [X]}}")
    scenario = read_text(text, "small").scenario
    states, wishes = feasible_states(scenario.conflict), scenario.wishes_of("a")
    assert wishes is not None
    found = {frozenset((pair.first, pair.second)): pair for pair in pairs_of(wishes, states, range(4))}
    # rows NN, NY, YN, YY; "not X" would have to rise by two places to come before X, and may rise by one
    assert found[frozenset((0, 2))].doubt == 5
    assert found[frozenset((0, 1))].doubt == 2
    assert found[frozenset((1, 2))].doubt == 5
    assert (found[frozenset((0, 1))].first, found[frozenset((0, 2))].first) == (1, 2)


TYPED = """{a: [X], b/soft: [X], b/hard: [not X], b@ine: [Y], b/hard@olu: [not Y]}"""


def typed() -> Scenario:
    parties = "{a: {name: Ay}, b: {name: Bee, types: {soft: rest, hard: 0.3}}}"
    return read_text(scenario_text(parties=parties, preferences=TYPED), "small").scenario


@pytest.mark.parametrize(
    ("kind", "analyst", "key"),
    [
        ("soft", "", "b/soft"),
        ("soft", "ine", "b@ine"),
        ("hard", "ine", "b@ine"),
        ("hard", "olu", "b/hard@olu"),
        ("soft", "olu", "b/soft"),
    ],
)
def test_an_analyst_speaks_for_the_types_he_names_or_for_all(kind: str, analyst: str, key: str) -> None:
    scenario = typed()
    changed = with_lists(scenario, {"b": analyst} if analyst else {})
    used = setting_of(changed, {"b": kind}).wishes["b"]
    found = key_of(scenario, "b", kind, analyst)
    assert str(found) == key
    assert used is scenario.preferences[next(each for each in scenario.preferences if str(each) == key)]


def test_a_wider_shift_makes_the_order_doubtful() -> None:
    """With two places the positions 0 +- 1/2 and 2 +- 5/2 overlap."""
    text = scenario_text(preferences="{a: [X, Y, {wants: not X, may_shift: 2}], b: [X]}")
    scenario = read_text(text, "small").scenario
    wishes = scenario.wishes_of("a")
    assert wishes is not None
    (pair,) = pairs_of(wishes, feasible_states(scenario.conflict), (0, 2))
    assert (pair.first, pair.second, pair.doubt) == (2, 0, 1)


def test_an_unknown_analyst_is_refused() -> None:
    with pytest.raises(Unanswerable, match=r"E960 b=nobody .* b=ine, b=olu"):
        with_lists(typed(), {"b": "nobody"})
