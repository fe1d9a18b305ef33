"""What is put into a store comes out of it, and nothing else is left in it."""

import hashlib
import random
import threading
from pathlib import Path

import pytest

from detente.store.pruning import GRACE, Choice, prune
from detente.store.run import Run
from detente.store.store import Store
from tests.store.plans import backdate, payload, plan, problem


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "runs")


def test_a_run_from_its_beginning_to_its_end(store: Store) -> None:
    begun = store.begin(
        plan(2, seed=2**70, draws=200, how={"b": 1, "a": [None, "ä"]}), {"scenario": b"x", "points": b""}
    )
    assert begun.status == "running"
    assert (begun.done, begun.seed, begun.files) == (0, 2**70, ("points", "scenario"))
    assert begun.settings == {"draws": 200, "how": {"b": 1, "a": [None, "ä"]}}
    store.put(begun.id, 1, b"second")
    store.put(begun.id, 0, b"first")
    store.put(begun.id, 0, b"first")
    assert list(store.batches(begun.id).items()) == [(0, b"first"), (1, b"second")]
    assert store.answer(begun.id) is None
    done = store.finish(begun.id, "complete", b"{}")
    assert (done.status, done.done, done.unfinished, done.size) == ("complete", 2, False, 12)
    assert store.answer(begun.id) == b"{}"
    assert (store.file(begun.id, "scenario"), store.file(begun.id, "points")) == (b"x", b"")
    with pytest.raises(KeyError):
        store.file(begun.id, "other")


def test_everything_is_there_when_it_is_opened_again(store: Store) -> None:
    run = store.begin(plan(), {"scenario": b"x"})
    store.put(run.id, 3, b"last")
    store.close()
    with Store(store.folder, create=False) as again:
        assert again.get(run.id).done == 1
        assert again.get(run.id).status == "interrupted"
        assert again.batches(run.id) == {3: b"last"}


def test_files_lie_under_the_hash_of_their_content(store: Store) -> None:
    run = store.begin(plan(), {})
    store.put(run.id, 0, b"abc")
    digest = hashlib.sha256(b"abc").hexdigest()
    assert (store.folder / "objects" / digest[:2] / digest[2:]).read_bytes() == b"abc"


@pytest.mark.parametrize("batch", [-1, 4])
def test_a_batch_that_the_run_does_not_have_is_refused(store: Store, batch: int) -> None:
    run = store.begin(plan(4), {})
    with pytest.raises(ValueError, match="of 4"):
        store.put(run.id, batch, b"")
    assert store.batches(run.id) == {}


def test_a_batch_keeps_its_first_content(store: Store) -> None:
    run = store.begin(plan(), {})
    store.put(run.id, 0, b"first")
    with pytest.raises(ValueError, match="other content"):
        store.put(run.id, 0, b"other")
    assert store.batches(run.id) == {0: b"first"}


def test_the_beginning_of_an_id_is_enough(store: Store) -> None:
    ids = [store.begin(plan(), {}).id for _ in range(30)]
    assert len(set(ids)) == 30
    for id in ids:
        for length in range(1, len(id) + 1):
            fitting = [each for each in reversed(ids) if each.startswith(id[:length])]
            if len(fitting) == 1:
                assert store.get(id[:length]).id == id
            else:
                found = problem(lambda part=id[:length]: store.get(part))  # type: ignore[misc]
                assert found.code == "E744"
                assert found.facts["allowed"].startswith(", ".join(fitting[:10]))
    for unknown in ("", "1", "%", "_", f"{ids[0]}x"):
        assert problem(lambda part=unknown: store.get(part)).code == "E743"  # type: ignore[misc]


def test_the_newest_unfinished_run_of_a_scenario_is_found(tmp_path: Path, store: Store) -> None:
    assert store.unfinished("border") is None
    with Store(store.folder) as other:
        left = [other.begin(plan(scenario=name), {}).id for name in ("border", "border", "river")]
        done = other.begin(plan(), {}).id
        other.finish(done, "complete")
        limited = other.begin(plan(), {}).id
        other.finish(limited, "limit reached")
        assert store.unfinished("river") is None, "a process is at work on it"
    found = store.unfinished("border")
    assert found is not None
    assert (found.id, found.status) == (limited, "limit reached")
    store.finish(limited, "complete")
    found = store.unfinished("border")
    assert found is not None
    assert (found.id, found.status) == (left[1], "interrupted")


