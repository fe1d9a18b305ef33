"""Options to which their controller is indifferent somewhere, and what would change if it were not.

Such options ride along with improvements and make answers out of nothing; the variants show which verdicts hang on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.analyses.setting import Setting
from detente.graph.stability import concept_named
from detente.graph.witness import stable_at
from detente.model.conditions import Condition, Not, Taken, spelled
from detente.preferences.statements import Statement, Statements, relation


@dataclass(frozen=True, slots=True)
class Tie:
    """An option (id) that its controller is indifferent to in `pairs` of feasible states; an example of such a pair."""

    party: str
    option: str
    pairs: int
    without: str
    with_it: str


@dataclass(frozen=True, slots=True)
class Variant:
    """The verdicts with one more statement at the end of a list: named state to one bool per party.

    appended: the statement as the file would say it; empty for the list as written.
    """

    party: str
    appended: str
    stable: Mapping[str, tuple[bool, ...]]


def ties(setting: Setting) -> Iterator[Tie]:
    """Every option with two feasible states that differ in it alone and are tied for its controller."""
    conflict, states = setting.scenario.conflict, setting.states
    codes = states.codes.astype(np.int64)
    for k, option in enumerate(conflict.options):
        if option.party not in setting.parties:
            continue
        rank = setting.game.ranks[setting.parties.index(option.party)]
        off = np.flatnonzero(codes & conflict.bit(k) == 0)
        on = setting.game.moves.row_of[codes[off] | conflict.bit(k)]
        tied = (on >= 0) & (on != states.judged_as[off]) & (rank[on] == rank[off])
        if tied.any():
            first = int(np.argmax(tied))
            pair = setting.word(int(off[first])), setting.word(int(on[first]))
            yield Tie(option.party, option.id, int(tied.sum()), *pair)


def variants(setting: Setting, concept: str = "seq") -> list[Variant]:
    """The named states as written, then with each tied option wanted and not wanted, last in its controller's list.

    Only lists of statements can be lengthened; empty if nothing is tied.
    """
    found = [tie for tie in ties(setting) if isinstance(setting.wishes[tie.party], Statements)]
    if not found:
        return []
    answers = [Variant("", "", _verdicts(setting, concept))]
    for tie in found:
        option = Taken(setting.scenario.conflict.option_ids.index(tie.option))
        for wants in (option, Not(option)):
            text = spelled(wants, setting.scenario.conflict.option_ids)
            answers.append(Variant(tie.party, text, _verdicts(_appended(setting, tie.party, wants, text), concept)))
    return answers


def _appended(setting: Setting, party: str, wants: Condition, text: str) -> Setting:
    wishes = setting.wishes[party]
    if not isinstance(wishes, Statements):
        raise TypeError(f"{party} has no list of statements")
    longer = replace(wishes, statements=(*wishes.statements, Statement(wants, text)))
    game = setting.game.with_ranks(setting.parties.index(party), relation(longer, setting.states))
    return replace(setting, game=game, wishes={**setting.wishes, party: longer})


def _verdicts(setting: Setting, concept: str) -> dict[str, tuple[bool, ...]]:
    definition = concept_named(concept)
    everyone = range(len(setting.parties))
    return {
        name: tuple(stable_at(setting.game, party, row, definition) for party in everyone)
        for name, row in setting.named_rows.items()
    }
