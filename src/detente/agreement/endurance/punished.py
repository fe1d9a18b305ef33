"""A path check in which a violator gets something other than the breach phase."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.punishment.equilibria import Settled
from detente.agreement.punishment.replies import Outcome
from detente.agreement.roadmaps.path import Checker
from detente.agreement.terms.lattice import Floats


@dataclass(frozen=True)
class Punished(Checker):
    """worth: (violator index, months of a step) to (S,), what it gets from each state on; outcome: of all of them."""

    worth: Mapping[tuple[int, float | None], Floats] = field(default_factory=dict)
    outcome: Outcome = "verified"

    def phase(self, party: int, months: float | None) -> BreachPhase:
        """The breach phase with the violator's own value replaced."""
        phase = super().phase(party, months)
        values = phase.values.copy()
        values[party] = self.worth[party, months]
        play = replace(phase.play, values=values, outcome=self.outcome)
        settled = Settled((play,)) if self.outcome == "verified" else Settled((), play, phase.settled.cycling)
        return replace(phase, settled=settled)


def punished(
    checker: Checker, worth: Mapping[tuple[int, float | None], Floats], outcome: Outcome = "verified"
) -> Punished:
    """The same checker with other punishments; breach phases that were found are shared."""
    shared = checker._found, checker._reached, checker._idle
    return Punished(checker.game, checker.settings, *shared, worth, outcome)
