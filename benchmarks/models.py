"""What is measured: complete models of growing size, and the flagship of the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from detente.analyses.setting import setting_of
from detente.graph import compile as compiling
from detente.graph.game import Game, game_of
from detente.model.conflict import Conflict, Option
from detente.model.states import feasible_states
from detente.model.texts import Text
from detente.preferences.relation import Ranks

PARTIES = 4
FLAGSHIP = "vladivostok-2019"
SMALL = "prisoners-dilemma"


def complete(options: int, seed: int = 0) -> Game:
    """Four parties take turns at controlling the options; every state is feasible, every order strict and random."""
    owned = tuple(Option(f"o{k}", f"p{k % PARTIES}", Text(f"option {k}")) for k in range(options))
    conflict = Conflict(owned)
    random = np.random.default_rng(seed)
    ranks = {f"p{k}": Ranks(random.permutation(1 << options).astype(np.int64)) for k in range(PARTIES)}
    return game_of(conflict, feasible_states(conflict), ranks)


def flagship() -> Game:
    """Six parties and 43,776 states, as the catalogue has them."""
    from detente.files.catalogue import find
    from detente.files.read import read

    return setting_of(read(find(FLAGSHIP)).scenario).game


@contextmanager
def always_compiled() -> Iterator[None]:
    """Use compiled kernels even for games that are too small to be worth it."""
    kept = compiling.WORTH_COMPILING
    compiling.WORTH_COMPILING = 0
    try:
        yield
    finally:
        compiling.WORTH_COMPILING = kept
