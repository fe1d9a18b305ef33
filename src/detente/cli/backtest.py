"""`detente backtest`: how forecasts would have done on issues that were settled."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Asserted, Format, Printed, Seconds, spread

if TYPE_CHECKING:
    from detente.analyses.backtest import Backtest
    from detente.analyses.learned import Learned

Source = Annotated[
    str, typer.Argument(metavar="FILE", help="A table of settled issues: CSV, TSV or XLSX, or as of the DEU project.")
]
Picture = Annotated[
    str | None, typer.Option("--picture", metavar="FILE", help="Draw the calibration to this new .svg or .png file.")
]
Numbers = Annotated[
    str | None, typer.Option("--learned", metavar="FILE", help="Take the numbers of this file, written by --refit.")
]
Refit = Annotated[
    str | None,
    typer.Option("--refit", metavar="FILE", help="Learn the numbers on all issues and write them to this new file."),
]


LearnOn = Annotated[
    str | None,
    typer.Option(
        "--learn-on",
        metavar="FILE",
        help="Learn the distribution and all that it is compared with on this table, but for groups that are scored.",
    ),
]


class Weighing(StrEnum):
    """Whose word weighs how much."""

    equal = "equal"
    votes = "votes"
    votes_only = "votes-only"
    capability = "capability"


Weights = Annotated[
    Weighing | None,
    typer.Option(
        "--weights",
        help="What counts beside salience: nothing (`equal`), the table's `capability`, or in files of the DEU project "
        "the `votes` in the Council; with `votes-only` Commission and Parliament count nothing. As the table has it if "
        "not given.",
    ),
]

Nesting = Annotated[
    bool,
    typer.Option(
        "--nested", help="Only choose the form of the forecast anew without the groups that are scored, and score that."
    ),
]


@dataclass(frozen=True)
class Asked:
    """Of which table, and how the answer is printed."""

    file: Source
    format: Printed = Format.text
    asserted: Asserted = False
    seconds: Seconds = None


@spread
def backtest(
    request: Asked,
    picture: Picture = None,
    learned: Numbers = None,
    refit: Refit = None,
    weights: Weights = None,
    learn_on: LearnOn = None,
    nested: Nesting = False,
) -> None:
    """Score every forecast on issues that were settled: error, CRPS, coverage, skill; groups kept whole."""
    from detente.analyses.backtest import backtest as asked
    from detente.analyses.learned import learned_from
    from detente.cli.printing.streams import note
    from detente.files.template import checked_new
    from detente.words.backtest import asserted as claim
    from detente.words.endings import partial
    from detente.words.problems import lines

    _check_together(
        {
            "--nested": nested,
            "--picture": picture,
            "--assert": request.asserted,
            "--learned": learned,
            "--refit": refit,
            "--learn-on": learn_on,
        }
    )
    for file in filter(None, (picture, refit)):
        checked_new(Path(file))
    if nested:
        _nested(Path(request.file), weights, request.format, request.seconds)
        return
    rule = None if weights is None else weights.value
    numbers = None if learned is None else learned_from(Path(learned))
    if refit is not None:
        numbers = _refit(Path(request.file), Path(refit), rule)
    with deadline(request.seconds) as watch:
        answer = asked(Path(request.file), numbers, watch, rule, None if learn_on is None else Path(learn_on))
    note(*lines(answer.warnings))
    _say(answer, request.format)
    if picture is not None and answer.reliability:
        _draw(answer, Path(picture))
    if not answer.complete:
        note(partial())
        raise typer.Exit(LIMIT)
    if request.asserted and not answer.holds:
        answer_no(claim())


def _check_together(given: dict[str, object]) -> None:
    """Raises Unanswerable (E958) for options of which one would be passed over beside another."""
    from detente.errors import Place, Problem, Unanswerable

    chosen = [option for option, value in given.items() if value]
    one_of = [option for option in chosen if option in ("--learned", "--refit", "--learn-on")]
    clash = chosen if "--nested" in chosen and len(chosen) > 1 else one_of if len(one_of) > 1 else []
    if clash:
        raise Unanswerable([Problem("E958", Place(), {"found": clash[0], "others": ", ".join(clash[1:])})])


def _nested(file: Path, weights: Weighing | None, format: Format, seconds: float | None) -> None:
    from detente.analyses.nested import nested
    from detente.cli.printing.documents import say_json
    from detente.cli.printing.streams import say
    from detente.cli.printing.tables import say_paragraphs, say_table
    from detente.words import nested as words

    with deadline(seconds) as watch:
        found = nested(file, None if weights is None else weights.value, watch)
    if format is Format.json:
        say_json(found.document)
        return
    say(words.title(found))
    say()
    say_table(words.headings(), words.rows(found), numbers=range(1, 3))
    say()
    say_paragraphs(words.said(found))


def _refit(file: Path, target: Path, weights: str | None) -> "Learned":
    from datetime import date

    from detente.analyses.backtest import refit
    from detente.analyses.learned import write_learned

    found = refit(file, date.today(), weights)
    write_learned(found, target)
    return found


def _draw(answer: "Backtest", target: Path) -> None:
    from detente.charts.history.calibration import draw
    from detente.cli.printing.pictures import drawn
    from detente.files.template import write_whole

    if picture := drawn(draw(answer), target):
        write_whole(target, picture)


def _say(answer: "Backtest", format: Format) -> None:
    from detente.cli.printing.streams import say
    from detente.words import backtest as words

    if format is Format.json:
        from detente.analyses.backtest import document
        from detente.cli.printing.documents import say_json

        say_json(document(answer))
        return
    from detente.cli.printing.tables import say_paragraphs, say_table

    say(words.title(answer))
    say_paragraphs([words.scored(answer), *words.weights(answer), *words.left_out(answer), *words.cut_off(answer)])
    if not answer.models:
        return
    say()
    say_table(words.headings(), words.rows(answer), numbers=range(1, 7))
    say()
    say_paragraphs([words.legend(answer)], mark="")
    say()
    trust = [words.calibration(answer)] if answer.complete else []
    say_paragraphs([words.learned(answer), *words.skill(answer), *trust, words.domain(answer)])


COMMAND = Command("backtest", backtest)
