"""What stands above every answer: which scenario, which types, what was changed."""

from typing import TYPE_CHECKING

from detente.cli.printing.tables import say_paragraphs
from detente.words import assumptions, names
from detente.words.wishes import analysts

if TYPE_CHECKING:
    from detente.analyses.deal import Deal
    from detente.analyses.setting import Setting


def say_title(setting: "Setting | Deal") -> None:
    """Write the scenario's title, the types that parties are of, and the changes made for this run."""
    scenario = setting.scenario
    said = (names.title(scenario), names.types(setting), analysts.lists(scenario), assumptions.overrides(scenario))
    say_paragraphs(filter(None, said), mark="")
