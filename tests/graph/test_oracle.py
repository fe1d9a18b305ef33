"""The engine's tables of stable states agree with the definitions on thousands of random conflicts."""

from random import Random

import numpy as np
import pytest

from detente.graph import compile as compiling
from detente.graph.equilibria import stability
from detente.graph.stability import CLASSICAL
from detente.model.conditions import Mask
from tests.graph.model_draws import Model, draw

PER_BATCH = 125
QUICK = range(5)
MORE = [pytest.param(batch, marks=pytest.mark.slow) for batch in range(5, 10)]


def models(parties: int, batch: int) -> list[Model]:
    return [draw(Random(f"{parties} {batch} {k}"), parties) for k in range(PER_BATCH)]


def by_definition(model: Model, concept: str) -> Mask:
    """(P, S) bool from the slow twin, S the states in their own right."""
    codes = [int(code) for code in model.states.codes[model.states.shown]]
    return np.array([[model.twin.stable(concept, party, s) for s in codes] for party in model.game.parties])


def tables(model: Model) -> dict[str, Mask]:
    """The same of every concept from the engine."""
    result = stability(model.game, CLASSICAL)
    assert result.status == "complete"
    return {name: table[:, model.states.shown] for name, table in result.stable.items()}


@pytest.mark.parametrize("batch", [*QUICK, *MORE])
@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_plain_and_compiled_kernels_agree_with_the_definitions(
    parties: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for model in models(parties, batch):
        with monkeypatch.context() as patch:
            patch.setattr(compiling, "WORTH_COMPILING", 0)
            compiled = tables(model)
            patch.setattr(compiling, "WORTH_COMPILING", 1 << 30)
            plain = tables(model)
        for concept in CLASSICAL:
            np.testing.assert_array_equal(plain[concept.name], by_definition(model, concept.name), concept.name)
            np.testing.assert_array_equal(compiled[concept.name], plain[concept.name], concept.name)


def test_the_draws_hold_what_they_should() -> None:
    drawn = [model for parties in (2, 3, 4, 5) for model in models(parties, 0)]
    assert any(model.conflict.blocked for model in drawn)
    assert any(model.conflict.infeasible for model in drawn)
    assert any(len(model.conflict.merges) == 2 for model in drawn)
    assert any(option.reversible == "off_only" for model in drawn for option in model.conflict.options)
    assert any(not model.conflict.controlled_by("p0") for model in drawn)
    assert max(len(model.states) for model in drawn) >= 100


def test_which_kernel_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def kernel(value: int) -> int:
        return value + 1

    assert compiling.kernel_for(compiling.WORTH_COMPILING, kernel) is kernel
    monkeypatch.setattr(compiling, "WORTH_COMPILING", 0)
    monkeypatch.setattr(compiling, "compiled", lambda kernel: "compiled")
    assert str(compiling.kernel_for(1, kernel)) == "compiled"
