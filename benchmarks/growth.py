"""How time grows with the number of states, beside the dense matrices of the textbooks."""

from dataclasses import dataclass

import numpy as np
from dense import tables
from models import always_compiled, complete, flagship
from timing import seconds

from detente.graph.equilibria import Stability, stability
from detente.graph.game import Game
from detente.graph.stability import CLASSICAL

SIZES = (8, 10, 12, 14, 16)  # options; 2 to this power states
DENSE_UP_TO = 10  # options; each two more make the dense matrices some 80 times slower


@dataclass(frozen=True)
class Point:
    """Four concepts, four parties. dense: None where it would take minutes; agree: whether both tables do."""

    options: int
    states: int
    seconds: float
    dense: float | None
    agree: bool | None


def four_concepts(game: Game) -> Stability:
    """What is timed."""
    return stability(game, CLASSICAL)


def growth() -> list[Point]:
    """One point per size, from the smallest."""
    points: list[Point] = []
    for options in SIZES:
        game = complete(options)
        with always_compiled():
            four_concepts(game)
            taken = seconds(lambda game=game: four_concepts(game))  # type: ignore[misc]
            dense, agree = _dense(game) if options <= DENSE_UP_TO else (None, None)
        points.append(Point(options, 1 << options, taken, dense, agree))
    return points


def _dense(game: Game) -> tuple[float, bool]:
    found = tables(game)
    taken = seconds(lambda: tables(game))
    engine = four_concepts(game).stable
    return taken, all(np.array_equal(found[concept], engine[concept]) for concept in found)


def slope(points: list[Point]) -> float:
    """The power of the number of states that the time grows with, by least squares on logarithms."""
    sizes, times = np.log([point.states for point in points]), np.log([point.seconds for point in points])
    return float(np.polyfit(sizes, times, 1)[0])


def plain_seconds(options: int = SIZES[0]) -> float:
    """The smallest size as it runs by default: uncompiled."""
    game = complete(options)
    return seconds(lambda: four_concepts(game))


def flagship_seconds() -> tuple[int, float]:
    """States and time of the flagship, reading the file and building the game left out."""
    game = flagship()
    four_concepts(game)
    return game.states.count, seconds(lambda: four_concepts(game))
