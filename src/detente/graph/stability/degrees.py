"""Strength of preference: an answer deters only if it leaves the party worse off by some degree.

Three concepts for each degree; the registry lists the families by their members of degree 2, for two strengths of
preference (mildly, strongly) the strong stabilities of the literature.
"""

import re
from collections.abc import Callable
from functools import cache

import numpy as np

from detente.errors.codes import N_
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.kernels import Goal
from detente.graph.legal import improvements, shortest
from detente.graph.replies import best_of_own, worst_reply
from detente.graph.stability.concept import Concept, Replies, Stable, for_each
from detente.model.conditions import Mask
from detente.preferences.relation import Rank
from detente.watching import Watch

STRONGEST = 9
Kind = tuple[str, str, str, Replies, bool]
"""Name, title, meaning, what the others answer with, whether the mover looks one move beyond an answer."""

GMR: Kind = (
    "gmr",
    N_("General metarationality by strength"),
    N_(
        "Stable for a party when the others can answer each of its improvements so that it is worse off by the degree"
        " asked for, whether they gain by it or not."
    ),
    "moves",
    False,
)
SMR: Kind = (
    "smr",
    N_("Symmetric metarationality by strength"),
    N_(
        "Stable for a party when the others can answer each of its improvements, gain by it or not, so that it is worse"
        " off by the degree asked for, whatever further move it makes."
    ),
    "moves",
    True,
)
SEQ: Kind = (
    "seq",
    N_("Sequential stability by strength"),
    N_(
        "Stable for a party when the others can answer each of its improvements by improvements of their own so that it"
        " is worse off by the degree asked for."
    ),
    "improvements",
    False,
)


def worth(game: Game, party: int, degree: int, escapes: bool) -> Rank:
    """(S,) int64: what a reply leaves the party with, at a strength; with `escapes` after the best of its own moves."""
    rank = game.graded(party, degree)
    return np.maximum(rank, best_of_own(game, party, rank, improving=False)) if escapes else rank


def stable(degree: int, improving: bool, escapes: bool) -> Stable:
    """The test: (S,) bool, each improvement of the party has an answer s2 to which it prefers s by `degree` or more.

    Every improvement tempts, however mild. With `escapes` s is preferred so strongly also to every s3 that the party
    moves to from s2. Source: Hamouda, Kilgour & Hipel (2004, 2006); Xu, Hipel & Kilgour (2009).
    """

    def found(game: Game, party: int, watch: Watch) -> Mask:
        worst = worst_reply(game, party, worth(game, party, degree, escapes), improving, watch)
        return np.asarray(best_of_own(game, party, worst, improving=True) < game.graded(party, degree))

    return found


def explain(degree: int, improving: bool, escapes: bool) -> Callable[[Game, int, int], tuple[Improvement, ...]]:
    """The improvements of a party and the others' shortest answers that leave it so much worse off."""

    def found(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
        left = worth(game, party, degree, escapes)
        bound = int(game.graded(party, degree)[row]) - 1
        ends = improvements(game, party, row)
        return tuple(Improvement(to, shortest(game, Goal(to, party, left, bound), improving)) for to in ends)

    return found


@cache
def hurting(kind: Kind, degree: int) -> Concept:
    """The concept of a kind in which answers leave the party worse off by a degree."""
    name, title, meaning, replies, escapes = kind
    improving = replies == "improvements"
    return Concept(
        name=f"{name}{degree}",
        title=title,
        meaning=meaning,
        source="hamouda2006",
        replies=replies,
        table=for_each(stable(degree, improving, escapes)),
        explain=explain(degree, improving, escapes),
        escapes=escapes,
        degree=degree,
    )


def member(name: str) -> Concept | None:
    """The concept called gmr1, smr1, seq1, gmr2, … up to `STRONGEST`; None for any other name."""
    found = re.fullmatch(r"(gmr|smr|seq)([1-9])", name)
    return hurting({kind[0]: kind for kind in (GMR, SMR, SEQ)}[found[1]], int(found[2])) if found else None


CONCEPTS = tuple(hurting(kind, 2) for kind in (SEQ, GMR, SMR))
