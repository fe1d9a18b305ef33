"""A sweep in the run store: its batches as they are finished, and what an earlier run left to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np

from detente.analyses.runs.differences import differences
from detente.analyses.sweeps.question import Question
from detente.errors import Place, Problem, Unanswerable
from detente.store.arrays import pack, unpack
from detente.store.run import Plan, Run
from detente.store.store import Store
from detente.uncertainty.factors import Floats

SCENARIO, POINTS = "scenario", "points"
NAMED = 5  # changes of a scenario that an error names


@dataclass(frozen=True)
class Kept:
    """The keeper that writes to a run of the store; batches are numbered through all parts, from these starts."""

    store: Store
    run: Run
    starts: tuple[int, ...]
    before: Mapping[int, Floats]

    def finished(self, part: int) -> Mapping[int, Floats]:
        """Batches of a part that an earlier process finished."""
        first, end = self.starts[part : part + 2]
        return {number - first: values for number, values in self.before.items() if first <= number < end}

    def keep(self, part: int, batch: int, values: Floats) -> None:
        """Write a batch to the store."""
        self.store.put(self.run.id, self.starts[part] + batch, pack(values))


def begun(store: Store, question: Question, text: bytes) -> Kept:
    """A new run of the question; `text` is the scenario's file."""
    from detente import __version__

    scenario = question.scenario
    plan = Plan(
        kind="sweep",
        scenario=scenario.id,
        hash=scenario.hash,
        version=__version__,
        seed=question.seed,
        settings=settings_of(question),
        batches=starts(question)[-1],
    )
    points = np.concatenate([question.points(ranges) for ranges in question.ranges])
    return Kept(store, store.begin(plan, {SCENARIO: text, POINTS: pack(points)}), starts(question), {})


def starts(question: Question) -> tuple[int, ...]:
    """Number of the first batch of each part, and at the end how many there are."""
    return (0, *accumulate(len(part.batches) for part in question.parts))


def settings_of(question: Question) -> dict[str, Any]:
    """What is stored beside the scenario's file, so that the same question can be asked again."""
    parts = [
        {
            "ranges": list(part.ranges),
            "subject": part.subject.name,
            "batches": [list(span) for span in part.batches],
            "quantities": [each.id for each in question.quantities(part.subject, part.variant)],
            **({"variant": part.variant.id} if part.variant else {}),
        }
        for part in question.parts
    ]
    more = {"overrides": list(question.scenario.overrides), "parts": parts}
    return {**question.settings, **more}


def unfinished(store: Store, scenario: str, prefix: str = "") -> Run:
    """The run to go on with: the one that begins so, else the newest sweep of the scenario that was not finished.

    Raises Unanswerable: E780 if there is none, E781 if it is no sweep of this scenario or of another version.
    """
    from detente import __version__

    run = store.readable(prefix) if prefix else store.unfinished(scenario)
    if run is None or (not prefix and run.kind != "sweep"):
        raise _refused("E780", found=scenario, store=str(store.folder))
    if run.kind != "sweep" or run.scenario != scenario:
        raise _refused("E781", run=run.id, found=f"{run.kind} {run.scenario}", allowed=scenario)
    if run.version != __version__:
        raise _refused("E782", run=run.id, found=run.version, allowed=__version__)
    return run


def gone_on(store: Store, run: Run, question: Question, text: bytes) -> Kept:
    """An unfinished run with the batches that need not be computed again; damaged ones are.

    Raises Unanswerable if the scenario has changed (E783), InputError if another process is at work on it (E750).
    """
    stored = settings_of(question)
    if run.hash != question.scenario.hash or dict(run.settings) != stored:
        raise _refused("E783", run=run.id, found=_changes(store.file(run.id, SCENARIO), text, run, stored))
    found = store.resume(run.id)
    before = {number: unpack(data) for number, data in store.batches(run.id, leave_out_damaged=True).items()}
    return Kept(store, found, starts(question), before)


def _changes(before: bytes, after: bytes, run: Run, settings: Mapping[str, Any]) -> str:
    """The paths that changed, the first of them by name."""
    paths = [each.path for each in differences(before, after)]
    paths += [f"--set {each}" for each in sorted({*run.settings["overrides"]} ^ {*settings["overrides"]})]
    keys = dict.fromkeys([*run.settings, *settings])
    paths += [key for key in keys if run.settings.get(key) != settings.get(key)] if not paths else []
    more = [f"… ({len(paths)})"] if len(paths) > NAMED else []
    return ", ".join([*paths[:NAMED], *more])


def _refused(code: str, **facts: str) -> Unanswerable:
    return Unanswerable([Problem(code, Place(), facts)])
