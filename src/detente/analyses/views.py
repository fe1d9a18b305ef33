"""What each party believes to hold, what holds as they see it, and what changes when one of them is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from detente.analyses.setting import AnySetting, Setting
from detente.analyses.stability import heading
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.graph.restricted.perception import STABLE, Marks, equilibria, hypergame_marks, marks, perceived, surprises
from detente.graph.restricted.subgame import staying
from detente.graph.stability import Concept, concept_named
from detente.model.conditions import Mask
from detente.model.scenario import Scenario, View, Wishes, WishKey
from detente.preferences import relation_of
from detente.preferences.relation import Ranks
from detente.watching import Watch, unwatched

Rows = NDArray[np.intp]
MARK = {-1: "unforeseen", 0: "unstable", 1: "stable"}


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that a party takes to be otherwise than the file, rightly or wrongly.

    kind: `believes` (what: another party), `unaware` (an option), `infeasible` (which further condition, from 1).
    """

    party: str
    kind: Literal["believes", "unaware", "infeasible"]
    what: str


@dataclass(frozen=True)
class Told:
    """What changes when a go-between puts right these errors: rows that hold only then, and rows that no longer do."""

    errors: tuple[Error, ...]
    gained: Rows
    lost: Rows


@dataclass(frozen=True, slots=True)
class Misjudged:
    """`party` takes named states to be worse, equal or better (-1, 0, 1) for `other` than the status quo, wrongly."""

    party: str
    other: str
    believed: int
    true: int
    rows: tuple[int, ...]


@dataclass(frozen=True)
class ViewsAnswer:
    """Tables are (P, S) int8: 1 stable, 0 not, -1 where a party does not think the state possible.

    truth: with everybody's true wishes. seen: by party with a view, everybody's stability in its eyes. held: each
    party's stability in its own eyes; what holds for everybody there is a hypergame equilibrium. hidden: (S,) bool,
    states that somebody thinks impossible. misjudged: whom named states would leave better or worse off. complete:
    False when a limit cut `told` off.
    """

    setting: Setting
    concept: str
    truth: Marks
    seen: dict[str, Marks]
    held: Marks
    told: tuple[Told, ...]
    hidden: Mask
    misjudged: tuple[Misjudged, ...] = ()
    complete: bool = True

    @cached_property
    def holding(self) -> Rows:
        """Hypergame equilibria."""
        return equilibria(self.setting.game, self.held)

    @cached_property
    def true(self) -> Rows:
        """Equilibria of the conflict as it is."""
        return equilibria(self.setting.game, self.truth)

    def believed(self, party: str) -> Rows:
        """Equilibria of the conflict as a party sees it."""
        return equilibria(self.setting.game, self.seen[party])


def can_answer(scenario: Scenario) -> bool:
    """Whether somebody gets something wrong, and the graph model can be asked."""
    return bool(scenario.views and scenario.conflict.options and scenario.preferences)


def views(setting: Setting, concept: str = "seq", watch: Watch = unwatched) -> ViewsAnswer:
    """Stability in everybody's eyes and in truth.

    Raises Unanswerable: E955 where nobody has a view, E910 where a view leaves pairs of states unknown.
    """
    if not can_answer(setting.scenario):
        raise Unanswerable([Problem("E955", Place(setting.scenario.id))])
    eyes = _Eyes(setting, concept_named(concept), watch)
    truth = eyes.table(None)
    found = {party: view for party, view in setting.scenario.views.items() if party in setting.parties}
    seen = {party: eyes.table(view) for party, view in found.items()}
    held = hypergame_marks([seen.get(party, truth) for party in setting.parties])
    hidden = surprises(setting.game, seen.values())
    misjudged = tuple(each for view in found.values() for each in _misjudged(eyes, view))
    told: list[Told] = []
    complete = True
    try:
        told.extend(_told(eyes, found, truth, held))
    except LimitReached:
        complete = False
    return ViewsAnswer(setting, concept, truth, seen, held, tuple(told), hidden, misjudged, complete)


