"""A change of government in Washington: how much trust the flagship's roadmap needs, by the chance of it."""

from dataclasses import replace

import pytest

from detente.agreement.roadmaps.path import Settings, path_of
from detente.agreement.terms.game import game_of
from detente.agreement.trust.beliefs import Belief, beliefs_of
from detente.agreement.trust.least_prior import least_prior
from detente.agreement.trust.roadmap_trust import Trust, trust_of
from detente.analyses.deals.deal import deal_of
from detente.files.catalogue import find
from detente.files.read import read

ONE_BEHIND = "relief_behind"


@pytest.fixture(scope="module")
def asked() -> tuple[Trust, tuple[Belief, ...]]:
    deal = deal_of(read(find("vladivostok-2019")).scenario)
    beliefs, roadmap = beliefs_of(deal.scenario), deal.roadmaps[ONE_BEHIND]
    agreement, parties = deal.scenario.agreement, tuple(deal.scenario.parties)
    path = path_of(deal.game, roadmap)
    return trust_of(
        lambda types: game_of(agreement, parties, types), beliefs, path, Settings(roadmap.guarantors)
    ), beliefs


def with_chance(beliefs: tuple[Belief, ...], chance: float, insecure: float) -> list[Belief]:
    prk, usa = beliefs
    return [prk.with_reference(insecure), replace(usa, turnover=chance)]


def test_who_governs_and_who_may_come(asked: tuple[Trust, tuple[Belief, ...]]) -> None:
    _trust, (prk, usa) = asked
    assert prk.turnover == 0
    assert usa.turnover == 0.12
    assert usa.prior.tolist() == [0.5, 0.5]
    assert usa.today.tolist() == [1.0, 0.0]


@pytest.mark.slow
def test_the_least_trust_is_where_keeping_begins(asked: tuple[Trust, tuple[Belief, ...]]) -> None:
    """Just above it the roadmap holds, just below it does not; a likelier change of government asks for more."""
    trust, _ = asked
    rising = []
    for chance in (0.02, 0.12):
        prk, usa = with_chance(asked[1], chance, 0.3)
        of_prk = least(trust, [prk, usa], "prk")
        assert [holds(trust, prk.with_reference(of_prk + by), usa) for by in (0.002, -0.002)] == [True, False]
        prk, usa = with_chance(asked[1], chance, 0.5)
        of_usa = least(trust, [prk, usa], "usa")
        assert [holds(trust, prk, usa.with_reference(of_usa + by)) for by in (0.002, -0.002)] == [True, False]
        rising.append((of_prk, of_usa))
    (prk_seldom, usa_seldom), (prk_often, usa_often) = rising
    assert prk_seldom < prk_often
    assert usa_seldom < usa_often


def least(trust: Trust, beliefs: list[Belief], party: str) -> float:
    found = least_prior(trust, beliefs, party, 6, 1e-4)
    assert found.is_monotone
    assert found.least is not None
    return found.least


def holds(trust: Trust, *beliefs: Belief) -> bool:
    return bool(trust.check(beliefs).holds)


def test_belief_falls_as_successors_come(asked: tuple[Trust, tuple[Belief, ...]]) -> None:
    """By hand: half of those who come are of the other type; until one of them would leave, all keep."""
    trust, beliefs = asked
    masses = trust.check(beliefs).cautious.paths["usa"].masses[:4, 0]
    assert masses == pytest.approx([1.0, 0.94, 0.88 * 0.94 + 0.06, 0.88 * (0.88 * 0.94 + 0.06) + 0.06])
