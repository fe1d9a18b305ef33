"""In how many orders of all states a demand is met: exact, without trying the orders one by one.

A state s sees of an order only which states it is at least as good as. Let c_w be the number of sets of w atoms that
meet the demand. Of the n! strict orders a share of w!(k - w)!/(k + 1)! puts exactly one given set of w among k atoms
below s. Of the weak orders F(n - 1 - w) * G(w + 1) do with n - 1 states in all, F being the number of weak orders and
G(m) that of m things of which a given one is among the best.

Atoms that occur in the same clauses, and there alone, are told apart by nothing but their number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby
from math import comb, factorial

from detente.graph.needs.demand import Clause, Demand
from detente.graph.needs.masks import bits
from detente.watching import Watch, unwatched

ATOMS = 120  # more states to compare with than this are not counted
BRANCHES = 20_000  # formulas met on the way
SPELLED = 20  # states; beyond these only the share is told, 21! has 20 digits

Sizes = tuple[int, ...]
"""How many sets of 0, 1, 2, … atoms."""


@dataclass(frozen=True)
class Count:
    """states: n. share: of all strict orders. strict, weak: how many orders, of how many; None beyond `SPELLED`."""

    states: int
    share: Fraction
    strict: tuple[int, int] | None
    weak: tuple[int, int] | None


def count(found: Demand, states: int, watch: Watch = unwatched) -> Count | None:
    """In how many orders of so many states the demand is met; None if there is too much to count."""
    sizes = meeting(found, watch)
    if sizes is None:
        return None
    k = len(found.atoms)
    share = sum(
        (Fraction(c * factorial(w) * factorial(k - w), factorial(k + 1)) for w, c in enumerate(sizes)), Fraction(0)
    )
    if states > SPELLED:
        return Count(states, share, None, None)
    strict = share * factorial(states)
    spread = _product(sizes, _binomial(states - 1 - k))
    weak = sum(c * weak_orders(states - 1 - w) * _among_the_best(w + 1) for w, c in enumerate(spread))
    return Count(states, share, (int(strict), factorial(states)), (weak, weak_orders(states)))


@cache
def weak_orders(things: int) -> int:
    """How many ways there are to order so many things with ties."""
    return sum(comb(things, best) * weak_orders(things - best) for best in range(1, things + 1)) if things else 1


def _among_the_best(things: int) -> int:
    return sum(comb(things - 1, others) * weak_orders(things - 1 - others) for others in range(things))


# ---------------------------------------------------------------- sets of atoms that meet a demand
@dataclass(frozen=True)
class _Kind:
    """Atoms that occur in the same clauses only, `size` of them; `atom` stands for all."""

    atom: int
    size: int


class _TooMuch(Exception):
    pass


def meeting(found: Demand, watch: Watch = unwatched) -> Sizes | None:
    """How many sets of each size meet the demand; None if there is too much to count."""
    if len(found.atoms) > ATOMS:
        return None
    try:
        return _Counter(found, watch).sizes()
    except _TooMuch:
        return None


class _Counter:
    """Decides one kind of atom after the other; formulas that are left are remembered."""

    def __init__(self, found: Demand, watch: Watch) -> None:
        self.watch = watch
        self.kinds = list(_kinds(found))
        self.clauses = _standing_for(found.clauses, self.kinds)
        self.known: dict[tuple[int, frozenset[Clause]], Sizes] = {}

    def sizes(self) -> Sizes:
        return self._from(0, frozenset(self.clauses))

    def _from(self, k: int, left: frozenset[Clause]) -> Sizes:
        """Over the kinds from the k-th on."""
        if not left:
            return _binomial(sum(kind.size for kind in self.kinds[k:]))
        if k == len(self.kinds):
            return (0,)
        if (k, left) not in self.known:
            if len(self.known) >= BRANCHES:
                raise _TooMuch
            self.watch("counting", 0, 0)
            kind = self.kinds[k]
            some = _product(_but_none(kind.size), self._from(k + 1, _with(left, kind.atom)))
            without = _without(left, kind.atom)
            none = (0,) if without is None else self._from(k + 1, without)
            self.known[k, left] = _sum(some, none)
        return self.known[k, left]


def _kinds(found: Demand) -> Iterator[_Kind]:
    """Single atoms of groups first; of the others those that occur in the same clauses together."""

    def seen_in(atom: int) -> tuple[int, ...]:
        return tuple(k for k, clause in enumerate(found.clauses) if clause.single >> atom & 1)

    grouped = 0
    for clause in found.clauses:
        for group in clause.groups:
            grouped |= group
    yield from (_Kind(atom, 1) for atom in bits(grouped))
    free = sorted(bits(found.all & ~grouped), key=lambda atom: (seen_in(atom), atom))
    for _, same in groupby(free, key=seen_in):
        members = list(same)
        yield _Kind(members[0], len(members))


def _standing_for(clauses: tuple[Clause, ...], kinds: list[_Kind]) -> list[Clause]:
    standing = 0
    for kind in kinds:
        standing |= 1 << kind.atom
    return [Clause((), clause.single & standing, clause.groups) for clause in clauses]


def _with(left: frozenset[Clause], atom: int) -> frozenset[Clause]:
    """The formula that is left where the atom holds."""
    bit = 1 << atom
    found = []
    for clause in left:
        if clause.single & bit or bit in clause.groups:
            continue
        found.append(Clause((), clause.single, tuple(dict.fromkeys(group & ~bit for group in clause.groups))))
    return frozenset(found)


def _without(left: frozenset[Clause], atom: int) -> frozenset[Clause] | None:
    """The formula that is left where the atom does not hold; None if nothing can meet it."""
    bit = 1 << atom
    found = []
    for clause in left:
        groups = tuple(group for group in clause.groups if not group & bit)
        if not clause.single & ~bit and not groups:
            return None
        found.append(Clause((), clause.single & ~bit, groups))
    return frozenset(found)


def _binomial(things: int) -> Sizes:
    return tuple(comb(things, w) for w in range(things + 1))


def _but_none(things: int) -> Sizes:
    return (0, *_binomial(things)[1:])


def _product(first: Sizes, second: Sizes) -> Sizes:
    found = [0] * (len(first) + len(second) - 1)
    for v, a in enumerate(first):
        for w, b in enumerate(second):
            found[v + w] += a * b
    return tuple(found)


def _sum(first: Sizes, second: Sizes) -> Sizes:
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    return tuple(c + (shorter[w] if w < len(shorter) else 0) for w, c in enumerate(longer))
