"""Pairs: `A > B` or `A = B`, closed under transitivity; what they do not settle is unknown.

Source: Li, Hipel, Kilgour & Fang (2004) for unknown preference in the graph model.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np

from detente.model.conditions import Mask
from detente.model.provenance import Provenance
from detente.model.references import StateReference, covered
from detente.model.states import States
from detente.preferences.entry import Sourced, long_form
from detente.preferences.form import Finding, Form, Path, Resolver
from detente.preferences.relation import PartialOrder

PAIR = re.compile(r"(?P<left>.*?)(?<![-<])(?P<sign>[>=])(?P<right>.*)", re.DOTALL)


class PairEntry(Sourced):
    """One pair of the file."""

    prefers: str


class PairsEntry(Sourced):
    """The form in the file."""

    pairs: list[Annotated[PairEntry, long_form("prefers")]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Each state of `left` is better than (`>`) or as good as (`=`) each state of `right`."""

    left: StateReference
    sign: Literal[">", "="]
    right: StateReference
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs in file order."""

    pairs: tuple[Pair, ...]
    provenance: Provenance = Provenance()


def build(entry: PairsEntry, resolver: Resolver, path: Path) -> Pairs:
    """The pairs of the file as values; a pair without `>` or `=` is reported and left out."""
    outer = resolver.provenance(entry, path)
    if not entry.pairs:
        resolver.report("E310", (*path, "pairs"), form="pairs")
    pairs = []
    for k, pair in enumerate(entry.pairs):
        at: Path = (*path, "pairs", k)
        split = PAIR.fullmatch(pair.prefers)
        if split is None:
            resolver.report("E330", (*at, "prefers"), found=pair.prefers)
            continue
        left, right = (resolver.reference(split[side].strip(), (*at, "prefers")) for side in ("left", "right"))
        sign: Literal[">", "="] = ">" if split["sign"] == ">" else "="
        pairs.append(Pair(left, sign, right, resolver.provenance(pair, at, outer)))
    return Pairs(tuple(pairs), outer)


def relation(value: Pairs, states: States) -> PartialOrder:
    """The closure of the pairs over blocks of states that stand in the same pairs."""
    masks = [covered(side, states) for pair in value.pairs for side in (pair.left, pair.right)]
    stacked = np.array(masks, dtype=bool).reshape(len(masks), len(states))
    signatures, block = np.unique(stacked, axis=1, return_inverse=True)
    blocks = signatures.shape[1]
    better = np.zeros((blocks, blocks), dtype=bool)
    equal = np.zeros((blocks, blocks), dtype=bool)
    for k, pair in enumerate(value.pairs):
        both = np.outer(signatures[2 * k], signatures[2 * k + 1])
        if pair.sign == ">":
            better |= both
        else:
            equal |= both | both.T
    return PartialOrder(np.asarray(block, dtype=np.int32).reshape(-1), *_closed(better, equal))


def _closed(better: Mask, equal: Mask) -> tuple[Mask, Mask]:
    """Transitive closure; `a > b = c` and `a = b > c` give `a > c`."""
    for middle in range(len(better)):
        no_worse = better | equal
        better = better | np.outer(better[:, middle], no_worse[middle]) | np.outer(no_worse[:, middle], better[middle])
        equal = equal | np.outer(equal[:, middle], equal[middle])
    return better, equal


def check(value: Pairs, states: States) -> Iterator[Finding]:
    """References that cover no state, and states better than themselves."""
    for k, pair in enumerate(value.pairs):
        for side in (pair.left, pair.right):
            if not covered(side, states).any():
                yield Finding("E320", ("pairs", k, "prefers"), {"found": side.text})
    order = relation(value, states)
    worse_than_itself = np.flatnonzero(order.better.diagonal())
    if len(worse_than_itself):
        row = int(np.flatnonzero(order.block == worse_than_itself[0])[0])
        yield Finding("E331", ("pairs",), {"state": states.word(row)})


FORM = Form("pairs", PairsEntry, Pairs, build, relation, check)
