"""The least change of one party's written list, whatever form it has, and the list that results."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.analyses.needs.pasted import amount_line, list_line
from detente.analyses.setting import Setting
from detente.graph.needs.change.amounts import least_amount
from detente.graph.needs.change.least import Change, least_change, with_changes
from detente.graph.needs.change.ranking_order import fewest_swaps
from detente.graph.needs.change.statement_list import StatementList, statement_list
from detente.graph.needs.demand import Demand
from detente.model.conditions import Condition, Named, Not, Taken, spelled
from detente.model.conflict import Conflict
from detente.model.ranges import Range
from detente.model.scenario import Wishes, WishKey
from detente.preferences.coverage import coverage
from detente.preferences.exact import meant, written
from detente.preferences.payoffs import Payoffs
from detente.preferences.ranking import Ranking
from detente.preferences.statements import Statement, Statements
from detente.preferences.weights import Weights
from detente.watching import Watch, unwatched

Cost = tuple[float, ...]


@dataclass(frozen=True)
class Moved:
    """A statement (or an entry of a ranking) that stands elsewhere now; places count from 1."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class NewNumber:
    """A payoff or weight that is another one now."""

    text: str
    before: float
    after: float


@dataclass(frozen=True)
class Rewritten:
    """A changed list. wishes: its value; entries: as text, one per line; line: to be given as `--set`.

    moved, dropped, added: statements, or entries of a ranking; numbers: what was counted otherwise. cost: dropped and
    added, moved, places for statements; swaps of neighbours for a ranking; the size of the change for a number.
    """

    party: str
    wishes: Wishes
    entries: tuple[str, ...]
    line: str
    cost: Cost
    moved: tuple[Moved, ...] = ()
    dropped: tuple[Moved, ...] = ()
    added: tuple[Moved, ...] = ()
    numbers: tuple[NewNumber, ...] = ()


@dataclass(frozen=True)
class Least:
    """The least change for one party. best: None where none was found. others: some that cost as much, or move less.

    at_least: what every change costs at least. status: `least` (proven), `not proven` (a limit came first), `none` (no
    change of this kind does it).
    """

    party: str
    best: Rewritten | None
    others: tuple[Rewritten, ...]
    at_least: Cost
    status: Literal["least", "not proven", "none"]


def key_of(setting: Setting, party: str) -> WishKey:
    """Under which key the file holds the list that a party goes by."""
    own = WishKey(party, setting.types.get(party, ""))
    return own if own in setting.scenario.preferences else WishKey(party)


def least(setting: Setting, found: Demand, watch: Watch = unwatched) -> Least:
    """The least change of the list of a demand's party; what a limit leaves of it."""
    party = setting.parties[found.party]
    wishes = setting.wishes[party]
    match wishes:
        case Statements():
            return _of_statements(setting, party, listed(setting, found), watch)
        case Ranking():
            return _of_ranking(setting, party, wishes, found, watch)
        case Payoffs() | Weights():
            return _of_numbers(setting, party, wishes, found)
    return Least(party, None, (), (0,), "none")


# ---------------------------------------------------------------- statements
def vocabulary(conflict: Conflict) -> tuple[Condition, ...]:
    """What may be added to a list: every option and every defined condition, or its opposite."""
    plain: list[Condition] = [
        *(Taken(k) for k in range(len(conflict.options))),
        *(Named(id, each.condition) for id, each in conflict.definitions.items()),
    ]
    return tuple(side for condition in plain for side in (condition, Not(condition)))


def listed(setting: Setting, found: Demand) -> StatementList:
    """The statements of a demand's party as the search sees them."""
    wishes = setting.wishes[setting.parties[found.party]]
    written = [each.wants for each in wishes.statements] if isinstance(wishes, Statements) else []
    return statement_list(found, setting.states, written, vocabulary(setting.scenario.conflict))


def statements_after(setting: Setting, party: str, change: Change) -> Rewritten:
    """The list of a party after a change."""
    wishes = setting.wishes[party]
    assert isinstance(wishes, Statements)
    conflict = setting.scenario.conflict
    extra = vocabulary(conflict)
    written = wishes.statements
    added = [Statement(condition, spelled(condition, conflict.option_ids)) for condition in extra]
    every = (*written, *added)
    order = change.order
    texts = tuple(every[k].text for k in order)
    at = {k: place for place, k in enumerate(order, 1)}

    def named(which: Sequence[int]) -> tuple[Moved, ...]:
        return tuple(Moved(every[k].text, k + 1 if k < len(written) else 0, at.get(k, 0)) for k in which)

    changed = replace(wishes, statements=tuple(every[k] for k in order))
    line = list_line(key_of(setting, party), texts)
    return Rewritten(
        party, changed, texts, line, change.cost, named(change.moved), named(change.dropped), named(change.added)
    )


