"""Whoever computes a sweep, its result is the same, and its ends are orderly."""

import numpy as np
import pytest

from detente.errors import LimitReached, Unanswerable
from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running import WORKERS, Cluster, Here, Pool, Rules, run, spans, workers_for
from detente.uncertainty.running.crew import Workers
from tests.uncertainty.running.functions import Raising, Unloadable, misshapen, points, waves

KINDS = (Here(), Pool(1), Pool(2))
kinds = pytest.mark.parametrize("workers", KINDS, ids=str)


def by_batch(function: Function, rows: Floats, batch: int | None = None) -> Floats:
    """The slow twin: one batch after another."""
    return np.vstack([function(rows[start:end]) for start, end in spans(len(rows), batch)])


@kinds
def test_every_kind_gives_the_same_bytes(workers: Workers) -> None:
    told: dict[int, Floats] = {}
    rows = points(1234)
    ran = run(waves, rows, workers, on_batch=told.__setitem__)
    assert (ran.status, ran.complete, ran.given_up) == ("complete", True, ())
    assert ran.done.all()
    assert ran.values.tobytes() == by_batch(waves, rows).tobytes()
    assert np.vstack([told[number] for number in sorted(told)]).tobytes() == ran.values.tobytes()


@kinds
def test_what_is_finished_is_not_computed_again(workers: Workers) -> None:
    told: dict[int, Floats] = {}
    rows = points(500)
    finished = {3: np.full((100, 3), 7.0), 0: np.full((100, 3), 8.0)}
    ran = run(waves, rows, workers, rules=Rules(finished=finished), on_batch=told.__setitem__)
    assert sorted(told) == [1, 2, 4]
    twin = by_batch(waves, rows)
    twin[300:400], twin[:100] = 7.0, 8.0
    assert ran.values.tobytes() == twin.tobytes()


@kinds
def test_enough_is_judged_in_order(workers: Workers) -> None:
    asked = []

    def enough(known: Floats) -> bool:
        asked.append(len(known))
        return len(known) >= 60

    rows = points(500)
    ran = run(waves, rows, workers, rules=Rules(batch=20, enough=enough))
    assert asked == [20, 40, 60]
    assert (ran.status, ran.complete) == ("enough", True)
    assert ran.done.tolist() == [True] * 60 + [False] * 440
    assert ran.values[:60].tobytes() == by_batch(waves, rows, 20)[:60].tobytes()
    assert np.isnan(ran.values[60:]).all()


def test_a_resumed_sweep_ends_where_it_would_have_ended() -> None:
    rows = points(500)
    finished = {number: waves(rows[20 * number : 20 * number + 20]) for number in (0, 1, 2, 9)}
    ran = run(waves, rows, Pool(1), rules=Rules(batch=20, enough=lambda known: len(known) >= 60, finished=finished))
    assert (ran.status, int(ran.done.sum())) == ("enough", 60)


@kinds
def test_a_limit_keeps_what_is_finished(workers: Workers) -> None:
    told: list[int] = []

    def watch(doing: str, done: int, of: int) -> None:
        assert (doing, of) == ("draws", 500)
        if done >= 40:
            raise LimitReached

    rows = points(500)
    ran = run(waves, rows, workers, rules=Rules(batch=20), on_batch=lambda k, _: told.append(k), watch=watch)
    assert (ran.status, ran.complete) == ("limit", False)
    assert 40 <= ran.done.sum() < 500
    assert ran.done.sum() == 20 * len(told)
    assert ran.values[ran.done].tobytes() == by_batch(waves, rows, 20)[ran.done].tobytes()


@kinds
def test_a_limit_before_the_first_batch(workers: Workers) -> None:
    def watch(*_: object) -> None:
        raise LimitReached

    ran = run(waves, points(500), workers, rules=Rules(quantities=3), watch=watch)
    assert (ran.values.shape, ran.status) == ((500, 3), "limit")
    assert not ran.done.any()


@kinds
def test_an_error_names_the_first_draw_that_it_comes_from(workers: Workers) -> None:
    rows = points(500)
    rows[:, 0] *= 0.5
    rows[[237, 301, 444], 0] = 0.9
    told: list[int] = []
    with pytest.raises(Unanswerable, match=r"E720 Draw 238 .*ZeroDivisionError: at 0\.90") as caught:
        run(Raising(0.8), rows, workers, rules=Rules(batch=20), on_batch=lambda k, _: told.append(k))
    assert "Traceback" not in str(caught.value)
    assert set(range(11)) <= set(told)
    with pytest.raises(Unanswerable, match=r"E120 0\.9 is not a finite number"):
        run(Raising(0.8, coded=True), rows, workers, rules=Rules(batch=20))


@kinds
def test_an_answer_of_another_shape_is_an_error(workers: Workers) -> None:
    with pytest.raises(Unanswerable, match=r"E720 Draw 1 .*shape \(6,\)"):
        run(misshapen, points(200), workers)


@kinds
def test_no_rows_need_no_workers(workers: Workers) -> None:
    ran = run(waves, points(0), workers, rules=Rules(quantities=3))
    assert (ran.values.shape, ran.status) == ((0, 3), "complete")


def test_what_cannot_be_loaded_elsewhere_is_said() -> None:
    with pytest.raises(Unanswerable, match=r"E728 .*RuntimeError: cannot be loaded here"):
        run(Unloadable(), points(200), Pool(2))


def test_the_function_cannot_change_the_points() -> None:
    rows = points(200)
    before = rows.copy()

    def spoil(given: Floats) -> Floats:
        given[:] = 0
        return given

    run(spoil, rows, Here())
    assert np.array_equal(rows, before)


def test_workers_by_choice() -> None:
    assert workers_for() == Pool(None)
    assert workers_for(count=1) == Here()
    assert workers_for(count=3) == Pool(3)
    assert workers_for("local", 2) == Cluster("local", 2)
    assert {type(workers) for workers in KINDS} | {Cluster} == set(WORKERS)
    with pytest.raises(ValueError, match="at least one process"):
        Pool(0)
