"""All equilibria: how many there are under each classical concept, how many of them all prefer to the status quo."""

from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from detente.analyses.sweeps.drawn.orders import Table, used_by_wishes
from detente.analyses.sweeps.drawn.play import PlayFunction, can_play
from detente.analyses.sweeps.subject import Subject
from detente.graph.game import Game
from detente.graph.stability import gmr, nash, seq, smr
from detente.model.conditions import Mask
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Function, Quantity
from detente.watching import Watch, unwatched

STABLE: dict[str, Callable[[Game, int, Watch], Mask]] = {
    "nash": nash.stable,
    "seq": seq.stable,
    "gmr": gmr.stable,
    "smr": smr.stable,
}
"""One party after another in one thread: other draws keep the other cores busy."""


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """`equilibria.CONCEPT.count`, `.better` (how many all prefer to now), `.any`, `.STATE`: is it one of them."""
    return tuple(_quantities(scenario))


def _quantities(scenario: Scenario) -> Iterator[Quantity]:
    for concept in STABLE:
        at = f"equilibria.{concept}"
        yield from (Quantity(f"{at}.{what}", is_verdict=False, unit="states") for what in ("count", "better"))
        yield Quantity(f"{at}.any")
        yield from (Quantity(f"{at}.{state}") for state in ("now", *scenario.conflict.states))


class EquilibriaFunction(PlayFunction):
    """The quantities of all equilibria; merged states count once."""

    @cached_property
    def width(self) -> int:
        """How many quantities there are."""
        return len(quantities(self.scenario))

    def answer(self, ranks: Table, present: Mask) -> list[float]:
        """In the order of the quantities."""
        game, found = self.play.game.with_table(ranks), list[float]()
        own = np.zeros(len(game.states), dtype=bool)
        own[game.states.shown] = True
        preferred = (ranks[present] > ranks[present][:, [game.status_quo]]).all(axis=0)
        for stable in STABLE.values():
            together = np.logical_and.reduce([stable(game, party, unwatched) for party in range(len(game.parties))])
            count = int((together & own).sum())
            found += (float(count), float((together & own & preferred).sum()), float(count > 0))
            found += (float(together[row]) for row in self._named)
        return found

    @cached_property
    def _named(self) -> tuple[int, ...]:
        return tuple(self.play.named[state] for state in ("now", *self.scenario.conflict.states))


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The quantities of each draw."""
    return EquilibriaFunction(scenario, factors)


SUBJECT = Subject("equilibria", can_play, quantities, used_by_wishes, function, by_name=True)
