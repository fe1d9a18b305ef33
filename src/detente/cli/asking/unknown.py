"""How `detente stability` and `detente why` are asked and answer where preferences are not complete."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest
from detente.cli.asking.source import asked_row, scenario_of
from detente.cli.printing.streams import note
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.language import _, joined

if TYPE_CHECKING:
    from detente.analyses.setting import UnknownSetting
    from detente.analyses.unknown import Asking, UnknownAnswer

ALL = "all"
KINDS = ("known", "possible")
TOLERANCE = 1e-9  # of a sum of weights


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
        metavar="known|possible",
        callback=_kind,
        help="Under SEQ in the extensions, the others answer with moves that they are known to prefer (so if not "
        "given), or also with those that they may prefer.",
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
        return replace(super().asking, replies="possible" if self.replies == KINDS[1] else "known")

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


def asked_unknown(request: StabilityRequest, setting: "UnknownSetting", wanted: Wanted) -> None:
    """Answer `detente stability` where preferences are not complete."""
    from detente.analyses.unknown import bearing_document, checked_concept, document, standing_document, unknown

    row, concept = asked_row(setting, wanted.state), checked_concept(wanted.concept)
    with deadline(request.seconds) as watch:
        answer = unknown(setting, request.asking, watch)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        found = answer.standing(row)
        verdict = bearing_document(found.together[concept]) if concept in answer.concepts else None
        asked = {**standing_document(setting, found), "concept": concept, "verdict": verdict}
        say_json({**document(answer, wanted.limit), "asked": asked})
    else:
        from detente.cli.printing.unknown import say_unknown

        say_unknown(answer, row, wanted, request.extensions)
    if answer.unfinished:
        from detente.words import endings

        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted:
        _judge(answer, row, concept, request.extensions)


def _judge(answer: "UnknownAnswer", row: int, concept: str, extensions: tuple[str, ...]) -> None:
    """Answer no unless the state is an equilibrium in all completions, or under the extensions that were named."""
    from detente.analyses.unknown import YES
    from detente.words import endings

    found = answer.standing(row)
    marks = [found.extensions[concept][name] for name in extensions]
    holds = all(all(each) for each in marks) if marks else found.together[concept].necessarily == YES
    if not holds:
        answer_no(endings.equilibrium(answer.setting, row, concept))


def why_unknown(request: UnknownRequest, setting: "UnknownSetting", party: str, wanted: Wanted) -> None:
    """Answer `detente why` where preferences are not complete."""
    from detente.analyses.unknown import YES, unknown, why, witness_document
    from detente.words import endings

    row, concept = asked_row(setting, wanted.state), wanted.concept
    with deadline(request.seconds) as watch:
        answer = unknown(setting, replace(request.asking, concepts=(concept,)), watch)
    if concept not in answer.concepts:
        raise LimitReached
    found = why(answer, row, party, concept)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(witness_document(answer, found))
    else:
        from detente.cli.printing.unknown import say_why

        say_why(answer, found, wanted.limit)
    if answer.unfinished:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and found.bearing.necessarily != YES:
        answer_no(endings.stable(setting, row, party, concept))


def asked_mixture(request: StabilityRequest, wanted: Wanted) -> None:
    """Answer `detente stability --mixture`: the named states, and the one that is asked about.

    Raises Unanswerable (E953) where types are chosen too.
    """
    from detente.analyses.mixture import answers, document, mixture

    if request.types:
        raise Unanswerable([Problem("E953", Place(), {"found": "--mixture"})])
    scenario = scenario_of(request)
    with deadline(request.seconds) as watch:
        found = list(answers(scenario, request.asking, watch))
    setting = found[0].setting
    row, rows = asked_row(setting, wanted.state), dict(setting.named_rows)
    asked = next((name for name, named in rows.items() if named == row), setting.word(row))
    weighed = mixture(scenario, found, {**rows, asked: row})
    if weighed is None:
        raise LimitReached
    if request.format is Format.json:
        from detente.analyses.stability import heading
        from detente.cli.printing.documents import say_json

        head = {key: value for key, value in heading(setting).items() if key != "types"}
        say_json({**head, **document(weighed), "asked": {"state": asked, "concept": wanted.concept}})
    else:
        from detente.cli.printing.unknown import say_mixture

        say_mixture(weighed)
    if request.asserted and weighed.named[asked][wanted.concept].holds < 1 - TOLERANCE:
        from detente.words import endings

        answer_no(endings.equilibrium(setting, row, wanted.concept))
