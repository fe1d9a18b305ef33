"""Optimal punishments: the published game, and every path tried one by one on small random agreements."""

from collections.abc import Iterator, Mapping

import numpy as np
import pytest

from detente.agreement.endurance.penal import check_under_penal_codes, penal_code
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.terms.game import AgreementGame
from detente.errors import LimitReached
from tests.agreement.arithmetic import measure
from tests.agreement.classics import dilemma, tabled
from tests.agreement.draws import draw, game
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder
from tests.agreement.twin import State, Twin

LOW_LOW = Path((0, 0))
SMALL = [f"draw {k}" for k in range(120)]


def cartel(patience: float) -> AgreementGame:
    """Abreu (1988): two parties choose low, medium or high; state 3 x + y."""
    first = np.array([10, 3, 0, 15, 7, -4, 7, 5, -15.0])
    second = first.reshape(3, 3).T.ravel()
    return tabled([measure("X", "a", 2), measure("Y", "b", 2)], ("a", "b"), [first, second], patience)


def checker(built: AgreementGame) -> Checker:
    return Checker(built, Settings(()))


@pytest.mark.parametrize("sticks", [0, 1, 2])
def test_abreu_holds_a_violator_to_nothing(sticks: int) -> None:
    code = penal_code(checker(cartel(4 / 7)), sticks=sticks)
    assert code.status == "verified"
    np.testing.assert_allclose([code.values[0], code.values[1]], 0, atol=1e-9)


@pytest.mark.parametrize(("patience", "holds"), [(0.626, True), (0.624, False)])
def test_low_by_reversion_needs_five_eighths(patience: float, holds: bool) -> None:
    assert checker(cartel(patience)).check(LOW_LOW).holds is holds


@pytest.mark.parametrize(("patience", "sticks", "holds"), [(0.3334, 2, True), (0.3334, 1, False), (0.3332, 3, False)])
def test_low_by_optimal_punishment_needs_a_third_and_two_sticks(patience: float, sticks: int, holds: bool) -> None:
    assert check_under_penal_codes(checker(cartel(patience)), LOW_LOW, sticks).holds is holds


def test_nothing_is_worse_than_defection_in_the_dilemma() -> None:
    code = penal_code(checker(dilemma(0.5)))
    np.testing.assert_allclose([code.values[0], code.minmax[0]], 3)
    path = code.path("a", 3)
    assert path is not None
    assert path.value == pytest.approx(3)


@pytest.mark.slow
def test_the_ladder_gains_nothing() -> None:
    built = ladder(up=1)
    under = check_under_penal_codes(Checker(built, Settings(GUARANTORS)), path_of(built, ROADMAPS["phased"]))
    assert under.holds
    assert under.slack == pytest.approx(0.275)


def test_too_many_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.agreement.endurance.penal_search.AT_MOST", 10)
    with pytest.raises(LimitReached):
        penal_code(checker(cartel(0.4)))


# ------------------------------------------------------------------ every path, one by one


class Slow:
    """Penal codes by their definition, begun below everything rather than at the minmax."""

    def __init__(self, seed: str) -> None:
        agreement = draw(seed)
        self.built = game(agreement)
        self.twin = Twin(agreement, self.built.parties)
        self.checker = Checker(self.built, Settings(tuple(agreement.guarantees)))
        self.states = [tuple(int(level) for level in levels) for levels in self.built.lattice.levels]
        self.phases = {j: self.checker.phase(j, None) for j in self.built.owners}
        self.steps = {s: [t for t in self.states if self._possible(s, t)] for s in self.states}
        every = (
            (i, s, t, self.twin.alternatives(self.built.parties[i], s, t))
            for i in self.built.owners
            for s in self.states
            for t in self.steps[s]
        )
        self.others = {(i, s, t): [self.states.index(x) for x in found] for i, s, t, found in every}

    def _possible(self, before: State, after: State) -> bool:
        return all(b - m.down <= a <= b + m.up for m, b, a in zip(self.twin.measures, before, after, strict=True))

    def _agreed(self, j: int, s: State, t: State, value: Mapping[int, float], v: Mapping[int, list[float]]) -> bool:
        payoff = self.phases[j].payoff
        for i in self.built.owners:
            d = float(self.built.discount[i])
            if any(value[i] < (1 - d) * payoff[i, x] + d * v[i][x] - 1e-9 for x in self.others[i, s, t]):
                return False
        return True

    def _from(self, j: int, s: State, moves: int, v: Mapping[int, list[float]]) -> Iterator[dict[int, float]]:
        place, phase = self.states.index(s), self.phases[j]
        staying = {i: float(phase.payoff[i, place]) for i in self.built.owners}
        if self._agreed(j, s, s, staying, v):
            yield staying
        if phase.is_verified:
            yield {i: float(phase.values[i, place]) for i in self.built.owners}
        for t in self.steps[s] if moves else ():
            for onward in list(self._from(j, t, moves - 1, v)):
                value = {}
                for i in self.built.owners:
                    d = float(self.built.discount[i])
                    value[i] = (1 - d) * float(phase.payoff[i, self.states.index(t)]) + d * onward[i]
                if self._agreed(j, s, t, value, v):
                    yield value

    def values(self, moves: int) -> dict[int, list[float]]:
        v = {j: [-np.inf] * len(self.states) for j in self.built.owners}
        while True:
            after = {
                j: [min((each[j] for each in self._from(j, s, moves, v)), default=np.inf) for s in self.states]
                for j in self.built.owners
            }
            if all(np.allclose(after[j], v[j], atol=1e-10) for j in v):
                return after
            v = after


def small(seed: str) -> bool:
    measures = draw(seed).measures.values()
    return len(measures) <= 3 and int(np.prod([m.highest + 1 for m in measures])) <= 9


@pytest.mark.parametrize("seed", [seed for seed in SMALL if small(seed)][:12])
def test_every_path_tried_one_by_one(seed: str) -> None:
    slow = Slow(seed)
    code = penal_code(slow.checker, sticks=1)
    for j, expected in slow.values(2).items():
        np.testing.assert_allclose(code.values[j], expected, atol=1e-8)
        assert (code.minmax[j] <= np.array(expected) + 1e-8).all()
        if slow.phases[j].is_verified:
            assert (code.values[j] <= slow.phases[j].values[j] + 1e-8).all()
