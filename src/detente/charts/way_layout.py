"""Where the states of a map stand, and how the lines between them run."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.way_map import APART, Edge, Node, WayMap

COLUMN, ROW, MARGIN = 164, 92, 84
NARROW, LONG = 120, 8  # of a column where the way has more moves than that
LARGE, SMALL = 13, 9  # of the marks on the way and beside it
BENDS = 14  # straight pieces of a curve

Point = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """places: row of a state to its place in pixels from the top left. large: rows with a large mark."""

    places: dict[int, Point]
    large: frozenset[int]
    width: int
    height: int

    def middle(self, edge: Edge) -> Point:
        """Half-way along a straight move."""
        (x, y), (to_x, to_y) = self.places[edge.step.start], self.places[edge.step.to]
        return (x + to_x) / 2, (y + to_y) / 2


def layout(found: WayMap) -> Layout:
    """Columns from left to right, the way in the middle row; whatever else as near as can be to where it comes from.

    States apart stand below all others.
    """
    slots = _slots(found)
    top, last = min(slots.values()), max(node.column for node in found.nodes)
    columns = {node.row: node.column for node in found.nodes}
    below = max(slots.values()) + 1
    for k, node in enumerate(node for node in found.nodes if node.column == APART):
        columns[node.row], slots[node.row] = k % (last + 1), below + k // (last + 1)
    column = COLUMN if len(found.answer.way) <= LONG else NARROW
    places = {
        row: (float(MARGIN + column * columns[row]), float(ROW * (slots[row] - top) + ROW * 0.7)) for row in columns
    }
    large = frozenset(node.row for node in found.nodes if node.part == "way")
    return Layout(places, large, 2 * MARGIN + column * last, round(ROW * (max(slots.values()) - top + 1.5)))


def _slots(found: WayMap) -> dict[int, int]:
    """Row of a state to how far below (above, if negative) the way it stands."""
    slots = {node.row: 0 for node in found.nodes if node.part == "way"}
    taken = {(node.column, 0) for node in found.nodes if node.part == "way"}
    others = [node for node in found.nodes if node.part != "way" and node.column != APART]
    for column in sorted({node.column for node in others}):
        here = [node for node in others if node.column == column]
        for node in sorted(here, key=lambda node: (node.part != "other", node.entry is None)):
            slot = next(slot for slot in _near(_from(node, slots)) if slot and (column, slot) not in taken)
            taken.add((column, slot))
            slots[node.row] = slot
    return slots


def _from(node: Node, slots: dict[int, int]) -> int:
    return slots.get(node.entry.start, 0) if node.entry is not None else 0


def _near(slot: int) -> Iterator[int]:
    """The slot itself, then those beside it, nearer ones first."""
    yield slot
    away = 1
    while True:
        yield from (slot - away, slot + away) if slot <= 0 else (slot + away, slot - away)
        away += 1


def curve(plan: Layout, edge: Edge, order: int) -> list[Point]:
    """From the rim of one state to that of the other: straight to the next column, bent around what lies between."""
    start, end = plan.places[edge.step.start], plan.places[edge.step.to]
    if edge.part == "way":
        return _shortened(plan, edge, [start, end])
    (x, y), (to_x, to_y) = start, end
    across, down = to_x - x, to_y - y
    if across > 0 and abs(across) <= COLUMN:
        pull = across / 2
        return _shortened(plan, edge, _bezier(start, (x + pull, y), (to_x - pull, to_y), end))
    bow = ROW * (0.42 + 0.06 * (order % 4)) * (1 if down >= 0 else -1)
    if across == 0:
        return _shortened(plan, edge, _bezier(start, (x + bow, y), (x + bow, to_y), end))
    if across > 0 and down:
        return _shortened(plan, edge, _bezier(start, (x + 0.6 * across, y - bow), (to_x - 0.05 * across, y - bow), end))
    return _shortened(plan, edge, _bezier(start, (x + across / 4, y + bow), (to_x - across / 4, to_y + bow), end))


def slope(line: list[Point]) -> float:
    """The direction in which a line ends, in degrees clockwise from the right."""
    (x, y), (to_x, to_y) = line[-2:]
    return round(math.degrees(math.atan2(to_y - y, to_x - x)), 1)


def _bezier(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    found = []
    for k in range(BENDS + 1):
        t = k / BENDS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        found.append(
            (
                sum(w * p[0] for w, p in zip(weights, (start, first, second, end), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (start, first, second, end), strict=True)),
            )
        )
    return found


def _shortened(plan: Layout, edge: Edge, line: list[Point]) -> list[Point]:
    """Without what lies under the marks of both states."""
    leave, arrive = ((LARGE if row in plan.large else SMALL) + 2 for row in (edge.step.start, edge.step.to))
    arrive += 4
    inside = [point for point in line if math.dist(point, line[0]) > leave and math.dist(point, line[-1]) > arrive]
    first = _towards(line[0], inside[0] if inside else line[-1], leave)
    last = _towards(line[-1], inside[-1] if inside else line[0], arrive)
    return [(round(x, 1), round(y, 1)) for x, y in (first, *inside, last)]


def _towards(point: Point, other: Point, far: float) -> Point:
    share = far / (math.dist(point, other) or 1)
    return point[0] + share * (other[0] - point[0]), point[1] + share * (other[1] - point[1])
