"""Exchange of moves across issues with equal gains: Stokman and van Oosten's model."""

from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.draws import shares
from detente.bargaining.issue import Floats, IssueInput, Mask

LEAST = 1e-9  # of a scale: a smaller gain is none


@dataclass(frozen=True)
class Table:
    """Several issues over the same K actors. position, salience, weight: (I, K), positions from 0 to 1 of the scale.

    Weights are shares of the largest on the issue. Who takes no stand on an issue has no salience and no weight there.
    """

    actors: tuple[str, ...]
    position: Floats
    salience: Floats
    weight: Floats

    @property
    def outcome(self) -> Floats:
        """(I,) weighted means."""
        return np.asarray((self.weight * self.position).sum(axis=1) / self.weight.sum(axis=1))


@dataclass(frozen=True, slots=True)
class Exchange:
    """`first` moves on the issue it `gives`, `second` on the one that `first` `takes`; what each of the two gains.

    first, second: places of actors; gives, takes: places of issues; first_goes, second_goes: where, from 0 to 1.
    """

    first: int
    second: int
    gives: int
    takes: int
    first_goes: float
    second_goes: float
    gain: float


def table_of(issues: tuple[IssueInput, ...]) -> Table:
    """The issues side by side."""
    actors = tuple(dict.fromkeys(actor for issue in issues for actor in issue.actors))
    shape = len(issues), len(actors)
    position, salience, weight = np.full(shape, 0.5), np.zeros(shape), np.zeros(shape)
    for k, issue in enumerate(issues):
        places = [actors.index(actor) for actor in issue.actors]
        position[k, places] = (issue.position - issue.low) / (issue.high - issue.low)
        salience[k, places], weight[k, places] = issue.salience, shares(issue.capability, issue.salience)
    return Table(actors, position, salience, weight)


def exchanged(table: Table) -> tuple[Table, tuple[Exchange, ...]]:
    """The table after all exchanges, the most gainful first. Each actor's place on an issue is part of one at most."""
    position, free = table.position.copy(), np.ones(table.position.shape, dtype=bool)
    made: list[Exchange] = []
    for each in sorted(_offers(table), key=lambda each: _order(table, each)):
        issues, actors = [each.gives, each.gives, each.takes, each.takes], [each.first, each.second] * 2
        if free[issues, actors].all():
            position[each.gives, each.first], position[each.takes, each.second] = each.first_goes, each.second_goes
            free[issues, actors] = False
            made.append(each)
    return replace(table, position=position), tuple(made)


def _order(table: Table, each: Exchange) -> tuple[object, ...]:
    """The gain; among equal ones what does not depend on the order of actors: weights, salience, issues, places."""
    pair = each.first, each.second
    own = [tuple(np.round([*table.weight[:, k] / table.weight.sum(), *table.salience[:, k]], 9)) for k in pair]
    places = [tuple(np.round(table.position[:, k], 9)) for k in pair]
    return -round(each.gain, 9), *own, each.gives, each.takes, *places


def _offers(table: Table) -> list[Exchange]:
    return [offer for gives, takes in permutations(range(len(table.position)), 2) for offer in _on(table, gives, takes)]


def _on(table: Table, gives: int, takes: int) -> list[Exchange]:
    """Every exchange of one issue for another.

    Both are on opposite sides of both expected outcomes, and the issue given matters less to the first than to the
    second, against the one taken. One of them goes all the way to the other's position, the other as far as gives
    both the same: the shifts of the outcomes are in the inverse ratio of what both together care about the issues.
    """
    salience = table.salience
    price, price_back = (np.add.outer(salience[issue], salience[issue]) for issue in (gives, takes))
    possible = _possible(table, gives, takes)
    rate = np.where(possible, price, 1) / np.where(possible, price_back, 1)
    shift = np.minimum(_reach(table, gives), _reach(table, takes).T / rate)
    gain = np.where(possible, salience[takes][:, None] * shift * rate - salience[gives][:, None] * shift, 0)
    found = []
    for first, second in np.argwhere(gain > LEAST):
        moved, back = shift[first, second], shift[first, second] * rate[first, second]
        first_goes = _gone(table, gives, (first, second), moved)
        second_goes = _gone(table, takes, (second, first), back)
        found.append(
            Exchange(int(first), int(second), gives, takes, first_goes, second_goes, float(gain[first, second]))
        )
    return found


def _possible(table: Table, gives: int, takes: int) -> Mask:
    """(K, K) bool."""
    away = table.position - table.outcome[:, None]
    side = np.where(np.abs(away) <= LEAST, 0, np.sign(away))
    opposed = (np.outer(side[gives], side[gives]) < 0) & (np.outer(side[takes], side[takes]) < 0)
    able = np.outer(table.weight[gives] > 0, table.weight[takes] > 0)
    worth = np.outer(table.salience[takes], table.salience[gives])
    return np.asarray(opposed & able & (worth > np.outer(table.salience[gives], table.salience[takes])))


def _reach(table: Table, issue: int) -> Floats:
    """(K, K) by how much the outcome shifts when one actor (row) goes to the position of another (column)."""
    position, weight = table.position[issue], table.weight[issue]
    return np.asarray(np.abs(np.subtract.outer(position, position)) * (weight / weight.sum())[:, None])


def _gone(table: Table, issue: int, pair: tuple[NDArray[np.intp], NDArray[np.intp]], shift: float) -> float:
    """Where the first of a pair goes, towards the second, to shift the outcome by so much."""
    start, end = table.position[issue, list(pair)]
    far = min(shift * table.weight[issue].sum() / table.weight[issue, pair[0]], abs(end - start))
    return float(start + np.sign(end - start) * far)
