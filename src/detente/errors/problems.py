"""Problems with a place, and the exceptions that carry them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.errors.codes import CODES, DID_YOU_MEAN, MORE

SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the input: `line` and `column` count from 1, 0 when there is none; `path` is the dotted key path.

    cell: how a table calls the place, such as `7:C` or `Sheet1!C7`; shown in the place of line and column.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """`file:line:column` or `file:cell`, as far as known."""
        if self.cell:
            return f"{self.file}:{self.cell}"
        parts = [self.file, str(self.line) if self.line else "", str(self.column) if self.line else ""]
        return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found in the input: an error (code `E…`) or a warning (code `W…`).

    `facts` fill the sentence of the code in `errors.codes.CODES`; every sentence says what was found, what is allowed
    and what to do.
    """

    code: str
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether the input must be refused."""
        return self.code.startswith("E")

    def sentences(self) -> tuple[str, ...]:
        """The sentences that say it, to be translated and then filled with the facts."""
        return (CODES[self.code].sentence, *([DID_YOU_MEAN] if "meant" in self.facts else []))

    def __str__(self) -> str:
        """The English sentence, with place and code."""
        said = " ".join(sentence.format(**self.facts) for sentence in self.sentences())
        return f"{self.place} {self.code} {said}".strip()


class DetenteError(Exception):
    """Base of every error that detente raises on purpose."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """`problems` are sorted by place."""
        self.problems = tuple(sorted(problems, key=lambda p: (p.place, p.code, sorted(p.facts.items()))))
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(MORE.format(count=len(self.problems) - SHOWN))
        super().__init__("\n".join(lines))


class InputError(DetenteError):
    """The input is wrong; nothing was computed."""


class Unanswerable(DetenteError):
    """The input is right, but this question cannot be asked of it."""


class LimitReached(Exception):
    """A time limit or an interrupt ended the work; whoever catches it gives the partial result, marked so.

    problem: why, where it was neither of the two but a ceiling of the engine.
    """

    def __init__(self, problem: Problem | None = None) -> None:
        """`problem` is said beside that a limit was reached."""
        super().__init__(*([] if problem is None else [str(problem)]))
        self.problem = problem