@dataclass(frozen=True)
class _Eyes:
    setting: Setting
    concept: Concept
    watch: Watch

    def table(self, view: View | None) -> Marks:
        """(P, S) stability of everybody in the eyes of a party with this view, in truth without one."""
        game = self.setting.game
        everything = np.ones(len(self.setting.states), dtype=bool)
        if view is None:
            return marks(perceived(game, everything, {}), self.concept, len(game.states), self.watch)
        return marks(
            perceived(game, self._possible(view), self.believed(view)), self.concept, len(game.states), self.watch
        )

    def _possible(self, view: View) -> Mask:
        ids = self.setting.scenario.conflict.option_ids
        possible = staying(self.setting.game, [ids.index(option) for option in view.unaware])
        for condition in view.infeasible:
            possible &= ~self.setting.states.where(condition)
        return possible

    def believed(self, view: View) -> dict[int, Ranks]:
        """What a party with this view ascribes to others (by index)."""
        found: dict[int, Ranks] = {}
        for other, belief in view.believes:
            relation = relation_of(_wishes(self.setting.scenario, belief), self.setting.states)
            if not isinstance(relation, Ranks):
                raise Unanswerable([Problem("E910", Place(), {"party": f"{view.party}: {other}"})])
            if other in self.setting.parties:
                found[self.setting.parties.index(other)] = relation
        return found


def _wishes(scenario: Scenario, belief: Wishes | WishKey) -> Wishes:
    return scenario.preferences[belief] if isinstance(belief, WishKey) else belief


def _misjudged(eyes: _Eyes, view: View) -> Iterator[Misjudged]:
    setting = eyes.setting
    now, named = setting.game.status_quo, dict.fromkeys(setting.named_rows.values())
    for other, ranks in eyes.believed(view).items():
        believed = np.sign(ranks.rank - ranks.rank[now])
        true = np.sign(setting.game.ranks[other] - setting.game.ranks[other, now])
        kinds = dict.fromkeys((int(believed[row]), int(true[row])) for row in named if believed[row] != true[row])
        for kind in kinds:
            rows = tuple(row for row in named if (believed[row], true[row]) == kind)
            yield Misjudged(view.party, setting.parties[other], *kind, rows)


def _told(eyes: _Eyes, found: Mapping[str, View], truth: Marks, held: Marks) -> Iterator[Told]:
    """Each error alone, all of one party, all of everybody; no telling twice."""
    each = {party: wrong for party, view in found.items() if (wrong := errors_of(eyes.setting, view))}
    alone = [(error,) for errors in each.values() if len(errors) > 1 for error in errors]
    whole = [*each.values()]
    everybody = [tuple(error for errors in whole for error in errors)] if len(whole) > 1 else []
    before = equilibria(eyes.setting.game, held)
    for errors in (*alone, *whole, *everybody):
        after = held.copy()
        for party in dict.fromkeys(error.party for error in errors):
            left = without(found[party], errors)
            place = eyes.setting.parties.index(party)
            after[place] = (eyes.table(left) if errors_of(eyes.setting, left) else truth)[place]
        now = equilibria(eyes.setting.game, after)
        yield Told(errors, np.setdiff1d(now, before), np.setdiff1d(before, now))


def holds(answer: ViewsAnswer, row: int) -> bool:
    """Whether a state is stable for every party in its own eyes."""
    return bool((answer.held[:, row] == STABLE).all())


def errors_of(setting: AnySetting, view: View) -> tuple[Error, ...]:
    """Everything that a view gets wrong with the types in force, one by one."""
    return tuple(each for each in differences_of(view) if not _is_right(setting, view, each))


def right_of(setting: AnySetting, view: View) -> tuple[Error, ...]:
    """What a view says beside the file and is so with the types in force, one by one."""
    return tuple(each for each in differences_of(view) if _is_right(setting, view, each))