def _of_statements(setting: Setting, party: str, lists: StatementList, watch: Watch) -> Least:
    found = least_change(lists, watch)
    if found.change is None:
        return Least(party, None, (), found.at_least, "none" if found.complete else "not proven")
    others = list(found.others)
    if len(found.change.moved) > 1:
        more = with_changes(lists, found.change.cost[0] + 1, watch)
        if more.change is not None and len(more.change.moved) < len(found.change.moved):
            others.append(more.change)
    best, *rest = (statements_after(setting, party, each) for each in (found.change, *others))
    return Least(party, best, tuple(rest), found.at_least, "least" if found.complete else "not proven")


# ---------------------------------------------------------------- a ranking
def _of_ranking(setting: Setting, party: str, wishes: Ranking, found: Demand, watch: Watch) -> Least:
    group_of_entry = tuple(k for k, group in enumerate(wishes.groups) for _ in group)
    entry = coverage(wishes.references, setting.states).entry
    group_of = tuple(group_of_entry[int(entry[row])] for row in (found.row, *found.atoms))
    swapped = fewest_swaps(found, group_of, len(wishes.groups), watch)
    if swapped.order is None:
        return Least(party, None, (), (swapped.at_least,), "not proven")
    texts = tuple(_group_text(wishes, k) for k in range(len(wishes.groups)))
    at = {k: place for place, k in enumerate(swapped.order, 1)}
    order = swapped.order
    paths = iter(wishes.paths)
    own = {k: tuple(next(paths) for _ in group) for k, group in enumerate(wishes.groups)}
    changed = replace(
        wishes, groups=tuple(wishes.groups[k] for k in order), paths=tuple(path for k in order for path in own[k])
    )
    entries = tuple(texts[k] for k in order)
    moved = tuple(Moved(texts[k], k + 1, at[k]) for k in swapped.below)
    line = list_line(key_of(setting, party), [[r.text for r in wishes.groups[k]] for k in order], "ranking")
    return Least(
        party, Rewritten(party, changed, entries, line, (swapped.swaps,), moved), (), (swapped.swaps,), "least"
    )


def _group_text(wishes: Ranking, group: int) -> str:
    return " = ".join(reference.text for reference in wishes.groups[group])


# ---------------------------------------------------------------- numbers
def _of_numbers(setting: Setting, party: str, wishes: Payoffs | Weights, found: Demand) -> Least:
    rows = np.array([found.row, *found.atoms], dtype=np.int64)
    if isinstance(wishes, Payoffs):
        entry = coverage(wishes.references, setting.states).entry[rows]
        counts = np.array([entry == k for k in range(len(wishes.payoffs))])
        values = [each.value.central for each in wishes.payoffs]
        texts = [each.reference.text for each in wishes.payoffs]
    else:
        counts = np.array([setting.states.where(each.wants)[rows] for each in wishes.weights])
        values = [each.weight.central for each in wishes.weights]
        texts = [each.text for each in wishes.weights]
    exact = [meant(each) for each in values]
    amount = least_amount(found, exact, counts)
    if amount is None:
        return Least(party, None, (), (0,), "none")
    k, after = amount.number, written(exact[amount.number] + amount.change, upwards=amount.change > 0)
    if isinstance(wishes, Payoffs):
        payoffs = list(wishes.payoffs)
        payoffs[k] = replace(payoffs[k], value=Range.fixed(after))
        changed: Wishes = replace(wishes, payoffs=tuple(payoffs))
        line = amount_line(key_of(setting, party), f"payoffs.{texts[k]}", after)
    else:
        weights = list(wishes.weights)
        weights[k] = replace(weights[k], weight=Range.fixed(after))
        changed = replace(wishes, weights=tuple(weights))
        line = amount_line(key_of(setting, party), f"weights.{k + 1}.weight", after)
    number = NewNumber(texts[k], values[k], after)
    size = (abs(after - values[k]),)
    return Least(party, Rewritten(party, changed, (), line, size, numbers=(number,)), (), size, "least")
