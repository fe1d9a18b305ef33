"""Every concept beyond the classical four agrees with its definition on a thousand random conflicts and more."""

from random import Random

import numpy as np
import pytest

from detente.graph import compile as compiling
from detente.graph.equilibria import stability
from detente.graph.stability import CLASSICAL, CONCEPTS, Concept, concept_named
from detente.model.conditions import Mask
from tests.graph.model_draws import Model, draw

FURTHER = [concept for concept in CONCEPTS if concept not in CLASSICAL]
BATCHES = [0, *(pytest.param(batch, marks=pytest.mark.slow) for batch in range(1, 5))]
PER_BATCH = 70


def models(batch: int) -> list[Model]:
    """Conflicts of 2, 3 and 4 parties with 2 to 4 options: 210 in a batch."""
    sizes = [(parties, options) for parties in (2, 3, 4) for options in (2, 3, 4)]
    return [draw(Random(f"further {batch} {k}"), *sizes[k % len(sizes)]) for k in range(3 * PER_BATCH)]


def by_definition(model: Model, concept: Concept) -> Mask:
    """(P, S) bool from the slow twin, S the states in their own right."""
    codes = [int(code) for code in model.states.codes[model.states.shown]]
    return np.array([[model.twin.stable(concept.name, party, s) for s in codes] for party in model.game.parties])


def by_engine(model: Model, concept: Concept) -> Mask:
    return stability(model.game, (concept,)).stable[concept.name][:, model.states.shown]


def agree(k: int, model: Model) -> None:
    """Every concept on one conflict, so that both routes work out its moves once."""
    found = stability(model.game, tuple(FURTHER)).stable
    for concept in FURTHER:
        told = f"{concept.name}, model {k}"
        np.testing.assert_array_equal(found[concept.name][:, model.states.shown], by_definition(model, concept), told)


@pytest.mark.parametrize("batch", BATCHES)
def test_the_engine_agrees_with_the_definition(batch: int) -> None:
    for k, model in enumerate(models(batch)):
        agree(k, model)


def test_compiled_kernels_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    for k, model in enumerate(models(0)[:60]):
        agree(k, model)


@pytest.mark.parametrize("horizon", [1, 3, 4, 7])
def test_any_number_of_moves_ahead(horizon: int) -> None:
    concept = concept_named(f"l{horizon}")
    for model in models(0):
        np.testing.assert_array_equal(by_engine(model, concept), by_definition(model, concept))


def test_one_move_ahead_is_nash() -> None:
    for model in models(0):
        np.testing.assert_array_equal(by_engine(model, concept_named("l1")), by_engine(model, concept_named("nash")))
