"""`detente forecast`: where talks settle on each issue."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, Request, spread
from detente.cli.asking.source import scenario_in_file
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.forecast import ForecastAnswer

Rounds = Annotated[
    bool, typer.Option("--rounds", help="The expected utility models round by round: who moved whom, and why.")
]
Draws = Annotated[
    int,
    typer.Option("--draws", metavar="N", min=1, max=100_000, help="How many draws of inputs that have ranges."),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Where the draws begin.")]


@spread
def forecast(request: Request, rounds: Rounds = False, draws: Draws = 10_000, seed: Seed = 0) -> None:
    """Where do talks settle on each issue? Every bargaining model, side by side, and how far from it they may."""
    from detente.analyses.forecast import document
    from detente.analyses.forecast import forecast as asked
    from detente.words import endings

    scenario = scenario_in_file(request)
    with deadline(request.seconds) as watch:
        answer = asked(scenario, rounds, watch, draws, seed)
    if request.format is Format.json:
        from detente.cli.printing.documents import say_json

        say_json(document(answer))
    else:
        _say(answer)
    if not answer.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not all(found.accepted for found in answer.packages.values()):
        answer_no(endings.package())


def _say(answer: "ForecastAnswer") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words import assumptions, forecast, names

    scenario = answer.scenario
    say_paragraphs(filter(None, (names.title(scenario), assumptions.overrides(scenario))), mark="")
    columns = range(1, len(answer.columns) + 1)
    for id in answer.panels:
        say_heading(forecast.issue(answer, id))
        say_table(forecast.headings(answer), forecast.rows(answer, id), numbers=tuple(columns))
        say_paragraphs(forecast.spread(answer, id))
        if answer.outlooks[id]:
            _say_outlook(answer, id)
        for heading, sentences in forecast.rounds(answer, id):
            say_heading(heading)
            say_paragraphs(sentences)
    say_heading(forecast.together())
    say_paragraphs([*forecast.packages(answer), forecast.caution()])


def _say_outlook(answer: "ForecastAnswer", id: str) -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words import outlook

    rows, headings = outlook.rows(answer, id), outlook.headings(answer, id)
    say_heading(outlook.title())
    if rows:
        say_table(headings, rows, numbers=tuple(range(len(headings) - outlook.NUMBERS, len(headings))))
    say_paragraphs(outlook.trust(answer, id))


COMMAND = Command("forecast", forecast)
