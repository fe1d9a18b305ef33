"""`detente analyze`: every question that the scenario can answer, as a brief and a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.app import BAD_INPUT, LIMIT, Command, answer_no
from detente.cli.asking import place
from detente.cli.asking.deadline import Deadline, deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import Found, checked_scenario, scenario_of
from detente.cli.printing.streams import note, say
from detente.errors import LimitReached

if TYPE_CHECKING:
    from detente.analyses.brief import Brief
    from detente.analyses.case import Case
    from detente.model.scenario import Scenario
    from detente.prose.blocks import Page

REPORTS = Path("reports")

Folder = Annotated[
    Path | None,
    typer.Option("--out", metavar="FOLDER", help="Where the report goes; reports/ and the scenario's id if not given."),
]
InFull = Annotated[
    bool, typer.Option("--full", help="Print every answer after the page; the report has them in any case.")
]
Unswept = Annotated[bool, typer.Option("--no-sweep", help="Leave out how sure the answers are; much quicker.")]


@spread
def analyze(request: TypedRequest, out: Folder = None, no_sweep: Unswept = False, full: InFull = False) -> None:
    """Every question that the scenario can answer: one page, and a report to read and pass on."""
    from detente.words.problems import lines

    with deadline(request.seconds) as watch:
        scenario = scenario_of(request)
        folder = out if out is not None else REPORTS / scenario.id
        refused = place.checked(folder)
        note(*lines(refused))
        found, brief = _answered(request, scenario, watch, with_sweeps=not (no_sweep or request.chosen))
        page = () if request.chosen else _page(brief, watch)
    report = None if refused else _report(request, brief, found, folder, page)
    if request.format is Format.json:
        from detente.analyses.brief_document import document
        from detente.cli.printing.documents import say_json

        say_json({**document(brief), "report": report and report.as_posix()})
    else:
        _say(brief, page, full=full or report is None)
    _end(request, brief, report, complete=brief.complete and found.complete)


def _page(brief: "Brief", watch: Deadline) -> "Page":
    """The answer on one page, from what was asked for the brief; nothing where nothing of it could be asked."""
    from detente.prose.blocks import Claim, Paragraph
    from detente.questions.answer.ask import answer
    from detente.questions.answer.central import Central
    from detente.questions.answer.tell import tell

    swept = brief.sweeps
    central = Central(brief.scenario)
    drawn, looked_into = (swept.answers, swept.looked_into) if swept else ((), ())
    try:
        page = tell(answer(central, drawn, watch, looked_into, with_flips=False), central)
    except LimitReached:
        return ()
    says = (isinstance(each, Claim) or (isinstance(each, Paragraph) and each.weight == "plain") for each in page)
    return page if any(says) else ()


def _say(brief: "Brief", page: "Page", *, full: bool) -> None:
    """The page; everything after it, or where there is no page."""
    from detente.render.text import lines
    from detente.words import brief as words

    say(*lines(page))
    for said in (words.status(brief), *words.left_out(brief)) if page and not full else ():
        say(*([said] if said else []))
    if full or not page:
        from detente.cli.printing.brief import say_brief

        say()
        say_brief(brief)


def _answered(
    request: TypedRequest, scenario: "Scenario", watch: Deadline, *, with_sweeps: bool
) -> "tuple[Found, Brief]":
    """The answers first: where time is short they are worth more than the pre-flight."""
    from detente.analyses.brief import brief

    answered = brief(scenario, request.chosen or None, watch=watch, with_sweeps=with_sweeps)
    return checked_scenario(request, watch), answered


def _report(request: TypedRequest, brief: "Brief", found: Found, folder: Path, page: "Page") -> Path | None:
    """Where the report lies; None, with a note, where the disk has become full meanwhile."""
    from detente.charts.render import can_draw
    from detente.files.catalogue import find
    from detente.report.build import UNPICTURED, build
    from detente.words.problems import lines

    source = find(request.scenario)
    over = place.written_over(folder, source)
    try:
        report = build(brief, found.warnings, folder, page)
    except OSError as error:
        note(*lines([place.refused(folder, error)]))
        return None
    place.note_source(folder, source)
    note(*lines(over), *lines([] if can_draw() else [UNPICTURED]))
    return report


def _end(request: TypedRequest, brief: "Brief", report: Path | None, *, complete: bool) -> None:
    """Say where the report lies; without one the answer is there, but not all that was asked for."""
    from detente.words import endings

    if request.format is Format.text and report is not None:
        say("", endings.report_lies(report.as_posix()))
    if report is None:
        raise typer.Exit(BAD_INPUT)
    if not complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted:
        _judge(brief)


def _judge(brief: "Brief") -> None:
    """Answer no unless, whatever the types, guarantors make the goal hold; without them, unless it or the deal does.

    With issues only: unless every veto holder gains by the compromises together.
    """
    from detente.analyses.setting import goal_or_now
    from detente.analyses.unknown import YES
    from detente.words import endings

    if not brief.cases and brief.forecast and not all(each.accepted for each in brief.forecast.packages.values()):
        answer_no(endings.package())
    for case in brief.cases:
        if case.unknown is not None:
            found = case.unknown.standing(goal_or_now(case.unknown.setting))
            if found.together[brief.concept].necessarily != YES:
                answer_no(endings.equilibrium(case.unknown.setting, found.row, brief.concept))
        elif not case.graph:
            _judge_deal(case)
        elif case.guarantors is not None:
            if not case.guarantors.minimal.stable_for_all:
                answer_no(endings.guarantors(case.setting, brief.concept))
        elif not case.stability.standing(goal_or_now(case.setting)).equilibrium(brief.concept):
            answer_no(endings.equilibrium(case.setting, goal_or_now(case.setting), brief.concept))


def _judge_deal(case: "Case") -> None:
    """Answer no unless every written roadmap keeps itself."""
    from detente.words import endings

    verdicts = case.roadmaps.verdicts.values() if case.roadmaps else ()
    failing = [each.id for each in verdicts if not each.largest.holds]
    if failing or not verdicts:
        answer_no(endings.roadmaps(case.setting.scenario, failing))


COMMAND = Command("analyze", analyze)
