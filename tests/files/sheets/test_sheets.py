"""Tables of actors: errors by cell, the way there and back, and edits that leave the rest of a file alone."""

import random
from pathlib import Path

import pytest

from detente.analyses.sheets.exported import as_sheet
from detente.analyses.sheets.imported import import_sheet
from detente.analyses.sheets.written_back import write_back
from detente.errors import InputError
from detente.files.catalogue import find
from detente.files.read import read
from detente.files.sheets.columns import figure, harmless, spelled
from detente.model.contest import Contest
from detente.model.ranges import Range

SCENARIOS = ("emission-standards", "vladivostok-2019")
FILE = """\
detente: 1
id: talks
title: Talks   # of two
parties: {usa: {name: US}, prk: {name: North}, rok: {name: South}}
capability:
  power:
    usa: {value: 10, source: book}  # from the book
    prk: 3
    rok: 2..4
sources: {book: {title: A book}}
issues:
  relief:
    scale: 0..100
    now: 5
    source: book
    positions:
      # the one that gives
      usa: {position: 10..20, salience: 0.5, note: said so}
      prk: {position: 90, salience: 1, veto: yes}   # wants it

  arms:
    scale: 0..10
    source: book
    positions: {usa: {position: 9, salience: .8}, prk: {position: 1, salience: .9}}
"""