def test_one_process_at_a_time_works_on_a_run(store: Store) -> None:
    run = store.begin(plan(), {})
    with Store(store.folder) as other:
        assert other.get(run.id).status == "running"
        assert problem(lambda: other.resume(run.id)).code == "E750"
        store.finish(run.id, "limit reached", b"part")
        resumed = other.resume(run.id[:5])
        assert (resumed.id, resumed.status) == (run.id, "running")
        assert other.answer(run.id) == b"part"
        assert problem(lambda: store.resume(run.id)).code == "E750"
    assert store.get(run.id).status == "interrupted"
    assert store.resume(run.id).status == "running"


def test_a_damaged_file_is_named_and_mended_by_computing_it_again(store: Store) -> None:
    run = store.begin(plan(), {"scenario": b"text"})
    for batch, data in enumerate((b"whole", b"damaged", b"missing")):
        store.put(run.id, batch, data)
    store.finish(run.id, "complete", b"answer")
    lost = {
        data: store.objects.path(hashlib.sha256(data).hexdigest())
        for data in (b"damaged", b"missing", b"text", b"answer")
    }
    lost[b"damaged"].write_bytes(b"dam")
    lost[b"missing"].unlink()
    found = problem(lambda: store.batches(run.id))
    assert found.code == "E747"
    assert found.facts == {"found": str(lost[b"damaged"]), "what": "batch 1", "run": run.id, "state": "damaged"}
    assert store.batches(run.id, leave_out_damaged=True) == {0: b"whole"}
    store.put(run.id, 1, b"damaged")
    assert problem(lambda: store.batches(run.id)).facts["state"] == "missing"
    store.put(run.id, 2, b"missing")
    assert store.batches(run.id) == {0: b"whole", 1: b"damaged", 2: b"missing"}
    lost[b"text"].write_bytes(b"other")
    lost[b"answer"].write_bytes(b"")
    assert problem(lambda: store.file(run.id, "scenario")).facts["what"] == "scenario"
    assert problem(lambda: store.answer(run.id)).facts["what"] == "answer"


