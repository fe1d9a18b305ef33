"""Moves, enforcement, breach phases and slacks agree with the definitions, in exact fractions, on random agreements."""

from fractions import Fraction

import numpy as np
import pytest

from detente.agreement.punishment.breach import Punishments
from detente.agreement.punishment.replies import Play
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from tests.agreement.draws import draw, game, walk
from tests.agreement.twin import NOTHING, Act, Rules, State, Twin

DRAWS = range(60)
SEEDS = [f"draw {k}" for k in DRAWS]


def twin_of(seed: str) -> tuple[AgreementGame, Twin]:
    agreement = draw(seed)
    built = game(agreement)
    return built, Twin(agreement, built.parties)


def act_of(built: AgreementGame, party: int, state: int, column: int) -> Act:
    """What a column of the party's moves goes for."""
    lattice = built.lattice
    there = lattice.levels[state + built.moves.offsets[party][state, column]].copy()
    for g, delta in zip(lattice.groups, built.moves.deltas[party][state, column], strict=True):
        there[g] += delta
    here = lattice.levels[state]
    return tuple(int(t) if t != h else NOTHING for t, h in zip(there, here, strict=True))


def rules_of(built: AgreementGame, play: Play) -> Rules:
    states = [tuple(int(level) for level in levels) for levels in built.lattice.levels]
    acts = play.acts
    return {
        party: {state: act_of(built, i, s, int(acts[i, s])) for s, state in enumerate(states)}
        for i, party in enumerate(built.parties)
    }


def state(built: AgreementGame, number: int) -> State:
    return tuple(int(level) for level in built.lattice.levels[number])


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_own_moves(seed: str) -> None:
    built, twin = twin_of(seed)
    for i, party in enumerate(built.parties):
        for s in range(len(built.lattice)):
            width = built.moves.offsets[i].shape[1]
            found = {act_of(built, i, s, column) for column in range(width)}
            assert found == set(twin.acts(party, state(built, s)))
            assert act_of(built, i, s, 0) == (NOTHING,) * len(twin.measures)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("selection", ["largest", "smallest"])
def test_breach_phase_is_the_equilibrium_that_it_says(seed: str, selection: str) -> None:
    built, twin = twin_of(seed)
    signed = tuple(twin.agreement.guarantees)
    punishments = Punishments(built, built.discount)
    for j in built.owners:
        phase = punishments.after(j, built.signatories(signed), "largest" if selection == "largest" else "smallest")
        static = phase.enforcement
        rows = np.broadcast_to(phase.rows, len(built.lattice))
        acting = {}
        for s in range(len(built.lattice)):
            here = state(built, s)
            every = twin.equilibria(here, built.parties[j], signed)
            if rows[s] < 0:
                assert every == []
                assert not phase.is_verified
                continue
            chosen = {built.parties[built.guarantors[g].party] for g in static.enforcers(int(rows[s]))}
            assert chosen in every
            most = (max if selection == "largest" else min)(len(each) for each in every)
            assert len(chosen) == most
            acting[here] = frozenset(chosen)
        found = list[Floats]()
        for play in phase.settled.found if (phase.rows >= 0).all() else ():
            rules, found = rules_of(built, play), [*found, play.values]
            for i, party in enumerate(built.parties):
                flow = {s: twin.flow(party, s, built.parties[j], signed, acting[s]) for s in twin.states}
                values = twin.values(party, rules, flow)
                exact = [float(values[state(built, s)]) for s in range(len(built.lattice))]
                np.testing.assert_allclose(play.values[i], exact, atol=1e-12)
                assert max(twin.regrets(party, rules, flow)) <= Fraction(1, 10**9)
        for i in range(len(built.parties)) if phase.is_verified else ():
            worst = (np.max if i == j else np.min)([values[i] for values in found], axis=0)
            np.testing.assert_allclose(phase.values[i], worst, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_slack_of_every_step(seed: str) -> None:
    built, twin = twin_of(seed)
    plan = walk(seed, twin.agreement)
    checker = Checker(built, Settings(plan.guarantors))
    path = path_of(built, plan)
    result = checker.check(path)
    states = [state(built, s) for s in path.states]
    for each in result.incentives:
        i = built.parties.index(each.party)
        values = twin.path_values(each.party, states)
        before, after = states[min(each.step, len(path))], states[min(each.step + 1, len(path))]
        phase = checker.phase(i, None)
        factor = twin.factor(each.party)
        reached = twin.alternatives(each.party, before, after)
        assert (each.slack is None) == (not reached)
        if each.slack is not None:
            worth = {
                s: (1 - factor) * twin.kept(each.party, s) + factor * Fraction(phase.values[i, built.lattice.state(s)])
                for s in reached
            }
            assert each.slack == pytest.approx(float(values[each.step] - max(worth.values())), abs=1e-12)
            assert state(built, each.deviation[-1]) in reached


def test_the_draws_hold_what_they_should() -> None:
    drawn = [twin_of(seed) for seed in SEEDS]
    verified = [
        Punishments(built, built.discount).after(j, built.signatories(tuple(twin.agreement.guarantees))).is_verified
        for built, twin in drawn
        for j in built.owners
    ]
    assert np.mean(verified) > 0.9
    groups = [m for _, twin in drawn for m in twin.measures if len(m.owners) > 1]
    assert {(m.raise_votes, m.lower_votes) for m in groups} == {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert any(flow.varies for built, _ in drawn for flow in built.flows)
