"""Coalitions as the definitions say it: slow, for the tests."""

from collections.abc import Iterator
from itertools import combinations

from tests.graph.twin import Twin

Group = frozenset[str]


def groups(parties: Group) -> Iterator[Group]:
    """All non-empty subsets."""
    for size in range(1, len(parties) + 1):
        yield from map(frozenset, combinations(sorted(parties), size))


def reach(twin: Twin, group: Group, s: int) -> frozenset[int]:
    """R_H(s), remembered."""
    known: dict[tuple[Group, int], frozenset[int]] = vars(twin).setdefault("coalition_reach", {})
    if (group, s) not in known:
        known[group, s] = twin.joint_reach(group, s, improving=False)
    return known[group, s]


def all_prefer(twin: Twin, group: Group, t: int, s: int) -> bool:
    """Whether every member prefers t to s."""
    return all(twin.prefers(member, t, s) for member in group)


def improvements(twin: Twin, group: Group, s: int) -> frozenset[int]:
    """Where the group leads from s and all its members prefer to be."""
    return frozenset(t for t in reach(twin, group, s) if all_prefer(twin, group, t, s))


def joint_answers(twin: Twin, others: Group, s1: int) -> frozenset[int]:
    """Where groups of the others lead from s1 by improvements one after another, no group twice in a row."""
    known: dict[tuple[Group, int], frozenset[int]] = vars(twin).setdefault("joint_answers", {})
    if (others, s1) in known:
        return known[others, s1]
    ends: set[tuple[int, Group]] = set()
    todo: list[tuple[int, Group]] = [(s1, frozenset())]
    while todo:
        here, last = todo.pop()
        new = {(t, group) for group in groups(others) if group != last for t in improvements(twin, group, here)} - ends
        ends |= new
        todo += new
    known[others, s1] = frozenset(t for t, _ in ends)
    return known[others, s1]


def answered(twin: Twin, concept: str, group: Group, s: int, s1: int) -> bool:
    """Whether parties outside the group answer its improvement from s to s1."""
    others = twin.parties - group
    match concept:
        case "cnash":
            return False
        case "cgmr":
            return any(not all_prefer(twin, group, s2, s) for s2 in reach(twin, others, s1))
        case "cseq":
            return any(not all_prefer(twin, group, s2, s) for s2 in twin.joint_reach(others, s1, improving=True))
        case "cseqc":
            return any(not all_prefer(twin, group, s2, s) for s2 in joint_answers(twin, others, s1))
        case "csmr":
            return any(
                not all_prefer(twin, group, s2, s)
                and all(not all_prefer(twin, group, s3, s) for s3 in reach(twin, group, s2))
                for s2 in reach(twin, others, s1)
            )
    raise ValueError(concept)


def stable(twin: Twin, concept: str, party: str, s: int) -> bool:
    """Every improvement of every coalition that the party belongs to is answered."""
    return all(_holds(twin, concept, group, s) for group in groups(twin.parties) if party in group)


def _holds(twin: Twin, concept: str, group: Group, s: int) -> bool:
    known: dict[tuple[str, Group, int], bool] = vars(twin).setdefault("coalition_holds", {})
    key = (concept, group, s)
    if key not in known:
        known[key] = all(answered(twin, concept, group, s, s1) for s1 in improvements(twin, group, s))
    return known[key]
