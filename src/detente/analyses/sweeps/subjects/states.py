"""Named states: under which concepts each is an equilibrium, and who prefers it to the status quo."""

from collections.abc import Iterator
from functools import cached_property

from detente.analyses.sweeps.drawn.orders import Table, used_by_wishes
from detente.analyses.sweeps.drawn.play import PlayFunction, can_play
from detente.analyses.sweeps.subject import Subject
from detente.graph.given.judge import CONCEPTS, Judge
from detente.model.conditions import Mask
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Function, Quantity

NAN = float("nan")


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """`STATE.CONCEPT`: stable for all. `STATE.PARTY.better`, `STATE.better`: preferred to now by the party, by all.

    The status quo, `now`, comes first and has no `better`.
    """
    return tuple(Quantity(id) for id in _ids(scenario))


def _ids(scenario: Scenario) -> Iterator[str]:
    parties = wishing(scenario)
    for state in ("now", *scenario.conflict.states):
        yield from (f"{state}.{concept}" for concept in CONCEPTS)
        if state != "now":
            yield f"{state}.better"
            yield from (f"{state}.{party}.better" for party in parties)


def wishing(scenario: Scenario) -> tuple[str, ...]:
    """Parties with a list of their own or of any type, in file order."""
    having = {key.party for key in scenario.preferences if not key.analyst}
    return tuple(party for party in scenario.parties if party in having)


def better(ranks: Table, present: Mask, row: int, now: int) -> list[float]:
    """Whether a row is preferred to the status quo by all, then by each party; NaN for one that has no list."""
    each = [float(ranks[k, row] > ranks[k, now]) if there else NAN for k, there in enumerate(present)]
    return [float(all(mark != 0.0 for mark in each)), *each]


class StatesFunction(PlayFunction):
    """The quantities of named states."""

    @cached_property
    def judge(self) -> Judge:
        """Of the named states."""
        return Judge(self.play.game, self.play.named.values())

    @cached_property
    def width(self) -> int:
        """How many quantities there are."""
        return len(quantities(self.scenario))

    def answer(self, ranks: Table, present: Mask) -> list[float]:
        """In the order of the quantities; a party of whose list no draw makes use has no answer."""
        verdicts, found = self.judge.of(ranks), list[float]()
        now, columns = self.play.game.status_quo, {party: k for k, party in enumerate(self.play.game.parties)}
        for state in ("now", *self.scenario.conflict.states):
            row = self.play.named[state]
            found += (float(verdicts.equilibrium(concept, row)) for concept in CONCEPTS)
            if state != "now":
                together, *each = better(ranks, present, row, now)
                marks = (each[columns[party]] if party in columns else NAN for party in wishing(self.scenario))
                found += (together, *marks)
        return found


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The quantities of each draw."""
    return StatesFunction(scenario, factors)


def can_answer(scenario: Scenario) -> bool:
    """Whether there is a game with at least one named state."""
    return can_play(scenario) and bool(scenario.conflict.states)


SUBJECT = Subject("states", can_answer, quantities, used_by_wishes, function)
