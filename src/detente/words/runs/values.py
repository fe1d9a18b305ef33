"""Settings, differences and numbers of runs: tables of values by their paths."""

from collections.abc import Sequence

from detente.analyses.runs.compare import ChangedNumber, Comparison, Interval
from detente.analyses.runs.differences import Changed, Leaf, leaves
from detente.analyses.runs.kept import Shown
from detente.files.document.tree import shown
from detente.language import _, ngettext, number
from detente.words.runs import listing

MOST = 20
ABSENT = "–"


def facts(found: Shown) -> list[tuple[str, str]]:
    """What a run is of, each with its name."""
    run = found.run
    return [
        (_("Run"), run.id),
        (_("Kind"), listing.kind(run)),
        (_("Scenario"), run.scenario),
        (_("Hash"), run.hash),
        (_("Version"), run.version),
        (_("Seed"), str(run.seed)),
        (_("Begun (UTC)"), listing.when(run.created)),
        (_("Last written (UTC)"), listing.when(run.touched)),
        (_("Batches"), listing.progress(run)),
        (_("Files"), ", ".join(run.files) or ABSENT),
        (_("Size"), listing.size(run.size)),
        (_("Status"), listing.status(run)),
    ]


def settings(found: Shown) -> list[tuple[str, str]]:
    """The first of its settings by their paths, those of few values before long lists."""
    each_key = [(key, list(leaves({key: each}))) for key, each in found.run.settings.items()]
    short_first = sorted(each_key, key=lambda each: len(each[1]))
    return [(path, value(leaf)) for _key, each in short_first for path, leaf in each][:MOST]


def settings_left(found: Shown) -> str:
    """How many settings were not told; empty if none were left."""
    return _more(len(list(leaves(dict(found.run.settings)))) - MOST)


def answers(found: Shown) -> list[tuple[str, str]]:
    """The first values of its answer by their paths."""
    return [(path, value(leaf)) for path, leaf in list(leaves(found.answer))[:MOST]]


def answers_left(found: Shown) -> str:
    """How many values of the answer were not told; empty if none were left."""
    return _more(len(list(leaves(found.answer))) - MOST)


def no_answer() -> str:
    """That a run has no answer yet."""
    return _("The run has no answer yet; resume it to get one.")


def headings(found: Comparison) -> tuple[str, ...]:
    """Of a table of differences."""
    return _("Path"), found.first.id, found.second.id


def rows(changes: Sequence[Changed]) -> list[tuple[str, ...]]:
    """The first differences, one line each."""
    return [(each.path, value(each.before), value(each.after)) for each in changes[:MOST]]


def left(changes: Sequence[object]) -> str:
    """How many differences were not told; empty if none were left."""
    return _more(len(changes) - MOST)


def number_headings(found: Comparison) -> tuple[str, ...]:
    """Of the table of numbers that differ."""
    return (*headings(found), _("Intervals"))


def number_rows(changes: Sequence[ChangedNumber]) -> list[tuple[str, ...]]:
    """The first numbers that differ, with their intervals and whether those have anything in common."""
    return [
        (
            each.path,
            _with_interval(each.before, each.before_interval),
            _with_interval(each.after, each.after_interval),
            {None: ABSENT, True: _("apart"), False: _("overlap")}[each.apart],
        )
        for each in changes[:MOST]
    ]


def overlapping(changes: Sequence[ChangedNumber]) -> str:
    """What intervals that overlap do not show; empty if none do."""
    if not any(each.apart is False for each in changes[:MOST]):
        return ""
    return _("Where the intervals overlap, the two runs show no difference in that number.")


def nothing_differs(part: Sequence[object] | None) -> str:
    """That a part does not differ, or that it cannot be compared."""
    return _("Nothing to compare: a run has none.") if part is None else _("No difference.")


def asserted() -> str:
    """What was asserted of two runs."""
    return _("Asserted, but not so: both runs have an answer, and all its numbers are the same.")


def value(leaf: Leaf) -> str:
    """A value of a document, short."""
    if leaf is None:
        return ABSENT
    return f"{leaf:z.6g}" if isinstance(leaf, float) else shown(leaf)


def _with_interval(found: float | None, interval: Interval | None) -> str:
    if interval is None or found is None:
        return value(found)
    low, high = map(value, interval)
    return _("{value} ({low} to {high})").format(value=value(found), low=low, high=high)


def _more(count: int) -> str:
    if count <= 0:
        return ""
    said = ngettext(
        "and {count} more; `--format json` has all of them.",
        "and {count} more; `--format json` has all of them.",
        count,
    )
    return said.format(count=number(count))
