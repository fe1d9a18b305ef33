"""Conditions: where they hold, how they are written, what they mention, what replacing one changes."""

import numpy as np
import pytest
from hypothesis import given, strategies

from detente.model.conditions import (
    Always,
    And,
    Condition,
    Iff,
    Implies,
    Named,
    Not,
    Or,
    Taken,
    holds,
    names_in,
    options_in,
    parts,
    replace,
    spelled,
)
from detente.model.states import column, where
from tests.graph.twin import true_in

A, B, C = Taken(0), Taken(1), Taken(2)
IDS = ("A", "B", "C")
CODES = np.arange(8, dtype=np.int32)


def trees() -> strategies.SearchStrategy[Condition]:
    """Conditions over three options."""
    leaves = strategies.one_of(strategies.sampled_from([A, B, C]), strategies.just(Always()))

    def joined(inner: strategies.SearchStrategy[Condition]) -> strategies.SearchStrategy[Condition]:
        two = [strategies.builds(kind, inner, inner) for kind in (And, Or, Implies, Iff)]
        named = strategies.builds(Named, strategies.sampled_from(["X", "Y"]), inner)
        return strategies.one_of(strategies.builds(Not, inner), named, *two)

    return strategies.recursive(leaves, joined, max_leaves=8)


@given(trees())
def test_it_holds_where_a_truth_table_says_so(condition: Condition) -> None:
    expected = [true_in(condition, int(code), 3) for code in CODES]
    assert where(condition, CODES, 3).tolist() == expected
    assert holds(condition, lambda option: column(CODES, option, 3)).tolist() == expected


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (And(A, B), ["YYN", "YYY"]),
        (Or(A, And(B, C)), ["NYY", "YNN", "YNY", "YYN", "YYY"]),
        (Implies(A, B), ["NNN", "NNY", "NYN", "NYY", "YYN", "YYY"]),
        (Iff(A, Iff(B, C)), ["NNY", "NYN", "YNN", "YYY"]),
        (Not(Or(A, B)), ["NNN", "NNY"]),
    ],
)
def test_connectives(condition: Condition, words: list[str]) -> None:
    found = [
        format(code, "03b").replace("0", "N").replace("1", "Y") for code in CODES if true_in(condition, int(code), 3)
    ]
    assert found == words
    assert where(condition, CODES, 3).sum() == len(words)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (A, "A"),
        (Not(A), "not A"),
        (Not(Not(A)), "not not A"),
        (Not(And(A, B)), "not (A and B)"),
        (And(And(A, B), C), "A and B and C"),
        (And(A, Or(B, C)), "A and (B or C)"),
        (Or(And(A, B), C), "(A and B) or C"),
        (Or(A, Or(B, C)), "A or B or C"),
        (Implies(Implies(A, B), C), "(A implies B) implies C"),
        (Iff(A, Iff(B, C)), "A iff (B iff C)"),
        (Implies(A, And(B, Not(C))), "A implies (B and not C)"),
        (And(Named("deal", Or(A, B)), C), "deal and C"),
        (Not(Named("deal", Or(A, B))), "not deal"),
        (Or(Always(), A), "true or A"),
    ],
)
def test_spelled(condition: Condition, text: str) -> None:
    assert spelled(condition, IDS) == text


def grown(smaller: list[Condition]) -> list[Condition]:
    """`smaller`, and every condition with one connective more at the top."""
    pairs = [kind(left, right) for kind in (And, Or, Implies, Iff) for left in smaller for right in smaller]
    return [*smaller, *map(Not, smaller), *pairs]


def test_what_is_spelled_alike_means_the_same() -> None:
    """Parentheses are left out only where the order of evaluation does not matter."""
    meanings: dict[str, set[bytes]] = {}
    for condition in grown(grown([A, B, C])):
        meanings.setdefault(spelled(condition, IDS), set()).add(where(condition, CODES, 3).tobytes())
    assert len(meanings) > 5000
    assert [text for text, found in meanings.items() if len(found) > 1] == []


@pytest.mark.parametrize("kind", [Implies, Iff])
def test_what_does_not_chain_is_never_bare(kind: type[Implies] | type[Iff]) -> None:
    assert spelled(kind(kind(A, B), C), IDS) != spelled(kind(A, kind(B, C)), IDS)
    assert "(" in spelled(And(A, kind(B, C)), IDS)
    assert "(" in spelled(kind(And(A, B), C), IDS)


def test_options_and_names_are_found_through_definitions() -> None:
    inner = Named("inner", And(A, Not(C)))
    outer = Or(Named("outer", Iff(inner, A)), Always())
    assert options_in(outer) == {0, 2}
    assert names_in(outer) == {"outer", "inner"}
    assert options_in(Always()) == frozenset()
    assert list(parts(Not(A))) == [Not(A), A]


def test_replace_reaches_every_use_and_nothing_else() -> None:
    deal = Named("deal", And(A, B))
    other = Named("other", Implies(deal, C))
    assert replace(Or(deal, other), "deal", Always()) == Or(Always(), Named("other", Implies(Always(), C)))
    assert replace(Not(Iff(deal, A)), "other", Always()) == Not(Iff(deal, A))
    assert replace(other, "other", C) == C


@given(trees())
def test_replacing_a_name_by_what_it_means_changes_nothing(condition: Condition) -> None:
    named = Named("Z", And(A, B))
    whole = And(condition, named)
    np.testing.assert_array_equal(
        where(replace(whole, "Z", named.condition), CODES, 3), where(whole, CODES, 3), strict=True
    )
    assert "Z" not in names_in(replace(whole, "Z", Always()))
