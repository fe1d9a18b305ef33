"""Every chart, through the same checks: it can be drawn, twice alike, in both languages, and says what it rests on."""

import json
import zlib
from dataclasses import replace

import pytest
import vl_convert

from detente.analyses.brief import brief
from detente.analyses.case import Case
from detente.charts import CHARTS, Chart, Frame, chart_named
from detente.charts.layout import ISOLATE, POP, STABLE, UNSTABLE, Spec, isolated
from detente.charts.render import SIGNATURE, png, svg
from detente.charts.verdicts import state_names
from detente.files.read import read_text
from detente.language import using
from tests.report.briefs import HOSTILE, TEXT, flagship, ladder, small

FRAME = Frame("a case of something", "This is what the file assumes, not a prediction. 3 of 9 inputs are assumed.")
ARABIC = Frame("", "هذا ما يفترضه الملف وليس تنبؤا.")
OF_DEALS = {"roadmaps", "staircase", "flips", "deal-guarantors"}

every_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)


def case_of(hostile: bool = False) -> Case:
    return small(hostile).cases[0]


def drawn_of(chart: Chart, case: Case, frame: Frame = FRAME) -> Spec:
    """The first picture that there is of a case."""
    return chart.draw(case, chart.subjects(case, "seq")[0], frame)


def texts(spec: Spec) -> list[str]:
    """The texts of the cells and names in a specification, wherever they stand."""
    return [spec["title"]["text"], *spec["title"]["subtitle"]]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, as WCAG 2 defines it."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@every_chart
def test_it_is_offered_and_named(chart: Chart) -> None:
    assert chart.offered(case_of())
    assert chart_named(chart.name) is chart
    assert chart.title


@every_chart
def test_it_compiles_without_a_warning(chart: Chart, capfd: pytest.CaptureFixture[str]) -> None:
    spec = drawn_of(chart, case_of())
    assert json.loads(json.dumps(spec)) == spec
    assert vl_convert.vegalite_to_vega(spec, vl_version="6.4", show_warnings=True)["marks"]
    said = capfd.readouterr()
    assert "WARN" not in said.out + said.err


@every_chart
def test_it_renders_to_svg_and_png_twice_alike(chart: Chart) -> None:
    spec = drawn_of(chart, case_of())
    assert spec == drawn_of(chart, case_of())
    assert svg(spec) == svg(spec)
    assert svg(spec).startswith("<svg")
    assert png(spec, 1) == png(spec, 1)
    assert png(spec, 1).startswith(SIGNATURE)


@every_chart
def test_it_says_what_it_rests_on(chart: Chart) -> None:
    spec = drawn_of(chart, case_of())
    assert FRAME.caption in spec["title"]["subtitle"]
    drawn = svg(spec)
    assert FRAME.caption in drawn
    assert FRAME.subtitle in drawn


@every_chart
def test_it_can_be_drawn_in_arabic(chart: Chart) -> None:
    with using("ar"):
        spec = drawn_of(chart, case_of(), ARABIC)
    assert isolated(ARABIC.caption) in texts(spec)
    assert spec["config"]["font"].startswith("Noto Sans Arabic")
    assert ARABIC.caption in svg(spec)


@every_chart
def test_names_of_the_scenario_cannot_break_out(chart: Chart) -> None:
    drawn = svg(drawn_of(chart, case_of(hostile=True), Frame(HOSTILE, HOSTILE)))
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.slow
@every_chart
def test_a_large_scenario_has_it(chart: Chart) -> None:
    case = (ladder() if chart.name in OF_DEALS else flagship()).cases[0]
    assert chart.offered(case)
    assert len(svg(drawn_of(chart, case))) < 150_000


@every_chart
def test_it_is_not_offered_without_its_part(chart: Chart) -> None:
    graph, deal = replace(case_of(), roadmaps=None), ladder().cases[0]
    assert chart.offered(graph) is (chart.name not in OF_DEALS)
    assert chart.offered(deal) is (chart.name in OF_DEALS)


