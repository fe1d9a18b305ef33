"""What stability of one state asks of one party's order: comparisons with that state alone.

While the others' wishes stay, every test of a state s reads "for each move s1 of the party, s is at least as good as s1
or as all states of one of several sets". Nash knows no such sets; for GMR and SEQ each reply s2 is a set of its own; in
SMR the set of a reply s2 holds s2 and all that the party can move to from there. So the demand is a monotone formula
over atoms "s is at least as good as t": the more of them hold, the better.

Source: Kinsara, Kilgour & Hipel (2015) for the question; the formula is read off the definitions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.graph.game import Game
from detente.graph.needs.masks import chosen, mask_of
from detente.graph.needs.reach import Reach
from detente.graph.stability import Concept
from detente.watching import Watch, unwatched

FURTHER = frozenset({"smr"})  # concepts in which the party's next move counts as well
ASKED = ("nash", "seq", "gmr", "smr")  # concepts whose demand is of this form
COMPARED = 400  # sets of a clause; removing what is implied takes their number squared


@dataclass(frozen=True)
class Clause:
    """Met where s is at least as good as one state of `single`, or as all states of one of `groups`.

    to: rows of the moves that ask for it. single: a set of atoms. groups: sets of two or more atoms.
    """

    to: tuple[int, ...]
    single: int
    groups: tuple[int, ...] = ()

    def met(self, below: int) -> bool:
        """Whether the clause holds if exactly the atoms `below` do."""
        return bool(self.single & below) or any(not group & ~below for group in self.groups)

    def implies(self, other: "Clause") -> bool:
        """Whether `other` holds wherever this clause does."""
        if self.single & ~other.single:
            return False
        return all(group & other.single or any(not part & ~group for part in other.groups) for group in self.groups)


@dataclass(frozen=True)
class Demand:
    """All clauses together; atoms: rows of the states that s is compared with, ascending, one bit each."""

    party: int
    row: int
    concept: str
    atoms: tuple[int, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def all(self) -> int:
        """The set of all atoms."""
        return (1 << len(self.atoms)) - 1

    def met(self, below: int) -> bool:
        """Whether s is stable if it is at least as good as exactly the atoms in `below`."""
        return all(clause.met(below) for clause in self.clauses)

    def below(self, game: Game) -> int:
        """The atoms that s is at least as good as for the party in `game`."""
        rank = game.ranks[self.party]
        return mask_of(k for k, row in enumerate(self.atoms) if rank[row] <= rank[self.row])

    def rows(self, atoms: int) -> tuple[int, ...]:
        """The rows of a set of atoms."""
        return chosen(self.atoms, atoms)


def demand(game: Game, party: int, row: int, concept: Concept, watch: Watch = unwatched) -> Demand:
    """What the order of `party` has to satisfy for `row` to be stable for it, the others' orders as in `game`."""
    reach = Reach(game, party)
    moves = reach.moves(row)
    wanted: list[tuple[int, set[int], set[frozenset[int]]]] = []
    for k, to in enumerate(moves):
        watch("demand", k, len(moves))
        replies = () if concept.replies == "none" else reach.replies(to, improving=concept.replies == "improvements")
        if concept.name in FURTHER:
            sets = {frozenset((reply, *reach.moves(reply))) - {row} for reply in _watched(replies, watch)}
            wanted.append((to, {to}, sets))
        else:
            wanted.append((to, {to, *replies}, set()))
    wanted = [each for each in wanted if row not in each[1] and frozenset() not in each[2]]
    atoms = sorted(set().union(*(single.union(*sets) for _, single, sets in wanted)))
    place = {at: k for k, at in enumerate(atoms)}
    clauses = [
        _clause(to, mask_of(place[at] for at in single), [mask_of(place[at] for at in part) for part in sets])
        for to, single, sets in wanted
    ]
    return _narrowed(Demand(party, row, concept.name, tuple(atoms), tuple(_absorbed(clauses))))


def _watched(rows: Sequence[int], watch: Watch) -> Iterator[int]:
    for k, row in enumerate(rows):
        watch("replies", k, len(rows))
        yield row


def _clause(to: int, single: int, sets: Iterable[int]) -> Clause:
    """Without sets that hold another set: the smaller one is easier to satisfy."""
    groups = []
    for part in sorted(sets, key=lambda part: (part.bit_count(), part)):
        if part & (part - 1) == 0:
            single |= part
        elif not part & single:
            groups.append(part)
    groups = [part for part in groups if not part & single]
    if len(groups) <= COMPARED:
        groups = [part for k, part in enumerate(groups) if not any(not other & ~part for other in groups[:k])]
    return Clause((to,), single, tuple(groups))


def _absorbed(clauses: list[Clause]) -> list[Clause]:
    """Without clauses that others imply; equal ones become one."""
    kept: list[Clause] = []
    for clause in sorted(clauses, key=lambda clause: clause.single.bit_count() + len(clause.groups)):
        same = next((k for k, other in enumerate(kept) if other.implies(clause) and clause.implies(other)), None)
        if same is not None:
            kept[same] = replace(kept[same], to=(*kept[same].to, *clause.to))
        elif not any(other.implies(clause) for other in kept):
            kept = [other for other in kept if not clause.implies(other)]
            kept.append(clause)
    return kept


def _narrowed(found: Demand) -> Demand:
    """With the atoms that still occur."""
    used = 0
    for clause in found.clauses:
        for part in (clause.single, *clause.groups):
            used |= part
    atoms = found.rows(used)
    place = {at: k for k, at in enumerate(atoms)}

    def moved(part: int) -> int:
        return mask_of(place[at] for at in found.rows(part))

    clauses = (Clause(each.to, moved(each.single), tuple(map(moved, each.groups))) for each in found.clauses)
    return replace(found, atoms=atoms, clauses=tuple(clauses))