def _is_right(setting: AnySetting, view: View, said: Error) -> bool:
    """Whether the wishes believed order the states as the true ones do, or no feasible state is taken away."""
    conflict, states = setting.scenario.conflict, setting.states
    if said.kind == "unaware":
        option = conflict.option_ids.index(said.what)
        return bool((states.taken(option) == conflict.options[option].now).all())
    if said.kind == "infeasible":
        return not states.where(view.infeasible[int(said.what) - 1]).any()
    if said.what not in setting.parties:
        return False
    believed = relation_of(_wishes(setting.scenario, dict(view.believes)[said.what]), states)
    true = relation_of(setting.wishes[said.what], states)
    if not isinstance(believed, Ranks) or not isinstance(true, Ranks):
        return False
    one, other = (np.unique(each.rank, return_inverse=True)[1] for each in (believed, true))
    return np.array_equal(one, other)


def differences_of(view: View) -> tuple[Error, ...]:
    """Everything that a view says beside the file, one by one."""
    return (
        *(Error(view.party, "believes", other) for other, _belief in view.believes),
        *(Error(view.party, "unaware", option) for option in view.unaware),
        *(Error(view.party, "infeasible", str(k + 1)) for k in range(len(view.infeasible))),
    )


def without(view: View, errors: tuple[Error, ...]) -> View:
    """The view with these errors put right."""
    right = {(error.kind, error.what) for error in errors if error.party == view.party}
    return replace(
        view,
        believes=tuple(each for each in view.believes if ("believes", each[0]) not in right),
        unaware=tuple(option for option in view.unaware if ("unaware", option) not in right),
        infeasible=tuple(c for k, c in enumerate(view.infeasible) if ("infeasible", str(k + 1)) not in right),
    )


def document(answer: ViewsAnswer, limit: int = 1000) -> dict[str, Any]:
    """The answer as JSON data; up to `limit` states in a list, 0 for all."""
    setting = answer.setting

    def words(rows: Rows) -> list[str]:
        return [setting.word(int(row)) for row in (rows if limit == 0 else rows[:limit])]

    def listed(rows: Rows) -> dict[str, Any]:
        return {"equilibria": words(rows), "count": len(rows), "truncated": 0 < limit < len(rows)}

    return {
        **heading(setting),
        "status": "complete" if answer.complete else "limit reached",
        "concept": answer.concept,
        "as_each_sees_it": listed(answer.holding),
        "in_truth": listed(answer.true),
        "believed": {party: listed(answer.believed(party)) for party in answer.seen},
        "right": [
            {"party": each.party, "kind": each.kind, "what": each.what}
            for party in answer.seen
            for each in right_of(setting, setting.scenario.views[party])
        ],
        "surprises": int(answer.hidden[setting.states.shown].sum()),
        "states": {name: _state_document(answer, row) for name, row in setting.named_rows.items()},
        "misjudged": [
            {
                "party": each.party,
                "other": each.other,
                "believed": each.believed,
                "true": each.true,
                "states": [setting.word(row) for row in each.rows],
            }
            for each in answer.misjudged
        ],
        "told": [
            {
                "errors": [{"party": error.party, "kind": error.kind, "what": error.what} for error in told.errors],
                "gained": listed(told.gained),
                "lost": listed(told.lost),
            }
            for told in answer.told
        ],
    }


def _state_document(answer: ViewsAnswer, row: int) -> dict[str, Any]:
    def spelled(table: Marks) -> dict[str, str]:
        return {party: MARK[int(mark)] for party, mark in zip(answer.setting.parties, table[:, row], strict=True)}

    return {
        "state": answer.setting.word(row),
        "in_truth": spelled(answer.truth),
        "as_each_sees_it": spelled(answer.held),
        "believed": {party: spelled(table) for party, table in answer.seen.items()},
    }
