"""Covers by patterns describe exactly the states they are asked to describe."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.analyses.patterns import MOST, cover
from detente.model.states import States


def fits(word: str, pattern: str) -> bool:
    return all(p in ("-", letter) for letter, p in zip(word, pattern, strict=True))


@st.composite
def chosen_states(draw: st.DrawFn) -> tuple[States, list[int]]:
    options = draw(st.integers(1, 6))
    codes = sorted(draw(st.sets(st.integers(0, 2**options - 1), min_size=1)))
    rows = draw(st.lists(st.integers(0, len(codes) - 1), unique=True).map(sorted))
    return States(np.array(codes, dtype=np.int32), np.arange(len(codes), dtype=np.int32), options), rows


@given(chosen_states())
def test_patterns_cover_the_chosen_states_and_no_others(case: tuple[States, list[int]]) -> None:
    states, rows = case
    found = cover(states, np.array(rows, dtype=np.int64), most=MOST)
    words = {row: states.word(row) for row in range(len(states))}
    covered = {row for row in words if any(fits(words[row], pattern.word) for pattern in found.patterns)}
    assert covered <= set(rows)
    assert found.left == len(set(rows) - covered)
    for pattern in found.patterns:
        assert pattern.states == sum(fits(word, pattern.word) for word in words.values())


@given(chosen_states())
def test_same_in_all_is_what_every_chosen_state_shares(case: tuple[States, list[int]]) -> None:
    states, rows = case
    words = [states.word(row) for row in rows]
    expected = "".join(c[0] if len(set(c)) == 1 else "-" for c in zip(*words, strict=True)) or "-" * states.options
    assert cover(states, np.array(rows, dtype=np.int64)).same == expected
