"""`detente runs show`: one run with its settings and its answer."""

from typing import TYPE_CHECKING

from detente.cli.app import Command
from detente.cli.asking.request import Format, Printed
from detente.cli.keeping.asked import Folder, RunId, answer

if TYPE_CHECKING:
    from detente.analyses.runs.kept import Shown


def show(run: RunId, store: Folder = None, format: Printed = Format.text) -> None:
    """One run: what it is of, its settings, how far it is, and its answer in brief."""
    from detente.analyses.runs.documents import show_document
    from detente.analyses.runs.kept import shown

    found = shown(run, store)
    answer(format, lambda: show_document(found), lambda: _say(found))


def _say(found: "Shown") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.language import _
    from detente.words.runs import shares, values

    headings = _("Path"), _("Value")
    say_table((_("What"), _("Value")), values.facts(found))
    say_heading(_("Settings"))
    say_table(headings, values.settings(found))
    say_paragraphs(filter(None, [values.settings_left(found)]), mark="")
    if shares.is_sweep(found):
        _say_shares(found)
        return
    say_heading(_("Answer"))
    if found.answer is None:
        say_paragraphs([values.no_answer()], mark="")
    else:
        say_table(headings, values.answers(found))
        say_paragraphs(filter(None, [values.answers_left(found)]), mark="")


def _say_shares(found: "Shown") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words.runs import shares

    headings = shares.headings(found)
    for title, rows in shares.tables(found):
        say_heading(title)
        say_table(headings, rows, numbers=tuple(range(1, len(headings))))
    say_paragraphs([shares.more(found)], mark="")


COMMAND = Command("show", show)
