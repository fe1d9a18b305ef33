"""Which complete order a drawn number stands for, where a list leaves pairs of states unknown.

The unit interval is cut into `COMPLETIONS` equal parts, one per completion of a chain that starts with a seed of the
list's own key. So the same number stands for the same order in every process.
"""

from functools import lru_cache
from itertools import islice

import numpy as np

from detente.graph.unknown.completions import completions
from detente.graph.unknown.order import order_of
from detente.model.references import OneState, StateReference
from detente.model.scenario import Wishes, WishKey
from detente.model.states import States
from detente.preferences import relation_of
from detente.preferences.pairs import Pairs
from detente.preferences.ranking import Ranking
from detente.preferences.relation import Ranks

COMPLETIONS = 200


def completion(key: WishKey, wishes: Pairs, states: States, drawn: float) -> Ranks:
    """The complete order that a number in [0, 1) stands for."""
    made = _completions(key, wishes, states.codes.tobytes(), states.judged_as.tobytes(), states.options)
    return made[min(int(drawn * COMPLETIONS), COMPLETIONS - 1)]


@lru_cache(maxsize=8)
def _completions(key: WishKey, wishes: Pairs, codes: bytes, judged_as: bytes, options: int) -> tuple[Ranks, ...]:
    """All of one list; states by their arrays, by which they can be kept."""
    states = States(np.frombuffer(codes, np.int32), np.frombuffer(judged_as, np.int32), options)
    order = order_of(relation_of(wishes, states), states)
    seed = np.random.SeedSequence(list(str(key).encode()))
    return tuple(islice(completions(order, states, seed), COMPLETIONS))


def as_ranking(ranks: Ranks, wishes: Wishes, states: States) -> Ranking:
    """The order as a list of all states, best first, equal ones side by side; it comes from where `wishes` do."""
    shown = states.shown
    groups = [shown[ranks.rank[shown] == rank] for rank in np.unique(ranks.rank[shown])[::-1]]
    references = tuple(
        tuple(StateReference(states.word(row), OneState(int(states.codes[row]))) for row in group) for group in groups
    )
    return Ranking(references, (), wishes.provenance)
