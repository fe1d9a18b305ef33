"""What stands above every answer: which scenario, which types, what was changed."""

from typing import TYPE_CHECKING

from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_paragraphs
from detente.words import assumptions, names
from detente.words.wishes import analysts

if TYPE_CHECKING:
    from detente.analyses.deals.deal import Deal
    from detente.analyses.setting import AnySetting


def say_title(setting: "AnySetting | Deal") -> None:
    """Write the scenario's title, the types that parties are of, and the changes made for this run."""
    scenario = setting.scenario
    said = (names.title(scenario), names.types(setting), *assumptions.defaults(scenario, setting.types))
    changes = (analysts.lists(scenario), assumptions.overrides(scenario))
    say_paragraphs(filter(None, (*said, *changes)), mark="")


def say_why(setting: "AnySetting", explanation: tuple[str, ...], place: tuple[str, ...]) -> None:
    """Write the title, why a state is stable or not (the first sentence apart), and where the state stands."""
    say_title(setting)
    say()
    say_paragraphs(explanation[:1], mark="")
    say_paragraphs(explanation[1:])
    say_paragraphs(place, mark="")
