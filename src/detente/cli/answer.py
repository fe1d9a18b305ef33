"""`detente answer`: the scenario's question, answered on one page."""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.deadline import Deadline, deadline
from detente.cli.asking.request import Format, Request, spread
from detente.cli.keeping.asked import Folder
from detente.cli.printing.streams import note, say
from detente.errors import LimitReached

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.analyses.sweeps.sweep import SweepAnswer
    from detente.questions.answer.central import Central
    from detente.questions.answer.kept import Asking
    from detente.store.store import Store

FIRST = 30.0  # seconds after which the page is shown as far as it is
DRAWS = 512

Draws = Annotated[
    int, typer.Option("--draws", metavar="N", min=100, max=1_000_000, help="How many draws; slow questions get 100.")
]
Written = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write the page to this new file as well.")
]


@dataclass(frozen=True)
class AnswerRequest(Request):
    """What the page is asked with."""

    draws: Draws = DRAWS
    html: Written = None
    store: Folder = None
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing, and look for nothing that was kept.")] = (
        False
    )


@spread
def answer(request: AnswerRequest) -> None:
    """The scenario's question on one page: each claim with its verdict, share and reason, and what would turn it."""
    with ExitStack() as stack:
        watch = stack.enter_context(deadline(request.seconds, lines=True))
        found = _document(request, watch, stack)
    _say(request, found)
    if not found["complete"]:
        from detente.words import endings

        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not found["headline"]["holds"]:
        from detente.words import endings

        answer_no(endings.headline(str(found["headline"]["claim"])))


def _document(request: AnswerRequest, watch: Deadline, stack: ExitStack) -> dict[str, Any]:
    """From the store where the page was finished before, else asked."""
    from detente.files.catalogue import find
    from detente.files.read import hash_of
    from detente.questions.answer.kept import Asking, finished
    from detente.store.place import folder_of
    from detente.store.store import Store

    text = find(request.scenario).read_bytes()
    asking, store = Asking(hash_of(text, tuple(request.changes)), request.draws), None
    if not request.no_store:
        store = stack.enter_context(Store(folder_of(request.store)))
        before = finished(store, asking)
        if before is not None:
            return before
    return _asked(request, asking, text, store, watch)


def _asked(
    request: AnswerRequest, asking: "Asking", text: bytes, store: "Store | None", watch: Deadline
) -> dict[str, Any]:
    """The page at `FIRST` seconds as far as it is, if it is to be read, and then to its end."""
    from detente.cli.asking.source import scenario_in_file
    from detente.questions.answer.central import Central
    from detente.questions.answer.drawn import Remembering, asked_of, drawn
    from detente.questions.answer.kept import finish, keepers

    scenario = scenario_in_file(request)
    questions = asked_of(scenario, request.draws)
    run = None
    kept = [Remembering(None) for _each in questions]
    if store is not None:
        run, places = keepers(store, asking, scenario.id, questions, text)
        kept = [Remembering(each) for each in places]
    central, ends = Central(scenario), time.monotonic() + FIRST

    def soon(doing: str, done: int, of: int) -> None:
        watch(doing, done, of)
        if time.monotonic() >= ends:
            raise LimitReached

    swept = drawn(questions, kept, soon)
    if not all(each.complete for each in swept) and not watch.is_over:
        if request.format is Format.text:
            from detente.words.sweeps import notes

            _print(_told(swept, central, watch, with_flips=False))
            note(notes.goes_on())
        swept = drawn(questions, kept, watch)
    document = _told(swept, central, watch, with_flips=True)
    if store is not None and run is not None:
        finish(store, run, document, complete=document["complete"])
    return document


def _told(swept: "Sequence[SweepAnswer]", central: "Central", watch: Deadline, *, with_flips: bool) -> dict[str, Any]:
    """The page as data."""
    from detente.questions.answer.ask import answer as asked
    from detente.questions.answer.document import document
    from detente.questions.answer.tell import tell
    from detente.render.documents import encoded

    found = asked(central, swept, watch, with_flips=with_flips)
    return {**document(found), "page": encoded(tell(found, central))}


def _say(request: AnswerRequest, found: dict[str, Any]) -> None:
    if request.html is not None:
        from detente.render.documents import decoded
        from detente.render.html import whole

        request.html.write_text(whole(decoded(found["page"])), encoding="utf-8")
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(found)
    else:
        _print(found)


def _print(found: dict[str, Any]) -> None:
    from detente.render.documents import decoded
    from detente.render.text import lines

    say(*lines(decoded(found["page"])))


COMMAND = Command("answer", answer)
