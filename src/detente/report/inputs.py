"""What the answers rest on: every input with its confidence, the sources, and how it was computed."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.assumptions import Judgement
from detente.analyses.brief import Brief
from detente.analyses.why import CONCEPT_NAMES
from detente.language import _
from detente.model.provenance import Source
from detente.model.scenario import Scenario
from detente.words import method, names


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
    says = names.option_name(scenario, each.key) if each.section == "options" else each.says
    trust = each.provenance.trust
    return Input(each.section, each.key, says, names.confidence(trust), trust, each.provenance.sources, note)


def sources(scenario: Scenario) -> tuple[SourceLine, ...]:
    """Every source, in file order."""
    return tuple(_source(each) for each in scenario.sources.values())


def _source(each: Source) -> SourceLine:
    publisher = names.text(each.publisher) if each.publisher else ""
    return SourceLine(each.id, names.text(each.title), publisher, each.date or "")


def definitions() -> tuple[Definition, ...]:
    """Every stability concept that answers were computed with."""
    return tuple(
        Definition(name, names.concept(name), method.concept(name), method.source(name)) for name in CONCEPT_NAMES
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
    yield _("Overrides"), ", ".join(brief.scenario.overrides) or _("none")
    yield _("Verdicts by"), names.concept(brief.concept)
