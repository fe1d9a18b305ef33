"""Names with directions and control characters: refused where they enter, harmless in every medium all the same.

The characters are harmless ones: a bell, and an override in a name.
"""

import json
from pathlib import Path

import pytest

from detente.charts import Frame
from detente.charts.render import svg
from detente.files.read import read_text
from detente.report.build import page
from detente.report.pictures import picture
from tests.cli.asked import asked
from tests.cli.conftest import BORDER
from tests.model.test_texts import left_open
from tests.report.briefs import small

RLO = "\u202e"
BELL = r'"A\x07 border"'


def turned(folder: Path) -> str:
    text = BORDER.replace("{name: Pavia}", f'{{name: "Pav{RLO}ia"}}').replace("name: the deal", f'name: "deal{RLO}"')
    (folder / "turned.yaml").write_text(text, "utf-8")
    return "turned.yaml"


def test_an_override_in_a_name_ends_with_the_name(folder: Path) -> None:
    file = turned(folder)
    for command in (
        ("stability", file, "--state", "deal"),
        ("why", file, "--state", "deal", "--party", "pavia"),
        ("analyze", file, "--no-sweep"),
    ):
        done = asked(*command)
        assert done.status == 0
        assert RLO in done.out
        for line in (*done.out.splitlines(), *done.err.splitlines()):
            assert left_open(line) == (0, False)
    written = (folder / "reports" / "border" / "report.html").read_text("utf-8")
    assert RLO in written
    for part in written.replace("<", "\n").replace(">", "\n").replace('"', "\n").splitlines():
        assert left_open(part) == (0, False)


def test_a_picture_ends_what_a_name_begins(folder: Path) -> None:
    assert asked("paths", turned(folder), "--to", "deal", "--picture", "a.svg").status == 0
    for part in (folder / "a.svg").read_text("utf-8").replace("<", "\n").replace(">", "\n").splitlines():
        assert left_open(part) == (0, False)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BORDER.replace("A border", BELL), "bell.yaml:3:8"),
        (BORDER.replace("  deal:", '  "de\\x07al":'), "bell.yaml:"),
        (BORDER.replace("A border", r'"A\N border"'), "bell.yaml:3:8"),
    ],
)
def test_escapes_bring_no_control_characters_in(text: str, place: str, folder: Path) -> None:
    (folder / "bell.yaml").write_text(text, "utf-8")
    for command in ("check", "stability", "analyze"):
        done = asked(command, "bell.yaml")
        assert done.status == 2
        said = done.err + done.out
        assert f"{place}" in said
        assert "E107 The character U+00" in said
        assert "\x07" not in said


def test_changes_of_a_run_bring_none_in() -> None:
    done = asked("check", "border.yaml", "--set", r'title="a\x07"')
    assert done.status == 2
    assert "E804" in done.err + done.out


def test_gmcr_files_bring_none_in(folder: Path) -> None:
    assert asked("export", "border.yaml", "--to", "gmcr", "--out", "border.gmcr").status == 0
    document = json.loads((folder / "border.gmcr").read_text("utf-8"))
    document["decisionMakers"][0]["name"] = "Pa\x07via"
    (folder / "bell.gmcr").write_text(json.dumps(document), "utf-8")
    done = asked("import", "bell.gmcr", "again")
    assert done.status == 2
    assert "E107 The character U+0007" in done.err


def test_spreadsheets_bring_none_in(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["party", "issue", "position", "salience"])
    book.active.append(["a_x0007_b", "share", 10, 0.5])
    book.active.append(["c", "share", 90, 0.5])
    book.save(folder / "bell.xlsx")
    done = asked("import", "bell.xlsx", "belled")
    assert done.status == 2 or "\x07" not in (folder / "belled.yaml").read_text("utf-8")
    assert "\x07" not in done.out + done.err


def test_every_medium_is_safe_from_what_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    from detente.cli.printing.streams import note, say
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table

    bad = f"a\x07{RLO}b"
    say(bad)
    note(bad)
    say_heading(bad)
    say_paragraphs([bad])
    say_table([bad], [[bad]])
    told = "".join(capsys.readouterr())
    assert "\x07" not in told
    assert told.count("\ufffd") == 6
    assert all(left_open(line) == (0, False) for line in told.splitlines())
    drawn = svg({"mark": "text", "data": {"values": [{"a": bad}]}, "encoding": {"text": {"field": "a"}}})
    assert "\x07" not in drawn


def test_a_page_is_safe_from_what_it_is_given() -> None:
    scenario = small().scenario
    bad = read_text(
        f"detente: 1\nid: p\ntitle: 'P{RLO}'\nparties: {{p: {{name: P}}}}\n"
        "options: {O: {party: p}}\npreferences: {p: [O]}\n",
        "p.yaml",
    ).scenario
    assert scenario.title != bad.title
    from detente.analyses.brief import brief

    text = page(brief(bad))
    assert left_open(text.partition("<title>")[2].partition("</title>")[0]) == (0, False)


@pytest.mark.parametrize(("title", "isolated"), [("Bridge", False), ("جسر", True), ("جسر: bridge", True)])
def test_what_is_read_out_for_a_picture_isolates_names_of_the_other_direction(title: str, isolated: bool) -> None:
    found = picture({"title": {"text": title}, "mark": "bar", "data": {"values": [{}]}}, Frame(title, "Assumed."))
    for text, times in ((found.title, 1), (found.spoken, 2)):
        assert text.count(f"\u2068{title}\u2069") == (times if isolated else 0)
        assert text.count("\u2068") == text.count("\u2069")
    once = f"\u2068{title}\u2069: what it hangs on"
    again = picture({"title": {"text": once}, "mark": "bar", "data": {"values": [{}]}}, Frame("", "Assumed."))
    assert again.title.count("\u2068") == again.title.count("\u2069")
