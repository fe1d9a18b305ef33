"""What stands above every answer: which scenario, which types, what was changed."""

from typing import TYPE_CHECKING

from detente.cli.printing.tables import say_paragraphs
from detente.words import assumptions, names

if TYPE_CHECKING:
    from detente.analyses.deal import Deal
    from detente.analyses.setting import AnySetting


def say_title(setting: "AnySetting | Deal") -> None:
    """Write the scenario's title, the types that parties are of, and the changes made for this run."""
    scenario = setting.scenario
    said = (names.title(scenario), names.types(setting), assumptions.overrides(scenario))
    say_paragraphs(filter(None, said), mark="")
