"""Simultaneous stability: improvements of others, made at once with that of the party, answer it."""

from functools import reduce
from itertools import combinations, product
from operator import xor

import numpy as np
from numpy.typing import NDArray

from detente.errors.codes import N_
from detente.graph.compile import kernel_for
from detente.graph.game import Game
from detente.graph.improvement import Improvement
from detente.graph.legal import Move, improvements
from detente.graph.moves import Moves
from detente.graph.stability.concept import Concept, for_each
from detente.model.conditions import Mask
from detente.watching import Watch

ROWS = 256  # between two looks at the clock


def stable(game: Game, party: int, watch: Watch) -> Mask:
    """(S,) bool: each improvement s1 of `party` from s is answered by improvements of others from s, made with it.

    The options that all of them switch together give a state, which has to be feasible and no better for the party
    than s. From a merged state all moves start from the same member. Source: Fraser & Hipel (1984).
    """
    found = np.ones(len(game.states), dtype=bool)
    kernel = kernel_for(len(game.states), at_once)
    most = max(int(own).bit_count() for own in game.moves.own)
    room = np.zeros((len(game.parties), 1 << most), dtype=np.int64)
    for begin in range(0, len(found), ROWS):
        watch("rows", 0, 0)
        kernel(game.moves, game.ranks, party, begin, found[begin : begin + ROWS], room)
    return found


def at_once(
    moves: Moves, ranks: NDArray[np.int32], party: int, begin: int, found: Mask, switches: NDArray[np.int64]
) -> None:
    """Set found[n] for row begin + n: whether each improvement of `party` from it is answered at once.

    switches: (P, 2^m) room for the options that improvements of each party switch, up to m of its own.
    """
    parties = len(moves.own)
    blocking = moves.leaving.shape[1] > 0
    improved = np.zeros(len(moves.codes), dtype=np.int64)  # row + 1 of the last row that is improved by a move to here
    answered = np.zeros(len(moves.codes), dtype=np.int64)  # the same, where that improvement is answered
    count = np.zeros(parties, dtype=np.int64)
    chosen = np.zeros(parties, dtype=np.int64)
    for n in range(len(found)):
        row = begin + n
        unanswered = 0
        member = row if moves.judged_as[row] == row else -1
        while member >= 0:
            code = np.int64(moves.codes[member])
            for j in range(parties):
                own = moves.own[j]
                count[j] = 1  # switching nothing comes first
                part = own
                while part:
                    end = code ^ part
                    there = moves.row_of[end]
                    if (
                        there >= 0
                        and ranks[j, there] > ranks[j, row]
                        and code & ~end & moves.stays_on == 0
                        and end & ~code & moves.stays_off == 0
                        and (not blocking or moves.leaving[j, row] & moves.entering[j, there] == 0)
                    ):
                        switches[j, count[j]] = part
                        count[j] += 1
                    part = (part - 1) & own
            for mine in range(1, count[party]):
                end = code ^ switches[party, mine]
                first = moves.row_of[end]
                if improved[first] != row + 1:
                    improved[first] = row + 1
                    unanswered += 1
                chosen[:] = 0
                j = 0
                while j < parties and answered[first] != row + 1:
                    if j == party or chosen[j] + 1 == count[j]:  # the next combination, as one counts
                        end ^= switches[j, chosen[j]] if j != party else 0
                        chosen[j] = 0
                        j += 1
                        continue
                    end ^= switches[j, chosen[j]] ^ switches[j, chosen[j] + 1]
                    chosen[j] += 1
                    j = 0
                    there = moves.row_of[end]
                    if there >= 0 and ranks[party, there] <= ranks[party, row]:
                        answered[first] = row + 1
                        unanswered -= 1
                one_way_in = moves.next_member[row] < 0 and moves.next_member[first] < 0
                if answered[first] != row + 1 and one_way_in:  # else another switch into the same state may be answered
                    break
            member = moves.next_member[member]
        found[n] = unanswered == 0


def explain(game: Game, party: int, row: int) -> tuple[Improvement, ...]:
    """The improvements of a party and the fewest improvements of others at once that answer each."""
    return tuple(_answered(game, party, row, to) for to in improvements(game, party, row))


def _answered(game: Game, party: int, row: int, to: int) -> Improvement:
    starts = [(code, mine) for code in _members(game, row) for mine in _switched(game, party, row, code, {to})]
    others = [k for k in range(len(game.parties)) if k != party]
    for size in range(1, len(others) + 1):
        for movers in combinations(others, size):
            for code, mine in starts:
                every = (_switched(game, k, row, code, set(improvements(game, k, row))) for k in movers)
                for parts in product(*every):
                    outcome = int(game.moves.row_of[reduce(xor, parts, code ^ mine)])
                    if outcome >= 0 and game.ranks[party, outcome] <= game.ranks[party, row]:
                        alone = zip(movers, (int(game.moves.row_of[code ^ part]) for part in parts), strict=True)
                        return Improvement(to, tuple(Move(k, end) for k, end in alone), outcome=outcome)
    return Improvement(to, ())


def _members(game: Game, row: int) -> list[int]:
    """Codes of the members of the state that `row` stands for."""
    return [int(code) for code in game.states.codes[game.states.judged_as == row]]


def _switched(game: Game, party: int, row: int, code: int, ends: set[int]) -> list[int]:
    """The options, as bits, that a party can switch in the state with this code so that a row of `ends` results."""
    moves, own = game.moves, int(game.moves.own[party])
    found = []
    part = own
    while part:
        end = code ^ part
        allowed = code & ~end & moves.stays_on == 0 and end & ~code & moves.stays_off == 0
        if allowed and int(moves.row_of[end]) in ends and not _blocked(game, party, row, int(moves.row_of[end])):
            found.append(part)
        part = (part - 1) & own
    return found


def _blocked(game: Game, party: int, row: int, to: int) -> bool:
    moves = game.moves
    return bool(moves.leaving.shape[1] and moves.leaving[party, row] & moves.entering[party, to])


CONCEPT = Concept(
    name="sim",
    title=N_("Simultaneous stability"),
    meaning=N_(
        "Stable for a party when improvements of others, made at the same time as its own, can answer each of its"
        " improvements; what they amount to together has to be feasible."
    ),
    source="fraserhipel1984",
    replies="at once",
    table=for_each(stable),
    explain=explain,
)
