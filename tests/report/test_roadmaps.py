"""The part of the report on deals: every roadmap with its picture and table, and pages that have nothing else."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from detente.analyses.brief import Brief
from detente.analyses.deals.roadmaps import RoadmapAnswer
from detente.charts.roadmaps import verdicts
from detente.language import using
from detente.report.build import page
from detente.report.roadmaps import Roadmaps, anchor, roadmaps, side_by_side
from detente.report.steps import steps
from detente.words.deals import credibility, guarantee_sets, settling
from detente.words.deals import roadmaps as sentences
from tests.report.briefs import HOSTILE, ladder, small
from tests.report.pages import Page, parsed
from tests.report.test_report import HEADINGS, check_links

BRIEFS = {"graph and deal": small, "deal alone": ladder}


@pytest.fixture(scope="module", params=list(BRIEFS))
def brief(request: pytest.FixtureRequest) -> Brief:
    return BRIEFS[request.param]()


@pytest.fixture(scope="module")
def seen(brief: Brief) -> Page:
    return parsed(page(brief))


def of(brief: Brief, case: int = 0) -> Roadmaps:
    found = roadmaps(brief.cases[case], "case-1")
    assert found is not None
    return found


def test_every_roadmap_has_its_section_picture_and_table(brief: Brief, seen: Page) -> None:
    told = [each.attributes["id"] for each in seen.with_class("told")]
    expected = [
        anchor(f"case-{k}", id)
        for k, case in enumerate(brief.cases, 1)
        if case.roadmaps is not None
        for id in verdicts(case.roadmaps)
    ]
    assert told == expected
    drawn = [each.attributes["aria-label"] for each in seen.with_class("picture")]
    assert sum("Step by step" in each for each in drawn) == len(told)
    assert len(seen.with_class("steps")) == len(told)


def test_the_words_are_those_of_the_words(brief: Brief, seen: Page) -> None:
    text = re.sub(r"\s+", " ", " ".join(each.text for each in seen.named("main")))
    for case in brief.cases:
        assert case.roadmaps is not None
        deal = case.roadmaps.deal
        for verdict in verdicts(case.roadmaps).values():
            assert all(sentence in text for sentence in sentences.explained(deal, verdict))
            assert all(sentence in text for sentence in credibility.reasons(deal, verdict))
        for id, sets in case.roadmaps.sets.items():
            assert all(sentence in text for sentence in guarantee_sets.answers(deal, id, sets))


def test_the_table_of_steps_has_every_number_of_the_picture(brief: Brief) -> None:
    for case in brief.cases:
        assert case.roadmaps is not None
        for verdict in verdicts(case.roadmaps).values():
            check, table = verdict.largest, steps(case.roadmaps.deal, verdict)
            assert len(table.rows) == len(check.path) + 2
            assert len(table.headings) == 2 + len(check.participation)
            cells = [cell for row in table.rows for cell in row.cells[1:]]
            texts = sorted(cell.text.removesuffix(" <") for cell in cells if cell.text)
            slacks = [(each.relative, each.highest) for each in check.incentives]
            slacks += [(each.relative, each.highest) for each in check.participation.values()]
            assert texts == sorted("–" if low is None else settling.slack(low, high) for low, high in slacks)
            assert [cell.text.endswith("<") for cell in cells] == [cell.framed for cell in cells]
            assert sum(cell.framed for cell in cells) == 1
            assert all((cell.look == "no") is cell.text.startswith("-") for cell in cells)


def test_what_may_happen_otherwise_stands_below() -> None:
    (halves,) = [each for each in of(small()).written if each.id == "halves"]
    details = [detail for row in halves.steps.rows for cell in row.cells for detail in cell.details]
    assert details
    assert all(re.fullmatch(r"if fewest act: [+-].*%", detail) for detail in details)


def test_every_roadmap_stands_in_the_overview(brief: Brief) -> None:
    answer = brief.cases[0].roadmaps
    assert answer is not None
    table = of(brief).overview
    assert table is not None
    assert [row.anchor for row in table.rows] == [anchor("case-1", id) for id in verdicts(answer)]


def test_the_smallest_sets_are_framed() -> None:
    answer, table = ladder().cases[0].roadmaps, of(ladder()).every_set
    assert answer is not None
    assert table is not None
    assert len(table.rows) == 32
    for column, found in enumerate(answer.sets.values()):
        assert sum(row.cells[column].framed for row in table.rows) == len(found.sufficient)


def test_types_are_compared_where_there_are_several() -> None:
    table = side_by_side(small())
    assert table is not None
    looks = {row.heading: [cell.look for cell in row.cells] for row in table.rows}
    assert looks["Roadmap"] == ["yes", "no"]
    assert side_by_side(ladder()) is None


def test_measures_are_listed_with_the_votes_they_take(brief: Brief, seen: Page) -> None:
    rows = [each.text for each in seen.named("tr")]
    for id in brief.scenario.agreement.measures:
        assert any(row.startswith(id) for row in rows)
    if brief is small():
        assert any("votes needed of 2: 2 to raise, 1 to lower" in row for row in rows)


# ---------------------------------------------------------------- pages that have less
def test_a_page_without_a_graph_model_speaks_of_deals_only() -> None:
    seen = parsed(page(ladder()))
    titles = [each.text for each in seen.named(*HEADINGS)]
    assert "What makes a deal keep itself" in titles
    assert not {"The named states", "All equilibria, concept by concept", "Definitions of stability"} & set(titles)
    assert not any("Option" in each.text for each in seen.named("th"))
    assert "feasible states" not in page(ladder())
    levels = [int(element.name[1]) for element in seen.named(*HEADINGS)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert seen.crossed == []
    assert len(seen.named("caption")) == len(seen.named("table"))
    check_links(seen)


def test_a_page_without_a_deal_does_not_speak_of_one() -> None:
    cases = tuple(replace(case, roadmaps=None) for case in small().cases)
    seen = parsed(page(replace(small(), cases=cases)))
    assert not seen.with_class("told")
    assert "What makes a deal keep itself" not in [each.text for each in seen.named("h3")]
    check_links(seen)


@pytest.mark.parametrize("missing", ["sets", "best", "design", "verdicts", "all"])
def test_what_a_limit_took_away_is_left_out(missing: str) -> None:
    case = ladder().cases[0]
    answer = case.roadmaps
    assert answer is not None
    left = {
        "sets": replace(answer, sets={}),
        "best": replace(answer, best=None),
        "design": replace(answer, design=None, best=None),
        "verdicts": replace(answer, verdicts={}),
        "all": RoadmapAnswer(answer.deal, {}),
    }
    cut = replace(case, roadmaps=replace(left[missing], status="limit reached"))
    seen = parsed(page(replace(ladder(), cases=(cut,), complete=False)))
    assert len(seen.with_class("partial")) == 1
    assert seen.crossed == []
    check_links(seen)


def test_texts_of_the_deal_stay_texts() -> None:
    said = page(small(hostile=True))
    assert "<script" not in said
    assert "<img" not in said
    seen = parsed(said)
    assert any(HOSTILE in each.text for each in seen.named("bdi"))
    assert any(HOSTILE in each.text for each in seen.with_class("steps"))
    assert len(seen.named("style")) == 1


def test_it_can_be_told_in_arabic(brief: Brief) -> None:
    with using("ar"):
        seen = parsed(page(brief))
    numbers = [each.text for each in seen.named("td") if re.search(r"[+-][0-9.]+%", each.text)]
    assert numbers
    assert not [text for text in numbers if re.search(r"(?<!\u2066)[+-][0-9.]+%", text)]  # else the sign goes right
    assert seen.crossed == []
    assert all(each.attributes["dir"] == "ltr" for each in seen.named("figure"))
    check_links(seen)


def test_it_stays_small(brief: Brief) -> None:
    assert len(page(brief).encode()) < 700_000
