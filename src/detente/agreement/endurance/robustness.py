"""How bad it can get within the ranges: the worst case of a verdict, and which number hurts most.

With rules frozen, every condition of a verdict, that somebody does not gain by leaving a step or by staying out, is a
sum of products of numbers. Its least over the box of ranges is found exactly where numbers enter linearly, and by
sampling where they bend (`extremes`). The rules themselves switch at thresholds: a bound is only good until then.
Whether a switch is possible at all inside the box is decided the same way.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.endurance.extremes import Extremes, extremes
from detente.agreement.endurance.frozen.question import Box, Question
from detente.agreement.endurance.frozen.rules import Rules
from detente.agreement.endurance.frozen.verdict import Condition, FrozenVerdict, frozen_verdict
from detente.agreement.punishment.enforcement import TIE
from detente.agreement.roadmaps.path import PathCheck
from detente.agreement.terms.lattice import Floats, Mask
from detente.watching import Watch, unwatched

Status = Literal["exact", "until a switch", "sampled"]


@dataclass(frozen=True)
class Contribution:
    """How much slack one number, or several that multiply each other, can cost; loss: at most 0, in units of slack.

    at: the values that cost most; central where nothing is lost.
    """

    numbers: tuple[str, ...]
    at: tuple[float, ...]
    loss: float


@dataclass(frozen=True)
class WorstCase:
    """The least slack of a verdict over a box with rules frozen.

    status: `exact`; `until a switch`, if rules may switch inside the box; `sampled`, if a number bends. slack: in units
    of the party's range of payoffs at central numbers, raw: in its own, central: there before anything varied.
    contributions: largest loss first. corner: the numbers at which it happens; solved: the verdict there, solved anew.
    switching: rules that may switch, as party whose breach they follow, "" for those without a deal. good_for: how much
    of the way from the central numbers to the ends of the box no rule can switch, 1 if none can inside it.
    """

    status: Status
    condition: Condition
    slack: float
    raw: float
    central: float
    contributions: tuple[Contribution, ...]
    corner: dict[str, float]
    solved: PathCheck
    switching: tuple[str, ...]
    good_for: float
    box: Box

    @property
    def holds(self) -> bool:
        """Whether the verdict holds in the whole box; proven only if the status is `exact`."""
        return self.raw >= -self.solved.settings.tolerance


def worst_case(question: Question, box: Box, watch: Watch = unwatched) -> WorstCase | None:
    """The worst case over `box`; None if rules cannot be frozen (not verified, or play never comes to rest)."""
    watch("worst case", 0, 0)
    frozen = frozen_verdict(question, {})
    if frozen is None:
        return None
    numbers = tuple(path for path, (low, high) in box.items() if low < high)
    found = _over(frozen, numbers, box, None)
    conditions = frozen.conditions
    central = question.check({})
    scales: dict[tuple[str, int | None], float] = {(each.party, each.step): each.scale for each in central.incentives}
    scales |= {(party, None): each.scale for party, each in central.participation.items()}
    scale = np.array([scales[each.party, each.step] for each in conditions])
    worst = int((found.low / scale).argmin())
    corner = dict(zip(numbers, found.worst(worst).lowest(worst).tolist(), strict=True))
    tested = []
    for done, rules in enumerate(frozen.rules):
        watch("worst case", done, len(frozen.rules))
        tested.append((rules, *_may_switch(frozen, numbers, box, rules)))
    switching = tuple(dict.fromkeys(_of(rules) for rules, may_switch, _ in tested if may_switch))
    sampled = bool(found.sampled[worst]) or any(only_sampled for _, _, only_sampled in tested)
    status: Status = "sampled" if sampled else "until a switch" if switching else "exact"
    return WorstCase(
        status=status,
        condition=conditions[worst],
        slack=float(found.low[worst] / scale[worst]),
        raw=float(found.low[worst]),
        central=float(found.cases[0].value[worst]),
        contributions=_contributions(found, numbers, worst),
        corner=corner,
        solved=question.check(corner),
        switching=switching,
        good_for=_good_for(frozen, numbers, box, watch) if switching else 1.0,
        box=box,
    )


def _good_for(frozen: FrozenVerdict, numbers: tuple[str, ...], box: Box, watch: Watch) -> float:
    """The largest share of the box, to a twentieth, in which no rule can switch."""
    low, high = 0, 20
    while high - low > 1:
        watch("worst case", 0, 0)
        share = (low + high) // 2
        part = {path: _shrunk(frozen.question.ranges[path].central, box[path], share / 20) for path in numbers}
        fails = any(_may_switch(frozen, numbers, part, rules)[0] for rules in frozen.rules)
        low, high = (low, share) if fails else (share, high)
    return low / 20


def _shrunk(central: float, ends: tuple[float, float], share: float) -> tuple[float, float]:
    return central + share * (ends[0] - central), central + share * (ends[1] - central)


def _over(frozen: FrozenVerdict, numbers: tuple[str, ...], box: Box, rules: Rules | None) -> Extremes:
    """Extremes of all conditions, or of what keeps `rules`: losses by other moves, then gains from enforcing."""
    centre = np.array([frozen.question.ranges[path].central for path in numbers])
    low, high = (np.array([box[path][end] for path in numbers]) for end in (0, 1))

    def evaluate(points: Floats) -> Floats:
        amounts = frozen.amounts(numbers, points)
        if rules is None:
            return frozen.slacks(amounts)
        parts = [each.at(amounts) for each in rules.replies]
        if rules.enforcing is not None:
            parts.append(rules.enforcing.gains(amounts).reshape(len(points), -1))
        return np.concatenate([np.zeros((len(points), 0)), *parts], axis=1)

    return extremes(evaluate, centre, low, high)


def _may_switch(frozen: FrozenVerdict, numbers: tuple[str, ...], box: Box, rules: Rules) -> tuple[bool, bool]:
    """Whether the rules may switch somewhere in the box, and whether a No rests on sampling."""
    corners = _corners(box, numbers)
    if not rules.kept(frozen.amounts(numbers, corners)).all():
        return True, False
    found = _over(frozen, numbers, box, rules)
    floors = np.array([rules.floors[each.basis.party] for each in rules.replies for _ in range(len(each))])
    replies = len(floors)
    moves_may = bool((found.low[:replies] < floors).any())
    sets_may = rules.enforcing is not None and _selection_may_switch(rules, found.low[replies:], found.high[replies:])
    return moves_may or sets_may, not (moves_may or sets_may) and bool(found.sampled.any())


def _corners(box: Box, numbers: tuple[str, ...]) -> Floats:
    """(64, n) random corners of the box."""
    upper = np.random.default_rng(0).random((64, len(numbers))) < 0.5
    return np.where(upper, [box[path][1] for path in numbers], [box[path][0] for path in numbers])


def _selection_may_switch(rules: Rules, low: Floats, high: Floats) -> bool:
    """low, high: extremes of the gains, flat; the set played must stay an equilibrium, all preferred ones never be."""
    assert rules.enforcing is not None
    members = rules.enforcing.static.members
    shape = (len(rules.played), *members.shape)
    low, high = low.reshape(shape), high.reshape(shape)
    always: Mask = np.all(np.where(members, low >= -TIE, high <= TIE), axis=2)
    never: Mask = np.any(np.where(members, high < -TIE, low > TIE), axis=2)
    order = rules.enforcing.order(rules.selection)
    for kind, row in enumerate(rules.played.tolist()):
        before = order[: order.index(row)]
        if not always[kind, row] or not never[kind, before].all():
            return True
    return False


def _of(rules: Rules) -> str:
    static = rules.enforcing.static if rules.enforcing else None
    return static.game.parties[static.violator] if static else ""


def _contributions(found: Extremes, numbers: tuple[str, ...], condition: int) -> tuple[Contribution, ...]:
    case, parts = found.worst(condition), []
    if found.bent:
        loss = float(case.value[condition] - found.cases[0].value[condition])
        names = tuple(numbers[k] for k in found.bent)
        parts.append(Contribution(names, tuple(case.centre[list(found.bent)].tolist()), loss))
    for group in case.groups:
        worst = int(group.changes[:, condition].argmin())
        at = tuple(group.points[worst].tolist())
        names = tuple(numbers[k] for k in group.members)
        parts.append(Contribution(names, at, min(float(group.changes[worst, condition]), 0.0)))
    return tuple(sorted((part for part in parts if abs(part.loss) > 1e-12), key=lambda part: part.loss))
