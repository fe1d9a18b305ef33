"""Random issues: crowds and pairs, whole numbers that tie and any others, zeros, vetoes, reference points."""

from collections.abc import Iterator

import numpy as np

from detente.bargaining.issue import IssueInput


def issue(random: np.random.Generator, actors: int | None = None) -> IssueInput:
    """One issue on the scale 0 to 100."""
    count = actors or int(random.integers(1, 8))
    if random.random() < 0.5:
        position = random.choice([0.0, 25.0, 40.0, 50.0, 75.0, 100.0], count)
        salience = random.choice([0.0, 0.25, 0.5, 1.0], count)
        capability = random.choice([0.0, 1.0, 2.0], count) if random.random() < 0.3 else np.ones(count)
    else:
        position, salience, capability = random.random((3, count)) * [[100], [1], [3]]
    known: list[float | None] = [None, 0.0, 50.0, float(random.random() * 100)]
    reference = known[int(random.integers(4))]
    veto = random.random(count) < 0.2
    names = tuple(f"a{k}" for k in range(count))
    return IssueInput(names, position, salience, capability, 0.0, 100.0, reference, veto)


def issues(count: int, seed: int, actors: int | None = None) -> Iterator[IssueInput]:
    """Many of them."""
    random = np.random.default_rng(seed)
    for _number in range(count):
        yield issue(random, actors)
