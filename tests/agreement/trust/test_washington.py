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
@pytest.mark.parametrize(("chance", "north_korea", "washington"), [(0.02, 0.365, 0.406), (0.12, 0.643, 0.890)])
def test_the_page_on_trust(
    asked: tuple[Trust, tuple[Belief, ...]], chance: float, north_korea: float, washington: float
) -> None:
    trust, beliefs = asked
    found = least_prior(trust, with_chance(beliefs, chance, 0.3), "prk", 6, 1e-4)
    assert found.least == pytest.approx(north_korea, abs=1e-3)
    assert found.is_monotone
    found = least_prior(trust, with_chance(beliefs, chance, 0.5), "usa", 6, 1e-4)
    assert found.least == pytest.approx(washington, abs=1e-3)
    above, below = (
        trust.check(
            [*with_chance(beliefs, chance, 0.5)[:1], with_chance(beliefs, chance, 0.5)[1].with_reference(share)]
        )
        for share in (washington + 0.01, washington - 0.01)
    )
    assert above.holds
    assert not below.holds
    assert below.witness is not None
    assert below.witness.party == "prk"


def test_belief_falls_as_successors_come(asked: tuple[Trust, tuple[Belief, ...]]) -> None:
    """By hand: half of those who come are of the other type; until one of them would leave, all keep."""
    trust, beliefs = asked
    masses = trust.check(beliefs).cautious.paths["usa"].masses[:4, 0]
    assert masses == pytest.approx([1.0, 0.94, 0.88 * 0.94 + 0.06, 0.88 * (0.88 * 0.94 + 0.06) + 0.06])
