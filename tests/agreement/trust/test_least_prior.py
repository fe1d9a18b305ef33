"""The least prior: closed forms, a plain scan, intervals, and what binds."""

from dataclasses import replace

import numpy as np
import pytest

from detente.agreement.roadmaps.incentives import Participation
from detente.agreement.roadmaps.path import Settings, path_of
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.least_prior import least_prior
from detente.agreement.trust.roadmap_trust import Trusting, trust_of
from detente.agreement.trust.scaled import Scaled
from detente.errors import LimitReached
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder
from tests.agreement.trust.lending import lending, offers
from tests.agreement.trust.test_roadmap_trust import doubt, hawks
from tests.agreement.trust.typed import case

GAME = Scaled(x=1, y=2.5, g=1, l=3, d=0.8)


def test_all_at_once() -> None:
    games = lending([0, 1])
    trust = trust_of(games, (doubt("s", 0.5),), offers(games, [1]), Settings(()))
    found = least_prior(trust, (doubt("s", 0.5),), "s")
    assert found.status == "found"
    assert found.least == pytest.approx(GAME.all_at_once, abs=2e-7)
    assert found.is_monotone
    assert isinstance(found.binding, Trusting)
    assert (found.binding.party, found.binding.step) == ("t", 0)


@pytest.mark.parametrize("hazard", [0.05, 0.2])
def test_with_turnover_by_the_closed_form(hazard: float) -> None:
    games, belief = lending([0, 1]), doubt("s", 0.5, hazard)
    found = least_prior(trust_of(games, (belief,), offers(games, [1]), Settings(())), (belief,), "s")
    assert found.least is not None
    kept = 1 - hazard * (1 - found.least)
    stay = (kept * 0.2 - (1 - kept) * 0.6) / (1 - 0.8 * kept)
    assert found.least * (0.2 + 0.8 * stay) - (1 - found.least) * 0.6 == pytest.approx(0, abs=1e-6)
    assert found.least > 0.375


def test_a_first_stake_at_its_cut_off() -> None:
    """At the least prior the first stake, which every bad trustee betrays, is the cut-off stake."""
    games, belief = lending([0, 0.35, 1], {"good": 0.8, "bad": 0.2}), doubt("s", 0.5)
    found = least_prior(trust_of(games, (belief,), offers(games, [1, 2]), Settings(())), (belief,), "s")
    assert found.least is not None
    assert GAME.cut_off(found.least) == pytest.approx(0.35, abs=1e-5)
    assert GAME.screening_stake(0.2) < 0.35


def test_evidence_lets_a_lower_prior_do() -> None:
    games, plain = lending([0, 1]), doubt("s", 0.5)
    tested = replace(plain, evidence=np.array([[0.9, 0.3]]))
    trust = trust_of(games, (plain,), offers(games, [1]), Settings(()))
    found = least_prior(trust, (tested,), "s")
    assert found.today == pytest.approx(0.375, abs=2e-7)
    assert found.least == pytest.approx(0.375 / (0.375 + 3 * 0.625), abs=2e-7)


@pytest.mark.parametrize("seed", [f"draw {k}" for k in range(15)])
def test_a_plain_scan_finds_the_same_intervals(seed: str) -> None:
    games, beliefs, path, settings = case(seed, ("a", "b"), 3)
    trust = trust_of(games, beliefs, path, settings)
    found = least_prior(trust, beliefs, "a", points=21)
    for prior in np.linspace(0, 1, 21):
        moved = (beliefs[0].with_reference(float(prior)), beliefs[1])
        assert trust.check(moved).holds is any(each.holds(float(prior)) for each in found.intervals)
    for each in found.intervals:
        assert trust.check((beliefs[0].with_reference(each.low), beliefs[1])).holds is each.low_closed
        assert trust.check((beliefs[0].with_reference(each.high), beliefs[1])).holds is each.high_closed
    assert (found.status in ("never", "not verified")) is (found.intervals == ())


def test_the_ladder_and_doubts_about_washington() -> None:
    path, settings = path_of(ladder(up=1), ROADMAPS["phased"]), Settings(GUARANTORS)
    needed = []
    for hazard in (0.0, 0.05):
        belief = Belief("us", ("ref", "r8"), np.array([0.6, 0.4]), turnover=hazard)
        found = least_prior(trust_of(hawks, (belief,), path, settings), (belief,), "us")
        assert isinstance(found.binding, Participation)
        assert found.binding.party == "prk"
        needed.append(found.least)
    assert needed == pytest.approx([0.8482042, 0.8753434], abs=1e-6)


def test_it_can_be_stopped() -> None:
    games, belief = lending([0, 1]), doubt("s", 0.5)

    def stop(_doing: str, done: int, of: int) -> None:
        if done > of // 2:
            raise LimitReached

    with pytest.raises(LimitReached):
        least_prior(trust_of(games, (belief,), offers(games, [1]), Settings(())), (belief,), "s", watch=stop)
