"""What an issue's forecast hangs on, and expert by expert, as tables."""

from typing import TYPE_CHECKING

from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
from detente.words.talks import drivers as words
from detente.words.talks import experts as views

if TYPE_CHECKING:
    from detente.analyses.talks.drivers import DriversAnswer
    from detente.analyses.talks.experts import ExpertsAnswer


def say_drivers(answer: "DriversAnswer", id: str) -> None:
    """Swings and smallest changes of an issue, by column and centre."""
    for column, around in answer.issues.get(id, {}).items():
        for centre, found in around.items():
            say_heading(words.heading(answer, column, centre))
            if found.swings:
                say_table(words.swing_headings(), words.swing_rows(answer, found), numbers=(1, 2, 3, 4))
            say_paragraphs(words.about_swings(answer, found))
            if found.reached:
                say_paragraphs([""], mark="")
                say_table(words.change_headings(), words.change_rows(answer, found), numbers=(1, 2, 3))
            say_paragraphs(words.about_changes(answer, found))


def say_experts(answer: "ExpertsAnswer", id: str) -> None:
    """The views of an issue, by column; nothing where no expert has one."""
    for column, table in answer.issues.get(id, {}).items():
        say_heading(views.title(answer, column))
        say_table(views.headings(table), views.rows(table), numbers=(1, 2, 3))
        say_paragraphs(views.about(table))
