"""The map of a way: which states and moves to draw, and in which column each state stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.analyses.paths import PathAnswer
from detente.analyses.setting import Setting
from detente.errors import LimitReached
from detente.graph.equilibria import stability
from detente.graph.stability import concept_named
from detente.graph.ways.routes import Step
from detente.graph.ways.search import successors
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

MOST = 40  # states; more cannot be told apart
STABLE = 10  # equilibria beside the ways, where there are more states than that
LONGEST = 30  # moves of a way; a longer one is no picture
APART = -1
OTHER_WAYS = 3  # besides the one looked at, of each kind

Part = Literal["way", "other", "side"]
"""The way looked at; another one that is as good, or shorter; a move beside them."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state on the map.

    column: 0 is the start, `APART` a state to which no single move leads from the others drawn. entry: the move by
    which it is drawn as reached; None at the start and apart. equilibrium: None where that was not looked at.
    """

    row: int
    column: int
    part: Part
    entry: Step | None
    equilibrium: bool | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A move on the map."""

    step: Step
    part: Part


@dataclass(frozen=True)
class WayMap:
    """The states of a way, those beside it, named states and equilibria, as far as there is room.

    concept: under which equilibria were looked for. found, drawn: how many there are, and how many of them are drawn;
    None where a limit came first.
    """

    answer: PathAnswer
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    concept: str
    found: int | None
    drawn: int | None

    @property
    def setting(self) -> Setting:
        """Of which scenario."""
        return self.answer.setting

    @property
    def drawable(self) -> bool:
        """Whether there is a way, and one that is not too long for a picture."""
        return 0 < len(self.answer.way) <= LONGEST

    @property
    def states(self) -> int:
        """How many states there are in all."""
        return self.setting.states.count


@dataclass
class Plan:
    """The map while it is drawn up: the move into each state drawn, and its column and part."""

    setting: Setting
    columns: dict[int, int]
    parts: dict[int, Part]
    entries: dict[int, Step | None]
    edges: dict[tuple[int, int, int], Edge]

    @property
    def room(self) -> int:
        """For how many more states there is room."""
        return max(MOST - len(self.columns), 0)

    def add(self, steps: Iterable[Step], part: Part) -> None:
        """Moves from states that are drawn, one after another, as long as there is room for where they lead."""
        for step in steps:
            if step.to not in self.columns:
                if (not self.room and part != "way") or step.start not in self.columns:
                    return
                self.columns[step.to] = self.columns[step.start] + 1
                self.parts[step.to], self.entries[step.to] = part, step
            self.edges.setdefault((step.start, step.party, step.to), Edge(step, part))

    def place(self, row: int) -> None:
        """A state to which no single move leads from the others."""
        if self.room and row not in self.columns:
            self.columns[row], self.parts[row], self.entries[row] = APART, "side", None


def way_map(answer: PathAnswer, concept: str, stable: Mask | None = None, watch: Watch = unwatched) -> WayMap:
    """The map of a way. stable: (S,) equilibria under the concept, looked for if not given."""
    setting = answer.setting
    equilibria = _equilibria(setting, concept, watch) if stable is None else stable
    plan = Plan(setting, {answer.start: 0}, {answer.start: "way"}, {answer.start: None}, {})
    plan.add(answer.way, "way")
    for steps in _other_ways(answer):
        plan.add(steps, "other")
    for step in _departures(answer):
        plan.add([step], "side")
    shown = setting.states.shown
    named = list(setting.named_rows.values())
    _add_around(plan, named)
    if len(shown) <= MOST:
        _add_around(plan, list(map(int, shown)))
    elif equilibria is not None:
        ways = [row for row in plan.columns if plan.parts[row] != "side"]
        _add_beside(plan, ways, [int(row) for row in shown[equilibria[shown]]], STABLE)
        _add_around(plan, named)
    for row in named:
        plan.place(row)
    return WayMap(
        answer,
        tuple(_node(plan, row, equilibria) for row in plan.columns),
        tuple(plan.edges.values()),
        concept,
        None if equilibria is None else int(equilibria[shown].sum()),
        None if equilibria is None else sum(bool(equilibria[row]) for row in plan.columns),
    )


def _node(plan: Plan, row: int, equilibria: Mask | None) -> Node:
    equilibrium = None if equilibria is None else bool(equilibria[row])
    return Node(row, plan.columns[row], plan.parts[row], plan.entries[row], equilibrium)


def _equilibria(setting: Setting, concept: str, watch: Watch) -> Mask | None:
    """(S,) bool; None where a limit came first."""
    try:
        found = stability(setting.game, (concept_named(concept),), watch)
    except LimitReached:
        return None
    return None if found.unfinished else np.logical_and.reduce(found.stable[concept], axis=0)


def _other_ways(answer: PathAnswer) -> Iterator[tuple[Step, ...]]:
    """Ways that are as good, then shorter ones with moves of any kind."""
    found = (answer.least, answer.moves)
    every = chain.from_iterable(each.routes[: OTHER_WAYS + 1] for each in found if each is not None)
    return (steps for steps in every if steps != answer.way)


def _departures(answer: PathAnswer) -> Iterator[Step]:
    """What could divert the way, and what could follow it."""
    for each in (*answer.diversions, *answer.leaving):
        yield Step(each.party, each.to, answer.points[each.after].row, 1)


def _add_around(plan: Plan, wanted: list[int]) -> None:
    """Wanted states to which one move leads from a drawn state; then those beside them, and so on."""
    beside = list(plan.columns)
    while beside and plan.room:
        beside = _add_beside(plan, beside, wanted, plan.room)


def _add_beside(plan: Plan, beside: list[int], wanted: list[int], most: int) -> list[int]:
    """At most so many wanted states to which one move leads from those `beside`; improvements go first."""
    order = {row: k for k, row in enumerate(wanted)}
    entries: dict[int, tuple[bool, int, Step]] = {}
    for row in beside:
        for step in _moves_to(plan.setting, row, order, plan.columns):
            key = (not step.willing, plan.columns[row], step)
            entries[step.to] = min(entries.get(step.to, key), key)
    chosen = sorted(entries, key=lambda row: (entries[row][0], order[row]))[: min(most, plan.room)]
    for row in chosen:
        plan.add([entries[row][2]], "side")
    return chosen


def _moves_to(setting: Setting, row: int, wanted: dict[int, int], drawn: dict[int, int]) -> Iterator[Step]:
    """Moves from a row to wanted states that are not drawn yet."""
    game = setting.game
    for party in range(len(game.parties)):
        rows: NDArray[np.intp] = successors(game.moves, party, row)
        for to in map(int, rows):
            if to in wanted and to not in drawn:
                gain = int(np.sign(game.ranks[party, to] - game.ranks[party, row]))
                yield Step(party, to, row, gain)
