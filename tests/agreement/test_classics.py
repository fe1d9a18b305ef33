"""Agreements whose answer is known in closed form."""

import numpy as np
import pytest

from detente.agreement.hardest.transfers import pooled_slack
from detente.agreement.punishment.breach import Punishments
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.guarantor_sets import written_sets
from detente.agreement.roadmaps.path import Checker, Settings, check, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.agreement.terms.lattice import Floats, Lattice
from detente.agreement.terms.moves import moves_of
from detente.agreement.terms.payoffs import Flow
from detente.model.roadmap import Agreement, Discount, Enforcement, Guarantee
from tests.agreement.arithmetic import Names, fixed, measure, roadmap
from tests.agreement.classics import dilemma, tabled

TOGETHER = roadmap("together", "", {"X": 1, "Y": 1})


# ------------------------------------------------------------------ the repeated prisoner's dilemma, 9/1/10/3


@pytest.mark.parametrize(("patience", "holds"), [(1 / 7 + 1e-6, True), (1 / 7 - 1e-6, False)])
def test_grim_reversion_needs_a_seventh(patience: float, holds: bool) -> None:
    assert check(dilemma(patience), TOGETHER).holds is holds


def test_grim_reversion_at_one_half() -> None:
    result = check(dilemma(0.5), TOGETHER)
    assert result.slack == pytest.approx(2.5)
    assert result.nodeal.values == pytest.approx([3, 3])


def test_seen_later_needs_more() -> None:
    early = check(dilemma(0.5), TOGETHER).slack
    late = check(dilemma(0.5, seen_after=2), TOGETHER).slack
    assert early == pytest.approx(9 - (0.5 * 10 + 0.5 * 3))
    assert late == pytest.approx(9 - (0.75 * 10 + 0.25 * 3))


@pytest.mark.parametrize("scale", [1e-3, 7.0])
def test_rescaling_payoffs_changes_no_verdict(scale: float) -> None:
    plain, scaled = check(dilemma(0.3), TOGETHER), check(dilemma(0.3, scale=scale, shift=-5), TOGETHER)
    assert scaled.slack == pytest.approx(scale * (plain.slack or 0))
    assert scaled.weakest is not None
    assert plain.weakest is not None
    assert scaled.weakest.relative == pytest.approx(plain.weakest.relative)


def test_discount_per_year() -> None:
    yearly = check(dilemma(0.25, per="year"), roadmap("slow", "", {"X": 1, "Y": 1}, months=6))
    assert yearly.slack == pytest.approx(2.5)  # 0.25 ** (6 / 12) is one half
    with pytest.raises(ValueError, match="months"):
        check(dilemma(0.25, per="year"), TOGETHER)


# ------------------------------------------------------------------ gradual, irreversible contributions
# Two parties contribute c in [0, 1]; a party gets 2 c_other - c_own. Lockwood & Thomas (2002).


def contributions(points: Floats, patience: float, irreversible: bool = True) -> AgreementGame:
    """Both parties choose among `points`, level k being points[k]."""
    highest = len(points) - 1
    down = 0 if irreversible else highest
    measures = [measure(id_, owner, highest, down=down) for id_, owner in (("X", "a"), ("Y", "b"))]
    c = points[Lattice(tuple(measures)).levels]
    return tabled(measures, ("a", "b"), [2 * c[:, 1] - c[:, 0], 2 * c[:, 0] - c[:, 1]], patience)


def test_gradual_contributions_have_no_slack_to_spare() -> None:
    steps = 60
    points = 1.0 - np.power(0.625, np.arange(steps + 1))  # the step ratio k / (d b) = 1 / (0.8 * 2)
    game = contributions(points, 0.8)
    path = Path(tuple(game.lattice.state((k, k)) for k in range(steps + 1)))
    slacks = [each.slack for each in Checker(game, Settings(())).check(path).incentives]
    assert slacks[:40] == pytest.approx([0.0] * 40, abs=1e-8)


def test_a_finite_ladder_without_reversal_unravels() -> None:
    points = 1.0 - np.power(0.625, np.arange(6))
    game = contributions(points, 0.8)
    result = Checker(game, Settings(())).check(Path(tuple(game.lattice.state((k, k)) for k in range(6))))
    last = [each.slack for each in result.incentives if each.step == 4]
    assert last == pytest.approx([-(points[5] - points[4])] * 2)
    assert result.status == "fails"


