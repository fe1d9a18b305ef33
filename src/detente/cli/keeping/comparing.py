"""`detente runs compare`: how two runs differ."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import Command, answer_no
from detente.cli.asking.request import Asserted, Format, Printed
from detente.cli.keeping.asked import Folder, RunId, answer

if TYPE_CHECKING:
    from detente.analyses.runs.compare import Comparison

Other = Annotated[str, typer.Argument(metavar="OTHER", help="The run that it is compared with.")]


def compare(
    run: RunId, other: Other, store: Folder = None, format: Printed = Format.text, asserted: Asserted = False
) -> None:
    """How two runs differ: settings, scenario files value by value, numbers of the answers with their intervals."""
    from detente.analyses.runs.compare import compare as asked
    from detente.analyses.runs.documents import compare_document
    from detente.words.runs.values import asserted as claim

    found = asked(run, other, store)
    answer(format, lambda: compare_document(found), lambda: _say(found))
    if asserted and not found.agree:
        answer_no(claim())


def _say(found: "Comparison") -> None:
    from detente.cli.printing.tables import say_paragraphs
    from detente.language import _
    from detente.words.runs import values

    headings = values.headings(found)
    _say_part(_("Runs"), headings, values.rows(found.facts), found.facts)
    _say_part(_("Settings"), headings, values.rows(found.settings), found.settings)
    _say_part(_("Scenario files"), headings, values.rows(found.files or ()), found.files)
    numbers = values.number_rows(found.numbers or ())
    _say_part(_("Numbers of the answers"), values.number_headings(found), numbers, found.numbers)
    say_paragraphs(filter(None, [values.overlapping(found.numbers or ())]), mark="")


def _say_part(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], part: Sequence[object] | None
) -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words.runs import values

    say_heading(title)
    if not part:
        say_paragraphs([values.nothing_differs(part)], mark="")
        return
    say_table(headings, rows)
    say_paragraphs(filter(None, [values.left(part)]), mark="")


COMMAND = Command("compare", compare)
