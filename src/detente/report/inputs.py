"""What the answers rest on: every input with its confidence, the sources, and how it was computed."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.assumptions import Judgement
from detente.analyses.brief import Brief
from detente.analyses.why import CLASSICAL_NAMES
from detente.language import _
from detente.model.provenance import Source
from detente.model.scenario import Scenario
from detente.words import forecast, method, names
from detente.words.wishes import analysts


@dataclass(frozen=True, slots=True)
class Input:
    """One input of the file."""

    section: str
    key: str
    says: str
    confidence: str
    level: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source that the scenario cites."""

    id: str
    title: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A concept by name, in words, with the key of its source."""

    id: str
    title: str
    meaning: str
    source: str


def inputs(brief: Brief) -> tuple[Input, ...]:
    """Every input, in file order."""
    return tuple(_input(brief.scenario, each) for each in brief.judgements)


def _input(scenario: Scenario, each: Judgement) -> Input:
    note = names.text(each.provenance.note) if each.provenance.note else ""
    says = _says(scenario, each)
    trust = each.provenance.trust
    return Input(each.section, each.key, says, names.confidence(trust), trust, each.provenance.sources, note)


def _says(scenario: Scenario, each: Judgement) -> str:
    """What an input says, in the language in use where the scenario says it in several."""
    agreement = scenario.agreement
    if each.section == "options":
        return names.option_name(scenario, each.key)
    if each.section == "measures":
        return names.text(agreement.measures[each.key].name)
    if each.section == "roadmaps":
        return names.text(agreement.roadmaps[each.key].name)
    if each.section == "issues":
        return forecast.input_said(scenario, each)
    return each.says


def sources(scenario: Scenario) -> tuple[SourceLine, ...]:
    """Every source, in file order."""
    return tuple(_source(each) for each in scenario.sources.values())


def _source(each: Source) -> SourceLine:
    publisher = names.text(each.publisher) if each.publisher else ""
    return SourceLine(each.id, names.text(each.title), publisher, each.date or "")


def definitions(brief: Brief) -> tuple[Definition, ...]:
    """Every stability concept that answers were computed with; none where the graph model was not asked."""
    if not any(case.graph for case in brief.cases):
        return ()
    return tuple(
        Definition(name, names.concept(name), method.concept(name), method.source(name)) for name in CLASSICAL_NAMES
    )


def run(brief: Brief) -> Iterator[tuple[str, str]]:
    """What the run was: heading and value."""
    from detente import __version__

    yield _("Program"), f"detente {__version__}"
    yield _("Scenario"), brief.scenario.id
    yield _("File hash"), brief.scenario.hash or "–"
    for case in brief.cases:
        if types := names.types(case.setting):
            yield _("Types"), types
    if lists := analysts.lists(brief.scenario):
        yield _("Lists"), lists
    yield _("Overrides"), ", ".join(brief.scenario.overrides) or _("none")
    if any(case.graph for case in brief.cases):
        yield _("Verdicts by"), names.concept(brief.concept)
