"""Looking ahead as the definitions say it, with sets of states in which play may end: slow, for the tests."""

from collections.abc import Mapping

from tests.graph.twin import Twin

Ends = Mapping[tuple[str, int], frozenset[int]]
"""Party whose turn it is and state to the states in which play may end."""


def no_moves(twin: Twin) -> Ends:
    """With no move to go play ends at once."""
    return {(party, s): frozenset({s}) for party in twin.parties for s in twin.states}


def after(twin: Twin, ends: Ends, mover: str, t: int) -> frozenset[int]:
    """Where play may end when it is the turn of any party but the mover in t."""
    others = twin.parties - {mover}
    return frozenset().union(*(ends[other, t] for other in others)) if others else frozenset({t})


def one_more(twin: Twin, ends: Ends) -> Ends:
    """With one move more: stay, unless the best move leads to an end that is better even at the worst."""
    found = {}
    for party in twin.parties:
        want = twin.wants[party]
        for s in twin.states:
            least = {t: min(want[x] for x in after(twin, ends, party, t)) for t in twin.reach(party, s)}
            best = max(least.values(), default=None)
            if best is None or best <= want[s]:
                found[party, s] = frozenset({s})
            else:
                chosen = (after(twin, ends, party, t) for t, value in least.items() if value == best)
                found[party, s] = frozenset().union(*chosen)
    return found


def limited(twin: Twin, party: str, s: int, horizon: int) -> bool:
    """L_h: play ends in s itself when it is the party's turn there with so many moves to go."""
    found = _levels(twin)
    while len(found) <= horizon:
        found.append(one_more(twin, found[-1]))
    return found[horizon][party, s] == {s}


def non_myopic(twin: Twin, party: str, s: int) -> bool:
    """L_h for all large h: the levels repeat from some level on, and those that do all agree."""
    found = _levels(twin)
    while found[-1] not in found[:-1]:
        found.append(one_more(twin, found[-1]))
    return all(level[party, s] == {s} for level in found[found.index(found[-1]) + 1 :])


def _levels(twin: Twin) -> list[Ends]:
    """The levels so far, remembered."""
    levels: list[Ends] = vars(twin).setdefault("levels", [no_moves(twin)])
    return levels
