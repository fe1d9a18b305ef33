"""Getting there: ways from one state to another, who would have to move against its wish, who could spoil them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np

from detente.analyses.setting import Setting, goal_row
from detente.analyses.stability import StabilityAnswer, heading
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.graph.ways.joint import Members, coalitions_to
from detente.graph.ways.routes import Routes, Step, routes
from detente.graph.ways.search import search, search_without_yielding, turned
from detente.graph.ways.spoilers import Departure, diversions, leaving
from detente.watching import Watch, unwatched

Status = Literal["complete", "limit reached"]


@dataclass(frozen=True, slots=True)
class Point:
    """A state of a way: the move into it (None at its start); per party -1, 0, 1 against start and point before.

    shut: ids of the one-way options that the move leaves for good.
    """

    row: int
    step: Step | None
    against_start: tuple[int, ...]
    against_before: tuple[int, ...]
    shut: tuple[str, ...]


@dataclass(frozen=True)
class PathAnswer:
    """Ways from row `start` to row `end`; parts that a limit cut off are `unfinished`, and then empty or None.

    moves: the shortest ways by legal moves. least: those with the fewest moves that are no improvement for their mover,
    the shortest of these. Both None where no legal moves lead there. yielding: parties (indices) that have to make such
    a move on every way. coalitions: the smallest that would go there together. diversions: along `way`. leaving:
    improvements from the end. returns: whether legal moves lead back.
    """

    setting: Setting
    start: int
    end: int
    moves: Routes | None = None
    least: Routes | None = None
    yielding: Members = ()
    coalitions: tuple[Members, ...] = ()
    diversions: tuple[Departure, ...] = ()
    leaving: tuple[Departure, ...] = ()
    returns: bool | None = None
    unfinished: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """Whether every part is there."""
        return "limit reached" if self.unfinished else "complete"

    @property
    def improvements(self) -> Routes | None:
        """The shortest ways by improvements of their movers only; None where these do not lead there."""
        return self.least if self.least is not None and not self.least.charged else None

    @property
    def way(self) -> tuple[Step, ...]:
        """The way that is looked at closely: the first with the fewest unwilling moves; empty if there is none."""
        found = self.least or self.moves
        return found.routes[0] if found else ()

    @property
    def unwilling(self) -> tuple[tuple[int, Step], ...]:
        """The moves of the way that are no improvement for their mover, each with its place, counted from 0."""
        return tuple((k, step) for k, step in enumerate(self.way) if not step.willing)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The states of the way, its start first."""
        even = (0,) * len(self.setting.parties)
        found = [Point(self.start, None, even, even, ())]
        for step in self.way:
            since_start, at_once = (against(self.setting, step.to, row) for row in (self.start, step.start))
            found.append(Point(step.to, step, since_start, at_once, _shut(self.setting, step.start, step.to)))
        return tuple(found)


def paths(setting: Setting, start: int, end: int, watch: Watch = unwatched) -> PathAnswer:
    """Ways from one row to another, and what stands in their way.

    Raises Unanswerable (E940) where both are the same state. With a limit the parts finished by then.
    """
    if start == end:
        raise Unanswerable([Problem("E940", Place(), {"found": setting.word(end)})])
    game = setting.game
    answer = PathAnswer(setting, start, end)
    parts: tuple[tuple[str, Callable[[PathAnswer], Any]], ...] = (
        ("moves", lambda so_far: routes(search(game, start, "moves", end, watch), end, watch=watch)),
        ("least", lambda so_far: _least(so_far, watch)),
        ("leaving", lambda so_far: leaving(game, end, len(so_far.way))),
        ("coalitions", lambda so_far: coalitions_to(game, start, end, watch)),
        ("diversions", lambda so_far: _diversions(so_far, watch)),
        ("yielding", lambda so_far: _yielding(so_far, watch)),
        ("returns", lambda so_far: search(game, end, "moves", start, watch).cost_of(start) is not None),
    )
    for k, (part, compute) in enumerate(parts):
        try:
            answer = replace(answer, **{part: compute(answer)})
        except LimitReached:
            return replace(answer, unfinished=tuple(name for name, _ in parts[k:]))
    return answer


