"""The report in a real browser, opened as a file: quiet, complete, readable at every width and in both directions."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from detente.errors import Problem
from detente.language import using
from detente.report.build import build
from tests.report.briefs import flagship, ladder, small

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)
LANGUAGES = ("en", "ar")
NO_WARNINGS: tuple[Problem, ...] = ()

WIDER_THAN_THE_WINDOW = """() => {
  const wide = document.scrollingElement.scrollWidth - window.innerWidth;
  const inside = e => e.closest('.wide') !== null;
  const out = [...document.body.querySelectorAll('*')].filter(e => !inside(e) && e.checkVisibility())
    .filter(e => { const box = e.getBoundingClientRect(); return box.right > window.innerWidth + 1 || box.left < -1; });
  return [wide, out.map(e => e.tagName + '.' + e.className)];
}"""
LEVELS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => Number(e.tagName[1]))"
UNNAMED = """() => [...document.querySelectorAll('[role=img],[role=region],nav')]
  .filter(e => !e.getAttribute('aria-label')).length"""

WORDS_OUTSIDE = """() => [...document.querySelectorAll('.picture')].flatMap(picture => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.right > frame.right + 1 || box.left < frame.left - 1;
  }).map(text => text.textContent);
})"""

Opened = Callable[[str, int], Page]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of the small scenario in every language."""
    paths = {}
    for language in LANGUAGES:
        with using(language):
            paths[language] = build(small(), NO_WARNINGS, tmp_path_factory.mktemp(language))
    return paths


@pytest.fixture
def opened(page: Page, reports: dict[str, Path]) -> Opened:
    """Opens the report in a language at a width."""

    def open_report(language: str, width: int) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(reports[language].as_uri())
        return page

    return open_report


def test_it_is_quiet_and_asks_for_nothing(page: Page, reports: dict[str, Path]) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reports["en"].as_uri())
    page.wait_for_load_state("networkidle")
    assert said == []
    assert asked == [reports["en"].as_uri()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(opened: Opened, language: str, width: int) -> None:
    page = opened(language, width)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == [0, []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_in_order(opened: Opened, language: str) -> None:
    page = opened(language, 1280)
    levels = page.evaluate(LEVELS)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_arabic_runs_from_right_to_left_but_pictures_do_not(opened: Opened) -> None:
    page = opened("ar", 1280)
    assert page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("() => getComputedStyle(document.querySelector('figure')).direction") == "ltr"


def test_its_own_style_is_applied_and_everything_has_a_name(opened: Opened) -> None:
    page = opened("en", 1280)
    assert page.evaluate("() => getComputedStyle(document.querySelector('.mark')).borderRadius") == "4px"
    assert page.evaluate(UNNAMED) == 0


def test_it_works_by_keyboard(opened: Opened) -> None:
    page = opened("en", 1280)
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert summary.locator("xpath=..").get_attribute("open") is not None


def test_a_link_opens_what_hides_its_goal(opened: Opened) -> None:
    page = opened("en", 1280)
    page.goto(page.url + "#case-2-deal")
    assert page.locator("#case-2-deal").is_visible()


def test_a_roadmap_that_is_linked_to_is_shown_with_its_picture(opened: Opened) -> None:
    page = opened("en", 1280)
    place = page.locator("#case-1-roadmap-halves")
    assert not place.is_visible()
    page.locator("a[href='#case-1-roadmap-halves']").first.click()
    page.wait_for_function("() => document.querySelector('#case-1-roadmap-halves').checkVisibility()")
    assert place.locator("figure svg").first.is_visible()
    assert place.locator("table.steps").is_visible()


def test_pictures_of_deals_keep_their_words_inside(opened: Opened) -> None:
    page = opened("en", 1280)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(WORDS_OUTSIDE) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_report_on_a_deal_alone_fits_every_window(page: Page, tmp_path: Path, language: str, width: int) -> None:
    with using(language):
        path = build(ladder(), NO_WARNINGS, tmp_path)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == [0, []]
    assert page.evaluate(UNNAMED) == 0


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_the_flagship_fits_every_window(page: Page, tmp_path: Path, width: int) -> None:
    path = build(flagship(), NO_WARNINGS, tmp_path)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == [0, []]
