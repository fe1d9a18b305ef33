"""The definition of every concept, by its name, for the slow twin."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, product

from tests.graph import twin_attitudes, twin_coalitions, twin_foresight
from tests.graph.twin import Twin


def sseq(twin: Twin, party: str, s: int) -> bool:
    """As SEQ, where in addition the party prefers no s3 in R_i(s2) to s."""
    return all(
        any(
            not twin.prefers(party, s2, s) and all(not twin.prefers(party, s3, s) for s3 in twin.reach(party, s2))
            for s2 in twin.others_reach(party, s1, improving=True)
        )
        for s1 in twin.improvements(party, s)
    )


def sim(twin: Twin, party: str, s: int) -> bool:
    """For every improvement s1 some improvements of others, carried out at once with it, lead to nothing better."""
    return all(
        any(not twin.prefers(party, t, s) for t in at_once(twin, party, s, s1)) for s1 in twin.improvements(party, s)
    )


def at_once(twin: Twin, party: str, s: int, s1: int) -> Iterator[int]:
    """Feasible states of the move to s1 and one improvement each of one or more others, all from one member of s."""
    for member in (code for code in twin.codes if twin.shown_as[code] == s):
        others = {k: ends(twin, k, s, member, twin.improvements(k, s)) for k in twin.parties - {party}}
        for own in ends(twin, party, s, member, frozenset({s1})):
            for size in range(1, len(others) + 1):
                for movers in combinations(sorted(others), size):
                    for chosen in product(*(others[k] for k in movers)):
                        code = own
                        for end in chosen:
                            code ^= member ^ end
                        if code in twin.codes:
                            yield twin.shown_as[code]


def ends(twin: Twin, party: str, s: int, member: int, wanted: frozenset[int]) -> list[int]:
    """Codes that the party can switch to from this member of s and that are shown as a wanted state."""
    return [
        end
        for end in twin.codes
        if twin.shown_as[end] in wanted
        and twin.may_switch(party, member, end)
        and not twin.is_blocked(party, s, twin.shown_as[end])
    ]


def stable(twin: Twin, concept: str, party: str, s: int) -> bool:
    """Whether s is stable for the party under the concept of this name."""
    plain: dict[str, Callable[[str, int], bool]] = {
        "nash": twin.nash,
        "gmr": twin.gmr,
        "smr": twin.smr,
        "seq": twin.seq,
        "sseq": partial(sseq, twin),
        "sim": partial(sim, twin),
        "nm": partial(twin_foresight.non_myopic, twin),
    }
    if concept in plain:
        return plain[concept](party, s)
    if concept[:-1] in {"gmr", "smr", "seq"}:  # a twin knows no strength: every preference is of degree one
        assert int(concept[-1]) > 1
        return twin.nash(party, s)
    if concept.startswith("r"):
        return twin_attitudes.stable(twin, concept, party, s)
    if concept.startswith("l"):
        return twin_foresight.limited(twin, party, s, int(concept[1:]))
    return twin_coalitions.stable(twin, concept, party, s)
