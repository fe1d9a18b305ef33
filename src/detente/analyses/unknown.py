"""What holds where preferences leave pairs of states unknown: in all completions, in some, and by four extensions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from detente.analyses.setting import UnknownSetting
from detente.analyses.stability import CLOSED, OPEN, REACHED, heading
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.graph.evolution import closed_states
from detente.graph.unknown import verdicts as engine
from detente.graph.unknown.extensions import CONCEPTS, EXTENSIONS, stable
from detente.graph.unknown.partial import Replies
from detente.graph.unknown.shares import Drawn, drawn
from detente.graph.unknown.verdicts import Verdict
from detente.graph.unknown.witness import Tempting, tempting
from detente.model.conditions import Mask
from detente.watching import Watch, unwatched

PERHAPS = "perhaps"
YES, NOT_DECIDED, NO = "yes", "not decided", "no"
SPOKEN = {engine.YES: YES, engine.OPEN: NOT_DECIDED, engine.NO: NO}
EXTENSION_NAMES = tuple(extension.name for extension in EXTENSIONS)
DRAWS, LEAST_DRAWS, STATES_DRAWN = 200, 20, 400_000


@dataclass(frozen=True, slots=True)
class Asking:
    """draws: completions to draw, None for as many as suit the size. replies: how others answer in the extensions."""

    draws: int | None = None
    seed: int = 0
    replies: Replies = "possible"
    concepts: Sequence[str] = CONCEPTS


@dataclass(frozen=True, slots=True)
class Bearing:
    """What is said of a state for one party or for all: in all completions, in some, in which share of the draws."""

    necessarily: str
    possibly: str
    share: float | None


@dataclass(frozen=True, slots=True)
class UnknownStanding:
    """A state seen from the status quo.

    parties: concept to one Bearing per party; together: concept to that of all. extensions: concept to extension to one
    bool per party. against: per party -1, 0, 1 or None where it does not compare the state with the status quo. way:
    `reached`, `perhaps` (only if unknown pairs fall so), `open` or `closed`.
    """

    row: int
    word: str
    names: tuple[str, ...]
    parties: Mapping[str, tuple[Bearing, ...]]
    together: Mapping[str, Bearing]
    extensions: Mapping[str, Mapping[str, tuple[bool, ...]]]
    against: tuple[int | None, ...]
    way: str
    closed: bool


@dataclass(frozen=True)
class UnknownAnswer:
    """verdicts: by finished concept. tables: concept to extension to (P, S) bool. drawn: None if no draw was finished.

    reached, perhaps, closed: (S,) bool.
    """

    setting: UnknownSetting
    asking: Asking
    verdicts: Mapping[str, Verdict]
    tables: Mapping[str, Mapping[str, Mask]]
    drawn: Drawn | None
    reached: Mask
    perhaps: Mask
    closed: Mask
    unfinished: tuple[str, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """Names of the finished concepts."""
        return tuple(self.verdicts)

    @property
    def partial(self) -> tuple[str, ...]:
        """The parties that leave pairs of states uncompared."""
        return tuple(self.setting.parties[k] for k in self.setting.game.partial)

    def rows(self, chosen: Mask | np.bool) -> list[int]:
        """The rows in `chosen`, merged states once, in the order of words."""
        shown = self.setting.states.shown
        return [int(row) for row in shown[np.atleast_1d(chosen)[shown]]]

    def throughout(self, concept: str) -> list[int]:
        """Rows of the equilibria in all completions."""
        return self.rows(self.verdicts[concept].throughout == engine.YES)

    def somewhere(self, concept: str) -> list[int]:
        """Rows of the equilibria in some completion."""
        return self.rows(self.verdicts[concept].together == engine.YES)

    def undecided(self, concept: str) -> int:
        """How many states of which it is not decided whether they are equilibria in all or in some completions."""
        found = self.verdicts[concept]
        left: Mask = np.logical_or(found.throughout == engine.OPEN, found.together == engine.OPEN)
        return len(self.rows(left))

    def extension(self, concept: str, name: str) -> list[int]:
        """Rows of the equilibria under an extension."""
        return self.rows(self.tables[concept][name].all(axis=0))

    def share(self, concept: str, row: int) -> float | None:
        """The share of drawn completions in which a row is an equilibrium."""
        return None if self.drawn is None else float(self.drawn.together[concept][row] / self.drawn.draws)

    def standing(self, row: int) -> UnknownStanding:
        """One state seen from the status quo."""
        setting = self.setting
        now, size = setting.game.status_quo, len(setting.parties)
        return UnknownStanding(
            row,
            setting.word(row),
            tuple(name for name, named in setting.named_rows.items() if named == row),
            {c: tuple(self._bearing(c, row, party) for party in range(size)) for c in self.concepts},
            {c: self._together(c, row) for c in self.concepts},
            {c: {e: tuple(map(bool, table[:, row])) for e, table in self.tables[c].items()} for c in self.concepts},
            tuple(order.sign(now, row) for order in setting.game.orders),
            self._way(row),
            bool(self.closed[row]),
        )

    def _bearing(self, concept: str, row: int, party: int) -> Bearing:
        found = self.verdicts[concept]
        share = None if self.drawn is None else float(self.drawn.stable[concept][party, row] / self.drawn.draws)
        return Bearing(SPOKEN[int(found.necessarily[party, row])], SPOKEN[int(found.possibly[party, row])], share)

    def _together(self, concept: str, row: int) -> Bearing:
        found = self.verdicts[concept]
        share = self.share(concept, row)
        return Bearing(SPOKEN[int(found.throughout[row])], SPOKEN[int(found.together[row])], share)

    def _way(self, row: int) -> str:
        if self.reached[row]:
            return REACHED
        if self.perhaps[row]:
            return PERHAPS
        return CLOSED if self.closed[row] else OPEN

    @cached_property
    def named(self) -> dict[str, UnknownStanding]:
        """The status quo and the scenario's named states, in file order."""
        return {name: self.standing(row) for name, row in self.setting.named_rows.items()}


