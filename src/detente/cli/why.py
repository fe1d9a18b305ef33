"""`detente why`: why a state is stable for a party, or what it would do instead."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.answering.one_state import why_searched
from detente.cli.answering.unknown import why_unknown
from detente.cli.app import Command, answer_no
from detente.cli.asking.concepts import ConceptName
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, RequiredState, TypedRequest, spread
from detente.cli.asking.source import any_setting_for, scenario_of
from detente.cli.asking.unknown import UnknownRequest, Wanted

if TYPE_CHECKING:
    from detente.analyses.setting import Setting
    from detente.analyses.stability import Standing

MOST = 20

PartyId = Annotated[str, typer.Option("--party", metavar="PARTY", help="The party, by its id.")]


@spread
def why(request: UnknownRequest, state: RequiredState, party: PartyId, concept: ConceptName = "seq") -> None:
    """Why is a state stable for a party, or where would it move, and who could answer?"""
    from detente.analyses.setting import Setting, UnknownSetting, is_enumerable

    scenario = scenario_of(request)
    if not is_enumerable(scenario):
        request.refuse()
        why_searched(request, scenario, party, Wanted(concept, MOST, state))
        return
    setting = any_setting_for(request, scenario)
    if isinstance(setting, UnknownSetting):
        why_unknown(request, setting, party, Wanted(concept, MOST, state))
        return
    request.refuse()
    if isinstance(setting, Setting):
        _known(request, setting, state, party, concept)


def _known(request: TypedRequest, setting: "Setting", state: str, party: str, concept: str) -> None:
    from detente.analyses.setting import row_of
    from detente.analyses.stability import stability
    from detente.analyses.why import document
    from detente.analyses.why import why as asked
    from detente.words import endings
    from detente.words.witness import explained

    row = row_of(setting, state)
    with deadline(request.seconds) as watch:
        found = asked(setting, row, party, concept)
        watch("why", 1, 2)
        standing = stability(setting, (), watch).standing(row)
    if request.format is Format.json:
        _say_json(setting, document(setting, found), standing)
    else:
        _say(setting, concept, explained(setting, found, MOST), standing)
    if request.asserted and not found.stable:
        answer_no(endings.stable(setting, row, party, concept))


def _say_json(setting: "Setting", document: dict[str, Any], standing: "Standing") -> None:
    from detente.analyses.stability import standing_document
    from detente.cli.printing.documents import say_json

    seen = standing_document(setting, standing)
    say_json({**document, **{key: seen[key] for key in ("against_status_quo", "way", "closed")}})


def _say(setting: "Setting", concept: str, explanation: tuple[str, ...], standing: "Standing") -> None:
    from detente.cli.printing.heading import say_why
    from detente.words import method, stability

    seen = (*stability.coalitions(setting), *stability.against(setting, standing), stability.way(setting, standing))
    say_why(setting, explanation, (*seen, *method.cautions(setting, concept)))


COMMAND = Command("why", why)
