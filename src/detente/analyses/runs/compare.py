"""Two runs side by side: settings, scenario files and answers, as far as they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from detente.analyses.runs.differences import ABSENT, Changed, Leaf, changed, differences, leaves, same
from detente.analyses.runs.kept import answer_of, opened
from detente.store.run import Run
from detente.store.store import Store

Interval: TypeAlias = tuple[float, float]
FACTS = ("kind", "scenario", "hash", "version", "seed", "batches", "status")
VALUES = ("share", "value", "index")  # what an `interval` beside it is of
SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A number of the answers that differs, with its intervals where the answers have one beside it."""

    path: str
    before: float | None
    after: float | None
    before_interval: Interval | None = None
    after_interval: Interval | None = None

    @property
    def apart(self) -> bool | None:
        """Whether the intervals have nothing in common; None if there are not two of them."""
        one, other = self.before_interval, self.after_interval
        if one is None or other is None:
            return None
        return one[1] < other[0] or other[1] < one[0]


@dataclass(frozen=True)
class Comparison:
    """How a second run differs from a first.

    facts: what the runs are of. files: values of the scenario files, None if a run was stored without its file.
    numbers: of the answers; None if a run has no answer.
    """

    first: Run
    second: Run
    facts: tuple[Changed, ...]
    settings: tuple[Changed, ...]
    files: tuple[Changed, ...] | None
    numbers: tuple[ChangedNumber, ...] | None

    @property
    def agree(self) -> bool:
        """Whether both have an answer and all their numbers are the same."""
        return self.numbers == ()


def compare(first: str, second: str, folder: str | None = None) -> Comparison:
    """How the run `second` differs from `first`, each given by the beginning of its id.

    Raises InputError for unknown ids (E743, E744) and damaged files (E747).
    """
    with opened(folder) as store:
        one, other = store.readable(first), store.readable(second)
        facts = changed({key: getattr(one, key) for key in FACTS}, {key: getattr(other, key) for key in FACTS})
        answers = answer_of(store, one), answer_of(store, other)
        numbers = None if None in answers else _changed_numbers(*answers)
        return Comparison(
            one, other, facts, changed(one.settings, other.settings), _changed_files(store, one, other), numbers
        )


def _changed_files(store: Store, one: Run, other: Run) -> tuple[Changed, ...] | None:
    if SCENARIO not in one.files or SCENARIO not in other.files:
        return None
    before, after = store.file(one.id, SCENARIO), store.file(other.id, SCENARIO)
    return () if before == after else differences(before, after)


def _changed_numbers(before: Any, after: Any) -> tuple[ChangedNumber, ...]:
    old, new = (dict(leaves(answer)) for answer in (before, after))
    found = []
    for path in dict.fromkeys([*old, *new]):
        one, other = _number(old.get(path, ABSENT)), _number(new.get(path, ABSENT))
        if same(one, other) or _is_end(path, old, new):
            continue
        found.append(ChangedNumber(path, one, other, _interval(path, old), _interval(path, new)))
    return tuple(found)


def _number(leaf: Leaf) -> float | None:
    return leaf if isinstance(leaf, int | float) and not isinstance(leaf, bool) else None


def _interval(path: str, answer: Mapping[str, Leaf]) -> Interval | None:
    """The interval that stands beside a number."""
    above, _dot, last = path.rpartition(".")
    if last not in VALUES:
        return None
    ends = [_number(answer.get(f"{above}.interval.{k}" if above else f"interval.{k}", ABSENT)) for k in (0, 1)]
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


def _is_end(path: str, *answers: Mapping[str, Leaf]) -> bool:
    """Whether a number is an end of an interval that is told with its value."""
    above, _dot, last = path.rpartition(".")
    owner = above.removesuffix(".interval") if above != "interval" else ""
    if last not in ("0", "1") or owner == above:
        return False
    beside = [f"{owner}.{value}" if owner else value for value in VALUES]
    return any(each in answer for each in beside for answer in answers)