def against(setting: Setting, row: int, other: int) -> tuple[int, ...]:
    """Per party -1, 0 or 1: whether a row is worse, equal or better than another for it."""
    ranks = setting.game.ranks
    return tuple(map(int, np.sign(ranks[:, row] - ranks[:, other])))


def _least(answer: PathAnswer, watch: Watch) -> Routes | None:
    if answer.moves is None:
        return None
    game = answer.setting.game
    return routes(search(game, answer.start, "least", answer.end, watch), answer.end, watch=watch)


def _diversions(answer: PathAnswer, watch: Watch) -> tuple[Departure, ...]:
    if not answer.way:
        return ()
    game = answer.setting.game
    return diversions(game, search(turned(game), answer.end, "least", answer.start, watch), answer.way)


def _yielding(answer: PathAnswer, watch: Watch) -> Members:
    """Whoever moves willingly on the way need not yield."""
    asked = sorted({step.party for _, step in answer.unwilling})
    game, start, end = answer.setting.game, answer.start, answer.end
    return tuple(party for party in asked if not search_without_yielding(game, start, party, end, watch))


def _shut(setting: Setting, before: int, after: int) -> tuple[str, ...]:
    """One-way options that change from one row to another: none of them can change back."""
    moves, codes = setting.game.moves, setting.states.judged_codes
    was, becomes = int(codes[before]), int(codes[after])
    gone = (becomes & ~was & moves.stays_on) | (was & ~becomes & moves.stays_off)
    conflict = setting.scenario.conflict
    return tuple(id for k, id in enumerate(conflict.option_ids) if gone & conflict.bit(k))


def shut_before(answer: PathAnswer) -> tuple[str, ...]:
    """One-way options that would have to change back to get from the start to the end."""
    return _shut(answer.setting, answer.end, answer.start)


def asked_about(answer: StabilityAnswer, concept: str) -> int | None:
    """The row to which a way is asked for unless another is named: the goal, else the first named equilibrium."""
    setting, now = answer.setting, answer.setting.game.status_quo
    goal = goal_row(setting)
    if goal is not None and goal != now:
        return goal
    if concept not in answer.concepts:
        return None
    equilibria = set(answer.equilibria(concept))
    return next((row for row in setting.named_rows.values() if row != now and row in equilibria), None)


# ---------------------------------------------------------------- as data
def document(answer: PathAnswer) -> dict[str, Any]:
    """The answer as JSON data."""
    setting, parties = answer.setting, answer.setting.parties
    return {
        **heading(setting),
        "status": answer.status,
        "unfinished": list(answer.unfinished),
        "from": setting.word(answer.start),
        "to": setting.word(answer.end),
        "moves": _routes_document(setting, answer.moves),
        "improvements": _routes_document(setting, answer.improvements),
        "least_unwilling": _routes_document(setting, answer.least),
        "points": [_point_document(answer, k) for k in range(len(answer.points))],
        "must_yield": [parties[k] for k in answer.yielding],
        "coalitions": [[parties[k] for k in members] for members in answer.coalitions],
        "leaving": [_departure_document(setting, each) for each in answer.leaving],
        "way_back": answer.returns,
    }


def _routes_document(setting: Setting, found: Routes | None) -> dict[str, Any] | None:
    if found is None:
        return None
    ways = [[step_document(setting, step) for step in steps] for steps in found.routes]
    return {"length": found.moves, "unwilling": found.charged, "paths": ways, "all": found.all}


def step_document(setting: Setting, step: Step) -> dict[str, Any]:
    """A move as JSON data."""
    return {"party": setting.parties[step.party], "to": setting.word(step.to), "gain": step.gain}


def _point_document(answer: PathAnswer, k: int) -> dict[str, Any]:
    setting, point = answer.setting, answer.points[k]
    named = [dict(zip(setting.parties, signs, strict=True)) for signs in (point.against_start, point.against_before)]
    return {
        "state": setting.word(point.row),
        "party": None if point.step is None else setting.parties[point.step.party],
        "willing": None if point.step is None else point.step.willing,
        "against_start": named[0],
        "against_before": named[1],
        "shuts": list(point.shut),
        "diversions": [_departure_document(setting, each) for each in answer.diversions if each.after == k],
    }


def _departure_document(setting: Setting, each: Departure) -> dict[str, Any]:
    return {"party": setting.parties[each.party], "to": setting.word(each.to), "improvements": each.count}
