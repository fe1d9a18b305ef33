"""Rows are divided by their number alone, and what counts does not depend on who is quicker."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.uncertainty.factors import Floats
from detente.uncertainty.running.batches import spans
from detente.uncertainty.running.ledger import Ledger
from detente.uncertainty.running.outcome import Failure, Lost


@given(st.integers(0, 200_000), st.none() | st.integers(1, 5000))
def test_batches_cover_all_rows_once_and_are_large_enough(rows: int, batch: int | None) -> None:
    found = spans(rows, batch)
    assert [start for start, _ in found] == [0, *(end for _, end in found)][: len(found)]
    assert (found[-1][1] if found else 0) == rows
    sizes = {end - start for start, end in found}
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
    if rows:
        assert min(sizes) >= min(rows, batch or 100)
        assert batch is not None or len(found) <= 400


def test_sizes_of_known_sweeps() -> None:
    assert len(spans(10_000)) == 100
    assert spans(1050)[:2] == [(0, 105), (105, 210)]
    assert spans(99) == [(0, 99)]
    with pytest.raises(ValueError, match="at least one row"):
        spans(10, 0)


def value(number: int) -> Floats:
    return np.full((1, 1), float(number))


@given(st.permutations(range(8)), st.integers(1, 9), st.sampled_from([None, 2, 5]))
def test_any_order_of_arrival_gives_the_same(order: list[int], wanted: int, failing: int | None) -> None:
    asked: list[int] = []

    def enough(known: Floats) -> bool:
        asked.append(len(known))
        assert known[:, 0].tolist() == list(range(len(known)))
        return len(known) >= wanted

    ledger = Ledger(spans(8, 1), None, enough)
    while ledger.next() is not None:
        pass
    for number in order:
        ledger.take(number, Failure(0, "") if number == failing else value(number))
    values, done = ledger.result()
    reached = 8 if failing is None else failing
    assert asked == list(range(1, min(wanted, reached) + 1))
    assert ledger.over
    if wanted <= reached:
        assert (ledger.failed, done) == (None, frozenset(range(wanted)))
        assert np.isnan(values[wanted:]).all()
    else:
        assert ledger.failed == failing


def test_nothing_beyond_a_failure_is_handed_out() -> None:
    ledger = Ledger(spans(9, 1), None, None)
    assert [ledger.next() for _ in range(4)] == [0, 1, 2, 3]
    ledger.take(3, Failure(0, ""))
    assert ledger.next() is None
    assert not ledger.over
    for number in range(3):
        ledger.take(number, value(number))
    assert (ledger.over, ledger.failed) == (True, 3)


def test_a_suspect_flies_alone_and_is_given_up_after_three_deaths() -> None:
    ledger = Ledger(spans(4, 1), None, None)
    assert [ledger.next() for _ in range(3)] == [0, 1, 2]
    ledger.take(1, Lost(certain=False))
    assert ledger.next() is None
    ledger.take(0, value(0))
    ledger.take(2, value(2))
    assert [ledger.next(), ledger.next()] == [1, None]
    ledger.take(1, Lost(certain=False))
    assert [ledger.next(), ledger.next()] == [1, None]
    ledger.take(1, Lost(certain=False))
    assert ledger.given_up == {1}
    assert ledger.next() == 3


def test_finished_batches_of_another_sweep_are_refused() -> None:
    with pytest.raises(ValueError, match="no batch 7"):
        Ledger(spans(4, 1), None, None).resume({7: value(0)})
    with pytest.raises(ValueError, match="batch 1 is"):
        Ledger(spans(4, 1), None, None).resume({1: np.zeros((2, 1))})
