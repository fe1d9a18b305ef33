"""What a report begins with: what was asked of which file, the short answer, who can do what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.charts.verdicts import state_names
from detente.errors.codes import N_
from detente.language import _
from detente.model.provenance import Provenance
from detente.report.cells import Cell, Row, Table, leaving
from detente.report.guarantors import rest
from detente.words import brief as briefs
from detente.words import clauses, guarantors, mixture, names, stability, unknown
from detente.words.deals import designs

REVERSIBLE = {"yes": N_("yes"), "no": N_("no"), "off_only": N_("not once dropped")}


@dataclass(frozen=True, slots=True)
class Answer:
    """The short answer for one combination of types; `given` are the assumptions that it hangs on."""

    case: str
    headline: str
    sentences: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One line of the table of options."""

    id: str
    name: str
    party: str
    now: bool
    reversible: str
    confidence: str
    sources: tuple[str, ...]
    note: str


def answers(brief: Brief) -> tuple[Answer, ...]:
    """The short answer for every combination of types; on the issues where there is nothing else."""
    if not brief.cases:
        return tuple(_on_issues(brief))
    return tuple(_answer(brief, case) for case in brief.cases)


def _on_issues(brief: Brief) -> Iterator[Answer]:
    sections = briefs.issues(brief)
    for section in sections:
        yield Answer(section.title if len(sections) > 1 else "", section.sentences[0], section.sentences[1:], ())


def _answer(brief: Brief, case: Case) -> Answer:
    headline = briefs.headline(brief, case)
    others = tuple(dict.fromkeys(sentence for sentence in _short(brief, case) if sentence not in ("", headline)))
    return Answer(names.case(case.setting), headline, others, _given(case))


def _short(brief: Brief, case: Case) -> Iterator[str]:
    if case.graph:
        yield from _of_graph(brief, case)
    if case.unknown is not None:
        yield from unknown.about(case.unknown)
    if case.roadmaps is not None:
        yield briefs.deal_headline(case)
        if case.roadmaps.design is not None:
            yield designs.headline(case.roadmaps.design)


def _of_graph(brief: Brief, case: Case) -> Iterator[str]:
    if case.guarantors is not None:
        yield from guarantors.stable_for_focus(case.guarantors)
        yield from guarantors.preferred(case.guarantors)[-1:]  # whether all that holds is also liked by all
        yield from rest(case.guarantors)
    if brief.concept in case.stability.concepts:
        yield stability.verdict(case.setting, case.stability.named["now"], brief.concept)
    yield from stability.coalitions(case.setting)
    yield stability.reach(case.stability)
    if brief.concept in case.stability.concepts:
        yield stability.counts(case.stability, brief.concept)
        yield from stability.ways(case.stability, brief.concept)


def _given(case: Case) -> tuple[str, ...]:
    return tuple(filter(None, (clauses.given(case.setting, found) for found in case.clauses)))


def options(brief: Brief) -> tuple[OptionRow, ...]:
    """Every option of the scenario, in file order."""
    scenario = brief.scenario
    return tuple(
        OptionRow(
            option.id,
            names.option_name(scenario, option.id),
            names.party(scenario, option.party),
            option.now,
            _(REVERSIBLE[option.reversible]),
            *_origin(option.provenance),
        )
        for option in scenario.conflict.options
    )


def _origin(provenance: Provenance) -> tuple[str, tuple[str, ...], str]:
    note = names.text(provenance.note) if provenance.note else ""
    return names.confidence(provenance.trust), provenance.sources, note


def side_by_side(brief: Brief) -> Table | None:
    """The verdicts on the named states in every combination of types; nothing where there is only one."""
    cases = [case for case in brief.cases if brief.concept in case.stability.concepts]
    if len(cases) < 2:
        return None
    headings = (_("State"), *(names.case(case.setting) for case in cases))
    rows = tuple(
        Row(shown, tuple(_verdict(brief, case, name) for case in cases))
        for name, shown in state_names(cases[0]).items()
    )
    return Table(_("Stable for every party, and if not, for whom not"), headings, rows)


def weighed(brief: Brief) -> Table | None:
    """For which types the named states hold, by their weight; nothing where there is only one combination."""
    found = brief.mixture
    if found is None:
        return None
    caption = _("Stable for every party: weight of the types for which it is")
    rows = tuple(Row(cells[0], tuple(Cell(text) for text in cells[1:])) for cells in mixture.rows(found))
    concepts = (names.concept(concept) for concept in mixture.concepts(found))
    return Table(caption, (_("State"), *concepts), rows)


def _verdict(brief: Brief, case: Case, name: str) -> Cell:
    """A verdict never stands without who is worse off and the way there."""
    standing = case.stability.named[name]
    cell = leaving(case.setting, standing.stable[brief.concept])
    worse = stability.those_against(case.setting, standing, -1)
    said = _("worse than the status quo for {parties}").format(parties=names.parties(brief.scenario, worse))
    details = (*cell.details, *([said] if worse else []), stability.way_label(standing.way))
    return replace(cell, details=details)