@pytest.mark.parametrize(("patience", "holds"), [(0.501, True), (0.499, False)])
def test_reversible_contributions_need_one_half(patience: float, holds: bool) -> None:
    game = contributions(np.array([0.0, 1.0]), patience, irreversible=False)
    assert Checker(game, Settings(())).check(Path((0, 3))).holds is holds


# ------------------------------------------------------------------ pay for effort, Levin (2003): y = e, c = e^2 / 2


@pytest.mark.parametrize("patience", [0.1, 0.25, 0.4, 0.6])
def test_best_effort_with_payments(patience: float) -> None:
    levels = 40
    e = np.arange(levels + 1) / levels
    game = tabled([measure("E", "agent", levels)], ("principal", "agent"), [e, -(e**2) / 2], patience)
    checker = Checker(game, Settings(()))
    kept = [k for k in range(levels + 1) if pooled_slack(checker, Path((k, k))).min() >= -1e-9]
    assert e[max(kept)] == pytest.approx(min(1, 2 * patience))


# ------------------------------------------------------------------ a shift of power, Fearon (1995), Powell (2006)
# a's chance in a war rises from p to q. b gets everything while it rises, afterwards what a war would then bring it.


def power_shift(patience: float, p: float, q: float, cost: float) -> AgreementGame:
    """T: a's rise (0 before, 1 during, 2 after); F: b fights (1 while it lasts, 2 afterwards)."""
    measures = [measure("T", "a", 2, up=1, down=0), measure("F", "b", 2, up=1, down=0, in_deal=False)]
    after = 1 - q - (1 - patience) * cost
    peace, war, won = [1 - p, 1, after], 1 - p - cost, 1 - p
    table = np.array([value for at_peace in peace for value in (at_peace, war, won)])
    return tabled(measures, ("a", "b"), [np.zeros(9), table], patience)


@pytest.mark.parametrize(("p", "q", "cost"), [(0.3, 0.5, 0.2), (0.3, 0.6, 0.2), (0.5, 0.55, 1.0), (0.1, 0.9, 2.0)])
@pytest.mark.parametrize("patience", [0.5, 0.8, 0.95])
def test_who_would_lose_power_fights_first(patience: float, p: float, q: float, cost: float) -> None:
    game = power_shift(patience, p, q, cost)
    result = Checker(game, Settings(())).check(Path(tuple(game.lattice.state((t, 0)) for t in range(3))))
    (first,) = [each for each in result.incentives if each.party == "b" and each.step == 0]
    assert first.slack == pytest.approx((1 - patience) ** 2 * cost - (patience * q - p))


# ------------------------------------------------------------------ more guarantors can hurt


def free_riders() -> AgreementGame:
    """j is kept by a penalty of 4; g penalises 5, but only if nobody else protects k, which h always does."""
    measures = {"W": measure("W", "j", 1), "A": measure("A", "k", 1, down=0)}
    names = Names(measures)
    return game_of(
        Agreement(
            measures=measures,
            flows={
                "j": names.parts(own="3*A - 2*W"),
                "k": names.parts(own="3*W - A"),
                "g": names.parts(own="2*protection"),
            },
            guarantees={
                "g": Guarantee("g", None, (Enforcement("j", fixed(5), fixed(0.9), fixed(0.9), fixed(0)),), fixed(0)),
                "h": Guarantee("h", None, (Enforcement("j", fixed(1), fixed(0.5), fixed(0.9), fixed(0)),), fixed(1)),
            },
            discount=Discount("step", fixed(0.5), {}),
        ),
        ("j", "k", "g", "h"),
    )


def test_a_free_rider_makes_a_larger_set_fail() -> None:
    game = free_riders()
    plan = roadmap("deal", "", {"W": 1, "A": 1})
    assert check(game, plan).penalties["j"] == pytest.approx(4)
    found = written_sets(game, path_of(game, plan))
    assert found.sufficient == (("g",),)
    assert (("g",), ("g", "h")) in found.hurting


def test_rules_of_the_breach_phase_do_not_depend_on_constants() -> None:
    game = dilemma(0.5)
    found = Punishments(game, game.discount)
    lifted = found.settle(game.kept + 7)
    np.testing.assert_allclose(lifted.values, found.settle(game.kept).values + 7)
    assert moves_of(game.lattice, game.parties).movers == (0, 1)
    assert not Flow({(0, 0): np.zeros(4)}).varies
