"""Whose guarantee is enough, in one case: three answers, every set, and what they hang on."""

from dataclasses import dataclass, replace

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.analyses.clauses import CarryingClause, ClauseAnswer
from detente.analyses.guarantors import GuarantorAnswer, GuarantorSet, Members
from detente.analyses.setting import Setting
from detente.charts.verdicts import state_names
from detente.language import _
from detente.report.cells import Cell, Row, Table, leaving, verdict
from detente.words import clauses, names
from detente.words import guarantors as sentences

SETS = 1024  # rows of the table of sets


@dataclass(frozen=True, slots=True)
class Carrying:
    """A statement of the file that carries the answer, and the smallest sets without it."""

    party: str
    place: int
    statement: str
    confidence: str
    sources: tuple[str, ...]
    note: str
    without: str


@dataclass(frozen=True, slots=True)
class HangsOn:
    """What the answer for one party hangs on."""

    party: str
    given: str
    mentions: tuple[str, ...]
    carrying: tuple[Carrying, ...]
    willingness: tuple[str, ...]
    nearest: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guarantors:
    """The answers for one case; `rest` is what holds for all three."""

    question: str
    for_focus: tuple[str, ...]
    for_all: tuple[str, ...]
    preferred: tuple[str, ...]
    rest: tuple[str, ...]
    smallest: Table
    sets: Table
    hangs_on: tuple[HangsOn, ...]


def guarantors(case: Case) -> Guarantors | None:
    """The answers; nothing where the scenario does not ask."""
    answer = case.guarantors
    if answer is None:
        return None
    hanging = tuple(_hangs_on(case.setting, found) for found in case.clauses)
    question, parts = sentences.question(answer), _three(answer)
    return Guarantors(question, *parts, rest(answer), _smallest(answer), _sets(answer), hanging)


def _three(answer: GuarantorAnswer) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return sentences.stable_for_focus(answer), sentences.stable_for_all(answer), sentences.preferred(answer)


def rest(answer: GuarantorAnswer) -> tuple[str, ...]:
    """What holds for all three answers: that none says that anybody goes there, and which sets were left out."""
    told = {sentence for part in _three(answer) for sentence in part}
    return tuple(sentence for sentence in sentences.answers(answer) if sentence not in told)


def _smallest(answer: GuarantorAnswer) -> Table:
    scenario, minimal = answer.setting.scenario, answer.minimal
    rows = [
        Row(names.party(scenario, party), _smallest_cells(answer, minimal.stable[party], minimal.preferred[party]))
        for party in answer.setting.parties
    ]
    together = _smallest_cells(answer, minimal.stable_for_all, minimal.stable_and_preferred_by_all)
    headings = (_("Party"), _("stable with"), _("preferred to the status quo with"))
    caption = _("The smallest sets of guarantors")
    return Table(caption, headings, (*rows, Row(_("all parties (preferred: and stable)"), together)))


def _smallest_cells(answer: GuarantorAnswer, *each: tuple[Members, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(sentences.members(answer.setting.scenario, sets)) for sets in each)


def _sets(answer: GuarantorAnswer) -> Table:
    scenario = answer.setting.scenario
    parties = (names.party(scenario, party) for party in answer.setting.parties)
    rows = tuple(Row(names.guarantors(scenario, each.members), _set_cells(answer, each)) for each in answer.sets[:SETS])
    caption = _("Every set of guarantors; a frame marks sets of which no smaller one does")
    return Table(caption, (_("Guarantors"), *parties, _("all parties")), rows)


def _set_cells(answer: GuarantorAnswer, each: GuarantorSet) -> tuple[Cell, ...]:
    if not each.feasible:
        return (Cell(_("not feasible")),) * (len(answer.setting.parties) + 1)
    smallest = answer.minimal
    verdicts = (
        verdict(holds, against, each.members in smallest.stable[party])
        for party, holds, against in zip(answer.setting.parties, each.stable, each.against, strict=True)
    )
    return (*verdicts, verdict(all(each.stable), framed=each.members in smallest.stable_for_all))


def _hangs_on(setting: Setting, found: ClauseAnswer) -> HangsOn:
    return HangsOn(
        names.party(setting.scenario, found.party),
        clauses.given(setting, found),
        clauses.mentions(setting, found),
        tuple(_carrying(setting, each) for each in found.carrying),
        clauses.willingness(setting, found),
        clauses.nearest(setting, found),
        clauses.assumptions(setting, found),
    )


def _carrying(setting: Setting, each: CarryingClause) -> Carrying:
    provenance = each.statement.provenance
    return Carrying(
        names.party(setting.scenario, each.party),
        each.position,
        each.statement.text,
        names.confidence(provenance.trust),
        provenance.sources,
        names.text(provenance.note) if provenance.note else "",
        sentences.members(setting.scenario, each.without),
    )


def variants(brief: Brief, case: Case) -> Table | None:
    """The verdicts on the named states with an indifferent option wanted or not; nothing where there is none."""
    if not case.variants:
        return None
    scenario, setting = brief.scenario, case.setting
    headings = [_("as written")]
    for each in case.variants[1:]:
        party = names.party(scenario, each.party)
        headings.append(_("{party} also wants {statement}").format(party=party, statement=each.appended))
    written = case.variants[0].stable
    rows = tuple(
        Row(shown, tuple(_variant(setting, written[name], each.stable[name]) for each in case.variants))
        for name, shown in state_names(case).items()
    )
    return Table(_("Verdicts if an indifferent party were not"), (_("State"), *headings), rows)


def _variant(setting: Setting, written: tuple[bool, ...], stable: tuple[bool, ...]) -> Cell:
    cell = leaving(setting, stable)
    return replace(cell, framed=stable != written)
