"""`detente stability`: which states hold, per concept."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.answering.unknown import asked_mixture, asked_unknown
from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptNames
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, StateName, TypedRequest, spread
from detente.cli.asking.source import any_setting_for, asked_row
from detente.cli.asking.unknown import StabilityRequest, Wanted
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.setting import Setting
    from detente.analyses.stability import StabilityAnswer

JSON_LISTS, TEXT_LISTS = 1000, 20
USUAL = "seq"  # the concept that is looked at unless others are named

Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help=f"List at most N equilibria, 0 for all; {JSON_LISTS} in JSON and {TEXT_LISTS} in text if not given.",
    ),
]


@spread
def stability(
    request: StabilityRequest,
    state: StateName = None,
    concept: ConceptNames = None,
    limit: Limit = None,
) -> None:
    """Which states is nobody able to leave profitably? Equilibria per stability concept."""
    from detente.analyses.setting import Setting, UnknownSetting
    from detente.analyses.stability import ALL

    if limit is None:
        limit = JSON_LISTS if request.format is Format.json else TEXT_LISTS
    asked = concept or []
    named = [name for name in dict.fromkeys(asked) if name != ALL] or [USUAL]
    wanted = Wanted(named[0], limit, state)
    if request.mixture:
        asked_mixture(request, wanted)
        return
    setting = any_setting_for(request)
    if isinstance(setting, UnknownSetting):
        asked_unknown(request, setting, wanted)
        return
    request.refuse()
    if isinstance(setting, Setting):
        _known(request, setting, wanted, asked, named)


def _known(request: TypedRequest, setting: "Setting", wanted: Wanted, asked: list[str], named: list[str]) -> None:
    from detente.analyses.stability import chosen, demand
    from detente.analyses.stability import stability as analysed

    row = asked_row(setting, wanted.state)
    with deadline(request.seconds) as watch:
        answer = analysed(setting, chosen(asked), watch=watch)
    demand(answer, named)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(_document(answer, row, wanted.concept, wanted.limit))
    else:
        from detente.cli.printing.stability import say_stability

        say_stability(answer, row, named, wanted.limit)
    _end(request, answer, row, named)


def _document(answer: "StabilityAnswer", row: int, concept: str, limit: int) -> dict[str, Any]:
    from detente.analyses.stability import document, standing_document

    standing = answer.standing(row)
    verdict = standing.equilibrium(concept) if concept in answer.concepts else None
    asked = {"concept": concept, "equilibrium": verdict, **standing_document(answer.setting, standing)}
    return {**document(answer, limit), "asked": asked}


def _end(request: TypedRequest, answer: "StabilityAnswer", row: int, named: list[str]) -> None:
    from detente.words import endings, problems

    for refused in answer.result.refused.values():
        note(*problems.lines(refused))
    if answer.result.unfinished:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    standing = answer.standing(row)
    for concept in named if request.asserted else ():
        if not standing.equilibrium(concept):
            answer_no(endings.equilibrium(answer.setting, row, concept))


COMMAND = Command("stability", stability)
