"""Attitudes: a party looks at others' wishes too, with or against them, and its own may be no matter to it.

Let e_ij be the attitude of i towards j. A state t is as good as s in the eyes of i when it is no worse for each j with
e_ij positive and no better for each j with e_ij negative. Without a word in the file e_ii is positive and every other
attitude neutral. Source: Inohara, Hipel & Walker (2007); Inohara & Hipel (2009). How the definitions were pieced
together stands on the page of theory.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.errors import Place, Problem, Unanswerable
from detente.errors.codes import N_
from detente.graph.arcs import Arcs, arcs_of, count_of
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.stability.concept import Concept, Replies
from detente.graph.unknown.answers import Allowed, Question, answered_by_reference
from detente.graph.unknown.witness import shortest
from detente.model.conditions import Mask
from detente.watching import Watch

MOST_MOVES = 1 << 25


def regarded(game: Game, party: int) -> NDArray[np.int32]:
    """(K, S) what a party (by index) looks at: ranks of those it is positive to, turned round where it is negative."""
    signs = [game.attitude(party, other) for other in range(len(game.parties))]
    return np.array([sign * game.ranks[k] for k, sign in enumerate(signs) if sign], dtype=np.int32).reshape(
        -1, len(game.states)
    )


def _as_good(seen: NDArray[np.int32], to: NDArray[np.integer] | int, start: NDArray[np.integer] | int) -> Mask:
    """Where `to` is as good as `start` in the eyes that see (K, S), row by row."""
    return np.asarray((seen[:, to] >= seen[:, start]).all(axis=0))


def _moves(game: Game) -> tuple[tuple[Arcs, ...], tuple[Arcs, ...]]:
    """Everybody's moves, and those to states as good in the mover's eyes. Raises Unanswerable (E949) for too many."""
    if (found := count_of(game.moves)) > MOST_MOVES:
        raise Unanswerable([Problem("E949", Place(), {"found": str(found), "allowed": str(MOST_MOVES)})])
    every = tuple(arcs_of(game.moves, party) for party in range(len(game.parties)))
    tempting = (arcs.where(_as_good(regarded(game, party), arcs.to, arcs.start)) for party, arcs in enumerate(every))
    return every, tuple(tempting)


def table(replies: Replies, escapes: bool, game: Game, watch: Watch) -> Mask:
    """(P, S) bool: each move of the party to an s1 as good as s in its eyes is answered.

    By moves of the others, each as good in its mover's eyes where `replies` says so, to an s2 than which s is as good;
    with `escapes` no move from s2 leads the party to a state as good as s.
    """
    every, tempting = _moves(game)
    found = np.ones((len(game.parties), len(game.states)), dtype=bool)
    for party, own in enumerate(tempting):
        watch("parties", party, len(tempting))
        if replies == "none":
            found[party] = own.all_of(np.zeros(len(own.start), dtype=bool))
            continue
        chosen = tempting if replies == "improvements" else every
        others = [arcs for k, arcs in enumerate(chosen) if k != party]
        seen = regarded(game, party)
        _, first, kind = np.unique(seen, axis=1, return_index=True, return_inverse=True)
        asked = Question(own, others, every[party] if escapes else None, watch)
        deters, holds = _no_worse(seen, first, game), _not_as_good(seen, first)
        answered = answered_by_reference(asked, kind.reshape(-1).astype(np.intp), deters, holds)
        found[party] = own.all_of(answered)
    return found


def _no_worse(seen: NDArray[np.int32], first: NDArray[np.intp], game: Game) -> Allowed:
    """By kind of the party's own state, given one row of each, than which states it is as good: (n, S)."""
    size = len(game.states)
    return lambda kinds: np.array(
        [_as_good(seen, np.full(size, row), np.arange(size)) for row in first[kinds.start : kinds.stop]]
    )


def _not_as_good(seen: NDArray[np.int32], first: NDArray[np.intp]) -> Allowed:
    """By kind of the party's own state, which states are not as good as it: (n, S)."""
    size = seen.shape[1]
    return lambda kinds: (
        ~np.array([_as_good(seen, np.arange(size), np.full(size, row)) for row in first[kinds.start : kinds.stop]])
    )


def explain(replies: Replies, escapes: bool, game: Game, party: int, row: int) -> tuple[Improvement, ...]:
    """The moves to states as good in the party's eyes, and the others' shortest answers."""
    every, tempting = _moves(game)
    seen, size = regarded(game, party), len(game.states)
    here, rows = np.full(size, row), np.arange(size)
    deters = _as_good(seen, here, rows)
    if escapes:
        back = every[party]
        deters = deters & back.all_of(~_as_good(seen, back.to, np.full(len(back.to), row)))
    chosen = tempting if replies == "improvements" else every
    own = tempting[party]
    ends = np.unique(own.to[own.start == row]).tolist()
    return tuple(Improvement(to, () if replies == "none" else shortest(chosen, party, to, deters)) for to in ends)


def _concept(name: str, title: str, meaning: str, replies: Replies, escapes: bool = False) -> Concept:
    made: Callable[[Game, Watch], Mask] = partial(table, replies, escapes)
    return Concept(
        name=name,
        title=title,
        meaning=meaning,
        source="inohara2007",
        replies=replies,
        table=made,
        explain=partial(explain, replies, escapes),
        escapes=escapes,
        regards=True,
    )


CONCEPTS = (
    _concept(
        "rnash",
        N_("Relational Nash stability"),
        N_("Stable for a party when it has no move to a state that is as good in its eyes, attitudes reckoned in."),
        "none",
    ),
    _concept(
        "rseq",
        N_("Relational sequential stability"),
        N_(
            "Stable for a party when the others answer each move that is as good in its eyes, by moves as good in their"
            " own eyes, with a state than which the present one is as good."
        ),
        "improvements",
    ),
    _concept(
        "rgmr",
        N_("Relational general metarationality"),
        N_(
            "Stable for a party when the others can answer each move that is as good in its eyes with a state than"
            " which the present one is as good."
        ),
        "moves",
    ),
    _concept(
        "rsmr",
        N_("Relational symmetric metarationality"),
        N_(
            "Stable for a party when the others can answer each move that is as good in its eyes with a state than"
            " which the present one is as good, and no further move of the party leads to one as good as the present."
        ),
        "moves",
        escapes=True,
    ),
)
