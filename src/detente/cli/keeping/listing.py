"""`detente runs list`: the runs that are kept."""

from typing import TYPE_CHECKING

from detente.cli.app import Command
from detente.cli.asking.request import Format, Printed
from detente.cli.keeping.asked import Folder, answer

if TYPE_CHECKING:
    from detente.analyses.runs.kept import Listed


def list_runs(store: Folder = None, format: Printed = Format.text) -> None:
    """The runs that are kept, the newest first: of what, with which seed, how far."""
    from detente.analyses.runs.documents import list_document
    from detente.analyses.runs.kept import listed

    found = listed(store)
    answer(format, lambda: list_document(found), lambda: _say(found))


def _say(found: "Listed") -> None:
    from detente.cli.printing.streams import note
    from detente.cli.printing.tables import say_table
    from detente.words.runs import listing

    if found.runs:
        say_table(listing.headings(), listing.rows(found.runs), numbers=(5, 6, 7))
    else:
        note(listing.nothing(found))


COMMAND = Command("list", list_runs)
