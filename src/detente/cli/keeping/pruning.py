"""`detente runs prune`: runs that are no longer wanted, and what nothing refers to any more."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import Command
from detente.cli.asking.request import Format, Printed
from detente.cli.keeping.asked import Folder, answer

if TYPE_CHECKING:
    from detente.store.pruning import Pruned

Ids = Annotated[
    list[str] | None, typer.Argument(metavar="ID", help="Runs to remove; all that meet the conditions if not given.")
]
Older = Annotated[
    float | None,
    typer.Option("--older", metavar="DAYS", min=0, max=1e5, help="Only runs last written more than so many days ago."),
]
Keep = Annotated[int | None, typer.Option("--keep", metavar="N", min=0, help="Leave the newest N runs.")]
Unfinished = Annotated[bool, typer.Option("--unfinished", help="Only runs that are not complete.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")]


def prune(
    ids: Ids = None,
    older: Older = None,
    keep: Keep = None,
    unfinished: Unfinished = False,
    dry: Dry = False,
    store: Folder = None,
    format: Printed = Format.text,
) -> None:
    """Remove the runs that meet all conditions, and files that no run refers to; without conditions only the latter."""
    from detente.analyses.runs.documents import prune_document
    from detente.analyses.runs.kept import pruned
    from detente.store.pruning import Choice

    found = pruned(ids or (), Choice((), older, keep, unfinished), dry, store)
    answer(format, lambda: prune_document(found, dry), lambda: _say(found, dry))


def _say(found: "Pruned", dry: bool) -> None:
    from detente.cli.printing.streams import say
    from detente.cli.printing.tables import say_table
    from detente.words.runs import changes, listing

    if found.runs:
        say_table(listing.headings(), listing.rows(found.runs), numbers=(5, 6, 7))
        say()
    say(*changes.removed(found, dry))


COMMAND = Command("prune", prune)
