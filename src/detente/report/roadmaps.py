"""What makes a deal keep itself, in one case: every roadmap step by step, who would act, whose guarantees it needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.endurance import Endurance
from detente.analyses.deals.roadmaps import BEST, RoadmapAnswer, Verdict
from detente.charts.roadmaps import verdicts
from detente.language import _
from detente.report.cells import LOOKS, Cell, Row, Table, signed
from detente.report.guarantors import SETS
from detente.report.steps import steps
from detente.words import brief as briefs
from detente.words import names, two_models
from detente.words.deals import credibility, designs, endurance, guarantee_sets, settling, sizes
from detente.words.deals import roadmaps as sentences


@dataclass(frozen=True, slots=True)
class OneRoadmap:
    """A roadmap: its name, verdict and what it rests on; `sources` and `note` are those of the file.

    turning: the single numbers that turn the verdict, where these were looked at.
    """

    id: str
    anchor: str
    name: str
    verdict: str
    headline: str
    rest: tuple[str, ...]
    steps: Table
    turning: Table | None
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Acting:
    """Who would act after a breach, for roadmaps with the same guarantors."""

    question: str
    reasons: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Roadmaps:
    """The answers for one case; `sets` holds sentences for each roadmap whose sets were looked at."""

    headline: str
    legend: str
    overview: Table | None
    written: tuple[OneRoadmap, ...]
    acting: tuple[Acting, ...]
    acting_legend: str
    sets: tuple[tuple[str, ...], ...]
    every_set: Table | None
    compared: tuple[str, ...]
    design: tuple[str, ...]
    best: OneRoadmap | None


def roadmaps(case: Case, place: str) -> Roadmaps | None:
    """The answers; nothing where there is no deal to check. Anchors begin with `place`."""
    answer = case.roadmaps
    if answer is None:
        return None
    deal, written = answer.deal, answer.verdicts.values()
    withstood = {each.roadmap: each for each in case.endurance}
    return Roadmaps(
        briefs.deal_headline(case),
        sentences.legend(),
        _overview(answer, place) if written else None,
        tuple(_one(answer, each, place, withstood.get(each.id)) for each in written),
        tuple(_acting(answer, same) for same in credibility.alike(written)),
        credibility.legend(),
        tuple(guarantee_sets.answers(deal, id, found) for id, found in answer.sets.items()),
        _every_set(answer) if answer.sets else None,
        two_models.compared(case.guarantors, answer),
        designs.explained(deal, answer.design) if answer.design is not None else (),
        _one(answer, answer.best, place) if answer.best is not None else None,
    )


def anchor(place: str, id: str) -> str:
    """Where the page explains a roadmap."""
    return f"{place}-roadmap-{id}"


def _turning(deal: Deal, withstood: Endurance | None) -> Table | None:
    if withstood is None or not withstood.flips:
        return None
    rows = tuple(Row(name, tuple(Cell(text) for text in cells)) for name, *cells in endurance.rows(deal, withstood))
    return Table(endurance.legend(withstood), endurance.headings(), rows)


def _one(answer: RoadmapAnswer, found: Verdict, place: str, withstood: Endurance | None = None) -> OneRoadmap:
    deal, roadmap = answer.deal, found.roadmap
    headline, *rest = sentences.explained(deal, found)
    provenance = roadmap.provenance if roadmap else None
    return OneRoadmap(
        found.id,
        anchor(place, found.id),
        _name(answer, found.id),
        settling.verdict_label(found.largest),
        headline,
        tuple(rest),
        steps(deal, found),
        _turning(deal, withstood),
        provenance.sources if provenance else (),
        names.text(provenance.note) if provenance and provenance.note else "",
    )


def _name(answer: RoadmapAnswer, id: str) -> str:
    written = answer.deal.roadmaps.get(id)
    return names.text(written.name) if written else names.capital(names.roadmap(answer.deal.scenario, id))


# ---------------------------------------------------------------- all roadmaps side by side
def _overview(answer: RoadmapAnswer, place: str) -> Table:
    first, *headings = sentences.headings()
    rows = tuple(_overview_row(answer, found, place) for found in verdicts(answer).values())
    return Table(_("Every roadmap at its weakest point"), (first, *headings, _("Guarantors")), rows)


def _overview_row(answer: RoadmapAnswer, found: Verdict, place: str) -> Row:
    name, verdict, slack, where, fewest = sentences.row(answer.deal, found)
    looks = [_look(check.status) for check in (found.largest, found.smallest)]
    backing = names.guarantors(answer.deal.scenario, found.largest.settings.guarantors)
    cells = (Cell(verdict, looks[0]), Cell(signed(slack)), Cell(where), Cell(fewest, looks[1]), Cell(backing))
    return Row(name, cells, anchor(place, found.id))


def _look(status: str) -> str:
    return LOOKS.get(status == "holds", "") if status != "not verified" else ""


def side_by_side(brief: Brief) -> Table | None:
    """Which roadmaps keep themselves in every combination of types; nothing where there is only one."""
    cases = [(case, case.roadmaps) for case in brief.cases if case.roadmaps is not None]
    if len(cases) < 2:
        return None
    every = {id: _name(answer, id) for _case, answer in cases for id in verdicts(answer)}
    rows = tuple(Row(name, tuple(_verdict(answer, id) for _case, answer in cases)) for id, name in every.items())
    headings = (_("Roadmap"), *(names.case(case.setting) for case, _answer in cases))
    return Table(_("Which roadmaps keep themselves, and their weakest point"), headings, rows)


def _verdict(answer: RoadmapAnswer, id: str) -> Cell:
    found = verdicts(answer).get(id)
    if found is None:
        return Cell("–")
    _name, verdict, slack, where, _fewest = sentences.row(answer.deal, found)
    return Cell(verdict, _look(found.largest.status), (signed(slack), where))


# ---------------------------------------------------------------- who would act, whose guarantees are enough
def _acting(answer: RoadmapAnswer, same: tuple[Verdict, ...]) -> Acting:
    deal, first = answer.deal, same[0]
    question = credibility.of_roadmaps(deal, [each.id for each in same])
    rows = tuple(_credibility(row) for row in credibility.rows(deal, first))
    table = Table(_("Why each guarantor would act or not"), credibility.headings(), rows)
    return Acting(question, credibility.reasons(deal, first), table)


def _credibility(row: tuple[str, ...]) -> Row:
    against, *cells = row
    return Row(against, tuple(Cell(text) for text in cells))


def _every_set(answer: RoadmapAnswer) -> Table:
    scenario = answer.deal.scenario
    judged = {id: {each.guarantors: each for each in found.verdicts} for id, found in answer.sets.items()}
    every = max(judged.values(), key=len)
    rows = tuple(
        Row(names.guarantors(scenario, members), tuple(_set_cell(answer, id, members) for id in judged))
        for members in list(every)[:SETS]
    )
    headings = (_some(answer, id) for id in judged)
    caption = _("Every set of guarantors, with the least slack; a frame marks sets of which no smaller one does")
    return Table(caption, (_("Guarantors"), *headings), rows)


def _some(answer: RoadmapAnswer, id: str) -> str:
    return _("some roadmap to the goal") if id == BEST else _name(answer, id)


def _set_cell(answer: RoadmapAnswer, id: str, members: tuple[str, ...]) -> Cell:
    found = answer.sets[id]
    each = next((each for each in found.verdicts if each.guarantors == members), None)
    if each is None:
        return Cell("–")
    text = _("keeps itself") if each.sufficient else _("may") if each.possible else _("does not")
    leaving = [party for party in found.keeping if party not in each.keep]
    by = names.parties(answer.deal.scenario, leaving) if leaving else ""
    details = tuple(_set_details(each.least, each.most, each.joined, by))
    look = LOOKS[each.sufficient] if each.sufficient == each.possible else ""
    return Cell(text, look, details, framed=members in found.sufficient)


def _set_details(least: float | None, most: float | None, joined: bool, leaving: str) -> Iterator[str]:
    if least is not None and most is not None and abs(most) != float("inf"):
        shown = signed(sizes.signed(least)), signed(sizes.signed(most))
        yield shown[0] if shown[0] == shown[1] else _("{low} to {high}").format(low=shown[0], high=shown[1])
    if leaving:
        yield _("left by {parties}").format(parties=leaving)
    if not joined:
        yield _("not joined by all")
