"""The agreement engine: checks, draws, designs and sets of guarantors, and how time grows with the ladder."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

import numpy as np
from ladders import SIZES, Ladder, deal, scaled
from timing import seconds

from detente.agreement.design.synthesis import Design, designed_sets, designer
from detente.agreement.endurance.draws import check_draws, draw_numbers
from detente.agreement.endurance.frozen.question import Question
from detente.agreement.roadmaps.guarantor_sets import GuarantorSets, written_sets
from detente.agreement.roadmaps.path import Checker, Settings, check, path_of
from detente.errors import LimitReached
from detente.watching import Watch

SMALL_LADDER, FLAGSHIP, ROADMAP = "five-measure-ladder", "vladivostok-2019", "uniform"
LIMIT = 60.0  # seconds for one design


@dataclass(frozen=True)
class Drawing:
    """Draws per second: with play solved anew for each, and with rules tried on all draws before that (`frozen`).

    what: how far numbers vary; solved: times that play was solved for `count` draws; changed: share of draws
    in which the central rules are no equilibrium; same: whether verdicts agree where both ways were taken.
    None where only the first way was.
    """

    scenario: str
    what: str
    numbers: int
    anew: float
    frozen: float | None = None
    count: int = 0
    solved: int | None = None
    changed: float | None = None
    same: bool | None = None


@dataclass(frozen=True)
class Scenario:
    """Seconds for one scenario's ladder. known: a check when breach phases are known; written, best: all sets."""

    scenario: str
    states: int
    sets: int
    breach: float
    check: float
    known: float
    design: float
    written: float
    best: float
    steps: int
    slack: float
    gap: float
    written_found: tuple[tuple[str, ...], ...]
    best_found: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Size:
    """Seconds for one size. check: with breach phases known. gap: no roadmap has more slack by more than this."""

    states: int
    edges: int
    breach: float
    check: float
    design: float
    status: str
    steps: int | None
    slack: float
    gap: float


def limited(limit: float = LIMIT) -> Watch:
    """A watch that ends the work after so many seconds."""
    end = perf_counter() + limit

    def watch(_doing: str, _done: int, _of: int) -> None:
        if perf_counter() > end:
            raise LimitReached

    return watch


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """What a call returns, and the quickest of some runs."""
    result = call()  # kernels are compiled now
    return result, seconds(call, at_least=0.3)


def scenario_times(name: str) -> Scenario:
    """Everything that a reader of the scenario may ask about its ladder."""
    base = deal(name)
    game, roadmap = base.game, base.roadmaps[ROADMAP]
    path, settings = path_of(game, roadmap), Settings(base.guarantors)
    checker = Checker(game, settings)
    checker.check(path)

    def breach() -> None:
        fresh = Checker(game, settings)
        for party in game.owners:
            fresh.phase(party, base.months)

    def design() -> Design:
        return designer(game, base.goal, settings, base.months).best()

    def sets() -> GuarantorSets:
        return designed_sets(designer(game, base.goal, settings, base.months))

    found, designing = timed(design)
    (written, in_writing), (best, of_best) = _once(lambda: written_sets(game, path)), _once(sets)
    return Scenario(
        name,
        len(game.lattice),
        1 << len(game.guarantors),
        timed(breach)[1],
        timed(lambda: check(game, roadmap))[1],
        timed(lambda: checker.check(path))[1],
        designing,
        in_writing,
        of_best,
        len(found.check.path) if found.check else 0,
        found.slack,
        found.upper - found.slack,
        written.sufficient,
        best.sufficient,
    )


def _once(call: Callable[[], Any]) -> tuple[Any, float]:
    start = perf_counter()
    result = call()
    return result, perf_counter() - start


# ------------------------------------------------------------------ draws


def drawing(name: str, anew: int, count: int = 0, share: float | None = None) -> Drawing:
    """Draws within the file's ranges, or up to `share` around every number outside the flows.

    anew: how many to solve anew; count: how many to try rules on, 0 for none.
    """
    base = deal(name)
    agreement, roadmap = base.scenario.agreement, base.roadmaps[ROADMAP]
    question = Question(agreement, tuple(base.scenario.parties), roadmap, Settings(roadmap.guarantors), base.types)
    box = None if share is None else question.spread(share)
    drawn = draw_numbers(question, max(count, anew), seed=0, box=box)
    ones = [{path: float(values[k]) for path, values in drawn.items()} for k in range(anew)]
    question.check({})
    checks, solving = _once(lambda: [question.check(one) for one in ones])
    what = "the file's ranges" if share is None else f"± {share:.0%}"
    if not count:
        return Drawing(name, what, len(drawn), anew / solving)
    found, frozen = _once(lambda: check_draws(question, drawn))
    same = [each.holds for each in checks] == found.holds[:anew].tolist()
    return Drawing(
        name, what, len(drawn), anew / solving, count / frozen, count, found.solved, found.share_changed, same
    )


# ------------------------------------------------------------------ growth


def sizes() -> list[Size]:
    """One per size of the flagship's ladder, from the smallest."""
    return [_size(scaled(FLAGSHIP, highest)) for highest in SIZES]


def _size(ladder: Ladder) -> Size:
    game, settings = ladder.game, Settings(ladder.guarantors)
    work = designer(game, ladder.goal, settings, ladder.months)
    _, breach = _once(lambda: [work.phase(i) for i in game.owners])
    work.checker.check(ladder.path)
    checking = seconds(lambda: work.checker.check(ladder.path), at_least=0.2)
    found, designing = _once(lambda: work.best(limited()))
    steps = None if found.check is None else len(found.check.path)
    gap = found.upper - found.slack
    return Size(len(game.lattice), len(work.steps), breach, checking, designing, found.status, steps, found.slack, gap)


def power(found: list[Size], field: str) -> float:
    """The power of the number of states that a time grows with, by least squares; designs cut short are left out."""
    kept = [size for size in found if field != "design" or size.status == "best"]
    times = np.log([getattr(size, field) for size in kept])
    return float(np.polyfit(np.log([size.states for size in kept]), times, 1)[0])


@dataclass(frozen=True)
class Deals:
    """All of it."""

    scenarios: list[Scenario]
    drawings: list[Drawing]
    sizes: list[Size]

    @property
    def powers(self) -> dict[str, float]:
        """Fitted powers."""
        return {field: power(self.sizes, field) for field in ("breach", "check", "design")}

    def figures(self) -> dict[str, Any]:
        """As JSON data."""
        return {**asdict(self), "powers": self.powers}


def deals() -> Deals:
    """Measure the agreement engine."""
    ladders = [scenario_times(name) for name in (SMALL_LADDER, FLAGSHIP)]
    drawings = [
        drawing(SMALL_LADDER, 100, 10_000, 0.1),
        drawing(SMALL_LADDER, 100, 10_000, 0.25),
        drawing(FLAGSHIP, 8),  # writing its rules down as linear conditions takes minutes
    ]
    return Deals(ladders, drawings, sizes())
