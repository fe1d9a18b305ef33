"""Moves in option form: one-way options, blocked moves, merged states, and parties that cannot do anything."""

import pytest

from detente.errors import Unanswerable
from detente.graph.equilibria import stability
from detente.graph.legal import improvements, reachable
from detente.graph.moves import BLOCKS_LIMIT, NO_STATE, moves_of
from detente.graph.stability import CONCEPTS
from detente.model.conditions import And, Not, Or, Taken
from detente.model.conflict import Blocked, Conflict, Infeasibility, Merge, Option
from detente.model.states import feasible_states
from detente.model.texts import Text
from tests.graph.model_draws import Model
from tests.graph.small import equilibria, stable_words, written

ANYTHING = Or(Taken(0), Not(Taken(0)))


def row_of(model: Model, word: str) -> int:
    row = model.states.row(int(word.translate(str.maketrans("YN", "10")), 2))
    assert row is not None
    return row


def alone(model: Model, party: str, word: str) -> set[str]:
    """Where `party` alone can go; the engine's search of one move has to agree with the twin."""
    others = [name for name in model.game.parties if name != party]
    assert not any(model.conflict.controlled_by(name) for name in others), "for models in which nobody else moves"
    found = {model.states.word(int(row)) for row in reachable(model.game, row_of(model, word), False).nonzero()[0]}
    s = int(model.states.codes[row_of(model, word)])
    assert {int(w.translate(str.maketrans("YN", "10")), 2) for w in found} == model.twin.reach(party, s)
    return found


def test_one_way_options() -> None:
    model = written("aa", {"a": ""}, one_way={0: "no", 1: "off_only"})
    assert alone(model, "a", "NY") == {"NN", "YN", "YY"}
    assert alone(model, "a", "YN") == set()


def test_infeasible_states_are_no_step_on_the_way() -> None:
    model = written("aa", {"a": ""}, infeasible=(Infeasibility(And(Taken(0), Not(Taken(1))), 1),))
    assert model.game.moves.row_of.tolist() == [0, 1, NO_STATE, 2]
    assert alone(model, "a", "NN") == {"NY", "YY"}


def test_a_blocked_move_is_one_party_s_alone() -> None:
    rule = Blocked("a", Not(Taken(0)), And(Taken(0), Taken(1)))
    assert alone(written("aa", {"a": ""}, blocked=(rule,)), "a", "NN") == {"NY", "YN"}
    assert alone(written("aa", {"a": ""}, blocked=(rule,)), "a", "YN") == {"NN", "NY", "YY"}
    other = Blocked("b", Not(Taken(0)), And(Taken(0), Taken(1)))
    assert alone(written("aa", {"a": "", "b": ""}, blocked=(other,)), "a", "NN") == {"NY", "YN", "YY"}


def test_several_blocks_of_one_party_add_up() -> None:
    rules = (Blocked("a", Not(Taken(0)), Taken(0)), Blocked("a", Not(Taken(1)), Taken(1)))
    assert alone(written("aa", {"a": ""}, blocked=rules), "a", "NN") == set()
    assert alone(written("aa", {"a": ""}, blocked=rules), "a", "YN") == {"NN"}


def test_a_block_on_someone_who_does_not_decide_is_no_matter() -> None:
    model = written("aa", {"a": ""}, blocked=(Blocked("c", ANYTHING, ANYTHING),))
    assert alone(model, "a", "NN") == {"NY", "YN", "YY"}


def test_from_a_merged_state_lead_the_moves_of_every_member() -> None:
    """o2 is the first of two one-way steps: from the member NNY only NNY and on, from NYN everything."""
    model = written("aaa", {"a": ""}, merges=(Merge(Taken(1), 0b110),), one_way={0: "no"})
    assert set(alone(model, "a", "NNN")) == {"NNY", "YNN", "YNY", "YYN"}
    assert set(alone(model, "a", "YYN")) == {"NNN", "NNY", "YNN", "YNY"}, "the members NYN and NYY can still go back"
    assert model.states.count == 5


def test_a_merged_state_is_judged_and_blocked_as_it_is_shown() -> None:
    merges = (Merge(Taken(1), 0b11),)
    from_shown = written("aa", {"a": ""}, merges=merges, blocked=(Blocked("a", Taken(0), Not(Taken(1))),))
    assert alone(from_shown, "a", "YY") == set()
    from_hidden = written("aa", {"a": ""}, merges=merges, blocked=(Blocked("a", Not(Taken(0)), Not(Taken(0))),))
    assert alone(from_hidden, "a", "YY") == {"NN", "YN"}


def test_a_merged_state_is_an_equilibrium_once() -> None:
    model = written("ab", {"a": "YY", "b": "YY"}, merges=(Merge(Taken(1), 0b11),))
    assert equilibria(model, "nash") == ["YY"], "and the member NY is not listed beside it"


def test_improvements_into_a_merged_state_go_by_its_shown_member() -> None:
    model = written("ab", {"a": "YY NN YN", "b": ""}, merges=(Merge(Taken(1), 0b11),))
    assert improvements(model.game, 0, row_of(model, "NN")) == []
    assert improvements(model.game, 0, row_of(model, "YN")) == [row_of(model, "NN")]
    assert improvements(model.game, 1, row_of(model, "NN")) == []


def test_a_single_party_moves_to_its_best_state() -> None:
    model = written("aa", {"a": "YN=NY YY"})
    for concept in CONCEPTS:  # those of attitudes leave for a state that is as good, too
        assert stable_words(model, concept.name, "a") == (set() if concept.regards else {"NY", "YN"})


def test_a_party_without_options_finds_everything_stable() -> None:
    model = written("ab", {"a": "YN NN YY NY", "b": "NN", "watcher": "YY NN"})
    for concept in CONCEPTS:
        if not concept.joint:  # in a coalition it may want what others do
            assert stable_words(model, concept.name, "watcher") == {"NN", "NY", "YN", "YY"}


def test_nobody_at_all_finds_everything_an_equilibrium() -> None:
    model = written("ab", {})
    assert model.game.parties == ()
    for concept in CONCEPTS:
        assert len(stability(model.game, CONCEPTS).equilibria(concept.name)) == 4


def test_too_many_blocked_rules_are_refused() -> None:
    never = And(Taken(0), Not(Taken(0)))
    conflict = Conflict(
        (Option("X", "a", Text("x")),), blocked=tuple(Blocked("a", never, never) for _ in range(BLOCKS_LIMIT + 1))
    )
    with pytest.raises(Unanswerable, match="E911"):
        moves_of(conflict, feasible_states(conflict), ("a",))
