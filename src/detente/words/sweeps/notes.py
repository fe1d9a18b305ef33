"""Notes on a sweep's run."""

from detente.language import _, ngettext, number
from detente.store.run import Run


def kept(run: Run, folder: str, before: int) -> str:
    """Where a run is kept, and how much of it was finished before."""
    if not before:
        return _("The draws are kept as run {run} in {folder}.").format(run=run.id, folder=folder)
    said = ngettext(
        "Run {run} in {folder} goes on; {count} batch of {of} was finished.",
        "Run {run} in {folder} goes on; {count} batches of {of} were finished.",
        before,
    )
    return said.format(run=run.id, folder=folder, count=number(before), of=number(run.batches))


def goes_on() -> str:
    """That a page that is not finished is followed by the finished one."""
    return _("This page is not finished; it goes on and is printed again. Ctrl-C keeps what there is.")


def how_to_go_on(run_of: str) -> str:
    """What to do about a sweep that was cut off."""
    return _("`detente sweep {scenario} --resume` goes on where it stopped.").format(scenario=run_of)


def asserted(names: str) -> str:
    """What was asserted and is not so."""
    return _("not a yes in more than half of the draws: {names}").format(names=names)
