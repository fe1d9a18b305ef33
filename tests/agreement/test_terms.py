"""Payoffs, numbers, types, discount factors and votes as a file states them."""

import numpy as np
import pytest

from detente.agreement.roadmaps.deviations import Path, alternatives
from detente.agreement.roadmaps.path import Checker, Settings, path_values
from detente.agreement.terms.game import AgreementGame, game_of, involved_in
from detente.agreement.terms.lattice import Lattice
from detente.agreement.terms.payoffs import payoffs_of
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Breach, Discount, Enforcement, Formula, Guarantee, NamedNumber
from tests.agreement.arithmetic import Names, fixed, measure

MEASURES = {
    "FLOW": measure("FLOW", "uma", 2, up=1, down=1),
    "CASH": measure("CASH", "dala", 2),
    "LOANS": measure("LOANS", "lakes dala", 1),
    "GATES": measure("GATES", "uma", 1, in_deal=False),
}
NAMES = Names(MEASURES, ("power", "drought"), ("relief",))
AGREEMENT = Agreement(
    measures=MEASURES,
    numbers={
        "power": NamedNumber("power", Range(5, 6, 8, "triangular")),
        "drought": NamedNumber("drought", fixed(9)),
    },
    formulas={"relief": Formula("relief", NAMES.expression("0.6*CASH + 0.4*LOANS"))},
    flows={
        "uma": NAMES.parts(generation="power*(1 - 0.5*FLOW)", money="9*relief*(1 - leakage)", flooding="1.5*GATES"),
        "uma/tough": NAMES.parts(generation="1.4*power*(1 - FLOW/2)", pride="-1"),
        "dala": NAMES.parts(water="drought*FLOW*power/6", cost="-2.5*CASH"),
        "lakes": NAMES.parts(peace="power*power*FLOW - 3*GATES"),
    },
    guarantees={
        "lakes": Guarantee(
            "lakes",
            None,
            (
                Enforcement("uma", Range(1, 2, 3, "triangular"), fixed(0.8), fixed(0.4), fixed(0)),
                Enforcement("dala", NAMES.expression("power/2 - 1"), fixed(0.4), fixed(0), fixed(0.45)),
            ),
            fixed(0.9),
        )
    },
    breach=Breach(fixed(0.3), fixed(0.7), fixed(0.15), {"dala": fixed(0.6)}, fixed(0.95), fixed(0.9), fixed(0.5), 1),
    discount=Discount("step", fixed(0.85), {"uma": Range(0.8, 0.84, 0.9, "triangular"), "uma/tough": fixed(0.7)}),
)
PARTIES = ("uma", "dala", "lakes", "idle")


def built(kind: str = "open", **drawn: float) -> AgreementGame:
    return game_of(AGREEMENT, PARTIES, {"uma": kind}, {path.replace("__", "."): v for path, v in drawn.items()})


def test_parties_that_play_no_part_are_left_out() -> None:
    assert involved_in(AGREEMENT, PARTIES) == ("uma", "dala", "lakes")
    assert built().owners == (0, 1, 2)


def test_flows() -> None:
    game = built()
    x = game.lattice.state((1, 2, 1, 0))
    assert game.kept[0, x] == pytest.approx(6 * 0.75 + 9 * 1 * 0.85)
    assert game.kept[1, x] == pytest.approx(9 * 0.5 - 2.5)
    assert game.payoffs(0.5, 0.0)[0, x] == pytest.approx(6 * 0.75 + 9 * 0.5)


def test_a_type_replaces_the_parts_that_it_names() -> None:
    plain, tough = built(), built("tough")
    x = plain.lattice.state((1, 0, 0, 1))
    assert tough.kept[0, x] == pytest.approx(1.4 * 6 * 0.75 - 1 + 1.5)
    np.testing.assert_array_equal(tough.kept[1:], plain.kept[1:])
    assert (plain.discount[0], tough.discount[0]) == (0.84, 0.7)


