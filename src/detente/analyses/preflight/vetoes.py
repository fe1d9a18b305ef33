"""Infeasibility conditions over options of several parties: each lets one party forbid moves of another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from detente.analyses.setting import Setting, setting_of
from detente.graph.stability import concept_named
from detente.graph.witness import stable_at
from detente.model.conditions import Mask, options_in, spelled
from detente.model.conflict import Infeasibility
from detente.preferences.form import Finding

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ForbiddenMove:
    """A move of `party` from a feasible state (word) to one that the condition excludes, other conditions aside."""

    party: str
    start: str
    end: str


def hidden(setting: Setting, concept: str = "seq") -> Iterator[Finding]:
    """Every such condition with the moves that it forbids, and whose view of the status quo changes without it."""
    conflict = setting.scenario.conflict
    for rule in conflict.infeasible:
        controllers = {conflict.options[k].party for k in options_in(rule.condition)}
        if len(controllers) < 2:
            continue
        count, shown = forbidden_moves(setting, rule)
        if not count:
            continue
        facts = {
            "condition": spelled(rule.condition, conflict.option_ids),
            "count": str(count),
            "moves": "; ".join(f"{move.party} {move.start} > {move.end}" for move in shown),
            "parties": ", ".join(sorted(controllers, key=list(setting.scenario.parties).index)),
            "changes": ", ".join(changed_without(setting, rule, concept)) or "-",
        }
        yield Finding("W908", ("infeasible", rule.entry - 1), facts)


def forbidden_moves(setting: Setting, rule: Infeasibility) -> tuple[int, list[ForbiddenMove]]:
    """How many single switches of one option lead from a feasible state to one that only this condition excludes."""
    freed = without(setting, rule)
    codes = freed.states.codes.astype(np.int64)
    excluded: Mask = freed.states.where(rule.condition)
    count = 0
    shown: list[ForbiddenMove] = []
    conflict = setting.scenario.conflict
    for k, option in enumerate(conflict.options):
        neighbour = freed.game.moves.row_of[codes ^ conflict.bit(k)]
        allowed = _may_switch(option.reversible, codes & conflict.bit(k) != 0)
        moves = np.flatnonzero(~excluded & allowed & (neighbour >= 0))
        moves = moves[excluded[neighbour[moves]]]
        count += len(moves)
        shown += [
            ForbiddenMove(option.party, freed.word(int(row)), freed.word(int(neighbour[row])))
            for row in moves[: max(0, MOST_SHOWN - len(shown))]
        ]
    return count, shown


def _may_switch(reversible: str, is_on: Mask) -> Mask:
    if reversible == "yes":
        return np.ones_like(is_on)
    return ~is_on if reversible == "no" else is_on


def without(setting: Setting, rule: Infeasibility) -> Setting:
    """The same scenario with one infeasibility condition left out."""
    conflict = setting.scenario.conflict
    kept = tuple(each for each in conflict.infeasible if each is not rule)
    freed = replace(setting.scenario, conflict=replace(conflict, infeasible=kept))
    return setting_of(freed, setting.types)


def changed_without(setting: Setting, rule: Infeasibility, concept: str) -> list[str]:
    """Parties whose verdict on the status quo is another without the condition."""
    freed = without(setting, rule)
    definition = concept_named(concept)

    def verdicts(each: Setting) -> list[bool]:
        game = each.game
        return [stable_at(game, party, game.status_quo, definition) for party in range(len(game.parties))]

    pairs = zip(setting.parties, verdicts(setting), verdicts(freed), strict=True)
    return [party for party, before, after in pairs if before != after]
