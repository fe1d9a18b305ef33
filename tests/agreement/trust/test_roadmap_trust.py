"""Roadmaps under doubt: nothing changes where there is none, trees of types say the same, closed forms come out."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from detente.agreement.roadmaps.incentives import Participation
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.betrayal import plans_of
from detente.agreement.trust.roadmap_trust import TrustCheck, check_trust, trust_of
from tests.agreement.korea import GUARANTORS, NAMES, PARTIES, ROADMAPS, agreement, ladder
from tests.agreement.trust.lending import lending, offers
from tests.agreement.trust.trees import Tree
from tests.agreement.trust.typed import agreement as typed_agreement
from tests.agreement.trust.typed import case
from tests.agreement.twin import Twin

SEEDS = [f"draw {k}" for k in range(60)]


def doubt(party: str, mass: float, turnover: float = 0.0) -> Belief:
    return Belief(party, ("good", "bad"), np.array([mass, 1 - mass]), turnover=turnover)


# ------------------------------------------------------------------ without doubt


@pytest.mark.parametrize("seed", SEEDS[::2])
@pytest.mark.parametrize("sure", [False, True])
def test_without_doubt_it_is_the_ordinary_check(seed: str, sure: bool) -> None:
    games, beliefs, path, settings = case(seed, ("a",), 2)
    certain = tuple(replace(b, prior=np.array([1.0, 0.0])) for b in beliefs) if sure else ()
    result, plain = check_trust(games, certain, path, settings), Checker(games({}), settings).check(path)
    early = [each for each in result.cautious.incentives if each.step <= len(path)]
    assert [each.slack for each in early] == pytest.approx([each.slack for each in plain.incentives])
    assert result.status == plain.status
    assert {p: each.slack for p, each in result.cautious.participation.items()} == pytest.approx(
        {p: each.slack for p, each in plain.participation.items()}
    )


# ------------------------------------------------------------------ the tree


@pytest.mark.parametrize("seed", SEEDS[:40])
@pytest.mark.parametrize("typed", [("a",), ("a", "b")])
def test_following_every_type_says_the_same(seed: str, typed: tuple[str, ...]) -> None:
    games, beliefs, path, settings = case(seed, typed, 3)
    verdict = check_trust(games, beliefs, path, settings).cautious
    tree = Tree(games, beliefs, path, settings, verdict)
    game = games({})
    twin = Twin(typed_agreement(seed, typed, 3), game.parties)
    close = 1e-9 if verdict.drift < 1e-12 or len(typed) == 1 else 0.05
    for each in verdict.incentives:
        if not tree.offices(each.party, each.step):
            continue  # nobody could get here
        assert each.value == pytest.approx(tree.kept(each.party, each.step), abs=close)
        at = min(each.step, len(path))
        before, after = (tuple(int(x) for x in game.lattice.levels[s]) for s in (path.before(at), path.after(at)))
        reached = [game.lattice.state(s) for s in twin.alternatives(each.party, before, after)]
        assert (each.best is None) == (not reached)
        if each.best is not None:
            assert each.best == pytest.approx(max(tree.left(each.party, each.step, s) for s in reached), abs=1e-9)
    for party, joining in verdict.participation.items():
        assert joining.alternative == pytest.approx(tree.without(party))


@pytest.mark.parametrize("seed", SEEDS)
def test_plans_against_a_sure_party_are_those_of_the_type_alone(seed: str) -> None:
    games, beliefs, path, settings = case(seed, ("a",), 4)
    verdict = check_trust(games, beliefs, path, settings).cautious
    assert verdict.settled
    for kind, plan in list(enumerate(plans_of(games, path, settings, "a", beliefs[0].types)))[1:]:
        assert tuple(verdict.plans["a"].betrays[kind]) == (*plan.betrays, plan.betrays[-1])


def test_the_draws_hold_what_they_should() -> None:
    checks = [check_trust(*case(seed, ("a", "b"), 3)) for seed in SEEDS[:40]]
    assert {each.status for each in checks} == {"holds", "fails", "not verified"}
    assert np.mean([each.cautious.settled for each in checks]) > 0.8
    assert any(each.cautious.least < each.generous.least - 1e-9 for each in checks)
    drifts = [each.cautious.drift for each in checks]
    assert min(drifts) == 0 < max(drifts)


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_the_cautious_verdict_is_never_the_better_one(seed: str) -> None:
    games, beliefs, path, settings = case(seed, ("a", "b"), 2)
    result = check_trust(games, beliefs, path, settings)
    same = all(result.cautious.plans[p].same(result.generous.plans[p]) for p in ("a", "b"))
    if same:
        assert result.cautious.least <= result.generous.least + 1e-9


# ------------------------------------------------------------------ the scaled game


@pytest.mark.parametrize(("mass", "holds"), [(0.374, False), (0.376, True)])
def test_all_at_once_needs_three_eighths(mass: float, holds: bool) -> None:
    games = lending([0, 1])
    result = check_trust(games, (doubt("s", mass),), offers(games, [1]), Settings(()))
    assert result.holds is holds
    path = result.cautious.paths["s"]
    assert path.masses[:, 0] == pytest.approx([mass, 1, 1])
    assert path.kept == pytest.approx([mass, 1, 1])
    assert isinstance(result.witness, Participation) or result.witness is not None
    first = result.cautious.incentives[0]
    assert (first.party, first.step) == ("t", 0)
    assert first.others == pytest.approx(mass)
    assert first.slack == pytest.approx(mass - 0.6 * (1 - mass))


@pytest.mark.parametrize("hazard", [0.02, 0.1, 0.3])
def test_with_turnover_the_doubt_never_ends(hazard: float) -> None:
    games = lending([0, 1])
    result = check_trust(games, (doubt("s", 0.5, hazard),), offers(games, [1]), Settings(()))
    kept = 1 - hazard / 2
    stay = (kept * 0.2 * 1 - (1 - kept) * 0.2 * 3) / (1 - 0.8 * kept)
    values = [each.value for each in result.cautious.incentives if each.party == "t"]
    assert values == pytest.approx([0.5 * (0.2 + 0.8 * stay) - 0.5 * 0.6, stay, stay])
    assert result.cautious.drift == pytest.approx(0)


def test_a_small_stake_first_finds_out() -> None:
    """With d_B = .2 a bad trustee betrays a first stake of .35, which is worth offering from a lower prior on."""
    games = lending([0, 0.35, 1], {"good": 0.8, "bad": 0.2})
    belief = doubt("s", 0.25)
    assert not check_trust(games, (belief,), offers(games, [2]), Settings(())).holds
    small = check_trust(games, (belief,), offers(games, [1, 2]), Settings(()))
    assert small.holds
    assert small.cautious.paths["s"].kept == pytest.approx([0.25, 1, 1, 1])


def test_with_a_grid_of_patience_trust_grows_step_by_step() -> None:
    """Stakes grow by 1.8, 1.35 and 1.1; a trustee waits while they grow by more than 1.5 / (2.5 d)."""
    patience = {"good": 0.8, "p5": 0.5, "p4": 0.4, "p3": 0.3}
    stakes = [0, 1, 1.8, 1.8 * 1.35, 1.8 * 1.35 * 1.1]
    games = lending(stakes, patience)
    belief = Belief("s", tuple(patience), np.full(4, 0.25))
    found = check_trust(games, (belief,), offers(games, [1, 2, 3, 4]), Settings(())).cautious.paths["s"]
    assert found.masses[:, 0] == pytest.approx([1 / 4, 1 / 3, 1 / 2, 1, 1, 1])
    assert found.kept == pytest.approx([3 / 4, 2 / 3, 1 / 2, 1, 1, 1])


# ------------------------------------------------------------------ the ladder


def hawks(types: Mapping[str, str]) -> AgreementGame:
    """The ladder in which the US may mind relief more and North Korea may value its weapons more."""
    ladder_ = agreement(up=1)
    flows = dict(ladder_.flows)
    flows |= {f"us/r{k}": NAMES.parts(relief=f"-{k}*relief") for k in (4, 5, 6, 8)}
    flows |= {f"prk/w{k}": NAMES.parts(weapons=f"{k}*(1 - W)") for k in (12, 14, 20)}
    return game_of(replace(ladder_, flows=flows), PARTIES, types=types)


@pytest.fixture(scope="module")
def doubtful_us() -> TrustCheck:
    path = path_of(ladder(up=1), ROADMAPS["phased"])
    belief = Belief("us", ("ref", "r4", "r8"), np.array([0.6, 0.2, 0.2]))
    return check_trust(hawks, (belief,), path, Settings(GUARANTORS))


def test_the_phased_ladder_tells_hawks_apart_only_at_the_last_step(doubtful_us: TrustCheck) -> None:
    path = doubtful_us.cautious.paths["us"]
    assert path.kept == pytest.approx([1, 1, 1, 0.6, 1, 1])
    assert path.masses[:, 0] == pytest.approx([0.6, 0.6, 0.6, 0.6, 1, 1])


def test_north_korea_would_rather_not_join(doubtful_us: TrustCheck) -> None:
    assert doubtful_us.status == "fails"
    assert isinstance(doubtful_us.witness, Participation)
    assert doubtful_us.witness.party == "prk"
    assert doubtful_us.unverified == ()


def test_what_is_seen_later_is_refused() -> None:
    def slow(types: Mapping[str, str]) -> AgreementGame:
        game = lending([0, 1])(types)
        return replace(game, breach=replace(game.breach, seen_after=2))

    with pytest.raises(ValueError, match="one step"):
        trust_of(slow, (doubt("s", 0.5),), offers(lending([0, 1]), [1]), Settings(()))
