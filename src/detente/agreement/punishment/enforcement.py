"""Who enforces after a breach: a static game of the signatories in every state.

Each signatory that names the violator enforces or not. Enforcing costs it something, shared among the enforcers; not
enforcing costs it its reputation; both may change leakage and protection and so its own payoff. Enforcement moves no
state, so every state has its own game. All sets E of enforcers are tried; E is an equilibrium if nobody in it would
rather leave and nobody outside it would rather join.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats, Ints, Mask

Selection = Literal["largest", "smallest"] | tuple[int, ...]
"""Which equilibrium is played: the one of most or fewest enforcers, or one given set (places in `guarantors`)."""

TIE = 1e-12


@dataclass(frozen=True)
class Enforcement:
    """The game after a breach by `violator` (index) when `signatories` (places in `guarantors`) have signed.

    able: the signatories that can act against it, K of them. Row e of every array is a set of enforcers: bit k of e is
    able[k]. gains: (2^K, K, S or 1) what able[k] gains by enforcing when the others of row e do. leakage, protection:
    (2^K,).
    """

    game: AgreementGame
    violator: int
    signatories: tuple[int, ...]
    able: tuple[int, ...]
    gains: Floats
    leakage: Floats
    protection: Floats

    @cached_property
    def nash(self) -> Mask:
        """(2^K, S or 1) whether the row is an equilibrium."""
        inside = self.members[:, :, None]
        kept: Mask = np.all(np.where(inside, self.gains >= -TIE, self.gains <= TIE), axis=1)
        return kept

    @cached_property
    def members(self) -> Mask:
        """(2^K, K) whether able[k] is in row e."""
        rows = np.arange(1 << len(self.able))
        members: Mask = (rows[:, None] >> np.arange(len(self.able))) & 1 == 1
        return members

    @property
    def is_uniform(self) -> bool:
        """Whether every state has the same equilibria."""
        return bool((self.nash == self.nash[:, :1]).all())

    @cached_property
    def ties(self) -> tuple[int, ...]:
        """Signatories that are, in some equilibrium of some state, indifferent between enforcing and not."""
        tied = (np.abs(self.gains) <= TIE) & self.nash[:, None, :]
        return tuple(g for k, g in enumerate(self.able) if tied[:, k].any())

    def equilibria(self) -> Iterator[tuple[int, ...]]:
        """The sets that are an equilibrium in every state, fewest enforcers first."""
        for row in sorted(np.flatnonzero(self.nash.all(axis=1)).tolist(), key=self._size):
            yield self.enforcers(row)

    def enforcers(self, row: int) -> tuple[int, ...]:
        """Places in `guarantors` of the members of a row."""
        return tuple(g for k, g in enumerate(self.able) if row >> k & 1)

    def selected(self, selection: Selection) -> Ints:
        """(S or 1,) the row played in every state, -1 where there is none."""
        if isinstance(selection, tuple):
            row = sum(1 << k for k, g in enumerate(self.able) if g in selection)
            return np.where(self.nash[row], row, -1)
        rows = self.ranked(selection)
        played = self.nash[rows]
        return np.where(played.any(axis=0), np.array(rows)[played.argmax(axis=0)], -1)

    def ranked(self, selection: Literal["largest", "smallest"]) -> list[int]:
        """All rows in the order in which they are preferred; equally large sets by how hard they hit the violator."""
        return sorted(range(1 << len(self.able)), key=self._size, reverse=selection == "largest")

    def _size(self, row: int) -> tuple[float, ...]:
        """By number of members, then by what they do and what it costs them; file order only where that is the same."""
        members, j = self.enforcers(row), self.violator
        threats = [self.game.guarantors[g].against[j] for g in members]
        sums = sum(t.penalty for t in threats), -float(self.leakage[row]), float(self.protection[row])
        cost = sum(t.cost for t in threats)
        return (len(members), *(round(each, 12) for each in (*sums, -cost)), *(-g for g in members))


def enforcement(game: AgreementGame, violator: int, signatories: tuple[int, ...]) -> Enforcement:
    """The enforcement game after a breach by `violator`."""
    able = tuple(k for k in signatories if _can_act(game, k, violator))
    sets = [tuple(g for k, g in enumerate(able) if e >> k & 1) for e in range(1 << len(able))]
    leakage = np.array([leakage_of(game, violator, enforcers) for enforcers in sets])
    protection = np.array([protection_of(game, violator, enforcers) for enforcers in sets])
    gains = [
        [_gain(game, violator, sets[e | 1 << k], sets[e & ~(1 << k)], g) for k, g in enumerate(able)]
        for e in range(len(sets))
    ]
    width = max([len(gain) for row in gains for gain in row], default=1)
    table = [[np.broadcast_to(gain, width) for gain in row] for row in gains]
    return Enforcement(
        game, violator, signatories, able, np.array(table).reshape(len(sets), len(able), width), leakage, protection
    )


def leakage_of(game: AgreementGame, violator: int, enforcers: tuple[int, ...]) -> float:
    """Leakage after a breach by `violator` when `enforcers` act."""
    terms = game.breach
    idle = (g for k, g in enumerate(game.guarantors) if k not in enforcers and violator in g.against)
    base = terms.leakage_by.get(violator, terms.leakage)
    return min(base + sum(g.against[violator].leak for g in idle), terms.leakage_max)


def protection_of(game: AgreementGame, violator: int, enforcers: tuple[int, ...]) -> float:
    """Protection after a breach by `violator` when `enforcers` act."""
    return min(sum(game.guarantors[k].against[violator].protects for k in enforcers), game.breach.protection_max)


def shared_cost(game: AgreementGame, violator: int, guarantor: int, enforcers: int) -> float:
    """What it costs a guarantor to enforce together with `enforcers` - 1 others."""
    others = max(len(game.guarantors) - 1, 1)
    return game.guarantors[guarantor].against[violator].cost * (1 - game.breach.sharing * (enforcers - 1) / others)


def _can_act(game: AgreementGame, guarantor: int, violator: int) -> bool:
    return game.guarantors[guarantor].party != violator and violator in game.guarantors[guarantor].against


def _gain(
    game: AgreementGame, violator: int, within: tuple[int, ...], without: tuple[int, ...], guarantor: int
) -> Floats:
    """(S or 1,) what enforcing brings a guarantor when `within` enforce instead of `without`."""
    who = game.guarantors[guarantor]
    gain = np.array([who.reputation - shared_cost(game, violator, guarantor, len(within))])
    flow = game.flows[who.party]
    if not flow.varies:
        return gain
    one, other = (
        flow.at(leakage_of(game, violator, enforcers), protection_of(game, violator, enforcers))
        for enforcers in (within, without)
    )
    return gain + (one - other)
