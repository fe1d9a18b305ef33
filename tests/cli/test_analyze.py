from pathlib import Path

from tests.cli.asked import asked


def test_the_brief_is_printed_and_the_report_written(folder: Path) -> None:
    done = asked("analyze", "relief.yaml")
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith("Relief for arms\nThis is what the file assumes, not a prediction.")
    assert done.out.endswith("The report lies in reports/relief/report.html\n")
    assert (folder / "reports" / "relief" / "report.html").is_file()
    assert "Whose guarantee is enough" in done.out


def test_out_changes_where_the_report_goes(folder: Path) -> None:
    assert asked("analyze", "border.yaml", "--out", "here/there").out.endswith("here/there/report.html\n")
    assert (folder / "here" / "there" / "report.html").is_file()


def test_every_combination_of_types_is_a_case() -> None:
    document = asked("analyze", "border.yaml", "--format", "json").document
    assert [case["types"] for case in document["cases"]] == [{"quadra": "soft"}, {"quadra": "hard"}]
    assert document["status"] == "complete"
    assert document["cases"][0]["guarantors"] is None
    one = asked("analyze", "border.yaml", "--format", "json", "--type", "quadra=hard").document
    assert [case["types"] for case in one["cases"]] == [{"quadra": "hard"}]


def test_guarantors_and_clauses_are_answered() -> None:
    (case,) = asked("analyze", "relief.yaml", "--format", "json").document["cases"]
    assert case["guarantors"]["minimal"]["stable_for_all"] == [["guard"]]
    assert [found["party"] for found in case["clauses"]] == ["west"]


def test_assert_asks_for_guarantors_or_an_equilibrium() -> None:
    assert asked("analyze", "relief.yaml", "--assert").status == 0
    done = asked("analyze", "border.yaml", "--assert")
    assert done.status == 1
    assert done.err.startswith("Asserted, but not so: the status quo is stable for every party")


def test_a_limit_is_marked_in_text_and_json() -> None:
    text = asked("analyze", "relief.yaml", "--time-limit", "1e-9")
    assert text.status == 3
    assert "A limit was reached" in text.out
    document = asked("analyze", "relief.yaml", "--time-limit", "1e-9", "--format", "json").document
    assert document["status"] == "limit reached"


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / "taken").write_text("", "utf-8")
    done = asked("analyze", "relief.yaml", "--out", "taken")
    assert done.status == 2
    assert "taken" in done.err
