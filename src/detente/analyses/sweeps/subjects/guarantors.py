"""Sets of guarantors: whether the goal holds with each, who would keep it, and whether all prefer it to today."""

from collections.abc import Iterator
from functools import cached_property

from detente.analyses.guarantors import Members, goal_code, is_asked, options_of, subsets, violators_of
from detente.analyses.sweeps.drawn.orders import Table, used_by_wishes
from detente.analyses.sweeps.drawn.play import PlayFunction, can_play
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.subjects.states import NAN, better, wishing
from detente.graph.given.judge import Judge
from detente.model.conditions import Mask
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Function, Quantity

CONCEPT = "seq"
NOBODY = "none"


def set_id(members: Members) -> str:
    """A set as quantities name it: `usa+prc`, or `none`."""
    return "+".join(members) or NOBODY


def sets_of(scenario: Scenario) -> tuple[Members, ...]:
    """All sets of guarantors, smaller ones first."""
    return tuple(subsets(tuple(options_of(scenario))))


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """`guarantors.SET.holds`: the goal is stable for all; `.PARTY.keeps`: for a party against whom somebody guarantees.

    `.better`, `.PARTY.better`: preferred to now by all, by the party; `.works`: it holds and all prefer it. Stable is
    sequentially stable; the goal is the scenario's with the options of exactly this set on.
    """
    return tuple(Quantity(f"guarantors.{id}") for id in _ids(scenario))


def _ids(scenario: Scenario) -> Iterator[str]:
    parties = wishing(scenario)
    for members in sets_of(scenario):
        at = set_id(members)
        yield from (f"{at}.holds", f"{at}.works", f"{at}.better")
        yield from (f"{at}.{party}.keeps" for party in parties if party in violators_of(scenario))
        yield from (f"{at}.{party}.better" for party in parties)


class GuarantorsFunction(PlayFunction):
    """The quantities of all sets of guarantors; those of a set with which the goal is not feasible are NaN."""

    @cached_property
    def rows(self) -> tuple[int | None, ...]:
        """The row of the goal with each set."""
        states = self.play.game.states
        return tuple(states.row(goal_code(self.scenario, members)) for members in sets_of(self.scenario))

    @cached_property
    def judge(self) -> Judge:
        """Of the goal with every set."""
        return Judge(self.play.game, (row for row in self.rows if row is not None))

    @cached_property
    def columns(self) -> tuple[tuple[int | None, bool], ...]:
        """Per party that wants anything: its index in the game if it is there, and whether it is a violator."""
        parties, violators = self.play.game.parties, violators_of(self.scenario)
        return tuple(
            (parties.index(party) if party in parties else None, party in violators) for party in wishing(self.scenario)
        )

    @cached_property
    def width(self) -> int:
        """How many quantities there are."""
        return len(quantities(self.scenario))

    def answer(self, ranks: Table, present: Mask) -> list[float]:
        """In the order of the quantities."""
        verdicts, now, found = self.judge.of(ranks), self.play.game.status_quo, list[float]()
        each = self.width // len(self.rows)
        for row in self.rows:
            if row is None:
                found += [NAN] * each
                continue
            holds = verdicts.equilibrium(CONCEPT, row)
            together, *marks = better(ranks, present, row, now)
            found += (float(holds), float(holds and together == 1.0), together)
            found += (
                float(verdicts.stable(CONCEPT, k, row)) if k is not None and present[k] else NAN
                for k, violates in self.columns
                if violates
            )
            found += (NAN if k is None else marks[k] for k, _ in self.columns)
        return found


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The quantities of each draw."""
    return GuarantorsFunction(scenario, factors)


def can_answer(scenario: Scenario) -> bool:
    """Whether there is a game with a goal and guarantors that have an option in it."""
    return can_play(scenario) and is_asked(scenario)


SUBJECT = Subject("guarantors", can_answer, quantities, used_by_wishes, function)
