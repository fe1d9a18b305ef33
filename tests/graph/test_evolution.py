"""From the status quo: what is reached, what is closed, who is better off."""

from random import Random

import numpy as np
import pytest

from detente.graph.evolution import Evolution, evolution
from detente.model.conditions import Mask, Taken
from detente.model.conflict import Infeasibility
from tests.graph.model_draws import Model, draw
from tests.graph.small import PRISONERS, two_by_two, written


def codes_where(model: Model, mask: Mask) -> set[int]:
    """Codes of the shown states in a mask over rows."""
    rows = np.flatnonzero(mask)
    return {int(model.states.codes[row]) for row in rows if row in set(model.states.shown)}


@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_reach_and_comparison_agree_with_the_definitions(parties: int) -> None:
    for k in range(60):
        model = draw(Random(f"evolution {parties} {k}"), parties)
        twin, found = model.twin, evolution(model.game)
        assert codes_where(model, found.moved) == twin.joint_reach(twin.parties, twin.now, False) | {twin.now}
        assert codes_where(model, found.improved) == twin.joint_reach(twin.parties, twin.now, True) | {twin.now}
        for p, party in enumerate(model.game.parties):
            better, worse = found.against[p] == 1, found.against[p] == -1
            assert codes_where(model, better) == {s for s in twin.states if twin.prefers(party, s, twin.now)}
            assert codes_where(model, worse) == {s for s in twin.states if twin.prefers(party, twin.now, s)}


def test_no_way_leads_back_from_a_closed_state() -> None:
    closed = 0
    for k in range(150):
        model = draw(Random(f"closed {k}"), 3)
        if model.conflict.merges:
            continue
        for s in codes_where(model, evolution(model.game).closed):
            closed += 1
            assert model.twin.now not in model.twin.joint_reach(model.twin.parties, s, False)
    assert closed > 100


def of(model: Model) -> tuple[Evolution, dict[str, int]]:
    """The evolution, and the row of each word."""
    return evolution(model.game), {model.states.word(row): row for row in range(len(model.states))}


def test_prisoners_stay_where_they_are() -> None:
    found, rows = of(two_by_two(PRISONERS))
    assert [word for word, row in rows.items() if found.improved[row]] == ["NN"]
    assert found.moved.all()
    assert not found.closed.any()
    assert found.against[:, rows["YY"]].tolist() == [1, 1]
    assert found.against[:, rows["NY"]].tolist() == [1, -1]


def test_what_is_closed_depends_on_the_status_quo() -> None:
    wants = {"a": "NN", "b": "NN"}
    found, rows = of(written("ab", wants, now="NY", one_way={0: "no", 1: "off_only"}))
    assert {word for word, row in rows.items() if found.closed[row]} == {"NN", "YN", "YY"}
    found, rows = of(written("ab", wants, now="YN", one_way={0: "no", 1: "off_only"}))
    assert not found.closed.any(), "what cannot be undone any more closes nothing"


def test_a_status_quo_that_is_not_feasible_is_refused() -> None:
    model = written("ab", {"a": "YN", "b": ""}, now="NY", infeasible=(Infeasibility(Taken(1), 1),))
    with pytest.raises(ValueError, match="status quo"):
        evolution(model.game)
