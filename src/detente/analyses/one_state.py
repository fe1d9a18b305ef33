"""Why a state is stable for a party, where there are too many to enumerate: by what can follow from that state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analyses.setting import Setting, Types, refuse_coalitions, row_of, wishes_by_party
from detente.analyses.stability import heading
from detente.errors import Place, Problem, Unanswerable
from detente.graph.game import Game
from detente.graph.lazy.game import OpenGame
from detente.graph.lazy.witness import MOST, SEARCHED, OpenWitness, Question, open_witness
from detente.graph.legal import Move
from detente.graph.moves import Moves
from detente.graph.stability import concept_named
from detente.graph.witness import Improvement, Witness
from detente.model.scenario import Scenario, Wishes
from detente.model.states import OPTION_LIMIT, code
from detente.preferences.scores import Codes64, Scoring, scoring_of, states_of
from detente.watching import Watch, unwatched

TRIED = MOST  # moves that are tried at most
TRIED_IN_TIME = 1 << 40  # the same where a time limit ends the search


@dataclass(frozen=True)
class Asked:
    """Whose stability, where, under which concept."""

    state: str
    party: str
    concept: str = "seq"


@dataclass(frozen=True)
class OneState:
    """setting: with the states that the answer speaks of as the only rows; witness: the improvements that are decided.

    found: as the engine has it, by codes. against: party by party -1, 0, 1 for worse than, equal to, better than today.
    """

    setting: Setting
    witness: Witness
    found: OpenWitness
    against: tuple[int, ...]

    @property
    def undecided(self) -> int:
        """How many improvements may be answered or not."""
        return sum(improvement.answered is None for improvement in self.found.improvements)


def one_state(
    scenario: Scenario, types: Types | None, asked: Asked, watch: Watch = unwatched, most: int = MOST
) -> OneState:
    """The improvements of a party from a state and the answers to them, by search from that state.

    Raises Unanswerable: E901 to E905 as for a conflict that is enumerated, E935 for merged states or pairs, E936 for a
    state that no entry covers, E937 for a concept that is not searched.
    """
    refuse_coalitions(scenario)
    chosen, wishes = wishes_by_party(scenario, types)
    scorings = _scorings(scenario, wishes)
    game = OpenGame(scenario.conflict, tuple(wishes), tuple(scoring.of for scoring in scorings.values()))

    def setting(codes: Iterable[int]) -> Setting:
        known = {scenario.conflict.status_quo, *(state.code for state in scenario.conflict.states.values()), *codes}
        return Setting(scenario, chosen, _rows(game, known), wishes)

    here = _code(setting(_written(game, asked.state)), asked.state)
    if asked.party not in wishes:
        raise Unanswerable([Problem("E905", Place(), {"found": asked.party, "allowed": ", ".join(wishes)})])
    if asked.concept not in SEARCHED:
        facts = {"found": asked.concept, "allowed": ", ".join(SEARCHED), "options": str(OPTION_LIMIT)}
        raise Unanswerable([Problem("E937", Place(), facts)])
    party, concept = game.parties.index(asked.party), concept_named(asked.concept)
    found = open_witness(game, Question(party, here, concept, scorings[asked.party].least), most, watch)
    final = setting({here} | {step for each in found.improvements for step in (each.to, *(m.to for m in each.answer))})
    row, now = final.states.row(here), final.game.status_quo
    assert row is not None
    against = np.sign(final.game.ranks[:, row] - final.game.ranks[:, now])
    return OneState(final, _witness(final, found, row), found, tuple(int(sign) for sign in against))


def _scorings(scenario: Scenario, wishes: Mapping[str, Wishes]) -> dict[str, Scoring]:
    count = len(scenario.conflict.options)
    scorings: dict[str, Scoring] = {}
    wrong = ["merge"] if scenario.conflict.merges else []
    for party, lists in wishes.items():
        scoring = scoring_of(lists, count)
        if scoring is None:
            wrong.append(f"preferences.{party}")
        else:
            scorings[party] = scoring
    if wrong:
        facts = {"found": str(count), "where": ", ".join(wrong), "allowed": str(OPTION_LIMIT)}
        raise Unanswerable([Problem("E935", Place(scenario.id), facts)])
    return scorings


def _written(game: OpenGame, text: str) -> list[int]:
    """The code of a feasible state that is written as a word."""
    if len(text) != len(game.conflict.options) or set(text) - set("YN"):
        return []
    return [code(text)] if game.feasible(np.array([code(text)]))[0] else []


def _code(setting: Setting, text: str) -> int:
    return int(setting.states.codes[row_of(setting, text)])


def _rows(game: OpenGame, known: Iterable[int]) -> Game:
    """A game of these states only: enough to speak of them, not to move in."""
    codes: Codes64 = np.array(sorted(known), dtype=np.int64)
    states = states_of(codes, len(game.conflict.options))
    none: NDArray[np.uint64] = np.zeros((len(game.parties), 0), dtype=np.uint64)
    own = np.array(game.own, dtype=np.int64)
    moves = Moves(
        states.codes,
        states.judged_as,
        states.judged_as[:0],
        states.judged_as[:0],
        own,
        0,
        0,
        leaving=none,
        entering=none,
    )
    ranks = [np.unique(score(codes), return_inverse=True)[1] for score in game.scores]
    return Game(game.conflict, states, game.parties, moves, np.array(ranks, dtype=np.int32))


def _witness(setting: Setting, found: OpenWitness, row: int) -> Witness:
    rows = {int(code): k for k, code in enumerate(setting.states.codes)}
    improvements = tuple(
        Improvement(rows[each.to], tuple(Move(move.party, rows[move.to]) for move in each.answer))
        for each in found.improvements
        if each.answered is not None
    )
    return Witness(found.party, row, found.concept, improvements)


def document(answer: OneState) -> dict[str, Any]:
    """The answer as JSON data."""
    setting, found = answer.setting, answer.found
    return {
        **heading(setting),
        "status": found.status,
        "party": setting.parties[found.party],
        "state": setting.word(answer.witness.row),
        "concept": found.concept,
        "stable": found.stable,
        "moves_tried": found.tried,
        "improvements": [
            {
                "to": setting.conflict_word(each.to),
                "answered": each.answered,
                "answer": [
                    {"party": setting.parties[move.party], "to": setting.conflict_word(move.to)} for move in each.answer
                ],
            }
            for each in found.improvements
        ],
        "against_status_quo": dict(zip(setting.parties, answer.against, strict=True)),
        "way": None,
        "closed": is_closed(answer),
    }


def is_closed(answer: OneState) -> bool:
    """Whether a one-way option has left its present position, so that there is no way back to the status quo."""
    conflict = answer.setting.scenario.conflict
    here = answer.found.code
    return any(
        bool(here & conflict.bit(k)) != option.now and option.reversible == ("off_only" if option.now else "no")
        for k, option in enumerate(conflict.options)
    )
