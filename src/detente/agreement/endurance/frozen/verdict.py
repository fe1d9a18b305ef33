"""All frozen rules that one verdict rests on, and the conditions that it consists of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from detente.agreement.endurance.frozen.amounts import Amounts
from detente.agreement.endurance.frozen.horizon import Linear
from detente.agreement.endurance.frozen.question import Question
from detente.agreement.endurance.frozen.rules import (
    FrozenAlternative,
    FrozenPhase,
    Rules,
    frozen_alternative,
    frozen_phase,
)
from detente.agreement.terms.lattice import Floats, Mask


@dataclass(frozen=True)
class Condition:
    """`staying`: `party` does not gain by leaving `step` through the states of `deviation`; `joining`: by the deal."""

    kind: Literal["staying", "joining"]
    party: str
    step: int | None = None
    deviation: tuple[int, ...] = ()


@dataclass(frozen=True)
class FrozenVerdict:
    """The verdict for the numbers `drawn`, with its rules frozen."""

    question: Question
    drawn: Mapping[str, float]
    phases: tuple[FrozenPhase, ...]
    alternative: FrozenAlternative

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What has to hold, R of them."""
        leavings = [leaving for phase in self.phases for leaving in phase.leavings]
        staying = [Condition("staying", each.party, each.step, each.deviation) for each in leavings]
        joining = zip(self.alternative.parties, self.alternative.joining, strict=True)
        return (*staying, *(Condition("joining", party) for party, each in joining for _ in range(len(each))))

    @cached_property
    def rules(self) -> tuple[Rules, ...]:
        """All rules, of every phase and without a deal."""
        return (*(rules for phase in self.phases for rules in phase.rules), *self.alternative.rules)

    @property
    def _linear(self) -> Iterator[Linear]:
        yield from (phase.slacks for phase in self.phases)
        yield from self.alternative.joining

    def slacks(self, amounts: Amounts) -> Floats:
        """(N, R) slack of every condition, in its party's own units."""
        return np.concatenate([each.at(amounts) for each in self._linear], axis=1)

    def kept(self, amounts: Amounts) -> Mask:
        """(N,) whether all rules are still an equilibrium, and the one selected."""
        found: Mask = np.all([*(each.kept(amounts) for each in self.phases), self.alternative.kept(amounts)], axis=0)
        return found

    def holds(self, amounts: Amounts) -> Mask:
        """(N,) whether every condition holds if the rules stay as they are."""
        found: Mask = np.all(self.slacks(amounts) >= -self.question.settings.tolerance, axis=1)
        return found

    def amounts(self, numbers: tuple[str, ...], points: Floats) -> Amounts:
        """points: (N, n) values of `numbers`, everything else as in `drawn`."""
        fixed = {path: np.full(len(points), value) for path, value in self.drawn.items()}
        varied = {path: points[:, k] for k, path in enumerate(numbers)}
        return Amounts(self.question, fixed | varied, len(points))


def frozen_verdict(question: Question, drawn: Mapping[str, float]) -> FrozenVerdict | None:
    """Solve for the numbers `drawn` and freeze the rules; None if they are not verified or play never comes to rest."""
    checker = question.checker(drawn)
    game = checker.game
    phases = [frozen_phase(question, checker, i) for i in game.owners]
    alternative = frozen_alternative(question, checker)
    if alternative is None or any(phase is None for phase in phases):
        return None
    return FrozenVerdict(question, drawn, tuple(phase for phase in phases if phase), alternative)
