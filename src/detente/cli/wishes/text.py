"""Questions, answers and the list that they make, as text."""

from typing import TYPE_CHECKING

from detente.cli.printing.heading import say_title
from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_heading, say_paragraphs
from detente.language import _
from detente.words.wishes import elicit

if TYPE_CHECKING:
    from detente.analyses.wishes.elicit import Elicitation, Questions
    from detente.analyses.wishes.written import NewText


def say_questions(found: "Elicitation", asked: "Questions") -> None:
    """Write what would be asked, each with why."""
    say_title(found.setting)
    say_heading(elicit.title(found))
    for k, each in enumerate(asked.found, 1):
        first, second = elicit.choices(found, each)
        say_paragraphs([f"{k}. {elicit.question(found)}"], mark="")
        say_paragraphs([first, second], mark="   - ")
        say_paragraphs(elicit.reasons(found, each), mark="   ")
    if not asked.found:
        say_paragraphs([elicit.no_question()], mark="")
    if asked.left_out:
        say_paragraphs([elicit.left_out(asked.left_out)], mark="")


def say_answers(found: "Elicitation", new: "NewText", written: str | None) -> None:
    """Write what was answered, what that contradicts, the list that it makes, and what changes in the file."""
    say_title(found.setting)
    say_heading(elicit.title(found))
    say_paragraphs(elicit.against_list(found))
    if found.made is None:
        return
    say_heading(_("The list that the answers make"))
    say_paragraphs(elicit.entries(found), mark="  ")
    say_paragraphs(elicit.result(found))
    say_heading(_("What that changes"))
    say_paragraphs(elicit.consequences(found))
    if new.diff:
        say_heading(_("In the file"))
        say(*new.diff)
    if written is not None:
        say("", written)
