"""What a verdict on a roadmap withstands: the assumed ranges, the nearest flip, mercy after a breach."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.agreement.endurance.draws import Draws, check_draws, draw_numbers
from detente.agreement.endurance.flips import Flip, by_distance, each_flip, nearest
from detente.agreement.endurance.frozen.question import Question, ranges_of
from detente.agreement.endurance.renegotiation import Forgiveness, forgiveness
from detente.agreement.endurance.robustness import WorstCase, worst_case
from detente.agreement.endurance.suspension import Suspensions, suspensions
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings
from detente.analyses.deals.deal import Deal
from detente.errors import LimitReached
from detente.watching import Watch, unwatched

DRAWS, FEWER_DRAWS = 1000, 200  # numbers drawn, and on large lattices, where every draw is solved anew
LARGE = 1_000  # combinations of levels
STATES_LIMIT = 20_000  # beyond that play is not solved anew for draws and flips
LONGEST = 12  # periods of a suspension
SOLVED_ANEW = ("draws", "flips")


@dataclass(frozen=True)
class Endurance:
    """One roadmap with its own guarantors; a part is None where it was not asked, was left out or cut off.

    check: the verdict with central numbers. draws: over the file's ranges, a share of draws and no probability; None
    where nothing has a range as well. flips: by number, the nearest value that turns the verdict, nearest first. worst:
    the worst case over all ranges at once while nobody changes how it plays; None where play is not verified as well.
    suspensions: how long a pause must be that keeps the roadmap, instead of ending it for good. forgiving: breaches
    after which everybody would rather go on. left_out: parts too large to ask; unfinished: parts that a limit cut off.
    """

    roadmap: str
    check: PathCheck
    suspensions: Suspensions | None = None
    forgiving: tuple[Forgiveness, ...] | None = None
    draws: Draws | None = None
    flips: Mapping[str, Flip] | None = None
    worst: WorstCase | None = None
    left_out: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()


def endurance(deal: Deal, roadmap: str, seed: int = 0, draws: int | None = None, watch: Watch = unwatched) -> Endurance:
    """What the verdict on a written roadmap withstands; what a limit leaves of it.

    Beyond `STATES_LIMIT` combinations of levels, draws and flips are left out: play is solved anew for each.
    """
    size, question = len(deal.game.lattice), _question(deal, roadmap)
    count = draws if draws is not None else FEWER_DRAWS if size > LARGE else DRAWS
    found = mercy(deal, roadmap, watch)
    parts: Mapping[str, Callable[[Endurance], Endurance]] = {
        "draws": lambda sofar: _drawn(sofar, question, count, seed, watch),
        "flips": lambda sofar: _turned(sofar, question, watch),
        "worst case": lambda sofar: replace(
            sofar, worst=_told(worst_case(question, question.box(), watch), question.path)
        ),
    }
    skipped = SOLVED_ANEW if size > STATES_LIMIT else ()
    found = replace(found, left_out=tuple(part for part in parts if part in skipped))
    for part, ask in parts.items():
        if part in skipped:
            continue
        try:
            watch(part, 0, 0)
            found = ask(found)
        except LimitReached:
            found = replace(found, unfinished=(*found.unfinished, part))
    return found


def mercy(deal: Deal, roadmap: str, watch: Watch = unwatched) -> Endurance:
    """Only what comes after a breach: who would forgive, and how short a suspension may be."""
    question = _question(deal, roadmap)
    checker, path = Checker(deal.game, question.settings), question.path
    check = checker.check(path)
    found = Endurance(roadmap, check.told)
    if check.status == "not verified":
        return found
    try:
        watch("forgiveness", 0, 0)
        found = replace(found, forgiving=_forgiving(checker, path))
        return replace(found, suspensions=suspensions(checker, path, longest=LONGEST, watch=watch))
    except LimitReached:
        return replace(found, unfinished=("suspensions",))


def _told(worst: WorstCase | None, path: Path) -> WorstCase | None:
    """With the step as it is written."""
    if worst is None or worst.condition.step is None:
        return worst
    return replace(worst, condition=replace(worst.condition, step=path.told(worst.condition.step)))


def _forgiving(checker: Checker, path: Path) -> tuple[Forgiveness, ...]:
    """Breaches that all would forgive, by written step, each violator once a step."""
    every = [replace(each, step=path.told(each.step)) for each in forgiveness(checker, path) if each.by_all]
    return tuple({(each.step, each.violator): each for each in reversed(every)}.values())[::-1]


def range_of(deal: Deal, path: str) -> tuple[float, float]:
    """The range that the file assumes for a number, by its path; both ends the same where it has none."""
    found = ranges_of(deal.scenario.agreement)[path]
    return found.low, found.high


def _question(deal: Deal, roadmap: str) -> Question:
    written = deal.roadmaps[roadmap]
    parties, settings = tuple(deal.scenario.parties), Settings(written.guarantors)
    return Question(deal.scenario.agreement, parties, written, settings, dict(deal.types))


def _drawn(found: Endurance, question: Question, count: int, seed: int, watch: Watch) -> Endurance:
    if not any(value.shape != "fixed" for value in question.ranges.values()):
        return found
    drawn = check_draws(question, draw_numbers(question, count, seed), watch)
    return replace(found, draws=drawn, unfinished=found.unfinished if drawn.complete else (*found.unfinished, "draws"))


def _turned(found: Endurance, question: Question, watch: Watch) -> Endurance:
    """What turns the verdict; the numbers that were looked at before a limit came."""
    flips, cut = list[Flip](), False
    try:
        flips.extend(each_flip(question, watch=watch))  # those before a limit are kept
    except LimitReached:
        cut = True
    turning = nearest(by_distance(flips))
    return replace(found, flips=turning, unfinished=(*found.unfinished, "flips") if cut else found.unfinished)


def document(answer: Endurance) -> dict[str, Any]:
    """The answer as JSON data."""
    paused, credible = (answer.suspensions.enough, answer.suspensions.credible) if answer.suspensions else (None, None)
    return {
        "holds": answer.check.holds,
        "draws": len(answer.draws.holds) if answer.draws else 0,
        "share_holding": answer.draws.share_holding if answer.draws else None,
        "share_changed": answer.draws.share_changed if answer.draws else None,
        "flips": None if answer.flips is None else [_flip(flip) for flip in answer.flips.values()],
        "worst_case": None if answer.worst is None else _worst(answer.worst),
        "suspension_enough": paused.periods if paused else None,
        "suspension_credible": credible.periods if credible else None,
        "longest_suspension": answer.suspensions.longest if answer.suspensions else None,
        "forgiven_by_all": None
        if answer.forgiving is None
        else [{"step": each.step, "violator": each.violator} for each in answer.forgiving],
        "left_out": list(answer.left_out),
        "unfinished": list(answer.unfinished),
    }


def _flip(flip: Flip) -> dict[str, Any]:
    return {
        "number": flip.number,
        "central": flip.central,
        "value": flip.value,
        "change": flip.change,
        "reason": flip.reason,
    }


def _worst(worst: WorstCase) -> dict[str, Any]:
    return {
        "status": worst.status,
        "holds": worst.holds,
        "relative_slack": worst.slack,
        "kind": worst.condition.kind,
        "party": worst.condition.party,
        "step": worst.condition.step,
        "switching": list(worst.switching),
        "good_for": worst.good_for,
    }