def test_drawn_numbers() -> None:
    game = built(numbers__power=8.0, guarantees__lakes__against__uma__penalty=1.25, discount__uma=0.9)
    assert game.kept[0, 0] == 8
    assert game.guarantors[0].against[0].penalty == 1.25
    assert game.guarantors[0].against[1].penalty == 3  # power/2 - 1
    assert game.discount.tolist() == [0.9, 0.85, 0.85]
    assert built(breach__leakage=0.5).breach.leakage == 0.5
    assert built(breach__leakage_by__dala=0.5).breach.leakage_by == {1: 0.5}


def test_where_payoffs_bend() -> None:
    payoffs = payoffs_of(AGREEMENT, Lattice(tuple(MEASURES.values())), {}, ("uma", "dala"))
    assert payoffs.bent == frozenset()
    everybody = payoffs_of(AGREEMENT, Lattice(tuple(MEASURES.values())), {}, ("uma", "dala", "lakes"))
    assert everybody.bent == {"power"}


def test_no_discount_factor() -> None:
    with pytest.raises(ValueError, match="discount"):
        game_of(Agreement(measures=MEASURES), PARTIES)
    with pytest.raises(ValueError, match="dala"):
        game_of(Agreement(measures=MEASURES, discount=Discount("step", None, {"uma": fixed(0.5)})), PARTIES)


# ------------------------------------------------------------------ votes


@pytest.mark.parametrize(
    ("raise_votes", "lower_votes", "before", "after", "reached"),
    [
        (2, 2, 0, 1, {0, 1}),  # withholds its vote
        (2, 2, 1, 1, {1}),
        (1, 2, 0, 1, {1, 2}),  # the other alone is enough; more, it can do itself
        (1, 2, 1, 1, {1, 2}),
        (2, 1, 0, 1, {0, 1}),
        (2, 1, 1, 2, {0, 1, 2}),  # withholds its vote, or lowers by itself
        (2, 1, 1, 0, {0}),
    ],
)
def test_members_of_a_group(raise_votes: int, lower_votes: int, before: int, after: int, reached: set[int]) -> None:
    group = measure("G", "a b", 2, raise_votes=raise_votes, lower_votes=lower_votes)
    agreement = Agreement(measures={"G": group}, discount=Discount("step", fixed(0.5), {}))
    game = game_of(agreement, ("a", "b"))
    assert set(alternatives(game, 0, before, before, after).tolist()) == reached


def test_a_vote_that_is_enough_alone_lets_relief_be_undone() -> None:
    """b can veto nothing that is given already, unless one vote is enough to take it back."""
    names = Names(("G",))
    flows = {"a": names.parts(x="2*G"), "b": names.parts(x="-G")}
    slacks = []
    for votes in (2, 1):
        agreement = Agreement(
            measures={"G": measure("G", "a b", 1, lower_votes=votes)},
            flows=flows,
            discount=Discount("step", fixed(0.5), {}),
        )
        found = Checker(game_of(agreement, ("a", "b")), Settings(())).check(Path((0, 1)))
        slacks.append({(each.step, each.party): each.slack for each in found.incentives})
    assert slacks[0] == {(0, "a"): 2, (0, "b"): -1, (1, "a"): None, (1, "b"): None}
    assert slacks[1] == {(0, "a"): 2, (0, "b"): -1, (1, "a"): 2, (1, "b"): -1}


# ------------------------------------------------------------------ steps of different length


def test_steps_of_different_length() -> None:
    names = Names(("X",))
    agreement = Agreement(
        measures={"X": measure("X", "a", 2, down=0)},
        flows={"a": names.parts(x="4*X*X")},
        discount=Discount("year", fixed(0.25), {}),
    )
    game = game_of(agreement, ("a",))
    path = Path((0, 1, 2), (6.0, 12.0))
    assert path_values(game, path)[:, 0].tolist() == pytest.approx([0.5 * 1 + 0.5 * (0.75 * 4 + 0.25 * 4), 4, 4])
    result = Checker(game, Settings(())).check(path)
    assert {months for _, months in result.breaches} == {6.0, 12.0}
    first = result.incentives[0]
    assert first.best == pytest.approx(4)  # it may as well take both steps at once
    assert first.slack == pytest.approx(2.5 - 4)
