"""`detente scenarios`: the catalogue."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.cli.app import Command
from detente.cli.asking.request import Format, Printed
from detente.language import _, current, joined, number

if TYPE_CHECKING:
    from detente.model.scenario import Scenario


def scenarios(format: Printed = Format.text) -> None:
    """Which scenarios come with the program, and what each can answer."""
    from detente.files.catalogue import entries
    from detente.files.read import read

    found = [_document(entry.name, entry.family, read(entry.path).scenario) for entry in entries()]
    if format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json({"scenarios": found})
    else:
        _say(found)


def _document(name: str, family: str, scenario: "Scenario") -> dict[str, Any]:
    return {
        "name": name,
        "family": family,
        "title": scenario.title.in_language(current()),
        "parties": list(scenario.parties),
        "options": list(scenario.conflict.option_ids),
        "answers": list(_answers(scenario)),
    }


def _answers(scenario: "Scenario") -> Iterator[str]:
    """Which questions can be asked of it."""
    from detente.analyses.deals.deal import LATTICE_LIMIT, can_answer, lattice_size
    from detente.analyses.setting import is_enumerable

    if scenario.conflict.options and scenario.preferences and not is_enumerable(scenario):
        yield "why"
    elif scenario.conflict.options and scenario.preferences:
        yield from ("stability", "why")
        goal, guarantees = scenario.goal, scenario.agreement.guarantees
        asked = goal is not None and goal.state is not None and any(given.option for given in guarantees.values())
        if asked and _is_ordered(scenario):
            yield "guarantors"
    if can_answer(scenario) and lattice_size(scenario) <= LATTICE_LIMIT:
        yield "roadmap"
    if scenario.contest.issues:
        yield "forecast"


def _is_ordered(scenario: "Scenario") -> bool:
    """Whether every list orders all states; only pairs can fail to, and the others are not worth computing for that."""
    from detente.model.states import feasible_states
    from detente.preferences import form_of, relation_of
    from detente.preferences.relation import Ranks

    pairs = [wishes for wishes in scenario.preferences.values() if form_of(wishes).name == "pairs"]
    if not pairs:
        return True
    states = feasible_states(scenario.conflict)
    return all(isinstance(relation_of(wishes, states), Ranks) for wishes in pairs)


def _say(found: list[dict[str, Any]]) -> None:
    from detente.cli.printing.tables import say_table

    headings = (_("Name"), _("Title"), _("Parties"), _("Options"), _("Answers"))
    rows = [
        (
            each["name"],
            each["title"],
            number(len(each["parties"])),
            number(len(each["options"])),
            joined(each["answers"]),
        )
        for each in found
    ]
    say_table(headings, rows, numbers=(2, 3))


COMMAND = Command("scenarios", scenarios)
