"""Which entry of a ranking or of payoffs a state belongs to: the first that covers it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model.references import Rest, StateReference, covered
from detente.model.states import States
from detente.preferences.form import Finding, Path


@dataclass(frozen=True, slots=True)
class Coverage:
    """entry: (S,) int64, index of the entry that each state belongs to, -1 where none covers it.

    empty: entries that cover no feasible state. hidden: entries whose states all belong to earlier ones.
    """

    entry: NDArray[np.int64]
    empty: tuple[int, ...]
    hidden: tuple[int, ...]


def coverage(references: Sequence[StateReference], states: States) -> Coverage:
    """Assign every state to the first reference that covers it, what is left to `rest`."""
    entry = np.full(len(states), -1, dtype=np.int64)
    empty, hidden = [], []
    for k, reference in enumerate(references):
        if isinstance(reference.target, Rest):
            continue
        mask = covered(reference, states)
        free = mask & (entry == -1)
        if not mask.any():
            empty.append(k)
        elif not free.any():
            hidden.append(k)
        entry[free] = k
    for k, reference in enumerate(references):
        if isinstance(reference.target, Rest):
            entry[entry == -1] = k
    return Coverage(entry, tuple(empty), tuple(hidden))


def findings(references: Sequence[StateReference], paths: Sequence[Path], states: States) -> Iterator[Finding]:
    """What is wrong with the references, each at its path; a state that nobody covers at the empty path."""
    found = coverage(references, states)
    for k in found.empty:
        yield Finding("E320", paths[k], {"found": references[k].text})
    for k in found.hidden:
        yield Finding("W321", paths[k], {"found": references[k].text})
    rests = [k for k, reference in enumerate(references) if isinstance(reference.target, Rest)]
    for k in rests[1:]:
        yield Finding("E323", paths[k])
    bare = np.flatnonzero((found.entry == -1) & (states.judged_as == np.arange(len(states))))
    if len(bare):
        yield Finding("E322", (), {"count": str(len(bare)), "example": states.word(int(bare[0]))})
