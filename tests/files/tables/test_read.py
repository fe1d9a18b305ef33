"""Tables of settled issues: what is read, and what is said of everything that is wrong, with line and column."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from detente.errors import InputError, Problem
from detente.errors.table_codes import TABLE_CODES
from detente.files.tables.read import read_past
from detente.model.past.outcomes import Past
from tests.files.tables.tables import SMALL, as_deu, large, stands_of, written


def refused(folder: Path, text: str, name: str = "past.csv") -> list[tuple[str, int, int]]:
    with pytest.raises(InputError) as caught:
        read_past(written(folder, text, name))
    for problem in caught.value.problems:
        assert str(problem), "every sentence can be filled"
    return [_at(problem) for problem in caught.value.problems]


def warned(past: Past) -> dict[str, tuple[int, int]]:
    assert all(str(problem) for problem in past.warnings)
    return {problem.code: (problem.place.line, problem.place.column) for problem in past.warnings}


def _at(problem: Problem) -> tuple[str, int, int]:
    return problem.code, problem.place.line, problem.place.column


def test_rows_become_issues(tmp_path: Path) -> None:
    past = read_past(written(tmp_path, SMALL))
    assert [(issue.id, issue.group, issue.outcome, issue.reference) for issue in past.issues] == [
        ("i1", "g1", 10, None),
        ("i2", "g2", 70, None),
    ]
    assert stands_of(past.issues[0]) == [("a", 0, 0.5), ("b", 50, 1), ("c", 100, 0.2)]
    assert not past.warnings


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separators_marks_and_line_ends_do_not_matter(tmp_path: Path, separator: str) -> None:
    text = SMALL.replace(",", separator).replace("\n", "\r\n")
    found = read_past(written(tmp_path, text, encoding="utf-8-sig"))
    assert found.issues == read_past(written(tmp_path, SMALL)).issues


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    one, other = read_past(written(tmp_path, large())), read_past(written(tmp_path, as_deu(), "past.tsv"))
    assert (one.form, other.form) == ("stands", "deu")
    for a, b in zip(one.issues, other.issues, strict=True):
        assert (a.id, a.group, a.outcome) == (b.id, b.group, b.outcome)
        assert [stand[1:] for stand in stands_of(a)] == [stand[1:] for stand in stands_of(b)]


def test_a_scale_of_its_own(tmp_path: Path) -> None:
    text = "party,issue,position,low,high\na,i,-1,-2,2\nb,i,2,,\n"
    issue = read_past(written(tmp_path, text)).issues[0]
    assert (issue.low, issue.high, issue.group, issue.outcome) == (-2, 2, "i", None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a,i1,0,0.5", "a,i1,0,80", ("E979", 2, 4)),
        ("a,i1,0,0.5", "a,i1,0,80%", ("E979", 2, 4)),
        ("a,i1,0,0.5", "a,i1,0,-0.5", ("E980", 2, 4)),
        ("a,i1,0,0.5", "a,i1,0,101", ("E980", 2, 4)),
        ("a,i1,0,0.5", "a,i1,0,nan", ("E977", 2, 4)),
        ("a,i1,0,0.5", "a,i1,0,inf", ("E977", 2, 4)),
        ("a,i1,0,0.5", "a,i1,0,1e999", ("E977", 2, 4)),
        ("a,i1,0,0.5", 'a,i1,0,"0,5"', ("E978", 2, 4)),
        ("a,i1,0,0.5", "a,i1,101,0.5", ("E980", 2, 3)),
        ("a,i1,0,0.5", "a,i1,left,0.5", ("E977", 2, 3)),
        ("b,i1,50", "a,i1,50", ("E981", 3, 1)),
        ("b,i1,50", ",i1,50", ("E987", 3, 1)),
        ("b,i1,50", "b,,50", ("E987", 3, 2)),
        ("c,i1,100,0.2,,g1", "c,i1,100,0.2,11,g1", ("E983", 4, 5)),
        ("c,i1,100,0.2,,g1", "c,i1,100,0.2,,g3", ("E983", 4, 6)),
        ("c,i1,100,0.2,,g1", "c,i1,100,0.2,,g1,7", ("E982", 4, 7)),
        ("party,", "who,", ("E975", 1, 1)),
        ("salience", "Position", ("E976", 1, 4)),
        ("a,i1,0,0.5,10,g1\n", "party,issue,position,salience,outcome,group\n", ("E986", 2, 1)),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[str, int, int]
) -> None:
    assert expected in refused(tmp_path, SMALL.replace(old, new, 1))


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("a,i1,0,0.5", "a,i1,0,80").replace("b,i2,80", "b,i2,800")
    assert refused(tmp_path, text) == [("E979", 2, 4), ("E980", 6, 3)]


def test_negative_capability_and_a_scale_upside_down(tmp_path: Path) -> None:
    assert refused(tmp_path, "party,issue,position,capability\na,i,0,-1\n") == [("E980", 2, 4)]
    assert refused(tmp_path, "party,issue,position,low,high\na,i,0,5,5\n")[0][:2] == ("E980", 2)


def test_per_cent_in_a_deu_file_is_right_and_its_bounds_hold(tmp_path: Path) -> None:
    good = "prnr\tisnr\tpa\tpb\tsa\tsb\tout\n\t\t4\t1\t\t\t\ng\ti\t0\t100\t80\t20\t30\n"
    past = read_past(written(tmp_path, good, "past.tsv"))
    assert stands_of(past.issues[0]) == [("a", 0, 0.8), ("b", 100, 0.2)]
    assert refused(tmp_path, good.replace("80", "180"), "past.tsv") == [("E980", 3, 5)]
    assert refused(tmp_path, good + "g\ti\t0\t0\t0\t0\t0\n", "past.tsv") == [("E883", 4, 2)]
    assert refused(tmp_path, good + "g\t\t0\t0\t0\t0\t0\n", "past.tsv") == [("E987", 4, 2)]


def test_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    text = (
        "party,issue,position,salience,capability,outcome,colour,\n"
        "a,i,0,,1,5,red,\nb,i,,0.5,1,5,red,\nc,i,9,,,5,red,\nd,j,9,1,1,,,\n\n"
    )
    past = read_past(written(tmp_path, text))
    assert warned(past) == {"W975": (3, 3), "W976": (2, 4), "W977": (1, 1), "W978": (4, 5), "W979": (1, 1)}
    assert "no salience: 2," in str(next(each for each in past.warnings if each.code == "W976"))
    assert [stand.capability for stand in past.issues[0].stands] == [1, 1]


@pytest.mark.parametrize("text", ["", "\n\n", "party,issue\n"])
def test_nothing_is_no_table(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text)


def test_other_encodings_and_torn_quotes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="E105"):
        read_past(written(tmp_path, SMALL.replace("a,", "é,"), encoding="latin-1"))
    with pytest.raises(InputError):
        read_past(written(tmp_path, SMALL + '"x'))


def test_a_torn_spreadsheet_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, SMALL, "past.xlsx") == [("E985", 0, 0)]


def test_every_code_of_a_table_says_where_and_what_to_do() -> None:
    for code in TABLE_CODES.values():
        assert code.sentence.endswith("."), code.code


def test_a_spreadsheet_is_read_like_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in SMALL.splitlines():
        sheet.append([float(text) if text.replace(".", "").isdigit() else text or None for text in line.split(",")])
    book.save(tmp_path / "past.xlsx")
    assert read_past(tmp_path / "past.xlsx").issues == read_past(written(tmp_path, SMALL)).issues
    sheet["D2"] = 80
    sheet["C3"] = "=1/0"
    book.save(tmp_path / "wrong.xlsx")
    with pytest.raises(InputError) as caught:
        read_past(tmp_path / "wrong.xlsx")
    assert _at(caught.value.problems[0]) == ("E979", 2, 4)
