"""What the table of a concept says, its words say, and both the definition: merged, blocked and one-way conflicts.

The draws put several states of one party into one, so that a move into a merged state can be made in several ways.
"""

from random import Random

import pytest

from detente.graph import compile as compiling
from detente.graph.equilibria import stability
from detente.graph.stability import CONCEPTS, Concept, concept_named
from detente.graph.witness import witness
from detente.model.conditions import And, Not, Or, Taken
from detente.model.conflict import Merge
from tests.graph.model_draws import Model, draw
from tests.graph.small import stable_words, written

EVERY = pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)
BATCHES = [0, *(pytest.param(batch, marks=pytest.mark.slow) for batch in range(1, 6))]


def merged_models(batch: int, count: int) -> list[Model]:
    """Conflicts in which a merged state has several members; of two or three parties, three to five options."""
    found: list[Model] = []
    k = 0
    while len(found) < count:
        model = draw(Random(f"merged {batch} {k}"), 2 + k % 2, 3 + k % 3)
        k += 1
        if len(model.states) > model.states.count + 1:
            found.append(model)
    return found


def check(concept: Concept, model: Model, rows: list[int]) -> int:
    """How many of the moves that tempt are answered; table, words and definition have to agree in each row."""
    table = stability(model.game, (concept,)).stable[concept.name]
    answered = 0
    for row in rows:
        for party, id in enumerate(model.game.parties):
            found = witness(model.game, party, row, concept)
            by_definition = model.twin.stable(concept.name, id, int(model.states.codes[row]))
            assert (table[party, row], found.stable) == (by_definition, by_definition), (id, model.states.word(row))
            answered += sum(each.answered for each in found.improvements)
    return answered


@EVERY
@pytest.mark.parametrize("batch", BATCHES)
def test_table_words_and_definition_agree_where_states_are_merged(concept: Concept, batch: int) -> None:
    answered = 0
    for k, model in enumerate(merged_models(batch, 20)):
        rows = [int(row) for row in model.states.shown]
        answered += check(concept, model, Random(k).sample(rows, min(4, len(rows))))
    assert answered or concept.replies == "none" or concept.degree  # the draws say nothing of strength


def two_ways_in() -> Model:
    """From YN by itself a moves into the merged state in several ways, and b's act goes with some of them only."""
    option = Taken
    merge = Merge(And(Or(option(0), option(1)), Not(option(2))), 0b100)
    return written("aab", {"a": "YNN YYY YNY NNN", "b": "NNY"}, merges=(merge,))


@pytest.mark.parametrize("compiled", [False, True], ids=["plain", "compiled"])
def test_another_switch_into_a_merged_state_may_be_the_one_that_is_answered(
    compiled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if compiled:
        monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    model = two_ways_in()
    row = model.states.row(0)
    assert row is not None
    (only,) = witness(model.game, 0, row, concept_named("sim")).improvements
    assert model.states.word(only.to) == "YNN"
    assert only.answered
    assert "NNN" in stable_words(model, "sim", "a")
