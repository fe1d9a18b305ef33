"""What was exported or removed."""

from collections.abc import Iterator

from detente.analyses.runs.draws import Draws
from detente.language import _, joined, ngettext, number
from detente.store.pruning import Pruned
from detente.words.runs.listing import size


def exported(draws: Draws) -> str:
    """How many draws were written."""
    count = len(draws.values)
    said = ngettext("{count} draw in {columns} columns", "{count} draws in {columns} columns", count)
    return said.format(count=number(count), columns=number(len(draws.columns)))


def missing(draws: Draws) -> str:
    """How many draws are not finished; empty if all are."""
    count = draws.planned - len(draws.values)
    if not count:
        return ""
    said = ngettext(
        "{count} draw of the run is not finished and was left out.",
        "{count} draws of the run are not finished and were left out.",
        count,
    )
    return said.format(count=number(count))


def removed(found: Pruned, dry: bool) -> Iterator[str]:
    """What went, or would go."""
    runs, files = len(found.runs), found.objects + found.leftovers
    if dry:
        said = ngettext("{count} run would go.", "{count} runs would go.", runs)
        of_files = ngettext(
            "{count} file would go with them ({size}).", "{count} files would go with them ({size}).", files
        )
    else:
        said = ngettext("{count} run was removed.", "{count} runs were removed.", runs)
        of_files = ngettext("{count} file was removed ({size}).", "{count} files were removed ({size}).", files)
    yield said.format(count=number(runs))
    yield of_files.format(count=number(files), size=size(found.size))
    if found.spared:
        yield _("A process is at work on these, so they stay: {runs}.").format(
            runs=joined(run.id for run in found.spared)
        )
