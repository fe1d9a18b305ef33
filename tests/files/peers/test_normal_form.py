"""Patterns fit exactly where their condition holds, and none of them is superfluous beside another."""

from random import Random

import pytest
from hypothesis import given, settings, strategies

from detente.files.peers.normal_form import MOST, TooManyPatterns, patterns_of
from detente.model.conditions import And, Condition, Iff, Implies, Named, Not, Or, Taken
from tests.graph.twin import true_in

OPTIONS = 6
KINDS = (And, Or, Implies, Iff)


def nested(random: Random, depth: int) -> Condition:
    """A condition of any kind, up to so deep."""
    if depth == 0 or random.random() < 0.15:
        return Taken(random.randrange(OPTIONS))
    kind = random.choice(("not", "named", "both", "both", "both"))
    if kind == "not":
        return Not(nested(random, depth - 1))
    if kind == "named":
        return Named("n", nested(random, depth - 1))
    return random.choice(KINDS)(nested(random, depth - 1), nested(random, depth - 1))


@given(strategies.randoms(use_true_random=False), strategies.integers(0, 5))
@settings(max_examples=300, deadline=None)
def test_patterns_fit_where_the_condition_holds(random: Random, depth: int) -> None:
    condition = nested(random, depth)
    patterns = patterns_of(condition)
    for code in range(2**OPTIONS):
        fits = any(
            all(bool(code >> (OPTIONS - 1 - option) & 1) == taken for option, taken in pattern) for pattern in patterns
        )
        assert fits == true_in(condition, code, OPTIONS)
    sets = [set(pattern) for pattern in patterns]
    assert not any(one <= other for one in sets for other in sets if one is not other)


def test_what_always_or_never_holds() -> None:
    assert patterns_of(And(Taken(0), Not(Taken(0)))) == ()
    assert set(patterns_of(Or(Taken(0), Not(Taken(0))))) == {((0, True),), ((0, False),)}


def chained(kind: type[Iff] | type[And], parts: list[Condition]) -> Condition:
    """Parts one inside the other."""
    whole = parts[0]
    for part in parts[1:]:
        whole = kind(part, whole)
    return whole


@pytest.mark.parametrize("options", [11, 24])
def test_a_condition_that_grows_too_large_is_refused(options: int) -> None:
    with pytest.raises(TooManyPatterns):
        patterns_of(chained(Iff, [Taken(k) for k in range(options)]))


def test_as_many_patterns_as_are_read_are_written() -> None:
    parity = chained(Iff, [Taken(k) for k in range(9)])
    assert len(patterns_of(parity)) == 2**8 <= MOST


def test_shared_parts_are_looked_at_once() -> None:
    """Each level holds the last one twice; without memory the 60 levels would never end."""
    whole: Condition = Taken(0)
    for k in range(60):
        whole = Or(And(whole, Taken(k % 5)), And(whole, Not(Taken(k % 5))))
    states = range(2**OPTIONS)
    patterns = patterns_of(whole)
    fitting = {code for code in states if any(all(bool(code >> (5 - o) & 1) == t for o, t in p) for p in patterns)}
    assert fitting == {code for code in states if code >> 5}
