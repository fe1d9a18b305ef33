"""What makes a sequence of moves legal, checked move by move against the slow twin."""

from collections.abc import Sequence

from detente.graph.legal import Move
from tests.graph.model_draws import Model
from tests.graph.twin import Twin


def complaint(model: Model, row: int, moves: Sequence[Move], group: frozenset[str], improving: bool) -> str:
    """Why this is no legal sequence of `group` from `row`; empty if it is one."""
    here = int(model.states.codes[row])
    last = ""
    for move in moves:
        party, there = model.game.parties[move.party], int(model.states.codes[move.to])
        if party not in group:
            return f"{party} does not take part"
        if party == last:
            return f"{party} moves twice in a row"
        if there not in model.twin.reach(party, here):
            return f"{party} cannot move from {here} to {there}"
        if improving and not model.twin.prefers(party, there, here):
            return f"{party} does not prefer {there} to {here}"
        here, last = there, party
    return ""


def distance(twin: Twin, group: frozenset[str], s: int, goal: set[int], improving: bool) -> int | None:
    """The fewest moves, at least one, in which `group` leads from s to a state of `goal`; None if it cannot."""
    ends = enumerate(twin.joint(group, s, improving), 1)
    return next((length for length, states in ends if states & goal), None)
