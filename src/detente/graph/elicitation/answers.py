"""Answers about pairs of states, and the circles that they may run in."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A party would rather have row `better` than row `worse`; with `equal` it has no preference."""

    better: int
    worse: int
    equal: bool = False


def circle(answers: Sequence[Answer], new: Answer) -> tuple[int, ...]:
    """The rows from the new answer's better one back to itself that contradict it; empty if nothing does.

    Each is preferred or equal to the next, and at least one is preferred.
    """
    ways = [_way(answers, new.worse, new.better, strict=new.equal)]
    if new.equal:
        ways.append(_way(answers, new.better, new.worse, strict=True))
    for way, start in zip(ways, (new.better, new.worse), strict=False):
        if way:
            return (start, *way)
    return ()


def implied(answers: Sequence[Answer], first: int, second: int) -> bool:
    """Whether the answers settle this pair already."""
    return any(
        _way(answers, *pair, strict=strict) for pair in ((first, second), (second, first)) for strict in (False, True)
    )


def _way(answers: Sequence[Answer], start: int, end: int, strict: bool) -> tuple[int, ...]:
    """A shortest chain of answers from one row to another, both included; with `strict` some answer is a preference."""
    first = (start, False)
    before: dict[tuple[int, bool], tuple[int, bool]] = {first: first}
    queue = deque([first])
    while queue:
        here = queue.popleft()
        if here[0] == end and here != first and (here[1] or not strict):
            return _traced(before, here)
        for row, preferred in _next(answers, here[0]):
            there = (row, here[1] or preferred)
            if there not in before:
                before[there] = here
                queue.append(there)
    return ()


def _next(answers: Sequence[Answer], row: int) -> list[tuple[int, bool]]:
    found = [(each.worse, not each.equal) for each in answers if each.better == row]
    return found + [(each.better, False) for each in answers if each.equal and each.worse == row]


def _traced(before: dict[tuple[int, bool], tuple[int, bool]], end: tuple[int, bool]) -> tuple[int, ...]:
    rows = [end[0]]
    while before[end] != end:
        end = before[end]
        rows.append(end[0])
    return tuple(reversed(rows))