def unknown(setting: UnknownSetting, asking: Asking | None = None, watch: Watch = unwatched) -> UnknownAnswer:
    """Which states are stable for whom in all completions, in some, and under the four extensions.

    With a limit the concepts and draws finished by then. Raises Unanswerable (E954) for a concept that is not defined
    for unknown preference.
    """
    asking = asking or Asking()
    for concept in asking.concepts:
        checked_concept(concept)
    game = setting.game
    found: dict[str, Verdict] = {}
    tables: dict[str, dict[str, Mask]] = {}
    shares: Drawn | None = None
    left = [*asking.concepts, "draws", "search"]
    try:
        for concept in asking.concepts:
            verdict = engine.bounds(game, concept, watch)
            tables[concept] = _tables(setting, concept, asking.replies, watch)
            found[concept] = verdict
            left.remove(concept)
        draws = draws_for(setting.states.count) if asking.draws is None else asking.draws
        shares = drawn(game, draws, asking.seed, watch, asking.concepts)
        found = {concept: _sharper(verdict, shares, concept) for concept, verdict in found.items()}
        if shares.draws == draws:
            left.remove("draws")
            found = {concept: engine.searched(game, verdict, watch) for concept, verdict in found.items()}
            left.remove("search")
    except LimitReached:
        pass
    ways = game.reached("known"), game.reached("possible"), closed_states(game.conflict, game.states)
    finished = shares if shares is not None and shares.draws else None
    return UnknownAnswer(setting, asking, found, tables, finished, *ways, tuple(left))


def checked_concept(concept: str) -> str:
    """The concept as it is. Raises Unanswerable (E954) for one that is not defined for unknown preference."""
    if concept not in CONCEPTS:
        raise Unanswerable([Problem("E954", Place(), {"found": concept, "allowed": ", ".join(CONCEPTS)})])
    return concept


