"""What a table of actors changed in a scenario file, in words."""

from collections.abc import Iterator

from detente.analyses.sheets.written_back import WrittenBack
from detente.language import _, ngettext, number


def changes(found: WrittenBack) -> Iterator[str]:
    """One line per change: what stood there and what stands there now."""
    for each in found.changes:
        if each.before is None:
            yield _("+ {path}: {after}").format(path=each.name, after=each.after)
        elif each.after is None:
            yield _("- {path}: {before}").format(path=each.name, before=each.before)
        else:
            yield _("{path}: {before} → {after}").format(path=each.name, before=each.before, after=each.after)


def summary(found: WrittenBack) -> str:
    """How many there are and whether they are in the file."""
    count = len(found.changes)
    facts = {"count": number(count), "file": found.path.as_posix()}
    if not count:
        return _("The table and {file} say the same; nothing was written.").format(**facts)
    if not found.written:
        return ngettext(
            "{count} change would be written to {file}.", "{count} changes would be written to {file}.", count
        ).format(**facts)
    return ngettext("{count} change was written to {file}.", "{count} changes were written to {file}.", count).format(
        **facts
    )
