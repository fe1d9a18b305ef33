"""How patient the parties must be: the discount factors at which roadmaps keep themselves.

Roadmaps of one game share what follows a breach, so all are judged together at the points of a scan.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.foresight import unmoved
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings
from detente.agreement.terms.game import AgreementGame
from detente.agreement.thresholds import Judged, Scan, Where, where
from detente.watching import Watch, unwatched

LOWEST, HIGHEST = 1e-3, 1 - 1e-3
POINTS = 99
FEW = (0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
"""Points for games whose every solution takes long: closer where parties are patient, as roadmaps hold there."""
LARGE = 1_000  # states


def patience(
    game: AgreementGame, path: Path, settings: Settings, party: str | None = None, watch: Watch = unwatched
) -> Where:
    """The discount factors, of all or of one party, at which a path holds; the others' stay as they are.

    Raises whatever `watch` raises.
    """
    return patiences(game, {"": (path, settings)}, party, watch)[""]


def patiences(
    game: AgreementGame,
    paths: Mapping[str, tuple[Path, Settings]],
    party: str | None = None,
    watch: Watch = unwatched,
) -> dict[str, Where]:
    """The same for several paths of one game."""
    own = np.unique(game.discount if party is None else game.discount[[game.parties.index(party)]]).tolist()
    points = FEW if len(game.lattice) > LARGE else tuple(k / (POINTS + 1) for k in range(1, POINTS + 1))
    known = own if len(own) == 1 else []
    scan = Scan(min([LOWEST, *known]), max([HIGHEST, *known]), points, (*known, LOWEST, HIGHEST))

    def changed(factor: float) -> Checker:
        return Checker(at_factor(game, factor, party), Settings(()), watch=watch)

    def foreseen(check: PathCheck, value: float) -> tuple[tuple[float, float], ...]:
        around = scan.around(value)
        return tuple(zip(around, unmoved(check, np.array(around), party).tolist(), strict=True))

    return each_where(changed, paths, scan, watch, "patience", foreseen)


def each_where(
    changed: Callable[[float], Checker],
    paths: Mapping[str, tuple[Path, Settings]],
    scan: Scan,
    watch: Watch,
    doing: str,
    foreseen: Callable[[PathCheck, float], tuple[tuple[float, float], ...]] | None = None,
) -> dict[str, Where]:
    """Where in a scan each path holds if a number of the game changes; `changed`: the number to a checker."""
    known: dict[str, dict[float, Judged]] = {id: {} for id in paths}
    best: dict[str, dict[float, Judged]] = {id: {} for id in paths}

    def judge(value: float, ids: list[str]) -> None:
        checker = changed(value)
        for id in ids:
            path, settings = paths[id]
            check = replace(checker, settings=settings).check(path)
            known[id][value] = Judged(check.status, margin(check), foreseen(check, value) if foreseen else ())
            best[id][value] = Judged("holds", check.best) if check.holds_under == "some" else known[id][value]

    def at(found: dict[str, dict[float, Judged]], id: str, value: float) -> Judged:
        if value not in found[id]:
            watch(doing, 0, 0)
            judge(value, [id])
        return found[id][value]

    for done, value in enumerate(scan.every):
        watch(doing, done, len(scan.every))
        judge(value, list(paths))
    answers = {}
    for id in paths:
        answers[id] = where(partial(at, known, id), scan)
        if any(best[id][value] is not known[id][value] for value in best[id]):
            answers[id] = replace(answers[id], under_some=where(partial(at, best, id), scan))
    return answers


def at_factor(game: AgreementGame, factor: float, party: str | None = None) -> AgreementGame:
    """The game when all, or one party, discount by `factor`."""
    if party is None:
        return game.with_discount(np.full(len(game.parties), factor))
    discount = game.discount.copy()
    discount[game.parties.index(party)] = factor
    return game.with_discount(discount)


def margin(check: PathCheck) -> float:
    """The least slack of any step or of joining; infinite if nothing binds."""
    slacks = [each.slack for each in check.incentives if each.slack is not None]
    slacks += [each.slack for each in check.participation.values()]
    return min(slacks, default=float("inf"))
