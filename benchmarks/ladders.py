"""Ladders of growing size: the flagship's measures with fewer or more levels, all else as in the catalogue."""

from dataclasses import dataclass, replace
from functools import cache

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.terms.game import AgreementGame, game_of
from detente.analyses.deals.deal import Deal, deal_of
from detente.model.roadmap import Measure
from detente.model.texts import Text

MEASURES = ("TEST", "PROD", "VERI", "DRILL", "RELIEF")
SIZES = (  # highest levels of the measures above; the three others keep their two levels
    (1, 1, 1, 1, 1),
    (2, 2, 1, 1, 3),
    (2, 4, 2, 2, 4),
    (2, 6, 3, 2, 8),
    (2, 8, 4, 4, 8),
    (4, 8, 4, 4, 12),
)


@dataclass(frozen=True)
class Ladder:
    """A game with a goal at the top; path: a roadmap that raises all its measures in proportion to PROD."""

    game: AgreementGame
    goal: dict[str, int]
    months: float | None
    path: Path
    guarantors: tuple[str, ...]


@cache
def deal(name: str) -> Deal:
    """A catalogue scenario, ready for the agreement engine."""
    from detente.files.catalogue import find
    from detente.files.read import read

    return deal_of(read(find(name)).scenario)


def scaled(name: str, highest: tuple[int, ...]) -> Ladder:
    """The flagship with these highest levels.

    Payoffs use shares of the highest level, so they need no change. Nothing moves by more levels per step than in the
    file: finer ladders are climbed in more steps.
    """
    base = deal(name)
    agreement = base.scenario.agreement
    goal = dict(zip(MEASURES, highest, strict=True))
    measures = {id: _with_levels(each, goal.get(id, each.highest)) for id, each in agreement.measures.items()}
    game = game_of(replace(agreement, measures=measures), tuple(base.scenario.parties), base.types)
    return Ladder(game, goal, base.months, _in_proportion(game, goal, base.months), base.guarantors)


def _with_levels(measure: Measure, highest: int) -> Measure:
    levels = tuple(Text(str(level)) for level in range(highest + 1))
    return replace(
        measure,
        highest=highest,
        levels=levels,
        now=round(measure.now * highest / measure.highest),
        up=min(measure.up, highest),
        down=min(measure.down, highest),
    )


def _in_proportion(game: AgreementGame, goal: dict[str, int], months: float | None) -> Path:
    states, steps = [game.lattice.now], goal["PROD"]
    today = game.lattice.named(game.lattice.now)
    for k in range(1, steps + 1):
        levels = {id: max(today[id], round(top * k / steps)) for id, top in goal.items()}
        states.append(game.lattice.changed(states[-1], levels))
    return Path(tuple(states), (months,) * steps)
