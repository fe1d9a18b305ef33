"""The report: one file that needs no other, says what the brief says, and cannot be talked into anything."""

import base64
import functools
import hashlib
import itertools
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from detente.analyses.brief import Brief, brief
from detente.charts import chart_named
from detente.errors import LimitReached, Place, Problem
from detente.errors.codes import CODES
from detente.language import using
from detente.report.build import build, page
from detente.report.equilibria import found
from detente.words import assumptions
from tests.report.briefs import HOSTILE, flagship, small
from tests.report.pages import Page, parsed

LOADING = {"script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "image", "use"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WARNING = Problem("W901", Place("/some/folder/fence.yaml", 7, 3), {})


@pytest.fixture(scope="module")
def text() -> str:
    return page(small())


@pytest.fixture(scope="module")
def seen(text: str) -> Page:
    return parsed(text)


@pytest.fixture(scope="module")
def flagship_text() -> str:
    return page(flagship())


def limited(looks: int) -> Brief:
    """The small brief with a limit reached at the look at the clock with this number."""
    clock = itertools.count()

    def watch(phase: str, done: int, of: int) -> None:
        if next(clock) == looks:
            raise LimitReached

    return brief(small().scenario, watch=watch)


@functools.cache
def all_looks() -> int:
    """How often the whole brief looks at the clock."""
    phases: list[str] = []
    brief(small().scenario, watch=lambda phase, done, of: phases.append(phase))
    return len(phases)


# ---------------------------------------------------------------- one file that needs no other
def test_it_loads_nothing(text: str, seen: Page) -> None:
    assert not LOADING & {element.name for element in seen.elements}
    addresses = [
        value
        for element in seen.elements
        for name, value in element.attributes.items()
        if name in {"src", "href", "xlink:href", "action", "srcset", "data", "poster", "background"}
    ]
    assert [address for address in addresses if not address.startswith("#")] == []
    assert not re.search(r"https?:|//[a-z]|url\(|@import|javascript:", text)
    assert not re.search(r"<[^>]+\son\w+=", text)


def test_its_policy_allows_its_own_style_only(text: str, seen: Page) -> None:
    (policy,) = [each.attributes["content"] for each in seen.named("meta") if "http-equiv" in each.attributes]
    style = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not [element for element in seen.elements if "style" in element.attributes]


def test_every_link_leads_somewhere(seen: Page) -> None:
    check_links(seen)


def test_elements_are_closed_in_order(seen: Page) -> None:
    assert seen.crossed == []
    assert seen.open == []


def test_headings_go_down_one_level_at_a_time(seen: Page) -> None:
    levels = [int(element.name[1]) for element in seen.named(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(element.text.strip() for element in seen.named(*HEADINGS))


def test_heads_of_tables_say_what_they_are_heads_of(seen: Page) -> None:
    assert all(element.attributes.get("scope") in {"col", "row"} for element in seen.named("th"))
    assert len(seen.named("caption")) == len(seen.named("table"))


# ---------------------------------------------------------------- what it says
def test_it_says_what_it_rests_on_above_and_below(seen: Page) -> None:
    mark = assumptions.mark(small().confidence)
    assert [element.text.strip() for element in seen.with_class("mark")] == [mark, mark]


def test_each_case_has_its_answer_and_chapter(seen: Page) -> None:
    cases = len(small().cases)
    assert len(seen.with_class("headline")) == len(seen.with_class("chapter")) == cases == 2
    turned = sum(len(chart_named("flips").subjects(case, "seq")) for case in small().cases)
    assert turned == 1
    assert len(seen.named("svg")) == 9 * cases + turned  # four of the graph model, two of all roadmaps, one of each


def test_pictures_are_described_and_written_from_left_to_right(seen: Page) -> None:
    assert all(each.attributes["dir"] == "ltr" for each in seen.named("figure"))
    described = [each.attributes["aria-label"] for each in seen.with_class("picture")]
    assert len(described) == len(seen.named("svg"))
    assert all(assumptions.mark(small().confidence) in each for each in described)


def test_every_input_and_source_is_listed(seen: Page) -> None:
    (table,) = seen.with_class("inputs")
    scenario = small().scenario
    for judgement in small().judgements:
        assert judgement.key in table.text
    assert [each.attributes["id"] for each in seen.named("dt") if "id" in each.attributes] == [
        f"source-{id}" for id in scenario.sources
    ]


def test_every_named_state_is_explained(seen: Page) -> None:
    states = seen.with_class("state")
    names = [name for case in small().cases for name in case.stability.named]
    assert [each.attributes["id"].split("-", 2)[2] for each in states] == names
    failing = [each for case in small().cases for row in case.witnesses.values() for each in row.values()]
    assert len(seen.with_class("leaves")) == sum(not each.stable for each in failing)


def test_every_set_of_guarantors_is_in_the_table(text: str) -> None:
    with_set = [each for case in small().cases if (each := case.guarantors)]
    assert text.count("The judge</th>") >= len(with_set)
    assert "not feasible" in text


def test_warnings_name_the_file_without_its_folders() -> None:
    assert WARNING.code in CODES
    facts = dict.fromkeys(re.findall(r"{(\w+)", CODES[WARNING.code].sentence), "x")
    said = page(small(), [replace(WARNING, facts=facts)])
    assert "fence.yaml:7:3" in said
    assert "/some/folder" not in said


def test_equilibria_are_listed_up_to_a_limit() -> None:
    answer = small().cases[0].stability
    everything, some = found(answer, "gmr"), found(answer, "gmr", most=3)
    assert sum(len(way.listed) for way in everything.ways) == len(answer.equilibria("gmr"))
    assert not everything.left_out
    assert sum(len(way.listed) for way in some.ways) == 3
    assert some.left_out


# ---------------------------------------------------------------- harm, limits, bytes
def test_texts_of_the_scenario_stay_texts() -> None:
    said = page(small(hostile=True))
    assert "<script" not in said
    assert "<img" not in said
    seen = parsed(said)
    assert seen.named("h1")[0].text == HOSTILE
    assert seen.crossed == []
    assert len(seen.named("style")) == 1


def check_links(seen: Page) -> None:
    places = [element.attributes["id"] for element in seen.elements if "id" in element.attributes]
    assert len(places) == len(set(places))
    assert {element.attributes["href"][1:] for element in seen.named("a")} <= set(places)


@pytest.mark.parametrize("share", [0, 0.04, 0.2, 0.3, 0.45, 0.6, 0.8, 0.99])
def test_a_partial_brief_says_so(share: float) -> None:
    cut = limited(int(all_looks() * share))
    assert not cut.complete
    seen = parsed(page(cut))
    assert len(seen.with_class("partial")) == 1
    assert seen.crossed == []
    check_links(seen)


def test_a_whole_brief_does_not(seen: Page) -> None:
    assert seen.with_class("partial") == []


def test_language_and_direction_are_those_in_use() -> None:
    with using("ar"):
        (html,) = parsed(page(small())).named("html")
    assert html.attributes == {"lang": "ar", "dir": "rtl"}


def test_the_same_brief_gives_the_same_text(text: str) -> None:
    assert page(small()) == text


@pytest.mark.slow
def test_the_same_brief_gives_the_same_text_in_another_process(text: str) -> None:
    code = "from tests.report.briefs import small; from detente.report.build import page; print(page(small()), end='')"
    command = [sys.executable, "-X", "utf8", "-c", code]
    other = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])
    assert other.stdout.decode() == text


def test_it_is_written_under_its_name_at_once(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "reports" / "fence"
    for _again in range(2):
        path = build(small(), (), folder)
        assert path == folder / "report.html"
        assert path.read_text("utf-8") == text
        assert list(folder.iterdir()) == [path]


@pytest.mark.slow
def test_the_flagship_fits_in_a_mail(flagship_text: str) -> None:
    assert 300_000 < len(flagship_text.encode()) < 2_000_000
    answer = flagship().cases[0].guarantors
    assert answer is not None
    assert len(answer.sets) == 32
    assert "vladivostok-2019" in flagship_text
