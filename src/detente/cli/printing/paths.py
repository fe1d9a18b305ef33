"""Ways to a state as text: whether there is one, the way move by move, who yields, who could spoil it."""

from typing import TYPE_CHECKING

from detente.cli.printing.heading import say_title
from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
from detente.language import _
from detente.words import paths

if TYPE_CHECKING:
    from detente.analyses.overview import Overview
    from detente.analyses.paths import PathAnswer


def say_paths(answer: "PathAnswer") -> None:
    """Write the whole answer."""
    say_title(answer.setting)
    say()
    say_paragraphs(paths.introduced(answer), mark="")
    if answer.way:
        say_heading(_("The way"))
        say_table(paths.headings(), paths.rows(answer), numbers=(0,))
    for title, sentences in paths.sections(answer):
        say_heading(title)
        say_paragraphs(sentences)


def say_overview(found: "Overview") -> None:
    """Write the overview."""
    say_title(found.setting)
    say()
    say_paragraphs((*paths.reach(found), *paths.unfinished(found)), mark="")
    if found.states:
        say_heading(_("The named states"))
        rows = [paths.overview_row(found, each) for each in found.states]
        say_table(paths.overview_headings(), rows, numbers=(1, 2, 3, 4))
        say_paragraphs([paths.legend()], mark="")
    if joint := paths.joint(found):
        say_heading(_("Who would go somewhere together"))
        say_paragraphs(joint)
