"""The scaled game: known values, and the same answers from payoffs added up period by period."""

from itertools import product

import pytest

from detente.agreement.trust.scaled import Scaled, reassurance_threshold

GAME = Scaled(x=1, y=2.5, g=1, l=3, d=0.8)
PERIODS = 400


def total(flows: list[float], d: float) -> float:
    return (1 - d) * sum(d**t * flow for t, flow in enumerate(flows))


def trustee(stakes: list[float], at: int, d: float) -> float:
    """What betraying in period `at` is worth."""
    return total([GAME.x * a for a in stakes[:at]] + [GAME.y * a for a in stakes[at : at + 1]], d)


def truster(stakes: list[float], prior: float, at: int) -> float:
    """What offering is worth if bad trustees betray in period `at`."""
    kept = total([GAME.g * a for a in stakes], GAME.d)
    betrayed = total([GAME.g * a for a in stakes[:at]] + [-GAME.l * stakes[at]], GAME.d)
    return prior * kept + (1 - prior) * betrayed


def test_known_values() -> None:
    assert GAME.least_patience == pytest.approx(0.6)
    assert GAME.ratio(0.5) == pytest.approx(1.2)
    assert GAME.cut_off(0.1) == pytest.approx(0.153846, abs=5e-7)
    assert GAME.all_at_once == pytest.approx(0.375)
    assert GAME.screening_stake(0.5) == pytest.approx(5 / 6)
    assert not GAME.one_step_suffices(0.1, 0.5)
    assert reassurance_threshold(cc=4, cd=-3, dc=3, dd=0) == pytest.approx(0.75)


@pytest.mark.parametrize(("d", "keeps"), [(0.599, False), (0.601, True)])
def test_patience_against_a_constant_stake(d: float, keeps: bool) -> None:
    stakes = [1.0] * PERIODS
    assert GAME.keeps(d) is keeps
    assert (total(stakes, d) >= max(trustee(stakes, at, d) for at in range(5))) is keeps


def test_at_the_ratio_a_bad_trustee_does_not_mind_when() -> None:
    stakes = [GAME.ratio(0.5) ** k for k in range(6)]
    assert [trustee(stakes, at, 0.5) for at in range(6)] == pytest.approx([trustee(stakes, 0, 0.5)] * 6)


def test_all_at_once() -> None:
    assert truster([1.0] * PERIODS, GAME.all_at_once, 0) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("prior", [0.05, 0.1, 0.3, 0.6])
def test_cut_off(prior: float) -> None:
    stake = GAME.cut_off(prior)
    assert truster([stake] + [1.0] * PERIODS, prior, 0) == pytest.approx(0, abs=1e-12)


def test_any_stake_where_a_loss_is_unlikely() -> None:
    assert GAME.cut_off(0.75) == float("inf")
    assert GAME.one_step_suffices(0.75, 0.5)


@pytest.mark.parametrize(("prior", "bad"), list(product((0.1, 0.2, 0.3, 0.38, 0.5, 0.7), (0.05, 0.2, 0.35, 0.5))))
def test_one_step_suffices_if_some_stake_is_both_worth_it_and_screens(prior: float, bad: float) -> None:
    found = False
    for stake in (k / 2000 for k in range(1, 2001)):
        stakes = [stake] + [1.0] * PERIODS
        screens = trustee(stakes, 0, bad) >= trustee(stakes, 1, bad)
        found = found or (screens and truster(stakes, prior, 0) >= 0)
    assert GAME.one_step_suffices(prior, bad) is found


def test_reassurance_is_where_both_are_worth_the_same() -> None:
    trust = reassurance_threshold(cc=5, cd=-1, dc=4.5, dd=0)
    assert trust * 5 + (1 - trust) * -1 == pytest.approx(trust * 4.5)


@pytest.mark.parametrize("payoffs", [(3, -3, 4, 0), (4, 1, 3, 0)])
def test_reassurance_without_a_dilemma(payoffs: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="DD > CD"):
        reassurance_threshold(*payoffs)


def test_a_game_without_temptation() -> None:
    with pytest.raises(ValueError, match="x < y"):
        Scaled(x=2, y=1, g=1, l=1, d=0.5)
