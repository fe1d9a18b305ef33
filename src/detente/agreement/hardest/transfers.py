"""With side payments only the sum of everybody's slack matters.

If all parties share one discount factor and can pay each other in every step, payments can move slack from one party to
another, so a step can be kept if and only if the slacks add up to at least 0 (Goldlücke & Kranz 2012). A party that
does its part but withholds its payment deviates too, so the step itself counts among its choices here.

What follows a breach is either the breach phase, or the worst that can be done to a violator when punishers are paid
and punished as well: the optimal code of Goldlücke & Kranz (2018). Begun with all steps that everybody together can
take, U is the most that all together can get, and v_i the least to which i can be held, by steps that are left; a step
is dropped if what all together get from it on is less than the sum of their best deviations; and so on until none is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.design.temptation import Leaving
from detente.agreement.endurance.agreed_steps import agreed_steps
from detente.agreement.punishment.replies import discounted
from detente.agreement.roadmaps.deviations import Path, deviations
from detente.agreement.roadmaps.path import Checker, path_values
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.errors import LimitReached
from detente.watching import Watch, unwatched

STEPS = 2_000_000  # steps that everybody together can take, times parties
ROUNDS = 20_000
TOLERANCE = 1e-9


@dataclass(frozen=True)
class PooledCode:
    """The optimal code with payments, in periods with one factor.

    joint: (S,) the most that all together can get from each state on, -inf where no step is left. worst: (P, S) the
    least to which each party can be held, inf there. status: `not verified` if no step is left today.
    """

    status: Literal["verified", "not verified"]
    joint: Floats
    worst: Floats


def is_poolable(game: AgreementGame) -> bool:
    """Whether the parties share one discount factor, and a breach is seen after one step."""
    return bool(np.ptp(game.discount) == 0) and game.breach.seen_after == 1 and game.breach.seen_months is None


def pooled_slack(checker: Checker, path: Path) -> Floats:
    """(T+1,) the sum over all parties of value minus best deviation, for every step and the stay; seen after one step.

    What follows a breach is the breach phase. Raises ValueError if the parties do not share one discount factor.
    """
    return _pooled(checker.game, path, lambda i, months: checker.phase(i, months).values[i])


def optimal_slack(game: AgreementGame, path: Path, watch: Watch = unwatched) -> tuple[Floats, bool]:
    """The same if what follows is the optimal code with payments; and whether every code is verified.

    Where no code is left, as in games without an equilibrium in pure actions, it is -infinity and not verified.

    Payoffs are those of the deal, without what the file says of breaches and guarantees: payments take their place.
    Raises ValueError as above, LimitReached if there are too many steps.
    """
    codes = {months: pooled_code(game, float(game.factors(months)[0]), watch) for months in path.lengths}
    slack = _pooled(game, path, lambda i, months: codes[months].worst[i])
    return slack, bool(np.isfinite(slack).all()) and all(code.status == "verified" for code in codes.values())


def _pooled(game: AgreementGame, path: Path, after: Callable[[int, float | None], Floats]) -> Floats:
    if np.ptp(game.discount) > 0:
        raise ValueError("slack can be pooled only with one discount factor for all")
    pooled: Floats = np.sum(path_values(game, path), axis=1)
    for step in range(len(path) + 1):
        length = path.length(step)
        for i in range(len(game.parties)):
            ends = np.append(deviations(game, path, step, i, seen_after=1)[:, -1], path.after(step))
            factor = game.factors(length)[i]
            worth = (1 - factor) * game.kept[i, ends] + factor * after(i, length)[ends]
            pooled[step] -= worth.max()
    return pooled


def pooled_code(game: AgreementGame, factor: float, watch: Watch = unwatched) -> PooledCode:
    """The optimal code with payments if everybody's factor is `factor`. Raises LimitReached."""
    steps, parties = agreed_steps(game.lattice), range(len(game.parties))
    if len(steps) * len(parties) > STEPS:
        raise LimitReached
    together = _Together(
        game, factor, steps.tail, steps.head, [Leaving.of(game, i, steps.tail, steps.head) for i in parties]
    )
    live = np.ones(len(steps), dtype=bool)
    while True:
        watch("payments", 0, 0)
        joint = together.joint(live, watch)
        worst = np.array([together.worst(i, live, watch) for i in parties])
        tempted = np.sum([together.best(i, worst[i]) for i in parties], axis=0)
        total = game.kept.sum(axis=0)
        kept = (1 - factor) * total[steps.head] + factor * joint[steps.head]
        onward = live & (kept >= tempted - TOLERANCE * max(1.0, float(np.ptp(total))))
        if np.array_equal(onward, live):
            known = bool(live[steps.tail == game.lattice.now].any())
            return PooledCode("verified" if known else "not verified", joint, worst)
        live = onward


@dataclass(frozen=True)
class _Together:
    game: AgreementGame
    factor: float
    tail: Ints
    head: Ints
    leaving: list[Leaving]

    def joint(self, live: Mask, watch: Watch) -> Floats:
        """(S,) the most that all together can get by steps that are left: policy iteration."""
        total, size, d = self.game.kept.sum(axis=0), len(self.game.lattice), self.factor
        alive, chosen = live.copy(), np.full(size, -1, dtype=np.int64)
        while True:  # no way on from a state ends every way to it
            going = np.zeros(size, dtype=bool)
            going[self.tail[alive]] = True
            onward = alive & going[self.head]
            if np.array_equal(onward, alive):
                break
            alive = onward
        places = np.flatnonzero(alive)
        chosen[self.tail[places]] = places
        there = np.where(going, self.head[chosen], np.arange(size))
        while True:
            watch("payments", 0, 0)
            values = np.where(going, discounted(total, there, np.array(d)), -np.inf)
            worth = (1 - d) * total[self.head[places]] + d * values[self.head[places]]
            best = np.full(size, -np.inf)
            np.maximum.at(best, self.tail[places], worth)
            better = worth > values[self.tail[places]] + 1e-12 * max(1.0, float(np.ptp(total)))
            better &= worth >= best[self.tail[places]]
            if not better.any():
                return values
            there[self.tail[places[better]]] = self.head[places[better]]

    def worst(self, i: int, live: Mask, watch: Watch) -> Floats:
        """(S,) the least to which i can be held: value iteration from below, with MacQueen's bound."""
        payoff, d, states = self.game.kept[i], self.factor, self.tail[live]
        reached = np.zeros(len(payoff), dtype=bool)
        reached[states] = True
        values = np.where(reached, payoff.min(), np.inf)
        if not reached.any():
            return values
        for _ in range(ROUNDS):
            watch("payments", 0, 0)
            least = np.full(len(payoff), np.inf)
            np.minimum.at(least, states, self.best(i, values)[live])
            if not np.isfinite(least[reached]).all():  # from where every step leads out of what is left
                reached = np.isfinite(least)
                values = np.where(reached, payoff.min(), np.inf)
                if not reached.any():
                    return values
                continue
            gained = least[reached] - values[reached]
            values = np.where(reached, least + d / (1 - d) * gained.min(), np.inf)
            if np.ptp(gained) <= 1e-12 * max(1.0, float(np.ptp(payoff))) * (1 - d):
                return values
        raise LimitReached

    def best(self, i: int, values: Floats) -> Floats:
        """(E,) what i gets at best from each step, its part included, if its punishment follows; values: (S,)."""
        worth = (1 - self.factor) * self.game.kept[i] + self.factor * values
        found: Floats = np.maximum(self.leaving[i].best(worth), worth[self.head])
        return found