def draws_for(states: int) -> int:
    """How many completions are drawn of a conflict of this size, if nobody says."""
    return max(LEAST_DRAWS, min(DRAWS, STATES_DRAWN // max(states, 1)))


def _tables(setting: UnknownSetting, concept: str, replies: Replies, watch: Watch) -> dict[str, Mask]:
    parties = range(len(setting.parties))
    return {
        extension.name: np.array([stable(setting.game, k, concept, extension, replies, watch) for k in parties])
        for extension in EXTENSIONS
    }


def _sharper(verdict: Verdict, shares: Drawn, concept: str) -> Verdict:
    return engine.with_draws(verdict, shares.draws, shares.stable[concept], shares.together[concept])


# ---------------------------------------------------------------- why
@dataclass(frozen=True)
class UnknownWitness:
    """Why a row is stable for a party (by index) under a concept, in all completions, in some or in none."""

    setting: UnknownSetting
    party: int
    row: int
    concept: str
    bearing: Bearing
    moves: tuple[Tempting, ...]


def why(answer: UnknownAnswer, row: int, party: str, concept: str) -> UnknownWitness:
    """The moves of a party that tempt it or may, and the answers.

    Raises Unanswerable (E905) for a party that is not in the game.
    """
    setting = answer.setting
    if party not in setting.parties:
        raise Unanswerable([Problem("E905", Place(), {"found": party, "allowed": ", ".join(setting.parties)})])
    k = setting.parties.index(party)
    bearing = answer.standing(row).parties[concept][k]
    return UnknownWitness(setting, k, row, concept, bearing, tempting(setting.game, k, row, concept))


# ---------------------------------------------------------------- as data
def document(answer: UnknownAnswer, limit: int = 1000) -> dict[str, Any]:
    """The answer as JSON data; states up to `limit` per list, 0 for all."""
    setting = answer.setting
    return {
        **heading(setting),
        "status": "limit reached" if answer.unfinished else "complete",
        "unfinished": list(answer.unfinished),
        "feasible_states": setting.states.count,
        "status_quo": setting.word(setting.game.status_quo),
        "unknown": {
            "parties": list(answer.partial),
            "draws": answer.drawn.draws if answer.drawn else 0,
            "seed": answer.asking.seed,
            "replies": answer.asking.replies,
        },
        "concepts": {concept: _concept(answer, concept, limit) for concept in answer.concepts},
        "states": {name: standing_document(setting, standing) for name, standing in answer.named.items()},
    }


def _concept(answer: UnknownAnswer, concept: str, limit: int) -> dict[str, Any]:
    somewhere = answer.somewhere(concept)
    return {
        "necessarily": _listed(answer, answer.throughout(concept), limit),
        "possibly": {
            **_listed(answer, somewhere, limit),
            "shares": [answer.share(concept, row) for row in somewhere[: limit or None]],
        },
        "not_decided": answer.undecided(concept),
        "extensions": {
            name: _listed(answer, answer.extension(concept, name), limit) for name in answer.tables[concept]
        },
    }


def _listed(answer: UnknownAnswer, rows: list[int], limit: int) -> dict[str, Any]:
    listed = rows[: limit or None]
    words = [answer.setting.word(row) for row in listed]
    return {"equilibria": words, "count": len(rows), "truncated": len(listed) < len(rows)}


def standing_document(setting: UnknownSetting, found: UnknownStanding) -> dict[str, Any]:
    """A standing as JSON data."""
    parties = setting.parties
    return {
        "state": found.word,
        "stable": {
            concept: {party: bearing_document(each) for party, each in zip(parties, bearings, strict=True)}
            for concept, bearings in found.parties.items()
        },
        "equilibrium": {concept: bearing_document(each) for concept, each in found.together.items()},
        "extensions": {
            concept: {name: dict(zip(parties, marks, strict=True)) for name, marks in tables.items()}
            for concept, tables in found.extensions.items()
        },
        "against_status_quo": dict(zip(parties, found.against, strict=True)),
        "way": found.way,
        "closed": found.closed,
    }


def bearing_document(found: Bearing) -> dict[str, Any]:
    """A bearing as JSON data."""
    return {"necessarily": found.necessarily, "possibly": found.possibly, "share": found.share}


def witness_document(answer: UnknownAnswer, found: UnknownWitness) -> dict[str, Any]:
    """A witness as JSON data; `stable` is null where that hangs on unknown pairs or is not decided."""
    settled = {(YES, YES): True, (NO, NO): False}
    setting, bearing = found.setting, found.bearing
    seen = standing_document(setting, answer.standing(found.row))
    return {
        **heading(setting),
        "party": setting.parties[found.party],
        "state": setting.word(found.row),
        "concept": found.concept,
        "stable": settled.get((bearing.necessarily, bearing.possibly)),
        **bearing_document(bearing),
        "improvements": [_move(setting, each) for each in found.moves],
        **{key: seen[key] for key in ("against_status_quo", "way", "closed")},
    }


def _move(setting: UnknownSetting, each: Tempting) -> dict[str, Any]:
    way = each.answer or each.possible
    return {
        "to": setting.word(each.to),
        "known": each.surely,
        "answered": YES if each.answer else PERHAPS if each.possible else NO,
        "answer": [{"party": setting.parties[move.party], "to": setting.word(move.to)} for move in way],
    }
