"""Which signatories enforce, in many draws at once: the static game of `punishment.enforcement`, on arrays.

States in which leakage and protection mean the same to every signatory form a class and have the same equilibria.
Letters in shapes: N draws, U classes of states, K signatories that can act.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.agreement.endurance.frozen.amounts import Amounts, Regime
from detente.agreement.punishment.enforcement import TIE, Enforcement, Selection
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.agreement.terms.payoffs import LEAKAGE, PROTECTION, Payoffs


@dataclass(frozen=True)
class Enforcing:
    """The game after a breach; kind: (S,) the class of every state; examples: (U,) a state of each."""

    static: Enforcement
    payoffs: Payoffs
    kind: Ints
    examples: Ints

    def gains(self, amounts: Amounts) -> Floats:
        """(N, U, 2^K, K) what able[k] gains by enforcing when the others of row e do."""
        able, rows = self.static.able, 1 << len(self.static.able)
        found = np.zeros((amounts.size, len(self.examples), rows, len(able)))
        for e in range(rows):
            for k in range(len(able)):
                if e >> k & 1:
                    found[:, :, e, k] = found[:, :, e ^ 1 << k, k] = self._gain(amounts, e, k)
        return found

    def selected(self, amounts: Amounts, selection: Selection) -> Ints:
        """(N, U) the row played, -1 where there is none."""
        gains = self.gains(amounts)
        nash: Mask = np.all(np.where(self.static.members, gains >= -TIE, gains <= TIE), axis=3)
        rows = self.order(selection)
        played = nash[:, :, rows]
        found: Ints = np.where(played.any(axis=2), np.array(rows)[played.argmax(axis=2)], -1)
        return found

    def order(self, selection: Selection) -> list[int]:
        """Rows in the order in which they are preferred."""
        if isinstance(selection, tuple):
            return [sum(1 << k for k, g in enumerate(self.static.able) if g in selection)]
        every = [(self.static.enforcers(row), row) for row in range(1 << len(self.static.able))]
        ranked = sorted(every, key=lambda each: (len(each[0]), [-g for g in each[0]]), reverse=selection == "largest")
        return [row for _, row in ranked]

    @cached_property
    def _coefficients(self) -> dict[str, Floats]:
        """Party to (T, U) coefficients of its terms."""
        game = self.static.game
        names = {game.parties[game.guarantors[k].party] for k in self.static.able}
        states = len(game.lattice)
        return {
            name: np.array([np.broadcast_to(c, states)[self.examples] for c in self.payoffs.of[name].values()])
            for name in names
        }

    def _gain(self, amounts: Amounts, row: int, k: int) -> Floats:
        """(N, U) what able[k] gains when the set of `row`, which it is in, enforces and not the set without it."""
        game = self.static.game
        name = game.parties[game.guarantors[self.static.able[k]].party]
        within = Regime(self.static.violator, self.static.enforcers(row), self.static)
        without = Regime(self.static.violator, self.static.enforcers(row ^ 1 << k), self.static)
        gain = amounts.reputation(name) - amounts.shared_cost(within, name)
        if not any(LEAKAGE in term or PROTECTION in term for term in self.payoffs.of[name]):
            return np.broadcast_to(gain[:, None], (amounts.size, len(self.examples)))
        terms = amounts.terms(name, within)[:, :-1] - amounts.terms(name, without)[:, :-1]
        return np.asarray(gain[:, None] + np.einsum("nt,te->ne", terms, self._coefficients[name]))


def enforcing(static: Enforcement, payoffs: Payoffs) -> Enforcing:
    """The game with its classes of states."""
    states = len(payoffs.lattice)
    names = [static.game.parties[static.game.guarantors[k].party] for k in static.able]
    varying = [
        np.broadcast_to(coefficients, states)
        for name in names
        for term, coefficients in payoffs.of[name].items()
        if LEAKAGE in term or PROTECTION in term
    ]
    table = np.array(varying).reshape(len(varying), states).T
    _, examples, kind = np.unique(table, axis=0, return_index=True, return_inverse=True)
    return Enforcing(static, payoffs, kind.reshape(-1), examples)
