"""Sentences with typed arguments: numbers, names that could turn them, plural forms, and the way to JSON and back."""

import math

import pytest

from detente.model.texts import Text
from detente.prose.blocks import Bar, Claim, Heading, Notice, Page, Paragraph, Steps, Table
from detente.prose.message import Count, Name, Names, Noun, Percent, Told, Value, Verbatim, counted, message
from detente.render import html, text
from detente.render.documents import decoded, encoded

FIGURES = [
    (Percent(0.0), "0%"),
    (Percent(1.0), "100%"),
    (Percent(0.234), "23%"),
    (Percent(0.0004), "under 1%"),
    (Percent(0.9999), "over 99%"),
    (Percent(-0.0004, signed=True, digits=1), "+0.0%"),
    (Percent(-0.146, signed=True, digits=1), "-14.6%"),
    (Percent(math.nan), "–"),
    (Value(-0.0), "0"),
    (Value(0.3333333), "0.333"),
    (Value(math.nan), "–"),
    (Count(12345), "12,345"),
    (Names((Text("Ana"), Text("Ben"), Text("Cleo"))), "Ana, Ben and Cleo"),
    (Names((Text("Ana"), Text("Ben")), "or"), "Ana or Ben"),
    (Verbatim("--set numbers.power=3"), "--set numbers.power=3"),
    (Noun(message("the discount factor of {party}", party=Name(Text("Ana")))), "the discount factor of Ana"),
    (Told("whatever was said"), "whatever was said"),
]


@pytest.mark.parametrize(("argument", "said"), FIGURES, ids=[said for _argument, said in FIGURES])
def test_arguments_know_how_they_are_written(argument: Name, said: str) -> None:
    assert message("{it}", it=argument).spoken() == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 draws of 9"), (1, "1 draw of 9"), (1500, "1,500 draws of 9")])
def test_the_form_hangs_on_the_count(count: int, said: str) -> None:
    assert counted("{count} draw of {total}", "{count} draws of {total}", count, total=Count(9)).spoken() == said


def test_a_name_that_turns_is_kept_to_itself() -> None:
    said = message("{party} stays.", party=Name(Text("مصر"))).spoken()
    assert said == "\u2068مصر\u2069 stays."


UNKNOWN = Bar(message("it"), math.nan, math.nan, math.nan, math.nan, math.nan)
PAGE: Page = (
    Heading(message("{title}", title=Name(Text("A title", "عنوان"))), level=1),
    Paragraph((message("One."), message("Two.")), weight="lead"),
    Notice(message("Assumed: {count}.", count=Count(3))),
    Claim(
        Text("Nobody leaves."),
        message("borne out"),
        "good",
        counted("{count} other agrees", "{count} others agree", 2),
        Bar(message("it holds"), 0.61, 0.51, 0.7, 0.6, 0.65, "good"),
        ((message("Because"), message("nobody gains")),),
    ),
    Claim(
        message("It holds"),
        message("cannot tell"),
        "open",
        None,
        Bar(message("it"), math.nan, math.nan, math.nan, math.nan, math.nan),
    ),
    Steps(((message("more"), "detente sweep it"), (message("less"), ""))),
    Table(
        (message("Set"), message("holds")),
        ((message("Ana"), message("yes")),),
        message("Look."),
    ),
)


def test_a_page_comes_back_from_json_as_it_was() -> None:
    import json

    again = decoded(json.loads(json.dumps(encoded(PAGE), allow_nan=False)))
    assert list(text.lines(again)) == list(text.lines(PAGE))
    assert encoded(again) == encoded(PAGE)


@pytest.mark.parametrize("wrong", [[{"is": "Nothing"}], [{"is": "Heading"}], [{"is": "Count", "number": 3}]])
def test_what_is_no_page_is_refused(wrong: list[object]) -> None:
    with pytest.raises(ValueError, match="no page"):
        decoded(wrong)


@pytest.mark.parametrize("block", PAGE, ids=lambda block: type(block).__name__)
def test_every_block_is_shown_by_every_renderer(block: Heading) -> None:
    """All texts of a block are in what each renderer makes of it."""
    lines = " ".join(" ".join(text.lines((block,))).split())
    page = str(html.fragment((block,)))
    for word in _words(encoded((block,))):
        assert word in lines
        assert word in page


def _words(data: object) -> list[str]:
    """Templates without arguments, and texts of the file."""
    if isinstance(data, list):
        return [word for each in data for word in _words(each)]
    if not isinstance(data, dict):
        return []
    if data.get("is") == "Text":
        return [data["en"]]
    own = [data["template"]] if data.get("is") == "Message" and "{" not in data["template"] else []
    return [*own, *(word for key, each in data.items() if key != "template" for word in _words(each))]


def test_a_bar_in_text_shows_its_share_between_nothing_and_all() -> None:
    (line,) = [each for each in text.lines(PAGE) if "[" in each and "it holds" in each]
    drawn = line[line.index("[") + 1 : line.index("]")]
    assert len(drawn) == text.CELLS + 1
    assert drawn.index("o") == round(0.61 * text.CELLS)


def test_html_takes_no_markup_from_a_file() -> None:
    page = html.whole((Heading(message("{title}", title=Name(Text("<script>alert(1)</script>"))), level=1),))
    assert "<script" not in page
    assert page.count("<h1") == 1
