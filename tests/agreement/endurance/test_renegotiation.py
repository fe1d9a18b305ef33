"""Who would rather forgive, and how long a suspension has to be."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pytest

from detente.agreement.endurance.renegotiation import forgiveness
from detente.agreement.endurance.resumption import resumption
from detente.agreement.endurance.suspension import suspensions
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from tests.agreement.classics import dilemma
from tests.agreement.draws import draw, game, walk
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder
from tests.agreement.twin import Twin

TOGETHER = Path((0, 3))
Kind = Literal["reversion", "repentance"]


def suspended(patience: float, kind: Kind, longest: int = 1) -> tuple[bool, bool]:
    found = suspensions(Checker(dilemma(patience), Settings(())), TOGETHER, kind, longest)
    return found.enough is not None, found.credible is not None


@pytest.mark.parametrize(("patience", "credible"), [(0.2499, False), (0.2501, True)])
def test_one_period_of_repentance_needs_a_quarter(patience: float, credible: bool) -> None:
    assert suspended(patience, "repentance") == (True, credible)


@pytest.mark.parametrize(("patience", "enough"), [(0.1249, False), (0.1251, True)])
def test_the_threat_of_repentance_alone_needs_an_eighth(patience: float, enough: bool) -> None:
    assert suspended(patience, "repentance") == (enough, False)


@pytest.mark.parametrize(("patience", "kept"), [(1 / 6 - 1e-4, False), (1 / 6 + 1e-4, True)])
def test_one_period_of_reversion_needs_a_sixth(patience: float, kept: bool) -> None:
    assert suspended(patience, "reversion") == (kept, kept)


def test_longer_suspensions_come_closer_to_reversion_for_ever() -> None:
    found = suspensions(Checker(dilemma(0.15), Settings(())), TOGETHER, "reversion", 12)
    assert found.credible is not None
    assert found.credible.periods == 2
    slacks = [each.weakest.slack for each in found.tried if each.weakest and each.weakest.slack is not None]
    assert slacks == sorted(slacks)


def test_everybody_would_forgive_in_the_dilemma() -> None:
    every = forgiveness(Checker(dilemma(0.5), Settings(())), TOGETHER)
    assert [(each.step, each.violator) for each in every] == [(0, "a"), (0, "b"), (1, "a"), (1, "b")]
    assert all(each.by_all and each.gains == pytest.approx({"a": 6, "b": 6}) for each in every)


def test_the_ladder_relies_on_a_punishment_that_all_would_end() -> None:
    built = ladder(up=1)
    checker = Checker(built, Settings(GUARANTORS))
    found = {(each.step, each.violator): each for each in forgiveness(checker, path_of(built, ROADMAPS["phased"]))}
    last = found[3, "us"]
    assert last.by_all
    assert last.gains["us"] == pytest.approx(1.25)
    assert built.lattice.named(last.state) == {"W": 4, "U": 0, "N": 1, "A": 2, "H": 1}
    assert last.route == (path_of(built, ROADMAPS["phased"]).states[-1],)
    assert found[3, "prk"].opposed == ("us",)


def test_suspending_the_ladder() -> None:
    built = ladder(up=1)
    found = suspensions(Checker(built, Settings(GUARANTORS)), path_of(built, ROADMAPS["phased"]), "reversion", 9)
    assert found.enough is not None
    assert found.enough.periods == 9
    assert found.enough.weakest is not None
    assert found.enough.weakest.slack == pytest.approx(0.0289, abs=1e-4)
    assert found.credible is None
    for each in found.tried:  # it goes by the equilibrium that suits the violator best, which is not kept either
        assert each.inner is not None
        assert each.inner.slack < 0


# ------------------------------------------------------------------ step by step on random agreements


@pytest.mark.parametrize("seed", [f"draw {k}" for k in range(30)])
def test_resumption_step_by_step(seed: str) -> None:
    agreement = draw(seed)
    built, plan = game(agreement), walk(seed, agreement)
    path = path_of(built, plan)
    for step in range(len(path) + 1):
        back = resumption(built, path, step)
        for state in range(len(built.lattice)):
            if not back.possible[state]:
                continue
            route = back.route(state)
            assert (route[-1] if route else state) == path.states[back.arrives[state]]
            levels = built.lattice.levels[[state, *route]]
            for m, measure in enumerate(built.lattice.measures):
                shifts = np.diff(levels[:, m])
                assert (shifts <= measure.up).all()
                assert (shifts >= -measure.down).all()
            flows = [*route, *path.states[back.arrives[state] + 1 :]]
            flows += [path.states[-1]] * 400
            for i, d in enumerate(built.discount):
                expected = sum((1 - d) * d**k * built.kept[i, s] for k, s in enumerate(flows))
                assert back.values[i, state] == pytest.approx(expected, abs=1e-9)


@dataclass(frozen=True)
class Walk:
    """A deal stopped at one step, walked through for one party."""

    checker: Checker
    path: Path
    step: int
    kind: Kind
    party: int

    def held(self, state: int, who: int) -> int:
        built = self.checker.game
        there = int(self.checker.phase(who, None).play.there[state])
        if self.kind == "reversion":
            return there
        levels = list(built.lattice.levels[there])
        for m, measure in enumerate(built.lattice.measures):
            if measure.owners == (built.parties[who],):
                now, goal = (int(built.lattice.levels[s, m]) for s in (state, self.path.after(self.step)))
                levels[m] = min(goal, now + measure.up) if goal > now else max(goal, now - measure.down)
        return built.lattice.state(levels)

    def worth(self, who: int, state: int, left: int) -> float:
        phase, back = self.checker.phase(who, None), resumption(self.checker.game, self.path, self.step)
        if not left:
            return float((back.values if back.possible[state] else phase.values)[self.party, state])
        d, onward = float(self.checker.game.discount[self.party]), self.held(state, who)
        return float((1 - d) * phase.payoff[self.party, onward] + d * self.worth(who, onward, left - 1))


@pytest.mark.parametrize("seed", [f"draw {k}" for k in range(16)])
@pytest.mark.parametrize("kind", ["reversion", "repentance"])
def test_the_least_kept_moment_of_a_suspension(seed: str, kind: Kind) -> None:
    agreement = draw(seed)
    built, plan = game(agreement), walk(seed, agreement)
    twin, path = Twin(agreement, built.parties), path_of(built, plan)
    checker = Checker(built, Settings(plan.guarantors))
    states = [tuple(int(level) for level in levels) for levels in built.lattice.levels]
    for each in suspensions(checker, path, kind, 2).tried:
        inner = each.inner
        if inner is None or not inner.violator:
            continue
        j, i = built.parties.index(inner.violator), built.parties.index(inner.mover)
        walked, d, payoff = Walk(checker, path, inner.step, kind, i), built.discount[i], checker.phase(j, None).payoff
        others = twin.alternatives(inner.mover, states[inner.state], states[walked.held(inner.state, j)])
        numbers = [states.index(other) for other in others]
        best = max((1 - d) * payoff[i, n] + d * walked.worth(i, n, each.periods) for n in numbers)
        assert inner.slack == pytest.approx(
            (walked.worth(j, inner.state, inner.left) - best) / built.spans[i], abs=1e-9
        )
