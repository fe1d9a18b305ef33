"""Draws of an issue's numbers from the ranges that its author gives them.

Every number has random values of its own, by the seed and its path: a change of one number leaves the draws of all
others as they are, so that two runs differ by that change alone.
"""

from collections.abc import Mapping
from zlib import crc32

import numpy as np

from detente.bargaining.distribution.forecast import Floats
from detente.bargaining.draws import Draws
from detente.model.contest import Issue
from detente.model.ranges import Range

ONE = Range.fixed(1.0)


def draws_of(issue: Issue, capability: Mapping[str, Range], column: str, count: int, seed: int) -> Draws:
    """`count` draws of the issue with a column of capability, 1 for who is not in it; one if nothing is in doubt."""
    paths = _numbers(issue, capability, column)
    if all(number.low == number.high for number in paths.values()):
        count = 1
    drawn = {path: drawn_number(number, path, count, seed) for path, number in paths.items()}
    position, salience, capable = (
        np.stack([drawn[name(issue, column, stand.party)] for stand in issue.stands], axis=1)
        for name in (_position, _salience, _capability)
    )
    veto = np.array([stand.veto for stand in issue.stands], dtype=bool)
    return Draws(position, salience, capable, issue.low, issue.high, drawn.get(_now(issue)), veto)


def drawn_number(number: Range, path: str, count: int, seed: int) -> Floats:
    """(count,) draws of one number in its shape."""
    span = number.high - number.low
    if not span > 0:
        return np.full(count, number.central)
    level = np.random.default_rng([seed, crc32(path.encode())]).random(count)
    if number.shape != "triangular":
        return np.asarray(number.low + span * level)
    rising = (number.central - number.low) / span
    up = number.low + span * np.sqrt(level * rising)
    down = number.high - span * np.sqrt((1 - level) * (1 - rising))
    return np.where(level < rising, up, down)


def _numbers(issue: Issue, capability: Mapping[str, Range], column: str) -> dict[str, Range]:
    """By path in the file."""
    found = {} if issue.now is None else {_now(issue): issue.now}
    for stand in issue.stands:
        found[_position(issue, column, stand.party)] = stand.position
        found[_salience(issue, column, stand.party)] = stand.salience
        found[_capability(issue, column, stand.party)] = capability.get(stand.party, ONE)
    return found


def _now(issue: Issue) -> str:
    return f"issues.{issue.id}.now"


def _position(issue: Issue, _column: str, party: str) -> str:
    return f"issues.{issue.id}.positions.{party}.position"


def _salience(issue: Issue, _column: str, party: str) -> str:
    return f"issues.{issue.id}.positions.{party}.salience"


def _capability(_issue: Issue, column: str, party: str) -> str:
    return f"capability.{column}.{party}"
