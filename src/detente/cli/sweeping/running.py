"""A sweep run from the command line: its workers, the run store, what a limit leaves of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from detente.cli.asking.deadline import Deadline
from detente.cli.printing.streams import note
from detente.cli.sweeping.request import Ranges, SweepRequest
from detente.errors import DetenteError, Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.sweeps.kept import Kept
    from detente.analyses.sweeps.question import Question
    from detente.analyses.sweeps.sweep import SweepAnswer
    from detente.store.run import Run
    from detente.store.store import Store


def ran(request: SweepRequest, watch: Deadline) -> "SweepAnswer":
    """The answer; every batch is in the store as soon as it is finished."""
    from detente.analyses.sweeps.asking import workers_of
    from detente.analyses.sweeps.sweep import sweep
    from detente.words.sweeps import notes

    _checked(request)
    workers = workers_of(request.cluster, request.workers)
    tolerance = None if request.enough is None else request.enough / 100
    with _kept(request) as (question, keeper):
        if request.cluster and all(each.cost == "instant" for each in question.subjects):
            _not_needed(request.cluster)
        try:
            answer = sweep(question, workers, keeper, watch, tolerance)
        except DetenteError:
            if keeper is not None:
                note(notes.how_to_go_on(request.scenario))
            raise
        if keeper is not None:
            _finish(keeper, answer)
    return answer


def _checked(request: SweepRequest) -> None:
    """Raise Unanswerable for a run to go on with that is not gone on with (E790), or that cannot be (E791)."""
    if request.run and not request.resume:
        raise Unanswerable([Problem("E790", Place(f"--run {request.run}"), {"found": request.run})])
    if request.resume and request.no_store:
        raise Unanswerable([Problem("E791", Place())])


def _not_needed(cluster: str) -> None:
    """Say that a cluster has nothing to do; raises Unanswerable (E722 and others) where there is none."""
    from detente.analyses.sweeps.asking import reached
    from detente.words.problems import lines

    reached(cluster)
    note(*lines([Problem("W790", Place(), {"found": cluster})]))


@contextmanager
def _kept(request: SweepRequest) -> "Iterator[tuple[Question, Kept | None]]":
    """The question, and where its batches go."""
    from detente.analyses.sweeps.kept import begun, gone_on
    from detente.files.catalogue import find
    from detente.store.place import folder_of
    from detente.store.store import Store
    from detente.words.sweeps import notes

    if request.no_store:
        yield _question(request, _asked(request)), None
        return
    text = find(request.scenario).read_bytes()
    question = None if request.resume else _question(request, _asked(request))
    with Store(folder_of(request.store), create=not request.resume) as store:
        if question is None:
            question, run = _resumed(request, store)
            keeper = gone_on(store, run, question, text)
        else:
            keeper = begun(store, question, text)
        note(notes.kept(keeper.run, str(store.folder), len(keeper.before)))
        yield question, keeper


def _asked(request: SweepRequest) -> dict[str, Any]:
    """What the command line says of the draws."""
    ranges = tuple(each.value for each in dict.fromkeys(request.ranges or Ranges))
    return {"draws": request.draws, "seed": request.seed, "design": request.design.value, "ranges": ranges}


def _question(request: SweepRequest, asked: dict[str, Any]) -> "Question":
    from detente.analyses.sweeps.asking import question_of
    from detente.cli.asking.source import scenario_in_file

    return replace(question_of(scenario_in_file(request), request.subjects, request.together), **asked)


def _resumed(request: SweepRequest, store: "Store") -> "tuple[Question, Run]":
    """The question of an earlier run, asked of the scenario as it is now."""
    from detente.analyses.sweeps.kept import unfinished
    from detente.cli.asking.source import scenario_in_file

    run = unfinished(store, scenario_in_file(request).id, request.run)
    before = run.settings
    try:
        again = replace(
            request,
            changes=request.changes or list(before["overrides"]),
            subjects=list(before["subjects"]),
            together=list(dict.fromkeys(group for group in before["groups"] if group)),
        )
        asked = {key: before[key] for key in ("draws", "seed", "design")} | {"ranges": tuple(before["ranges"])}
    except (KeyError, TypeError):
        raise Unanswerable([Problem("E793", Place(), {"found": run.id})]) from None
    return _question(again, asked), run


def _finish(keeper: "Kept", answer: "SweepAnswer") -> None:
    from detente.analyses.sweeps.document import document

    data = json.dumps(document(answer), ensure_ascii=False, indent=1).encode()
    keeper.store.finish(keeper.run.id, "complete" if answer.complete else "limit reached", data)
