"""Optimal punishments: the least that a violator can be held to (simple penal codes, Abreu 1988).

A penal code has one path per violator and state: a few stick moves, then a move to a state where everybody stays for
ever, or the breach equilibrium. Whoever leaves a path starts its own. The code supports itself if no one-shot deviation
from any path pays when what follows a deviation by i is worth v_i. v begins at a lower bound, the pure minmax, and
rises: v_j becomes the least payoff of j over the paths that are incentive-compatible at the present v. Higher v tempts
more to leave a path, so v only rises; its limit, and nothing before it, supports itself. The breach equilibrium needs
no test and keeps every class of paths from being empty. Deviations from a penal path are seen at once.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.design.temptation import temptations
from detente.agreement.endurance.agreed_steps import AgreedSteps, agreed_steps
from detente.agreement.endurance.penal_search import Graph, Labels, Least, least_paths
from detente.agreement.endurance.punished import punished
from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, PathCheck
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats
from detente.watching import Watch, unwatched

ROUNDS = 200
TOLERANCE = 1e-9

Status = Literal["verified", "not verified", "limit reached"]
Ending = Literal["stay", "equilibrium"]


@dataclass(frozen=True)
class PenalPath:
    """states: after the one in which it begins; at the last everybody stays, or plays the breach equilibrium."""

    states: tuple[int, ...]
    ending: Ending
    value: float


@dataclass(frozen=True)
class PenalCode:
    """values: violator (index) to (S,), its punishment from each state on; minmax: the bound that v began at.

    status: `verified` if v is a limit and every state has a path; sticks: K; rounds: until nothing changed.
    """

    game: AgreementGame
    months: float | None
    sticks: int
    status: Status
    rounds: int
    values: dict[int, Floats]
    minmax: dict[int, Floats]
    paths: dict[int, tuple[PenalPath | None, ...]]

    def path(self, party: str, state: int) -> PenalPath | None:
        """What happens to `party` after it brought about `state`; None if no path is incentive-compatible."""
        return self.paths[self.game.parties.index(party)][state]


@dataclass(frozen=True)
class _Search:
    game: AgreementGame
    factors: Floats
    phases: dict[int, BreachPhase]
    sticks: int

    @cached_property
    def steps(self) -> AgreedSteps:
        return agreed_steps(self.game.lattice)

    @property
    def movers(self) -> tuple[int, ...]:
        return self.game.owners

    def tempted(self, party: int, payoff: Floats, values: Floats) -> Floats:
        """(E,) the best deviation of `party` from every step when it is then punished as in `values`, both (S,)."""
        worth = (1 - self.factors[party]) * payoff + self.factors[party] * values
        return temptations(self.game, party, worth, self.steps.tail, self.steps.head)

    def bounds(self, j: int, values: dict[int, Floats]) -> Floats:
        """(E, M) what every mover must at least get from each step of a punishment of j on."""
        payoff = self.phases[j].payoff
        found = [self.tempted(i, payoff[i], values[i]) - _margin(payoff[i]) for i in self.movers]
        return np.array(found).reshape(len(self.movers), -1).T

    def minmax(self, j: int) -> Floats:
        """(S,) what j gets when the others do their worst in every step and j its best: a bound from below.

        Value iteration; what every state still gains in a round, all states will go on to gain (MacQueen's bound).
        """
        payoff, factor = self.phases[j].payoff[j], float(self.factors[j])
        values, margin = np.full(len(payoff), payoff.min()), _margin(payoff)
        for _ in range(ROUNDS):
            worth = (1 - factor) * payoff + factor * values
            best = np.maximum(self.tempted(j, payoff, values), worth[self.steps.head])
            least = np.full(len(payoff), np.inf)
            np.minimum.at(least, self.steps.tail, best)
            gained = least - values
            values = least + factor / (1 - factor) * gained.min()
            if np.ptp(gained) <= margin * (1 - factor):
                break
        return values

    def least(self, j: int, values: dict[int, Floats]) -> tuple[Least, int]:
        """The least payoffs of j from each state, and how many of the endings are to stay."""
        phase, movers = self.phases[j], list(self.movers)
        bounds, payoff = self.bounds(j, values), np.ascontiguousarray(phase.payoff[movers].T)
        stays = np.flatnonzero((payoff >= bounds[self.steps.stays]).all(axis=1))
        played = np.arange(len(payoff)) if phase.is_verified else np.zeros(0, dtype=np.int64)
        nodes = np.concatenate([stays, played])
        worth = np.concatenate([payoff[stays], phase.play.values[movers].T[played]])
        factors = self.factors[movers]
        graph = Graph(self.steps.first, self.steps.tail, bounds, (1 - factors) * payoff, factors)
        endings = Labels(nodes, worth, np.full(len(nodes), -1, dtype=np.int64))
        best_possible = phase.is_verified and (values[j] >= phase.play.values[j] - _margin(phase.payoff[j])).all()
        moves = 0 if best_possible else self.sticks + 1
        return least_paths(self.steps, graph, endings, movers.index(j), moves), len(stays)


def penal_code(checker: Checker, months: float | None = None, sticks: int = 1, watch: Watch = unwatched) -> PenalCode:
    """The optimal penal code of paths with at most `sticks` stick moves, in steps of so many months.

    Payoffs on a punishment path are those of the violator's breach phase, enforcement as selected included. Raises
    LimitReached if there are too many paths.
    """
    game = checker.game
    phases = {j: checker.phase(j, months) for j in game.owners}
    search = _Search(game, game.factors(months), phases, sticks)
    minmax = {j: search.minmax(j) for j in game.owners}
    values, rounds, settled = minmax, 0, False
    while not settled and rounds < ROUNDS:
        watch("penal codes", rounds, ROUNDS)
        found = {j: search.least(j, values) for j in game.owners}
        onward = {j: np.maximum(values[j], least.least) for j, (least, _) in found.items()}
        settled = all(_same(onward[j], values[j], phases[j].payoff[j]) for j in game.owners)
        values, rounds = onward, rounds + 1
    known = all(np.isfinite(v).all() for v in values.values()) and all((p.rows >= 0).all() for p in phases.values())
    status: Status = "limit reached" if not settled else "verified" if known else "not verified"
    paths = {j: _paths(*found[j]) for j in game.owners}
    return PenalCode(game, months, sticks, status, rounds, values, minmax, paths)


def check_under_penal_codes(checker: Checker, path: Path, sticks: int = 1, watch: Watch = unwatched) -> PathCheck:
    """The verdict on a path if every deviation is followed by optimal punishment instead of the breach equilibrium."""
    codes = {months: penal_code(checker, months, sticks, watch) for months in path.lengths}
    worth = {(j, months): code.values[j] for months, code in codes.items() for j in checker.game.owners}
    verified = all(code.status == "verified" for code in codes.values())
    return punished(checker, worth, "verified" if verified else "limit reached").check(path)


def _paths(found: Least, stays: int) -> tuple[PenalPath | None, ...]:
    paths: list[PenalPath | None] = []
    for state, value in enumerate(found.least.tolist()):
        if found.label[state] < 0:
            paths.append(None)
            continue
        states, label = found.path(state)
        paths.append(PenalPath(states, "stay" if label < stays else "equilibrium", value))
    return tuple(paths)


def _same(one: Floats, other: Floats, payoff: Floats) -> bool:
    with np.errstate(invalid="ignore"):  # where nothing is left both are infinite
        return bool(np.all((one == other) | (np.abs(one - other) <= 1e-12 * max(1.0, float(np.ptp(payoff))))))


def _margin(payoff: Floats) -> float:
    return TOLERANCE * max(1.0, float(np.ptp(payoff)))
