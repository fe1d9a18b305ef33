"""How `detente stability` and `detente why` answer where preferences are not complete, and weigh types."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from detente.cli.app import LIMIT, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format
from detente.cli.asking.source import asked_row, scenario_of
from detente.cli.asking.unknown import StabilityRequest, UnknownRequest, Wanted
from detente.cli.printing.streams import note
from detente.errors import LimitReached, Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.setting import UnknownSetting
    from detente.analyses.unknown import UnknownAnswer

TOLERANCE = 1e-9  # of a sum of weights


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
