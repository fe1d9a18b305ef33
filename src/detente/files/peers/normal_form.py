"""Conditions as lists of patterns of which one has to fit (disjunctive normal form)."""

from collections.abc import Iterable

from detente.files.peers.conflict import Pattern
from detente.model.conditions import Always, And, Condition, Iff, Implies, Named, Not, Or, Taken

MOST = 400  # patterns of one condition
BETWEEN = 2_000  # before those that say nothing new are taken out

Term = tuple[int, int]
"""Options that are taken, and options that are not, as bits."""


class TooManyPatterns(Exception):
    """A condition needs more patterns than anybody would read."""


def patterns_of(condition: Condition) -> tuple[Pattern, ...]:
    """The patterns of which one has to fit; none where nothing fits, an empty one where everything does.

    Raises TooManyPatterns beyond `MOST`.
    """
    terms = _Terms().of(condition, True)
    if len(terms) > MOST:
        raise TooManyPatterns
    return tuple(_pattern(*term) for term in terms)


class _Terms:
    """Terms of each part of a condition and of its negation, each found once and only if it is needed."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, bool], list[Term]] = {}

    def of(self, condition: Condition, positive: bool) -> list[Term]:
        """The terms of a condition, or of its negation."""
        key = (id(condition), positive)
        if key not in self._found:
            self._found[key] = self._terms(condition, positive)
        return self._found[key]

    def _terms(self, condition: Condition, positive: bool) -> list[Term]:
        match condition:
            case Always():
                return [(0, 0)] if positive else []
            case Taken(option):
                return [(1 << option, 0)] if positive else [(0, 1 << option)]
            case Named(_, inner):
                return self.of(inner, positive)
            case Not(inner):
                return self.of(inner, not positive)
            case And(left, right):
                return self._joined((left, positive), (right, positive), both=positive)
            case Or(left, right):
                return self._joined((left, positive), (right, positive), both=not positive)
            case Implies(left, right):
                return self._joined((left, not positive), (right, positive), both=not positive)
            case Iff(left, right):
                same = self._joined((left, True), (right, positive), both=True)
                return _shortest([*same, *self._joined((left, False), (right, not positive), both=True)])

    def _joined(self, left: tuple[Condition, bool], right: tuple[Condition, bool], both: bool) -> list[Term]:
        one, other = self.of(*left), self.of(*right)
        if not both:
            return _shortest([*one, *other])
        if len(one) * len(other) > BETWEEN * 10:
            raise TooManyPatterns
        products = ((a[0] | b[0], a[1] | b[1]) for a in one for b in other)
        return _shortest(on_off for on_off in products if not on_off[0] & on_off[1])


def _shortest(terms: Iterable[Term]) -> list[Term]:
    """Terms without those that another one includes, in their order."""
    different = list(dict.fromkeys(terms))
    if len(different) > BETWEEN:
        raise TooManyPatterns
    kept: list[Term] = []
    for on, off in sorted(different, key=lambda term: term[0].bit_count() + term[1].bit_count()):
        if not any(on & k[0] == k[0] and off & k[1] == k[1] for k in kept):
            kept.append((on, off))
    if len(kept) > MOST:
        raise TooManyPatterns
    order = set(kept)
    return [term for term in different if term in order]


def _pattern(on: int, off: int) -> Pattern:
    return tuple((k, bool(on >> k & 1)) for k in range((on | off).bit_length()) if (on | off) >> k & 1)
