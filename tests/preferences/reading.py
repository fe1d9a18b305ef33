"""A resolver for tests: conditions are option names, `not` before them; whatever is wrong is kept in a list."""

from detente.model.conditions import Condition, Not, Taken
from detente.model.conflict import Conflict, Option
from detente.model.provenance import Provenance
from detente.model.references import AllWhere, OneState, Rest, StateReference
from detente.model.states import States, code, feasible_states
from detente.model.texts import Text
from detente.preferences.entry import Sourced
from detente.preferences.form import Path


class Reading:
    """Implements `Resolver` over options A, B, C … of one party."""

    def __init__(self, options: str = "AB") -> None:
        self.options = options
        self.reported: list[tuple[str, Path]] = []

    @property
    def states(self) -> States:
        """All combinations of the options."""
        return feasible_states(Conflict(tuple(Option(name, "p", Text(name)) for name in self.options)))

    def condition(self, text: str, path: Path) -> Condition:
        """`A` or `not A`."""
        taken = Taken(self.options.index(text.removeprefix("not ")))
        return Not(taken) if text.startswith("not ") else taken

    def reference(self, text: str, path: Path) -> StateReference:
        """A word, `(A)` or `rest`."""
        if text == "rest":
            return StateReference(text, Rest())
        if text.startswith("("):
            return StateReference(text, AllWhere(self.condition(text.strip("()"), path)))
        return StateReference(text, OneState(code(text)))

    def provenance(self, entry: Sourced, path: Path, outer: Provenance | None = None) -> Provenance:
        """Sources and confidence, nothing checked."""
        sources = (entry.source,) if isinstance(entry.source, str) else tuple(entry.source or ())
        given = Provenance(sources, entry.confidence)
        return given.within(outer) if outer else given

    def report(self, code: str, path: Path, **facts: str) -> None:
        """Keep code and path."""
        self.reported.append((code, path))
