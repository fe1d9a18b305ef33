"""The search for the least payoff of one party over incentive-compatible paths of a few steps.

Labels are values that can be had from a state on. Those without moves are given; going one step back from a label, if
every party would take that step, makes a label with one move more.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from detente.agreement.compile import kernel_for
from detente.agreement.endurance.agreed_steps import AgreedSteps
from detente.agreement.terms.lattice import Floats, Ints
from detente.errors import LimitReached

AT_MOST = 10_000_000  # labels kept


class Graph(NamedTuple):
    """Steps by where they lead, first (S+1,) and tail (E,); bound: (E, M) least value from a step on.

    gain: (S, M) payoff of arriving in a state, times 1-d; factors: (M,).
    """

    first: Ints
    tail: Ints
    bound: Floats
    gain: Floats
    factors: Floats


class Labels(NamedTuple):
    """node: (L,) state; value: (L, M); then: (L,) the label that a step leads to, -1 at the end."""

    node: Ints
    value: Floats
    then: Ints


@dataclass(frozen=True)
class Least:
    """least: (S,) the least value; depth, label: (S,) the label that has it. layers: labels by number of moves."""

    least: Floats
    depth: Ints
    label: Ints
    layers: tuple[Labels, ...]

    def path(self, state: int) -> tuple[tuple[int, ...], int]:
        """The states after `state` on its least path, and the label without moves at its end."""
        states, depth, label = [], int(self.depth[state]), int(self.label[state])
        while depth > 0:
            depth -= 1
            states.append(int(self.layers[depth].node[label]))
            label = int(self.layers[depth].then[label]) if depth else label
        return tuple(states), label


def back(graph: Graph, labels: Labels, j: int, least: Floats, by: Ints, room: Labels) -> int:
    """Go one step back from every label; returns how many labels that makes, of which `room` takes what it can.

    least, by: (S,) lowered in place to the least value of party j, and the label that it comes from.
    """
    count = 0
    for label in range(len(labels.node)):
        y = labels.node[label]
        for e in range(graph.first[y], graph.first[y + 1]):
            kept = True
            for i in range(len(graph.factors)):
                if graph.gain[y, i] + graph.factors[i] * labels.value[label, i] < graph.bound[e, i]:
                    kept = False
                    break
            if not kept:
                continue
            x = graph.tail[e]
            worth = graph.gain[y, j] + graph.factors[j] * labels.value[label, j]
            if worth < least[x] - 1e-12 * (1 + abs(worth)):
                least[x] = worth
                by[x] = label
            if count < len(room.node):
                room.node[count] = x
                room.then[count] = label
                for i in range(len(graph.factors)):
                    room.value[count, i] = graph.gain[y, i] + graph.factors[i] * labels.value[label, i]
            count += 1
    return count


def least_paths(steps: AgreedSteps, graph: Graph, endings: Labels, j: int, moves: int) -> Least:
    """The least payoff of party j from every state over paths of at most `moves` moves that end as `endings` say.

    inf where there is none. Raises LimitReached if there are too many paths.
    """
    kernel = kernel_for(len(steps), back)
    states = len(graph.first) - 1
    least, label, depth = _of_endings(endings, j, states)
    layers = [endings]
    for moved in range(1, moves + 1):
        by = np.full(states, -1, dtype=np.int64)
        count = kernel(graph, layers[-1], j, least, by, _room(0, len(graph.factors)))
        label, depth = np.where(by >= 0, by, label), np.where(by >= 0, moved, depth)
        if moved == moves:
            break
        if count > AT_MOST:
            raise LimitReached
        layers.append(_room(count, len(graph.factors)))
        kernel(graph, layers[-2], j, least.copy(), by, layers[-1])
    return Least(least, depth, label, tuple(layers))


def _of_endings(endings: Labels, j: int, states: int) -> tuple[Floats, Ints, Ints]:
    least, label = np.full(states, np.inf), np.full(states, -1, dtype=np.int64)
    order = np.argsort(endings.value[:, j], kind="stable")[::-1]
    label[endings.node[order]] = order
    least[endings.node[order]] = endings.value[order, j]
    return least, label, np.zeros(states, dtype=np.int64)


def _room(count: int, movers: int) -> Labels:
    return Labels(np.empty(count, dtype=np.int64), np.empty((count, movers)), np.empty(count, dtype=np.int64))
