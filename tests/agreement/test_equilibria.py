"""Several equilibria after a breach or without a deal: all that are come to are kept, and verdicts say which decide."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest

from detente.agreement.punishment import replies
from detente.agreement.punishment.equilibria import Settled, equilibria
from detente.agreement.roadmaps.deciding import deciding
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings, path_of
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from tests.agreement.arithmetic import measure
from tests.agreement.classics import tabled
from tests.agreement.draws import draw, game, walk


def conventions(order: str = "ab", patience: float = 0.8) -> AgreementGame:
    """Two meet at 0/0, which pays 8 to a and 5 to b, or at 1/1, which pays 5 and 8; 3, 3 and 0, 0 if they miss."""
    pay = {"a": np.array([[8.0, 3], [0, 5]]), "b": np.array([[5.0, 3], [0, 8]])}  # by A, then B
    measures = [measure(id_, owner, 1) for id_, owner in zip(order.upper(), order, strict=True)]
    flows = [pay[p] if order == "ab" else pay[p].T for p in order]
    return tabled(measures, tuple(order), [flow.reshape(-1) for flow in flows], patience)


def market(patience: float, undercuts: str = "") -> AgreementGame:
    """Two sellers share a market, .5 each; who undercuts alone has it, 1; if both do, nobody earns anything.

    Their measures say that they keep their price, or, of those in `undercuts`, that they do not.
    """
    pay = {
        "a": np.array([[0, 1.0], [0, 0.5]]),
        "b": np.array([[0, 0], [1.0, 0.5]]),
    }  # by whether a, then b keeps its price
    order = tuple(slice(None, None, -1) if party in undercuts else slice(None) for party in "ab")
    measures = [measure(party.upper(), party, 1, now=int(party not in undercuts)) for party in "ab"]
    return tabled(measures, ("a", "b"), [pay[party][order].reshape(-1) for party in "ab"], patience)


def staying(built: AgreementGame) -> PathCheck:
    """The roadmap that leaves everything as it is today."""
    return Checker(built, Settings(())).check(Path((built.lattice.now,) * 2))


# ------------------------------------------------------------------ a convention
@pytest.mark.parametrize("order", ["ab", "ba"])
def test_a_convention_holds_under_some_whatever_the_order(order: str) -> None:
    check = staying(conventions(order))
    assert (check.status, check.holds_under) == ("fails", "some")
    # if b leaves to 0/1 (3 once) and all then stay there at 1/1 (8), it has .2 * 3 + .8 * 8 = 7 for its 5; if they go
    # back to 0/0 it has .2 * 3 + .8 * 5 = 4.6; b gets between 3 and 8 on all these ways
    assert check.weakest is not None
    assert check.weakest.party == "b"
    assert check.weakest.slack == pytest.approx(5 - 7)
    assert check.weakest.relative == pytest.approx(-2 / 5)
    assert check.highest == pytest.approx(0.4 / 5)
    by_party = {party: sorted(each.under) for party, each in check.participation.items()}
    assert by_party["b"] == pytest.approx([5 - 8, 0])
    assert by_party["a"] == pytest.approx([0, 8 - 5])
    found = deciding(check)
    assert found is not None
    assert (found.violator, found.tied) == ("b", ())
    assert check.game.lattice.named(found.end) == {"A": 1, "B": 1}


def test_a_dilemma_has_one_way_to_settle_and_holds_under_all() -> None:
    one = np.array([3.0, 10, 1, 9])
    measures = [measure("X", "a", 1, now=1), measure("Y", "b", 1, now=1)]
    built = tabled(measures, ("a", "b"), [one, one[[0, 2, 1, 3]]], 0.5)
    check = staying(built)
    assert check.holds_under == "all"
    assert check.weakest is not None
    assert check.weakest.relative == check.highest
    assert len(check.nodeal.settled.found) == 1
    assert deciding(check) is None


# ------------------------------------------------------------------ ties in moves
@pytest.mark.parametrize("undercuts", ["", "a", "b", "ab"])
@pytest.mark.parametrize(("patience", "under"), [(0.49, "none"), (0.5, "some"), (0.51, "some"), (0.9, "some")])
def test_sellers_share_a_market_from_one_half(patience: float, under: str, undercuts: str) -> None:
    """Undercutting gives 1 once and then nothing, sharing .5 for ever: 1 - d <= .5, if the other then undercuts too."""
    check = staying(market(patience, undercuts))
    assert check.holds_under == under
    assert check.highest == pytest.approx((0.5 - (1 - patience)) / 1)
    assert check.slack == pytest.approx(0.5 - 1)  # the other has 0 in any case and may as well keep its price
    found = deciding(check)
    if under == "some":
        assert found is not None
        assert found.tied == ({"a": "b", "b": "a"}[found.violator or ""],)


@pytest.mark.parametrize("undercuts", ["", "b"])
def test_sellers_who_undercut_today_share_a_market_from_one_half(undercuts: str) -> None:
    """The same if only one of them undercuts today: after a breach both have to, be it away from today or not."""
    for patience, under in ((0.49, "none"), (0.51, "some")):
        built = market(patience, undercuts)
        today = tuple(replace(each, now=1 - each.now) if each.id == "B" else each for each in built.lattice.measures)
        check = staying(tabled(list(today), built.parties, list(built.kept), patience))
        shared = built.lattice.now
        sharing = Checker(check.game, Settings(())).check(Path((check.game.lattice.now, shared, shared)))
        kept = [each for each in sharing.incentives if each.step == 1]
        assert sharing.holds_under == under
        assert max(max(each.under) for each in kept) == pytest.approx(0.5 - (1 - patience))


def test_a_hunt_is_kept_up_by_the_fear_that_all_leave_it() -> None:
    """Two who hunt a stag today have 4 each, one who goes for hares 3 in any case, one who waits alone nothing.

    After a breach both may hunt again, or both go for hares, for ever, whichever of these is called 1.
    """
    for now in (0, 1):
        hunt = np.array([[4.0, 0], [3, 3]])[:: 1 - 2 * now, :: 1 - 2 * now]
        measures = [measure("A", "a", 1, now=now), measure("B", "b", 1, now=now)]
        check = staying(tabled(measures, ("a", "b"), [hunt.reshape(-1), hunt.T.reshape(-1)], 0.5))
        state, got = check.game.lattice.now, set[float]()
        for play in check.breaches["a", None].settled.found:
            got.add(round(float(play.values[0, state]), 9))
        assert {3.0, 4.0} <= got


# ------------------------------------------------------------------ no equilibrium
def test_who_never_comes_to_rest_over_what_is_named() -> None:
    """Matching pennies: a wants B as A, b wants it otherwise; C moves nobody."""
    alike = np.array([1.0, 0, 0, 1])
    flows = [np.repeat(alike, 2), np.repeat(1 - alike, 2), np.zeros(8)]
    measures = [measure("A", "a", 1), measure("B", "b", 1), measure("C", "c", 1)]
    check = staying(tabled(measures, ("a", "b", "c"), flows, 0.5))
    assert (check.status, check.holds_under) == ("not verified", "not verified")
    assert check.nodeal.settled.cycling == ((0, (0,)), (1, (1,)))


# ------------------------------------------------------------------ what is reached
def test_what_cannot_be_reached_does_not_scale_slack() -> None:
    built = conventions()
    known = staying(built)
    lonely = measure("Z", "c", 1)  # c alone could raise it, at a loss to itself; then a and b would be ruined
    for ruin in (1.0, 1000.0):
        flows = [np.stack([built.kept[i], built.kept[i] - ruin], axis=1).reshape(-1) for i in range(2)]
        flows.append(np.tile([0.0, -1], 4))
        wider = tabled([*built.lattice.measures, lonely], ("a", "b", "c"), flows, 0.8)
        check = staying(wider)
        assert check.weakest is not None
        assert known.weakest is not None
        assert check.weakest.slack == pytest.approx(known.weakest.slack)
        assert check.weakest.relative == pytest.approx(known.weakest.relative)


@pytest.mark.parametrize("harm", [0.0, 50.0])
def test_harm_at_another_step_does_not_scale_slack(harm: float) -> None:
    """a gives up A, then B; only who takes back all that is given, after the last step, comes to be harmed."""
    pay = np.array([[3.0, 1], [2, -harm]])  # by A, then B
    measures = [measure("A", "a", 1), measure("B", "b", 1, down=0)]
    built = tabled(measures, ("a", "b"), [pay.reshape(-1), np.zeros(4)], 0.5)
    check = Checker(built, Settings(())).check(Path((0, 2, 0, 1)))
    first = next(each for each in check.incentives if (each.party, each.step) == ("a", 0))
    # going on: 2/2 + (3/2 + (1/2) 1) / 2 ... staying back is worth 3 for ever; between 1, the end, and 3, today
    value = 0.5 * 2 + 0.5 * (0.5 * 3 + 0.5 * (0.5 * 1 + 0.5 * 1))
    assert first.slack == pytest.approx(value - 3)
    assert first.relative == pytest.approx((value - 3) / (3 - 1))
    last = next(each for each in check.incentives if (each.party, each.step) == ("a", 3))
    assert last.scale == pytest.approx(3 + harm)


def test_of_steps_equal_within_rounding_the_first_is_named() -> None:
    check = Checker(conventions(), Settings(())).check(Path((0, 0, 0, 0)))
    assert check.weakest is not None
    assert check.weakest.step == 0
    shaken = tuple(
        replace(each, relative=each.relative - 1e-13 * each.step)
        for each in check.incentives
        if each.relative is not None
    )
    assert replace(check, incentives=shaken).weakest == shaken[[e.party for e in shaken].index("b")]


# ------------------------------------------------------------------ slow twin
def _by_hand(built: AgreementGame, payoff: Floats) -> list[Floats]:
    """Values (P, S) of all equilibria in pure stationary rules, by trying each rule of everybody."""
    moves, found, states = built.moves, list[Floats](), len(built.lattice)
    columns = [[range(len(set(row))) for row in offsets.tolist()] for offsets in moves.offsets]
    for acts in product(*(product(*each) for each in columns)):
        there = moves.joint(np.array(acts))
        step = np.zeros((states, states))
        step[np.arange(states), there] = 1
        factors = built.discount
        values = np.array(
            [
                np.linalg.solve(np.eye(states) - d * step, (1 - d) * step @ u)
                for d, u in zip(factors, payoff, strict=True)
            ]
        )
        gains = []
        for i in range(len(built.parties)):
            worth = (1 - factors[i]) * payoff[i] + factors[i] * values[i]
            gains.append((worth[moves.replies(np.array(acts), i)].max(axis=1) - worth[there]).max())
        if max(gains) <= 1e-9:
            found.append(values)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_what_is_found_is_among_all_equilibria(seed: int) -> None:
    random = np.random.default_rng(seed)
    flows = list(random.integers(0, 4, (2, 4)).astype(float))
    built = tabled([measure("A", "a", 1), measure("B", "b", 1)], ("a", "b"), flows, 0.6)
    every = _by_hand(built, built.kept)
    settled = equilibria(built, built.kept, built.discount)
    for play in settled.found:
        assert any(np.allclose(play.values, values, atol=1e-9) for values in every)
    for one, other in permutations(settled.found, 2):
        assert not np.allclose(one.values, other.values, atol=1e-9)
    if len(every) == 0:
        assert not settled.is_verified


@pytest.mark.parametrize("seed", range(8))
def test_the_compiled_search_finds_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = draw(f"compiled {seed}")
    plan = walk(f"compiled {seed}", agreement)

    def found() -> tuple[Settled, str]:
        built = game(agreement)
        checker = Checker(built, Settings(plan.guarantors))
        return checker.punishments(None).settle(built.kept), checker.check(path_of(built, plan)).holds_under

    plain, under = found()
    monkeypatch.setattr(replies, "WORTH_COMPILING", 0)
    fast, also = found()
    assert also == under
    assert len(plain.plays) == len(fast.plays)
    np.testing.assert_allclose(plain.values, fast.values, atol=1e-12)
