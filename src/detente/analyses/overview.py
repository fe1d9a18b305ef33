"""Where one can get from here: every named state and the goal at a glance, and who would go anywhere together."""

from dataclasses import dataclass, replace
from typing import Any

from detente.analyses.paths import Status
from detente.analyses.setting import Setting, goal_row
from detente.analyses.stability import heading
from detente.errors import LimitReached
from detente.graph.ways.joint import Joint, Members, joint_improvements
from detente.graph.ways.routes import routes
from detente.graph.ways.search import Search, search
from detente.watching import Watch, unwatched


@dataclass(frozen=True, slots=True)
class Reached:
    """A state as seen from the start: how many moves lead there, how many improvements, and how many unwilling ones.

    moves, improvements: None where they do not lead there. least: moves of the way with the fewest that are no
    improvement for their mover; unwilling: how many of it are not, and yielding whose (indices of parties, each once,
    in the order of their moves).
    """

    row: int
    names: tuple[str, ...]
    goal: bool
    moves: int | None
    improvements: int | None
    least: int | None
    unwilling: int | None
    yielding: Members


@dataclass(frozen=True)
class Overview:
    """From row `start` to every named state and the goal; and who would go anywhere together, fewest members first.

    moved, improved: how many other states legal moves and improvements lead to.
    """

    setting: Setting
    start: int
    states: tuple[Reached, ...] = ()
    joint: tuple[Joint, ...] = ()
    moved: int | None = None
    improved: int | None = None
    unfinished: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """Whether every part is there."""
        return "limit reached" if self.unfinished else "complete"


def overview(setting: Setting, start: int, watch: Watch = unwatched) -> Overview:
    """How far each named state and the goal are from a row, and who would go anywhere together."""
    found = Overview(setting, start, unfinished=("states", "joint"))
    try:
        free = search(setting.game, start, "moves", watch=watch)
        found = replace(found, moved=len(free.reached) - 1)
        least = search(setting.game, start, "least", watch=watch)
        found = replace(found, improved=int((least.cost(least.reached)[0] == 0).sum()) - 1)
        states = tuple(_reached(setting, row, free, least, watch) for row in _asked(setting, start))
        found = replace(found, states=states, unfinished=("joint",))
        for each in joint_improvements(setting.game, start, watch):
            found = replace(found, joint=(*found.joint, each))
    except LimitReached:
        if found.moved is None:
            raise
        return found
    return replace(found, unfinished=())


def _asked(setting: Setting, start: int) -> list[int]:
    """The status quo, the named states and the goal, each once."""
    rows = list(setting.named_rows.values())
    if (goal := goal_row(setting)) is not None:
        rows.append(goal)
    return [row for row in dict.fromkeys(rows) if row != start]


def _reached(setting: Setting, row: int, free: Search, least: Search, watch: Watch) -> Reached:
    names = tuple(name for name, named in setting.named_rows.items() if named == row)
    moves, found = routes(free, row, 1, watch), routes(least, row, watch=watch)
    said = (row, names, row == goal_row(setting))
    if moves is None or found is None:
        return Reached(*said, None, None, None, None, ())
    yielding = dict.fromkeys(step.party for step in found.routes[0] if not step.willing)
    improvements = None if found.charged else found.moves
    return Reached(*said, moves.moves, improvements, found.moves, found.charged, tuple(yielding))


def document(found: Overview) -> dict[str, Any]:
    """The overview as JSON data."""
    setting = found.setting
    return {
        **heading(setting),
        "status": found.status,
        "unfinished": list(found.unfinished),
        "from": setting.word(found.start),
        "moved": found.moved,
        "improved": found.improved,
        "states": [_reached_document(setting, each) for each in found.states],
        "joint": [_joint_document(setting, each) for each in found.joint],
    }


def _reached_document(setting: Setting, each: Reached) -> dict[str, Any]:
    return {
        "state": setting.word(each.row),
        "names": list(each.names),
        "goal": each.goal,
        "moves": each.moves,
        "improvements": each.improvements,
        "least_unwilling": None if each.unwilling is None else {"length": each.least, "unwilling": each.unwilling},
        "against_interest": [setting.parties[k] for k in each.yielding],
    }


def _joint_document(setting: Setting, each: Joint) -> dict[str, Any]:
    return {
        "members": [setting.parties[k] for k in each.members],
        "states": each.states,
        "no_smaller": each.least,
        "minimal": each.minimal,
        "example": setting.word(each.example),
    }
