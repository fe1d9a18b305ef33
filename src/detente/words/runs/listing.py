"""What a run is called, how far it is, and the table of runs."""

from collections.abc import Iterable
from datetime import datetime

from detente.analyses.runs.kept import Listed
from detente.errors.codes import N_
from detente.language import _, number
from detente.store.run import Run

KINDS = {"sweep": N_("sweep"), "forecast": N_("forecast"), "answer": N_("answer")}
STATUSES = {
    "running": N_("running"),
    "interrupted": N_("interrupted"),
    "complete": N_("complete"),
    "limit reached": N_("limit reached"),
    "failed": N_("failed"),
    "unreadable": N_("unreadable"),
}
UNITS = (N_("{size} bytes"), N_("{size} kB"), N_("{size} MB"), N_("{size} GB"))
STEP = 1000


def kind(run: Run) -> str:
    """What kind of run it is."""
    return _(KINDS[run.kind])


def status(run: Run) -> str:
    """How it ended, or that it has not."""
    return _(STATUSES[run.status])


def when(moment: str) -> str:
    """A moment to the minute."""
    return datetime.fromisoformat(moment).strftime("%Y-%m-%d %H:%M")


def progress(run: Run) -> str:
    """How many batches are finished, of how many."""
    return _("{done} of {batches}").format(done=number(run.done), batches=number(run.batches))


def size(count: float) -> str:
    """A number of bytes in a unit that suits it."""
    unit = 0
    while count >= STEP and unit < len(UNITS) - 1:
        count, unit = count / STEP, unit + 1
    return _(UNITS[unit]).format(size=f"{count:z.1f}" if unit else f"{count:z.0f}")


def headings() -> tuple[str, ...]:
    """Of the table of runs."""
    return (
        _("Run"),
        _("Kind"),
        _("Scenario"),
        _("Begun (UTC)"),
        _("Version"),
        _("Seed"),
        _("Batches"),
        _("Size"),
        _("Status"),
    )


def rows(runs: Iterable[Run]) -> list[tuple[str, ...]]:
    """One line per run."""
    return [
        (
            *(run.id, kind(run), run.scenario, when(run.created), run.version, str(run.seed)),
            *(progress(run), size(run.size), status(run)),
        )
        for run in runs
    ]


def nothing(found: Listed) -> str:
    """That there are no runs."""
    return _("No runs are kept in {folder}.").format(folder=found.folder)
