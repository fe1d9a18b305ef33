"""How `detente why` answers by search from one state, where there are too many to enumerate."""

from typing import TYPE_CHECKING

import typer

from detente.cli.app import LIMIT, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest
from detente.cli.asking.unknown import Wanted
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.model.scenario import Scenario


def why_searched(request: TypedRequest, scenario: "Scenario", party: str, wanted: Wanted) -> None:
    """Answer `detente why` beyond the number of options that are enumerated."""
    from detente.analyses.one_state import TRIED, TRIED_IN_TIME, Asked, document, one_state
    from detente.cli.printing.documents import say_json
    from detente.cli.printing.heading import say_why
    from detente.words import endings
    from detente.words import one_state as words

    asked = Asked(wanted.state or "now", party, wanted.concept)
    with deadline(request.seconds) as watch:
        most = TRIED if request.seconds is None else TRIED_IN_TIME
        answer = one_state(scenario, request.chosen, asked, watch, most)
    if request.format is Format.json:
        say_json(document(answer))
    else:
        say_why(answer.setting, words.explained(answer, wanted.limit), words.place(answer))
    if answer.found.status != "complete":
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not answer.found.stable:
        answer_no(endings.stable(answer.setting, answer.witness.row, party, wanted.concept))
