"""A verdict over many draws of its numbers.

The rules found for one draw, who enforces and how everybody moves after a breach, are tried on all the others. Where
they are still an equilibrium, and the one that the selection picks among sets of enforcers, slack follows by
arithmetic; only where none of the rules found so far is one, play is solved anew. Rules are kept apart by violator, as
every party's slack depends on what follows its own breach alone. If best replies have several equilibria, rules that
still are one are kept. On large lattices nearly every draw has rules of its own somewhere; where that shows, the rest
are solved one by one, which is then faster.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.agreement.endurance.frozen.amounts import Amounts
from detente.agreement.endurance.frozen.judge import Judge
from detente.agreement.endurance.frozen.question import Box, Question
from detente.agreement.terms.lattice import Floats, Ints, Mask
from detente.errors import LimitReached
from detente.model.ranges import Range
from detente.watching import Watch, unwatched

FIRST, AT_ONCE = 8, 8192  # draws judged together: few at first, to see whether their rules serve the next


@dataclass(frozen=True)
class Draws:
    """The verdict of every draw. drawn: path to (N,) numbers; all arrays (N,).

    slack, raw: of the incentive that is least in units of its party's range of payoffs, and in its own; nan where not
    verified, inf where nobody has an alternative. party: index, step: of that incentive, -1 where there is none.
    joining: the least relative gain from joining. changed: the rules of the central numbers are no equilibrium, or not
    the one selected. solved: how often play was solved. complete: False if a limit came before the last draw.
    """

    drawn: Mapping[str, Floats]
    parties: tuple[str, ...]
    slack: Floats
    raw: Floats
    party: Ints
    step: Ints
    joining: Floats
    changed: Mask
    solved: int
    tolerance: float
    complete: bool = True

    @property
    def verified(self) -> Mask:
        """(N,) whether all that was used is an equilibrium."""
        return ~(np.isnan(self.slack) | np.isnan(self.joining))

    @property
    def holds(self) -> Mask:
        """(N,) whether the roadmap keeps itself."""
        with np.errstate(invalid="ignore"):
            held: Mask = (self.slack >= -self.tolerance) & (self.joining >= -self.tolerance)
        return held

    @property
    def share_holding(self) -> float:
        """Share of the draws in which it holds."""
        return float(self.holds.mean())

    @property
    def share_changed(self) -> float:
        """Share of the draws in which central rules could not be used."""
        return float(self.changed.mean())


def draw_numbers(question: Question, count: int, seed: int, box: Box | None = None) -> dict[str, Floats]:
    """Independent draws of every number with a range, in its shape; of `box`, uniform, if it is given."""
    random = np.random.default_rng(seed)
    if box is not None:
        return {path: random.uniform(*box[path], size=count) for path in sorted(box)}
    drawn = {path: question.ranges[path] for path in sorted(question.box())}
    return {path: _shaped(random, number, count) for path, number in drawn.items()}


def _shaped(random: np.random.Generator, number: Range, count: int) -> Floats:
    if number.shape == "triangular":
        return random.triangular(number.low, number.central, number.high, size=count)
    return random.uniform(number.low, number.high, size=count)


def check_draws(question: Question, drawn: Mapping[str, Floats], watch: Watch = unwatched) -> Draws:
    """The verdict for every draw of the numbers `drawn`, path to (N,); the others have their central values.

    Ends at a limit with the draws that were judged. Raises ValueError if no number is drawn, LimitReached before the
    first draws are judged.
    """
    if not drawn:
        raise ValueError("no number has a range, so there is nothing to draw")
    count = len(next(iter(drawn.values())))
    watch("draws", 0, count)
    judge = Judge(question, watch)
    parts = list[tuple[Floats, ...]]()
    start, size = 0, FIRST
    while start < count:
        stop = min(start + size, count)
        try:
            watch("draws", start, count)
            parts.append(judge(Amounts(question, {p: v[start:stop] for p, v in drawn.items()}, stop - start)))
        except LimitReached:
            if not parts:
                raise
            break
        start, size = stop, FIRST if judge.scattered else min(2 * size, AT_ONCE)
    slack, raw, party, step, joining, changed = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Draws(
        {path: values[:start] for path, values in drawn.items()},
        tuple(question.payoffs.of),
        slack,
        raw,
        party.astype(np.int64),
        step.astype(np.int64),
        joining,
        changed.astype(bool),
        judge.solved,
        question.settings.tolerance,
        start == count,
    )
