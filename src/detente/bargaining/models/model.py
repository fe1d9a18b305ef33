"""What a bargaining model is, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from detente.bargaining.draws import Draws
from detente.bargaining.issue import IssueInput
from detente.bargaining.points import Points, Settlement, settlement
from detente.bargaining.rounds.answer import on_edge
from detente.bargaining.rounds.settings import Settings

Invariance = Literal["permutation", "affine", "capability", "reflection"]
"""Another order of actors; the scale stretched and shifted; all capability times a number; the scale turned round."""


@dataclass(frozen=True)
class Model:
    """A way to say where talks settle.

    name: as in files and commands. title: English, for the catalogue of sentences. source: key in references.bib.
    keeps: what its answer does not depend on. points: of many draws of one issue, vectorised. settings: of rounds.
    together: of several issues at once, where they are not settled one by one.
    """

    name: str
    title: str
    source: str
    keeps: frozenset[Invariance]
    points: Callable[[Draws], Points]
    settings: Settings | None = None
    together: Callable[[tuple[IssueInput, ...]], tuple[Settlement, ...]] | None = None

    def settle(self, issue: IssueInput) -> Settlement:
        """Where one issue settles by itself."""
        draws = Draws.of(issue)
        found = settlement(self.points(draws))
        if self.settings is None or found.value is None:
            return found
        return replace(found, edge=bool(on_edge(draws, self.settings)[0]))

    def settle_all(self, issues: tuple[IssueInput, ...]) -> tuple[Settlement, ...]:
        """Where several issues settle that are on the table together."""
        return self.together(issues) if self.together else tuple(self.settle(issue) for issue in issues)


ALL: frozenset[Invariance] = frozenset({"permutation", "affine", "capability", "reflection"})
