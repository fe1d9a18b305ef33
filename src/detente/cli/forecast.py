"""`detente forecast`: where talks settle on each issue."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.deadline import Deadline, deadline
from detente.cli.asking.request import Format, spread
from detente.cli.asking.source import scenario_in_file
from detente.cli.asking.talks import ForecastRequest
from detente.cli.printing.streams import note
from detente.errors import InputError, Place, Problem
from detente.language import _

if TYPE_CHECKING:
    from detente.analyses.forecast import ForecastAnswer
    from detente.analyses.talks.whole import Talks

Rounds = Annotated[
    bool, typer.Option("--rounds", help="The expected utility models round by round: who moved whom, and why.")
]
Draws = Annotated[
    int,
    typer.Option("--draws", metavar="N", min=1, max=100_000, help="How many draws of inputs that have ranges."),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Where the draws begin.")]

Save = Annotated[
    str | None,
    typer.Option("--save", metavar="FILE", help="Keep the forecast in this new file, stamped, to be scored later."),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", help="The day of the stamp, year-month-day; today if not given."),
]


@spread
def forecast(
    request: ForecastRequest,
    rounds: Rounds = False,
    draws: Draws = 10_000,
    seed: Seed = 0,
    save: Save = None,
    date: Day = None,
) -> None:
    """Where do talks settle on each issue? Every bargaining model, side by side, and how far from it they may."""
    from detente.cli.printing.talks.pictures import checked_target, draw
    from detente.files.template import checked_new
    from detente.words import endings

    if date is not None and save is None:
        raise InputError([Problem("E657", Place(), {"found": date})])
    target = checked_target(request.picture)
    if save is not None:
        checked_new(Path(save))
    with deadline(request.seconds) as watch:
        talks = _asked(request, rounds, (draws, seed), watch)
    kept = None if save is None else _stamped(talks.whole, request.scenario, draws, date)
    if request.format is Format.json:
        from detente.analyses.talks.whole import document
        from detente.cli.printing.documents import say_json

        say_json(document(talks))
    else:
        _say(talks)
    if save is not None and kept is not None:
        _keep(kept, Path(save))
    if target is not None:
        draw(talks, target)
    if not talks.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not all(found.accepted for found in talks.forecast.packages.values()):
        answer_no(endings.package())


def _asked(request: ForecastRequest, rounds: bool, drawn: tuple[int, int], watch: Deadline) -> "Talks":
    from detente.analyses.talks.whole import Questions, asked

    questions = Questions(
        rounds=rounds,
        draws=drawn[0],
        seed=drawn[1],
        issue=request.issue,
        drivers=request.drivers,
        points=request.points,
        doubt=request.doubt,
        experts=request.experts,
        expert=request.expert,
    )
    return asked(scenario_in_file(request), questions, watch)


def _stamped(answer: "ForecastAnswer", name: str, draws: int, day: str | None) -> dict[str, Any]:
    """The forecast with its stamp; the one place that asks what day it is.

    A day that cannot be is refused before anything is printed.
    """
    from datetime import date

    from detente.analyses.scores.stamp import stamped

    return stamped(answer, name, draws, day, date.today())


def _keep(stamped: dict[str, Any], target: Path) -> None:
    from detente.analyses.scores.stamp import save

    save(stamped, target)
    note(_("The forecast is kept in {path}").format(path=target))


def _say(talks: "Talks") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.cli.printing.talks.tables import say_drivers, say_experts
    from detente.words import assumptions, forecast, names
    from detente.words.talks import experts

    answer = talks.forecast
    scenario = answer.scenario
    head = (names.title(scenario), assumptions.overrides(scenario), experts.used(scenario))
    say_paragraphs(filter(None, head), mark="")
    columns = range(1, len(answer.columns) + 1)
    for id in answer.panels:
        say_heading(forecast.issue(answer, id))
        say_table(forecast.headings(answer), forecast.rows(answer, id), numbers=tuple(columns))
        say_paragraphs(forecast.spread(answer, id))
        if answer.outlooks[id]:
            _say_outlook(answer, id)
        if talks.experts is not None:
            say_experts(talks.experts, id)
        if talks.drivers is not None:
            say_drivers(talks.drivers, id)
        for heading, sentences in forecast.rounds(answer, id):
            say_heading(heading)
            say_paragraphs(sentences)
    if answer.panels:
        say_heading(forecast.together())
        say_paragraphs([*forecast.packages(answer), *forecast.zone(answer), forecast.caution()])
    _say_events(answer)


def _say_events(answer: "ForecastAnswer") -> None:
    """Questions with yes or no, and what offers tell."""
    from detente.cli.printing.tables import say_heading, say_paragraphs
    from detente.words.questions import chances, offers

    for question in answer.questions.values():
        say_heading(chances.question(question))
        say_paragraphs(chances.said(question))
    for signal in answer.signals.values():
        say_heading(offers.heading(answer.scenario, signal))
        say_paragraphs(offers.said(signal))


def _say_outlook(answer: "ForecastAnswer", id: str) -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words import outlook

    rows, headings = outlook.rows(answer, id), outlook.headings(answer, id)
    say_heading(outlook.title())
    if rows:
        say_table(headings, rows, numbers=tuple(range(len(headings) - outlook.NUMBERS, len(headings))))
    say_paragraphs(outlook.trust(answer, id))


COMMAND = Command("forecast", forecast)
