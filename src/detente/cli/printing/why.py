"""Why a state is stable, as text: the verdict, the moves that it rests on, where the state stands."""

from typing import TYPE_CHECKING

from detente.cli.printing.heading import say_title
from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_paragraphs

if TYPE_CHECKING:
    from detente.analyses.setting import Setting


def say_why(setting: "Setting", explanation: tuple[str, ...], place: tuple[str, ...]) -> None:
    """Write the explanation, its first sentence apart, then what is said of the state's place."""
    say_title(setting)
    say()
    say_paragraphs(explanation[:1], mark="")
    say_paragraphs(explanation[1:])
    say_paragraphs(place, mark="")
