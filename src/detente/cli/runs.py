"""`detente runs`: what was computed before, kept in the run store."""

from detente.cli.app import Command
from detente.cli.keeping import comparing, exporting, listing, pruning, showing


def runs() -> None:
    """Runs that were kept: list, show and compare them, export their draws, remove them; `list` if nothing is said."""


COMMAND = Command(
    "runs", runs, (listing.COMMAND, showing.COMMAND, comparing.COMMAND, exporting.COMMAND, pruning.COMMAND)
)
