"""`detente stability`: which states hold, per concept."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.answering.unknown import asked_mixture, asked_unknown
from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, StateName, TypedRequest, spread
from detente.cli.asking.source import any_setting_for, asked_row
from detente.cli.asking.unknown import StabilityRequest, Wanted
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.setting import Setting
    from detente.analyses.stability import StabilityAnswer

JSON_LISTS, TEXT_LISTS = 1000, 20

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
    request: StabilityRequest, state: StateName = None, concept: ConceptName = "seq", limit: Limit = None
) -> None:
    """Which states is nobody able to leave profitably? Equilibria per stability concept."""
    from detente.analyses.setting import Setting, UnknownSetting

    if limit is None:
        limit = JSON_LISTS if request.format is Format.json else TEXT_LISTS
    wanted = Wanted(concept, limit, state)
    if request.mixture:
        asked_mixture(request, wanted)
        return
    setting = any_setting_for(request)
    if isinstance(setting, UnknownSetting):
        asked_unknown(request, setting, wanted)
        return
    request.refuse()
    if isinstance(setting, Setting):
        _known(request, setting, wanted)


def _known(request: TypedRequest, setting: "Setting", wanted: Wanted) -> None:
    from detente.analyses.stability import stability as analysed

    concept, limit = wanted.concept, wanted.limit
    row = asked_row(setting, wanted.state)
    with deadline(request.seconds) as watch:
        answer = analysed(setting, watch=watch)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(_document(answer, row, concept, limit))
    else:
        from detente.cli.printing.stability import say_stability

        say_stability(answer, row, concept, limit)
    _end(request, answer, row, concept)


def _document(answer: "StabilityAnswer", row: int, concept: str, limit: int) -> dict[str, Any]:
    from detente.analyses.stability import document, standing_document

    standing = answer.standing(row)
    verdict = standing.equilibrium(concept) if concept in answer.concepts else None
    asked = {"concept": concept, "equilibrium": verdict, **standing_document(answer.setting, standing)}
    return {**document(answer, limit), "asked": asked}


def _end(request: TypedRequest, answer: "StabilityAnswer", row: int, concept: str) -> None:
    from detente.words import endings

    if answer.result.unfinished:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not answer.standing(row).equilibrium(concept):
        answer_no(endings.equilibrium(answer.setting, row, concept))


COMMAND = Command("stability", stability)
