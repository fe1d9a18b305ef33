"""Who sits at the table: what each format can settle on, who gains from which, who would rather keep it small."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from detente.analyses.setting import Setting
from detente.analyses.stability import heading
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.graph.evolution import evolution
from detente.graph.restricted.subgame import staying, subgame
from detente.graph.stability import Concept, concept_named
from detente.model.conditions import Mask
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

Rows = NDArray[np.intp]
EVERYBODY = "all"  # the table at which all who can act sit; a reserved word, so no id of a file
Rather = Literal["narrow", "wide", "same", "unclear"]


@dataclass(frozen=True)
class Format:
    """One table; the options of those who do not sit there stay as they are now.

    fixed: rows stable for every member if only members act. reached: those of them that improvements of members lead to
    from the status quo. agreed: those that moves of members lead to, where no member is worse off than in the status
    quo and one is better off. passive: rows stable for every member if the others, though they start nothing, may
    answer. gains: party to how it stands against the status quo in the worst and in the best attainable state, -1, 0
    or 1; empty where nothing is attainable.
    """

    id: str
    members: tuple[str, ...]
    states: int
    fixed: Rows
    reached: Rows
    agreed: Rows
    passive: Rows
    gains: Mapping[str, tuple[int, int]]

    @property
    def attainable(self) -> Rows:
        """What the table can settle on: rows that are reached or agreed, ascending."""
        return np.union1d(self.reached, self.agreed)


@dataclass(frozen=True)
class Widening:
    """From a table to one with more members. rather: by party, where it is better off at worst and at best."""

    narrow: str
    wide: str
    rather: Mapping[str, Rather]

    def blocking(self, members: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the wider table's members that would rather have the narrow one, and so can refuse to sit down."""
        return tuple(party for party in members if self.rather.get(party) == "narrow")


@dataclass(frozen=True)
class TablesAnswer:
    """Formats in file order, everybody's last; widenings of every table to each one that contains it.

    complete: False when a limit cut the work off; then some formats are missing.
    """

    setting: Setting
    concept: str
    formats: Mapping[str, Format]
    widenings: tuple[Widening, ...]
    complete: bool = True


def can_answer(scenario: Scenario) -> bool:
    """Whether there is a table to compare with everybody's, and the graph model can be asked."""
    return bool(scenario.conflict.tables and scenario.conflict.options and scenario.preferences)


def tables(setting: Setting, concept: str = "seq", watch: Watch = unwatched) -> TablesAnswer:
    """Compare the tables of the file with each other and with everybody at one table.

    Raises Unanswerable (E956) where the file names no table.
    """
    if not can_answer(setting.scenario):
        raise Unanswerable([Problem("E956", Place(setting.scenario.id))])
    asked = concept_named(concept)
    conflict = setting.scenario.conflict
    acting = tuple(party for party in setting.parties if conflict.controlled_by(party))
    named = {id: tuple(p for p in setting.parties if p in members) for id, members in conflict.tables.items()}
    if set(acting) not in [set(members) for members in named.values()]:
        named[EVERYBODY] = acting
    formats: dict[str, Format] = {}
    try:
        whole = asked.table(setting.game, watch)
        for id, members in named.items():
            formats[id] = _format(setting, id, members, asked, whole, watch)
    except LimitReached:
        if not formats:
            raise
    widenings = tuple(
        _widening(setting, narrow, wide)
        for narrow in formats.values()
        for wide in formats.values()
        if set(narrow.members) < set(wide.members)
    )
    return TablesAnswer(setting, concept, formats, widenings, complete=len(formats) == len(named))


def _format(setting: Setting, id: str, members: tuple[str, ...], concept: Concept, whole: Mask, watch: Watch) -> Format:
    conflict = setting.scenario.conflict
    absent = [k for k, option in enumerate(conflict.options) if option.party not in members]
    found = subgame(setting.game, staying(setting.game, absent), members)
    shown = found.game.states.shown
    everybody: Mask = np.logical_and.reduce(concept.table(found.game, watch)[:, shown], axis=0)
    fixed = shown[everybody]
    ways = evolution(found.game)
    better = (ways.against >= 0).all(axis=0) & (ways.against > 0).any(axis=0)
    reached, agreed = (found.whole(fixed[mask[fixed]]) for mask in (ways.improved, ways.moved & better))
    sitting = [setting.parties.index(party) for party in members]
    states = found.whole(shown)
    passive: Rows = states[np.logical_and.reduce(whole[sitting][:, states], axis=0)]
    gains = _gains(setting, np.union1d(reached, agreed))
    return Format(id, members, len(states), found.whole(fixed), reached, agreed, passive, gains)


def _gains(setting: Setting, rows: Rows) -> dict[str, tuple[int, int]]:
    if not len(rows):
        return {}
    ranks, now = setting.game.ranks, setting.game.status_quo
    signs = np.sign(ranks[:, rows] - ranks[:, [now]])
    return {party: (int(signs[k].min()), int(signs[k].max())) for k, party in enumerate(setting.parties)}


def _widening(setting: Setting, narrow: Format, wide: Format) -> Widening:
    if not (len(narrow.attainable) and len(wide.attainable)):
        return Widening(narrow.id, wide.id, dict.fromkeys(setting.parties, "unclear"))
    rather = {}
    for k, party in enumerate(setting.parties):
        before, after = (setting.game.ranks[k, table.attainable] for table in (narrow, wide))
        rather[party] = _rather((int(before.min()), int(before.max())), (int(after.min()), int(after.max())))
    return Widening(narrow.id, wide.id, rather)


def _rather(narrow: tuple[int, int], wide: tuple[int, int]) -> Rather:
    """Each the least and the greatest rank of what a table can settle on."""
    if narrow == wide:
        return "same"
    if narrow[0] >= wide[0] and narrow[1] >= wide[1]:
        return "narrow"
    if narrow[0] <= wide[0] and narrow[1] <= wide[1]:
        return "wide"
    return "unclear"


def document(answer: TablesAnswer, limit: int = 1000) -> dict[str, Any]:
    """The answer as JSON data; up to `limit` states in a list, 0 for all."""

    def listed(rows: Rows) -> dict[str, Any]:
        shown = [answer.setting.word(int(row)) for row in (rows if limit == 0 else rows[:limit])]
        return {"states": shown, "count": len(rows), "truncated": len(shown) < len(rows)}

    return {
        **heading(answer.setting),
        "status": "complete" if answer.complete else "limit reached",
        "concept": answer.concept,
        "tables": {
            id: {
                "members": list(each.members),
                "feasible_states": each.states,
                "equilibria": listed(each.fixed),
                "reached": listed(each.reached),
                "agreed": listed(each.agreed),
                "others_may_answer": listed(each.passive),
                "against_status_quo": {party: {"worst": w, "best": b} for party, (w, b) in each.gains.items()},
            }
            for id, each in answer.formats.items()
        },
        "widenings": [
            {
                "from": each.narrow,
                "to": each.wide,
                "rather": dict(each.rather),
                "can_block": list(each.blocking(answer.formats[each.wide].members)),
            }
            for each in answer.widenings
        ],
    }