def test_threads_take_turns(store: Store) -> None:
    run = store.begin(plan(40), {})

    def write(first: int) -> None:
        for batch in range(first, 40, 4):
            store.put(run.id, batch, payload(run.id, batch))

    threads = [threading.Thread(target=write, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.batches(run.id) == {batch: payload(run.id, batch) for batch in range(40)}


def test_a_batch_of_a_run_that_was_removed_is_refused(store: Store) -> None:
    run = store.begin(plan(), {})
    store.finish(run.id, "limit reached")
    prune(store, Choice(ids=(run.id,)))
    assert problem(lambda: store.put(run.id, 0, b"")).code == "E743"


def objects_in(store: Store) -> dict[str, bytes]:
    return {path.parent.name + path.name: path.read_bytes() for path in store.objects.folder.glob("??/*")}


@pytest.mark.parametrize("seed", range(3))
def test_the_store_agrees_with_a_dictionary(store: Store, seed: int) -> None:
    """Random writing and pruning, beside a dictionary that does the same; no file is left that no run refers to."""
    chance = random.Random(seed)
    twin: dict[str, dict[str | int, bytes]] = {}
    done: set[str] = set()
    for _step in range(80):
        act = chance.random()
        if act < 0.2 or not twin:
            text = bytes([chance.randrange(3)])
            twin[store.begin(plan(9), {"scenario": text}).id] = {"scenario": text}
        elif act < 0.8:
            run, batch = chance.choice(list(twin)), chance.randrange(9)
            data = twin[run].setdefault(batch, bytes([chance.randrange(6)]) * 5)
            store.put(run, batch, data)
        elif act < 0.9:
            run = chance.choice(list(twin))
            store.finish(run, "complete", b"answer of " + run.encode())
            twin[run]["answer"] = b"answer of " + run.encode()
            done.add(run)
        elif done:
            keep, newest = chance.randrange(4), list(reversed(twin))
            going = [run for k, run in enumerate(newest) if k >= keep and run in done]
            pruned = prune(store, Choice(keep=keep))
            assert sorted(run.id for run in pruned.runs) == sorted(going)
            assert sorted(run.id for run in pruned.spared) == sorted(set(newest[keep:]) - set(going))
            for run in going:
                done.discard(run)
                del twin[run]
        assert [run.id for run in store.runs()] == list(reversed(twin))
        kept = {data for contents in twin.values() for data in contents.values()}
        assert objects_in(store) == {hashlib.sha256(data).hexdigest(): data for data in kept}
    for run, contents in twin.items():
        assert store.batches(run) == {key: data for key, data in contents.items() if isinstance(key, int)}
        assert store.file(run, "scenario") == contents["scenario"]
        assert store.answer(run) == contents.get("answer")


class TestPruning:
    """Which runs go."""

    @pytest.fixture
    def runs(self, store: Store) -> list[Run]:
        """Newest first: limited, complete, complete, interrupted, complete; last written 0, 10, 20, 30, 40 days ago."""
        statuses = ("complete", "interrupted", "complete", "complete", "limit reached")
        ids = []
        for status in statuses:
            ids.append(store.begin(plan(), {"scenario": b"same"}).id)
            store.put(ids[-1], 0, status.encode() + ids[-1].encode())
            if status == "interrupted":
                store.holding.release(ids[-1])
            else:
                store.finish(ids[-1], status)  # type: ignore[arg-type]
        with store.index.writing() as connection:
            for k, id in enumerate(ids):
                moment = f"strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-{10 * (4 - k)} days')"
                connection.execute(f"UPDATE run SET touched = {moment} WHERE id = ?", (id,))
        return list(store.runs())

    @pytest.mark.parametrize(
        ("choice", "going"),
        [
            (Choice(), []),
            (Choice(older=15), [2, 3, 4]),
            (Choice(older=0), [0, 1, 2, 3, 4]),
            (Choice(keep=3), [3, 4]),
            (Choice(keep=9), []),
            (Choice(keep=0), [0, 1, 2, 3, 4]),
            (Choice(unfinished=True), [0, 3]),
            (Choice(unfinished=True, older=5), [3]),
            (Choice(older=15, keep=4), [4]),
        ],
    )
    def test_runs_that_meet_all_conditions_go(
        self, store: Store, runs: list[Run], choice: Choice, going: list[int]
    ) -> None:
        before = objects_in(store)
        dry = prune(store, choice, dry=True)
        assert objects_in(store) == before
        assert list(store.runs()) == runs
        assert dry.runs == tuple(runs[k] for k in going)
        wet = prune(store, choice)
        assert wet.runs == dry.runs
        assert (wet.objects, wet.size) == (dry.objects, dry.size)
        assert [run.id for run in store.runs()] == [run.id for k, run in enumerate(runs) if k not in going]
        assert len(before) - len(objects_in(store)) == wet.objects == len(going) + (len(going) == 5)

    def test_named_runs_go_but_for_those_at_work(self, store: Store, runs: list[Run]) -> None:
        assert prune(store, Choice(ids=(runs[1].id, runs[4].id), keep=2)).runs == (runs[4],)
        working = store.begin(plan(), {})
        with Store(store.folder) as other:
            assert problem(lambda: prune(other, Choice(ids=(working.id,)))).code == "E750"
            found = prune(other, Choice(keep=0))
            assert [run.id for run in found.spared] == [working.id]
        assert [run.id for run in store.runs()] == [working.id]

    def test_leftovers_go_when_they_have_been_left_long_enough(self, store: Store, runs: list[Run]) -> None:
        orphan = store.objects.write(b"written, but never entered")
        half = store.objects.path(orphan).with_name(".new-abc")
        half.write_bytes(b"ha")
        backdate(store, GRACE / 2)
        assert (prune(store, Choice()).objects, half.exists()) == (0, True)
        backdate(store, GRACE * 2)
        dry = prune(store, Choice(), dry=True)
        assert half.exists()
        found = prune(store, Choice())
        assert found == dry
        assert (found.objects, found.leftovers, found.size) == (1, 1, 28)
        assert not half.exists()
        assert not store.objects.path(orphan).exists()
        assert [store.file(run.id, "scenario") for run in runs] == [b"same"] * 5
