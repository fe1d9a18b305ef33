"""One self-contained HTML page from a brief: no network, no other file, no script."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.analyses.unknown import EXTENSION_NAMES
from detente.charts.render import can_draw
from detente.errors import Place, Problem
from detente.language import _, current, direction, number
from detente.model.texts import neutral
from detente.prose.blocks import Heading, Page
from detente.render import html
from detente.report import equilibria, guarantors, inputs, measures, overview, roadmaps, states, ways
from detente.report.cells import Table
from detente.report.pictures import Picture, pictures
from detente.report.sweeps import sure
from detente.report.talks import issues
from detente.words import assumptions, indifference, method, mixture, names, problems, stability, unknown
from detente.words import brief as briefs

UNPICTURED = Problem("W810", Place())
TEMPLATES = Path(__file__).parent / "templates"
NAME = "report.html"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything about one combination of types; `title` is empty where there is only one."""

    place: str
    title: str
    pictures: dict[str, Picture]
    feasible: str
    unfinished: tuple[str, ...]
    named: Table | None
    because: tuple[states.Because, ...]
    way: ways.Way | None
    equilibria: tuple[equilibria.Found, ...]
    guarantors: guarantors.Guarantors | None
    roadmaps: roadmaps.Roadmaps | None
    indifference: tuple[str, ...]
    variants: Table | None
    around_the_table: tuple[briefs.Section, ...]
    unknown: tuple[str, ...]
    unknown_tables: tuple[Table, ...]


def build(brief: Brief, warnings: Sequence[Problem], folder: Path, answer: Page = ()) -> Path:
    """Write `report.html` into `folder`, which is made if missing, and say where it lies.

    The page is written under another name and then renamed, so that nobody reads half of it. Raises OSError if it
    cannot be written.
    """
    text = page(brief, warnings, answer)
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / NAME
    unfinished = final.with_suffix(".html.part")
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        unfinished.replace(final)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
    return final


def page(brief: Brief, warnings: Sequence[Problem] = (), answer: Page = ()) -> str:
    """The whole page, in the language in use; the same text for the same brief. answer: what stands first."""
    style = (TEMPLATES / "style.css").read_text("utf-8") + html.STYLE
    first = tuple(block for block in answer if not (isinstance(block, Heading) and block.level == 1))
    template = _environment().get_template("report.html")
    return template.render(
        scenario=brief.scenario,
        language=current(),
        direction=direction(),
        style=Markup(style),
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        page=html.fragment(first) if first else "",
        warnings=[(warning.code, _place(warning), problems.sentence(warning)) for warning in warnings],
        chapters=[_chapter(brief, case, k + 1) for k, case in enumerate(brief.cases)],
        **_about(brief),
    )


def _place(problem: Problem) -> str:
    """Where in the file, without the folders that it lies in."""
    return str(replace(problem.place, file=Path(problem.place.file).name))


def _about(brief: Brief) -> dict[str, object]:
    return {
        "title": names.title(brief.scenario),
        "about": names.about(brief.scenario),
        "mark": assumptions.mark(brief.confidence),
        "status": briefs.status(brief),
        "unpictured": "" if can_draw() else problems.sentence(UNPICTURED),
        "overrides": " ".join(filter(None, (*briefs.defaults(brief), assumptions.overrides(brief.scenario)))),
        "answers": overview.answers(brief),
        "left_out": briefs.left_out(brief),
        "further": briefs.further(brief),
        "issues": briefs.issues(brief),
        "issue_parts": issues.issues(brief),
        "sure": sure.sure(brief),
        "options": overview.options(brief),
        "measures": measures.measures(brief.scenario),
        "side_by_side": overview.side_by_side(brief),
        "weighed": overview.weighed(brief),
        "about_weights": mixture.about(brief.mixture) if brief.mixture else (),
        "deals_side_by_side": roadmaps.side_by_side(brief),
        "ways": method.ways(),
        "extensions": unknown.meanings(EXTENSION_NAMES),
        "inputs": inputs.inputs(brief),
        "by_confidence": assumptions.by_confidence(brief.confidence),
        "sources": inputs.sources(brief.scenario),
        "run": list(inputs.run(brief)),
        "definitions": inputs.definitions(brief),
        "rule": method.legal_sequences(),
        "keeping": method.keeping(brief),
    }


def _chapter(brief: Brief, case: Case, count: int) -> Chapter:
    finished = brief.concept in case.stability.concepts
    place = f"case-{count}"
    return Chapter(
        place,
        names.case(case.setting),
        pictures(brief, case),
        method.feasible(case.setting) if case.graph or case.unknown else "",
        stability.unfinished(case.stability),
        states.table(brief, case, place) if finished else None,
        states.because(brief, case, place),
        ways.way(case),
        tuple(equilibria.found(case.stability, concept) for concept in case.stability.concepts),
        guarantors.guarantors(case),
        roadmaps.roadmaps(case, place),
        indifference.variants(case.setting, case.variants, brief.concept),
        guarantors.variants(brief, case),
        (*briefs.wishes_turned_round(brief, case), *briefs.around_the_table(case)),
        briefs.unknown_sentences(brief, case),
        states.unknown_tables(brief, case),
    )


def _neutral(value: object) -> object:
    """What a template writes, unable to change what stands around it; markup of our own as it is."""
    return neutral(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_neutral,
    )
    environment.globals.update(_=_, number=number)
    return environment