def table(tmp_path: Path, text: str, name: str = "t.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def scenario(tmp_path: Path) -> Path:
    return table(tmp_path, FILE, "talks.yaml")


def exported(tmp_path: Path, name: str | Path, to: str = "csv") -> Path:
    found = as_sheet(str(name), (), to)
    path = tmp_path / f"out.{to}"
    path.write_bytes(found.data if found.data is not None else found.text.encode())
    return path


def numbers(contest: Contest) -> object:
    """What a table has to keep."""
    issues = {
        issue.id: (issue.low, issue.high, issue.now, [(s.party, s.position, s.salience, s.veto) for s in issue.stands])
        for issue in contest.issues.values()
    }
    return issues, {column: dict(each) for column, each in contest.capability.items()}


def refused(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = table(tmp_path, text)
    with pytest.raises(InputError) as caught:
        import_sheet(path, "made", tmp_path)
    assert not (tmp_path / "made.yaml").exists()
    return [(each.code, str(each.place).removeprefix(f"{path}:")) for each in caught.value.problems]


@pytest.mark.parametrize("to", ["csv", "xlsx"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_there_and_back_the_issues_are_the_same(tmp_path: Path, name: str, to: str) -> None:
    made = import_sheet(exported(tmp_path, name, to), "back", tmp_path)
    assert numbers(made.scenario.contest) == numbers(read(find(name)).scenario.contest)
    assert made.warnings == ()


def test_the_same_table_gives_the_same_bytes() -> None:
    one, other = (as_sheet("vladivostok-2019", (), "xlsx").data for _ in range(2))
    assert one == other


def test_everything_wrong_is_said_at_once_by_cell(tmp_path: Path) -> None:
    text = (
        "\ufeffparty;issue;position;salience;capability;veto;low;high\n"
        "a;i;80;80;1;yes;0;100\nb;i;120;0,8;-1;maybe;;\nb;i;1;.5;1;;;\nc;i;5..3;50%;nan;;;\na;j;5;1;2;;;\n;j;5;1;2;;;\n"
    )
    assert refused(tmp_path, text) == [
        ("E979", "2:D"),
        ("E980", "3:C"),
        ("E978", "3:D"),
        ("E980", "3:E"),
        ("E668", "3:F"),
        ("E981", "4:A"),
        ("E664", "5:C"),
        ("E979", "5:D"),
        ("E977", "5:E"),
        ("E665", "6:E"),
        ("E987", "7:A"),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("party,issue,position\n", ["E685"]),
        ("party,issue,position\na,i,\n", ["E987"]),
        ("party,issue,positon\na,i,1\n", ["E975"]),
        ("party,issue,position\nparty,issue,position\na,i,1\n", ["E986"]),
        ("party,issue,position,low,high\na,i,1,5,5\n", ["E980"]),
        ("party,issue,position,position_low,position_high\na,i,5,1,\n", ["E675"]),
        ("party,issue,position,position_low,position_high\na,i,5,6,7\n", ["E664"]),
        ("party,issue,position,reference\na,i,5,1\nb,i,5,2\n", ["E983"]),
    ],
)
def test_tables_that_cannot_be_read(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert sorted(code for code, _place in refused(tmp_path, text)) == sorted(codes)


def test_what_is_missing_is_filled_in_and_counted(tmp_path: Path) -> None:
    text = "party,issue,position,salience,capability,expert,\na,i,1,.4,2,Ann,x\nb,i,2,,,Ann,\nc,i,,.5,3,Ann,\n"
    made = import_sheet(table(tmp_path, text), "made", tmp_path)
    assert {each.code for each in made.warnings} == {"W660", "W975", "W976", "W977", "W978"}
    contest = made.scenario.contest
    assert [(s.party, s.salience.central) for s in contest.issues["i"].stands] == [("a", 0.4), ("b", 0.4)]
    assert contest.capability["capability"] == {"a": Range.fixed(2), "b": Range.fixed(1)}


def test_names_that_are_no_ids_are_kept_as_names(tmp_path: Path) -> None:
    text = "party,issue,position\nUnited States,no,1\nالصين,no,2\nA,no,3\na,no,4\n"
    contest = import_sheet(table(tmp_path, text), "made", tmp_path).scenario
    assert [party.name.en for party in contest.parties.values()] == ["United States", "الصين", "A", "a"]
    assert len({id.lower() for id in contest.parties}) == 4


def test_ends_of_ranges_may_have_columns(tmp_path: Path) -> None:
    text = "party,issue,position,position_low,position_high\na,i,5,1,9\nb,i,2..3,,\n"
    stands = import_sheet(table(tmp_path, text), "made", tmp_path).scenario.contest.issues["i"].stands
    assert [spelled(stand.position) for stand in stands] == ["1..5..9", "2..3"]


@pytest.mark.parametrize(
    ("text", "said"), [("=1+1", "'=1+1"), ("-5..-1", "'-5..-1"), ("-5", "-5"), ("@x", "'@x"), ("usa", "usa")]
)
def test_no_text_is_taken_for_a_formula(text: str, said: str) -> None:
    assert harmless(text) == said


def test_numbers_are_written_so_that_they_come_back() -> None:
    draws = random.Random(1)
    for _ in range(200):
        x = draws.uniform(-1, 1) * 10 ** draws.randint(-9, 9)
        assert float(figure(x)) == x


# ---------------------------------------------------------------- written back
def test_an_unchanged_table_changes_nothing(tmp_path: Path) -> None:
    path = scenario(tmp_path)
    found = write_back(exported(tmp_path, path), path)
    assert (found.changes, found.written, path.read_text("utf-8")) == ((), False, FILE)


def test_changes_are_made_in_the_text_and_nowhere_else(tmp_path: Path) -> None:
    path = scenario(tmp_path)
    text = exported(tmp_path, path).read_text("utf-8")
    for old, new in (("10..20,0.5,10", "15,0.6,12"), ("usa,arms,9,0.8,10", "usa,arms,9,0.8,12"), (",5\n", ",7..8\n")):
        assert old in text
        text = text.replace(old, new)
    text = text.replace("prk,arms,1,0.9,3,no,0,10,", "rok,arms,4,0.3,2..4,yes,0,10,")
    found = write_back(table(tmp_path, text), path)
    assert [(each.name, each.before, each.after) for each in found.changes] == [
        ("issues.relief.now", "5", "7..8"),
        ("issues.relief.positions.usa.position", "10..20", "15"),
        ("issues.relief.positions.usa.salience", "0.5", "0.6"),
        ("issues.arms.positions.rok", None, "{position: 4, salience: 0.3, veto: yes}"),
        ("issues.arms.positions.prk", "1", None),
        ("capability.power.usa", "10", "12"),
    ]
    expected = FILE.replace("now: 5", "now: 7..8").replace(
        "position: 10..20, salience: 0.5", "position: 15, salience: 0.6"
    )
    expected = expected.replace("{value: 10,", "{value: 12,").replace(
        ", prk: {position: 1, salience: .9}}", ", rok: {position: 4, salience: 0.3, veto: yes}}"
    )
    assert path.read_text("utf-8") == expected
    assert "W664" in {each.code for each in found.warnings}


def test_entries_come_and_go_in_lines_too(tmp_path: Path) -> None:
    path = scenario(tmp_path)
    text = "party,issue,position,salience,veto\nprk,relief,90,1,no\nrok,relief,40,.5,\n"
    found = write_back(table(tmp_path, text), path)
    now = path.read_text("utf-8")
    assert "      # the one that gives\n      prk: {position: 90, salience: 1, veto: no}   # wants it\n" in now
    assert "# wants it\n      rok: {position: 40, salience: 0.5}\n\n  arms:" in now
    assert [each.code for each in found.warnings] == ["W665", "W664"]
    assert "\n    now: 5\n" in now


def test_a_dry_run_and_a_wrong_table_write_nothing(tmp_path: Path) -> None:
    path = scenario(tmp_path)
    good = "party,issue,position\nusa,relief,3\nprk,relief,90\n"
    assert not write_back(table(tmp_path, good), path, dry=True).written
    bad = "party,issue,position,salience,capability.weight\nusaa,relief,3,1,2\nusa,releif,3,1,2\nprk,arms,11,,2\n"
    with pytest.raises(InputError) as caught:
        write_back(table(tmp_path, bad), path)
    assert [each.code for each in caught.value.problems] == ["E980"]
    with pytest.raises(InputError) as caught:
        write_back(table(tmp_path, bad.replace("11", "10")), path)
    assert [each.code for each in caught.value.problems] == ["E677", "E666", "E667", "E987"]
    assert path.read_text("utf-8") == FILE


def test_a_scenario_in_json_stays_json(tmp_path: Path) -> None:
    import json

    from detente.analyses.peers import as_json

    path = tmp_path / "talks.json"
    path.write_text(as_json(str(scenario(tmp_path))).text, "utf-8")
    text = exported(tmp_path, path).read_text("utf-8").replace("10..20", "10..30").replace("prk,arms", "rok,arms")
    write_back(table(tmp_path, text.replace("0.9,3,", "0.9,2..4,")), path)
    root = json.loads(path.read_text("utf-8"))
    assert root["issues"]["relief"]["positions"]["usa"]["position"] == "10..30"
    assert root["issues"]["arms"]["positions"]["rok"] == {"position": 1, "salience": 0.9}


@pytest.mark.parametrize("name", SCENARIOS)
def test_random_edits_of_the_catalogue_come_back(tmp_path: Path, name: str) -> None:
    draws = random.Random(7)
    path = tmp_path / "copy.yaml"
    path.write_bytes(Path(find(name)).read_bytes())
    comments = sum("#" in line for line in path.read_text("utf-8").splitlines())
    for _ in range(4):
        lines = exported(tmp_path, path).read_text("utf-8").splitlines()
        cells = [line.split(",") for line in lines]
        for row in draws.sample(range(1, len(cells)), 3):
            low, high = float(cells[row][cells[0].index("low")]), float(cells[row][cells[0].index("high")])
            cells[row][2] = figure(round(draws.uniform(low, high), 2))
            cells[row][3] = figure(round(draws.random(), 2))
        write_back(table(tmp_path, "\n".join(",".join(row) for row in cells)), path)
        again = exported(tmp_path, path).read_text("utf-8").splitlines()
        assert again == [",".join(row) for row in cells]
    assert sum("#" in line for line in path.read_text("utf-8").splitlines()) == comments
