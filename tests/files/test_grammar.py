"""Conditions and arithmetic are read by their precedence, whatever the spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.files.grammar.arithmetic import parse_expression
from detente.files.grammar.conditions import parse_condition
from detente.files.grammar.parsing import Name, NotReadable, Sized
from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.conditions import And, Condition, Iff, Implies, Not, Or, Taken, spelled

IDS = ("A", "B", "C", "D", "notable", "iffy")
CONDITIONS = st.recursive(
    st.builds(Taken, st.integers(0, len(IDS) - 1)),
    lambda inner: (
        st.builds(Not, inner) | st.one_of(*(st.builds(kind, inner, inner) for kind in (And, Or, Implies, Iff)))
    ),
    max_leaves=8,
)
SYMBOLS = {" and ": "&", " or ": "|", " implies ": "->", " iff ": "<->", "not ": "~"}


def option(name: Name) -> Sized[Condition]:
    return Sized(Taken(IDS.index(name.text)))


def read(text: str) -> Condition:
    return parse_condition(text, option).tree


def meaning(condition: Condition) -> list[bool]:
    """Whether a condition holds, for each way of taking options."""
    return [holds(condition, taken) for taken in range(1 << len(IDS))]


def holds(condition: Condition, taken: int) -> bool:
    match condition:
        case Taken(k):
            return bool(taken >> k & 1)
        case Not(inner):
            return not holds(inner, taken)
        case And(left, right):
            return holds(left, taken) and holds(right, taken)
        case Or(left, right):
            return holds(left, taken) or holds(right, taken)
        case Implies(left, right):
            return not holds(left, taken) or holds(right, taken)
        case Iff(left, right):
            return holds(left, taken) == holds(right, taken)
    raise AssertionError(condition)


@given(CONDITIONS)
def test_what_is_spelled_is_read_again(condition: Condition) -> None:
    text = spelled(condition, IDS)
    assert meaning(read(text)) == meaning(condition)
    for word, symbol in SYMBOLS.items():
        text = text.replace(word, symbol)
    assert meaning(read(text)) == meaning(condition)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("not A and B", "(not A) and B"),
        ("A or B and C", "A or (B and C)"),
        ("A or B implies C and D", "(A or B) implies (C and D)"),
        ("A implies B iff C", "(A implies B) iff C"),
        ("~~A", "A"),
        ("A&B|C", "(A and B) or C"),
        ("notable or iffy", "(notable) or (iffy)"),
        ("\n A\n  and B ", "A and B"),
    ],
)
def test_precedence(text: str, same: str) -> None:
    assert meaning(read(text)) == meaning(read(same))


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("A -> B -> C", "E402", 7),
        ("A iff B iff C", "E402", 8),
        ("A and", "E407", 5),
        ("(A", "E407", 2),
        ("A B", "E401", 2),
        ("A implies implies B", "E401", 10),
        ("A == B", "E401", 2),
        ("not and A", "E401", 4),
        ("A Or B", "E406", 2),
        ("", "E407", 0),
    ],
)
def test_unreadable_conditions_say_where(text: str, code: str, offset: int) -> None:
    with pytest.raises(NotReadable) as caught:
        read(text)
    assert (caught.value.code, caught.value.offset) == (code, offset)


def number(name: Name) -> Sized[Expression]:
    return Sized(Reference("number", name.text))


def value(expression: Expression, **numbers: float) -> float:
    match expression:
        case Constant(found):
            return found
        case Reference(_, name):
            return numbers[name]
        case Negative(inner):
            return -value(inner, **numbers)
        case Operation(sign, left, right):
            a, b = value(left, **numbers), value(right, **numbers)
            return {"+": a + b, "-": a - b, "*": a * b, "/": a / (b or 1)}[sign]
    raise AssertionError(expression)


@given(
    st.floats(-9, 9),
    st.floats(-9, 9),
    st.sampled_from(["a-b-2", "a*b+2*a", "-a*-b/4", "2*(a - b)/-.5e1", "a - -b + +3"]),
)
def test_arithmetic_is_pythons(a: float, b: float, text: str) -> None:
    found = value(parse_expression(text, number).tree, a=a, b=b)
    assert found == pytest.approx(eval(text, {}, {"a": a, "b": b}))


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("a/b", "E503", 1),
        ("a/0", "E503", 1),
        ("a b", "E501", 2),
        ("a**b", "E501", 2),
        ("(a", "E507", 2),
        ("1e999", "E501", 0),
    ],
)
def test_unreadable_expressions_say_where(text: str, code: str, offset: int) -> None:
    with pytest.raises(NotReadable) as caught:
        parse_expression(text, number)
    assert (caught.value.code, caught.value.offset) == (code, offset)
