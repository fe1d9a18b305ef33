"""`detente why`: why a state is stable for a party, or what it would do instead."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, RequiredState, TypedRequest, spread
from detente.cli.asking.source import scenario_of
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.setting import Setting
    from detente.analyses.stability import Standing
    from detente.model.scenario import Scenario

MOST = 20

PartyId = Annotated[str, typer.Option("--party", metavar="PARTY", help="The party, by its id.")]


@spread
def why(request: TypedRequest, state: RequiredState, party: PartyId, concept: ConceptName = "seq") -> None:
    """Why is a state stable for a party, or where would it move, and who could answer?"""
    from detente.analyses.setting import is_enumerable

    scenario = scenario_of(request)
    if is_enumerable(scenario):
        _enumerated(request, scenario, state, party, concept)
    else:
        _searched(request, scenario, state, party, concept)


def _enumerated(request: TypedRequest, scenario: "Scenario", state: str, party: str, concept: str) -> None:
    from detente.analyses.setting import row_of, setting_of
    from detente.analyses.stability import stability
    from detente.analyses.why import document
    from detente.analyses.why import why as asked
    from detente.words import endings
    from detente.words.witness import explained

    setting = setting_of(scenario, request.chosen)
    row = row_of(setting, state)
    with deadline(request.seconds) as watch:
        found = asked(setting, row, party, concept)
        watch("why", 1, 2)
        standing = stability(setting, (), watch).standing(row)
    if request.format is Format.json:
        _say_json(setting, document(setting, found), standing)
    else:
        _say(setting, explained(setting, found, MOST), standing)
    if request.asserted and not found.stable:
        answer_no(endings.stable(setting, row, party, concept))


def _searched(request: TypedRequest, scenario: "Scenario", state: str, party: str, concept: str) -> None:
    """By search from the state, where there are too many states to enumerate."""
    from detente.analyses.one_state import TRIED, TRIED_IN_TIME, Asked, document, one_state
    from detente.cli.printing.documents import say_json
    from detente.words import endings
    from detente.words import one_state as words

    with deadline(request.seconds) as watch:
        most = TRIED if request.seconds is None else TRIED_IN_TIME
        answer = one_state(scenario, request.chosen, Asked(state, party, concept), watch, most)
    if request.format is Format.json:
        say_json(document(answer))
    else:
        _say_paragraphs(answer.setting, words.explained(answer, MOST), words.place(answer))
    if answer.found.status != "complete":
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not answer.found.stable:
        answer_no(endings.stable(answer.setting, answer.witness.row, party, concept))


def _say_json(setting: "Setting", document: dict[str, Any], standing: "Standing") -> None:
    from detente.analyses.stability import standing_document
    from detente.cli.printing.documents import say_json

    seen = standing_document(setting, standing)
    say_json({**document, **{key: seen[key] for key in ("against_status_quo", "way", "closed")}})


def _say(setting: "Setting", explanation: tuple[str, ...], standing: "Standing") -> None:
    from detente.words import stability

    _say_paragraphs(setting, explanation, (*stability.against(setting, standing), stability.way(setting, standing)))


def _say_paragraphs(setting: "Setting", explanation: tuple[str, ...], place: tuple[str, ...]) -> None:
    from detente.cli.printing.heading import say_title
    from detente.cli.printing.streams import say
    from detente.cli.printing.tables import say_paragraphs

    say_title(setting)
    say()
    say_paragraphs(explanation[:1], mark="")
    say_paragraphs(explanation[1:])
    say_paragraphs(place, mark="")


COMMAND = Command("why", why)
