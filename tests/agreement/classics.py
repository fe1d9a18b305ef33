"""Small agreements built by hand: payoffs given as a table over the states."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from detente.agreement.terms.game import AgreementGame, BreachTerms
from detente.agreement.terms.lattice import Floats, Lattice
from detente.agreement.terms.moves import moves_of
from detente.agreement.terms.payoffs import Flow
from detente.model.roadmap import Measure
from tests.agreement.arithmetic import measure


def tabled(
    measures: Sequence[Measure], parties: tuple[str, ...], payoffs: Sequence[Floats], patience: float
) -> AgreementGame:
    """The game with these payoffs: per party (S,)."""
    lattice = Lattice(tuple(measures))
    flows = tuple(Flow({(0, 0): np.asarray(table, dtype=float)}) for table in payoffs)
    return AgreementGame(parties, lattice, moves_of(lattice, parties), flows, np.full(len(parties), patience))


def dilemma(
    patience: float, scale: float = 1, shift: float = 0, seen_after: int = 1, per: Literal["step", "year"] = "step"
) -> AgreementGame:
    """The prisoner's dilemma 9/1/10/3; X and Y: a and b cooperate."""
    first = scale * np.array([3, 10, 1, 9]) + shift  # neither, b alone, a alone, both
    second = scale * np.array([3, 1, 10, 9]) + shift
    game = tabled([measure("X", "a", 1), measure("Y", "b", 1)], ("a", "b"), [first, second], patience)
    return replace(game, breach=BreachTerms(seen_after=seen_after), per=per)
