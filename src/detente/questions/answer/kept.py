"""A page in the run store: found again by what it hangs on, and its draws gone on with where they were cut off."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from detente.analyses.sweeps.kept import SCENARIO, Kept, settings_of, starts
from detente.analyses.sweeps.question import Question
from detente.language import current
from detente.store.arrays import unpack
from detente.store.run import Plan, Run
from detente.store.store import Store


@dataclass(frozen=True)
class Asking:
    """What a page hangs on: the hash of the file and of its overrides, and the draws."""

    hash: str
    draws: int

    def like(self, run: Run) -> bool:
        """Whether a run is of the same page, in the language in use and of this version."""
        from detente import __version__

        same = (run.hash, run.version) == (self.hash, __version__)
        return same and dict(run.settings).get("page") == self._page

    @property
    def _page(self) -> dict[str, Any]:
        return {"draws": self.draws, "language": current()}

    def plan(self, scenario: str, questions: Sequence[Question]) -> Plan:
        """What is stored of it; scenario: its id."""
        from detente import __version__

        asked = [settings_of(each) for each in questions]
        return Plan(
            kind="answer",
            scenario=scenario,
            hash=self.hash,
            version=__version__,
            seed=questions[0].seed if questions else 0,
            settings={"page": self._page, "questions": asked},
            batches=sum(starts(each)[-1] for each in questions),
        )


def finished(store: Store, asking: Asking) -> dict[str, Any] | None:
    """The document of a page that was finished before; None if there is none that can be read."""
    run = store.newest("answer", asking.like, complete=True)
    data = None if run is None else store.answer(run.id)
    return None if data is None else dict(json.loads(data))


def keepers(
    store: Store, asking: Asking, scenario: str, questions: Sequence[Question], text: bytes
) -> tuple[Run, tuple[Kept, ...]]:
    """The run of a page and where the batches of each question go; one that was cut off is gone on with."""
    plan = asking.plan(scenario, questions)
    before = store.newest("answer", lambda run: asking.like(run) and dict(run.settings) == plan.settings)
    run = store.begin(plan, {SCENARIO: text}) if before is None else store.resume(before.id)
    batches = {} if before is None else store.batches(run.id, leave_out_damaged=True)
    done = {number: unpack(data) for number, data in batches.items()}
    first = (0, *accumulate(starts(each)[-1] for each in questions))
    places = (tuple(at + n for n in starts(each)) for at, each in zip(first, questions, strict=False))
    return run, tuple(Kept(store, run, place, done) for place in places)


def finish(store: Store, run: Run, document: dict[str, Any], *, complete: bool) -> None:
    """Keep the page; one that is not complete is left to be gone on with."""
    data = json.dumps(document, ensure_ascii=False).encode()
    store.finish(run.id, "complete" if complete else "limit reached", data if complete else None)
