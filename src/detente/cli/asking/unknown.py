"""What `detente stability` and `detente why` are asked with where preferences are not complete."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.asking.request import TypedRequest
from detente.errors import Place, Problem, Unanswerable
from detente.language import _, joined

if TYPE_CHECKING:
    from detente.analyses.unknown import Asking

ALL = "all"
KINDS = ("possible", "known")


def _extension(value: str | None) -> str | None:
    from detente.analyses.unknown import EXTENSION_NAMES

    return _one_of(value, (*EXTENSION_NAMES, ALL))


def _kind(value: str | None) -> str | None:
    return _one_of(value, KINDS)


def _one_of(value: str | None, allowed: tuple[str, ...]) -> str | None:
    if value is not None and value not in allowed:
        said = _("“{found}” is none of {allowed}")
        raise typer.BadParameter(said.format(found=value, allowed=joined(allowed)))
    return value


Extensions = Annotated[
    str | None,
    typer.Option(
        "--unknown",
        metavar="a|b|c|d|all",
        callback=_extension,
        help="Where preferences are not complete: judge the named states under this extension too, or under all four.",
    ),
]
Replies = Annotated[
    str | None,
    typer.Option(
        "--replies",
        metavar="possible|known",
        callback=_kind,
        help="Under SEQ in the extensions, the others answer with moves that they prefer or may prefer (so if not "
        "given), or only with those that they are known to prefer.",
    ),
]
Draws = Annotated[
    int | None,
    typer.Option(
        "--draws", metavar="N", min=1, help="Draw N completions of incomplete preferences; by size if not given."
    ),
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", min=0, help="Where the draws begin; 0 if not given.")]
Mixture = Annotated[
    bool,
    typer.Option("--mixture", help="For which types of the parties the named states hold, by the weights of the file."),
]


@dataclass(frozen=True)
class UnknownRequest(TypedRequest):
    """What a command is asked with that may draw completions."""

    draws: Draws = None
    seed: Seed = None

    @property
    def given(self) -> tuple[str, ...]:
        """Options that were given and only mean something where preferences are not complete."""
        return tuple(name for name, value in self.options().items() if value is not None)

    def options(self) -> dict[str, object]:
        """Those options by name."""
        return {"--draws": self.draws, "--seed": self.seed}

    def refuse(self) -> None:
        """Raise Unanswerable (E951) if one of them was given where nothing is unknown."""
        if self.given:
            raise Unanswerable([Problem("E951", Place(), {"found": joined(self.given)})])

    @property
    def asking(self) -> "Asking":
        """How the engine is asked."""
        from detente.analyses.unknown import Asking

        return Asking(self.draws, self.seed or 0)


@dataclass(frozen=True)
class StabilityRequest(UnknownRequest):
    """What `detente stability` is asked with."""

    unknown: Extensions = None
    replies: Replies = None
    mixture: Mixture = False

    def options(self) -> dict[str, object]:
        """Options that only mean something where preferences are not complete."""
        return {"--unknown": self.unknown, "--replies": self.replies, **super().options()}

    @property
    def asking(self) -> "Asking":
        """How the engine is asked."""
        return replace(super().asking, replies="known" if self.replies == KINDS[1] else "possible")

    @property
    def extensions(self) -> tuple[str, ...]:
        """The extensions to be shown."""
        from detente.analyses.unknown import EXTENSION_NAMES

        if self.unknown is None:
            return ()
        return EXTENSION_NAMES if self.unknown == ALL else (self.unknown,)


@dataclass(frozen=True)
class Wanted:
    """What is asked: the concept, how many states to list, the state to look at (None: the goal or the status quo)."""

    concept: str
    limit: int
    state: str | None