def test_a_case_without_the_question_has_no_chart_of_it() -> None:
    chart = chart_named("guarantor-sets")
    case = replace(case_of(), guarantors=None)
    assert not chart.offered(case)
    with pytest.raises(ValueError, match="guarantors"):
        chart.draw(case, "seq", FRAME)


def test_verdicts_differ_in_greyscale() -> None:
    light, dark = luminance(STABLE), luminance(UNSTABLE)
    assert (light + 0.05) / (dark + 0.05) > 2.5


@pytest.mark.parametrize(("text", "kept"), [("North", "North"), ("الشمال", f"{ISOLATE}الشمال{POP}"), ("", "")])
def test_arabic_is_kept_together(text: str, kept: str) -> None:
    assert isolated(text) == kept


def test_bars_count_every_equilibrium() -> None:
    case = case_of()
    spec = chart_named("equilibria").draw(case, "seq", FRAME)
    for concept in case.stability.concepts:
        bars = [bar for bar in spec["data"]["values"] if bar["panel"].startswith(_title(spec, case, concept))]
        assert sum(int(bar["count"]) for bar in bars) == len(case.stability.equilibria(concept))
        assert abs(sum(bar["share"] for bar in bars) - 1) < 1e-5


def _title(spec: Spec, case: Case, concept: str) -> str:
    panels = list(dict.fromkeys(bar["panel"] for bar in spec["data"]["values"]))
    return str(panels[case.stability.concepts.index(concept)])


def test_verdict_cells_say_what_the_analysis_says() -> None:
    case = case_of()
    cells = chart_named("verdicts").draw(case, "seq", FRAME)["data"]["values"]
    for name, standing in case.stability.named.items():
        for party, stable, against in zip(case.setting.parties, standing.stable["seq"], standing.against, strict=True):
            (cell,) = [each for each in cells if (each["row"], each["column"]) == (name, party)]
            assert cell["verdict"] == ("stable" if stable else "unstable")
            assert cell["against"] == str(against)


def test_a_named_state_that_is_the_status_quo_stands_with_it() -> None:
    text = TEXT.replace("states:", "states:\n  as_now: {name: all at home, on: []}")
    case = brief(read_text(text, "fence.yaml").scenario).cases[0]
    assert list(state_names(case)) == ["now", "deal", "deal_vouched"]
    assert state_names(case)["now"] == "status quo: all at home"


def test_the_smallest_sets_are_framed() -> None:
    answer = case_of().guarantors
    assert answer is not None
    cells = chart_named("guarantor-sets").draw(case_of(), "seq", FRAME)["data"]["values"]
    framed = [int(cell["row"]) for cell in cells if cell.get("minimal") and cell["column"] == "*all"]
    assert tuple(answer.sets[row].members for row in framed) == answer.minimal.stable_for_all
    assert {int(cell["row"]) for cell in cells if cell.get("impossible")} == {
        k for k, each in enumerate(answer.sets) if not each.feasible
    }


def test_packing_keeps_every_pixel() -> None:
    spec = chart_named("verdicts").draw(case_of(), "seq", FRAME)
    plain = vl_convert.vegalite_to_png(spec, vl_version="6.4", scale=1)
    packed = png(spec, 1)
    assert pixels(packed) == pixels(plain)
    assert len(packed) < len(plain)


def pixels(picture: bytes) -> bytes:
    """The head of a PNG and its pixels, unpacked."""
    assert picture.startswith(SIGNATURE)
    place, data, head = 8, b"", b""
    while place < len(picture):
        length = int.from_bytes(picture[place : place + 4], "big")
        kind, body = picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        assert int.from_bytes(picture[place + 8 + length : place + 12 + length], "big") == zlib.crc32(kind + body)
        head, data = (head, data + body) if kind == b"IDAT" else (head + kind + body, data)
        place += 12 + length
    return head + zlib.decompress(data)
