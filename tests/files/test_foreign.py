"""Files of other programs are called by their names wherever one is given, and tables of two of them are read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.analyses.peers import import_gmcr
from detente.analyses.scores.saved import saved_forecast
from detente.analyses.sheets.imported import import_sheet
from detente.errors import InputError
from detente.files.read import read
from detente.files.tables.read import read_past
from detente.model.ranges import Range

FOREIGN: dict[str, tuple[bytes, str, str]] = {
    "duel.nfg": (b'NFG 1 R "Duel" { "Ann" "Bo" }\n{ 2 2 }\n1 1 0 2 2 0 1 1\n', "E875", "Gambit (.nfg)"),
    "tree.efg": (b'EFG 2 R "Tree" { "Ann" "Bo" }\nt "" 1 "end" { 1 2 }\n', "E875", "Gambit (.efg)"),
    "bench.gbt": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<gambit:document xmlns:gambit="http://gambit.sourceforge.net/">\n'
        b"<game/></gambit:document>",
        "E875",
        "Gambit (.gbt)",
    ),
    "bare.gbt": (b'<gambit:document version="0.1"><game/></gambit:document>', "E875", "Gambit (.gbt)"),
    "ann.xml": (
        b'<?xml version="1.0"?>\n<utility_space type="any"><objective index="0"/></utility_space>',
        "E876",
        "GENIUS (XML)",
    ),
    "bare.xml": (
        b"<negotiation_template/>".replace(b"/>", b"> <utility_space/> </negotiation_template>"),
        "E876",
        "GENIUS (XML)",
    ),
    "other.xml": (b"<letters><a/></letters>", "E877", "XML"),
    "ann.json": (b'{"LinearAdditiveUtilitySpace": {"issueUtilities": {}}}', "E876", "GeniusWeb (JSON)"),
    "poll.sav": (b"$FL2@(#) SPSS DATA FILE" + bytes(60), "E874", "SPSS (.sav)"),
    "poll.dta": (b"<stata_dta><header><release>118</release>", "E874", "Stata (.dta)"),
    "old.dta": (bytes((114, 2, 1, 0)) + bytes(60), "E874", "Stata (.dta)"),
    "note.pdf": (b"%PDF-1.7\n", "E877", "PDF"),
    "page.htm": (b"<!DOCTYPE html><html></html>", "E877", "HTML"),
    "group.json": (b'{"reservationBid": {"issuevalues": {}}, "issueUtilities": {}}', "E876", "GeniusWeb (JSON)"),
    "port.por": (b"ASCII SPSS PORT FILE" + b" " * 60, "E874", "SPSS (.por)"),
    "older.dta": (bytes((105, 2, 1, 0)) + bytes(60), "E874", "Stata (.dta)"),
    "wide.csv": ("party,issue,position".encode("utf-16"), "E879", "UTF-16"),
    "unmarked.csv": ("party,issue,position".encode("utf-16-be"), "E879", "UTF-16"),
    "wider.csv": ("party,issue,position".encode("utf-32"), "E879", "UTF-32"),
}
KTAB = """\
Ports,"two ports, one strait",3,2,
Name,Remarks,Weight,P-toll,S-toll,P-pilots,S-pilots,
Harbour, the old port, 80.0, 10, 70, 90.5, 30,
Island , , 20, 60, 30.3, 40, 5.5
Pilots, their guild, 5,, 1, 0, 99,
"""
DEU = """\
PRNR\tISNR\tPAA\tPBB\tSAA\tSBB\tRP\tOUT
\t\t0.5\t0.5\t\t\t\t
P1\t1\t0\t80\t50\tNA\tNA\t40
P1\t2\tNA\t80\t50\t10\t0\t40
P2\t1\t20\t70\t50\t50\t\tNA
"""


def refused(ask: Callable[[], object]) -> tuple[str, str]:
    """The code, and the format that is named."""
    with pytest.raises(InputError) as caught:
        ask()
    [problem] = caught.value.problems
    return problem.code, problem.facts.get("format", "")


@pytest.mark.parametrize("name", FOREIGN)
def test_every_door_names_the_format(tmp_path: Path, name: str) -> None:
    data, code, format = FOREIGN[name]
    path = tmp_path / name
    path.write_bytes(data)
    for door in (
        read,
        read_past,
        lambda path: saved_forecast(str(path)),
        lambda path: import_gmcr(path, None, tmp_path),
    ):
        assert refused(lambda door=door: door(path)) == (code, format)  # type: ignore[misc]
    if name.endswith(".csv"):
        assert refused(lambda: import_sheet(path, None, tmp_path)) == (code, format)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.gmcr", "{}", "E878"),
        ("a.json", '{"options": [], "decisionMakers": []}', "E878"),
        ("a.csv", "party,issue,position\n", "E878"),
        ("a.ods", "anything", "E660"),
    ],
)
def test_what_is_to_be_imported_is_no_scenario(tmp_path: Path, name: str, text: str, code: str) -> None:
    (tmp_path / name).write_text(text)
    assert refused(lambda: read(tmp_path / name))[0] == code


@pytest.mark.parametrize("name", ["a.gmcr", "a.csv", "a.yaml"])
def test_a_scenario_is_read_whatever_its_name_and_is_no_table(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(
        "detente: 1\nid: a\ntitle: A\nparties: {a: {name: A}}\noptions: {X: {party: a}}\npreferences: {a: [X]}\n"
    )
    assert read(path).scenario.id == "a"
    assert refused(lambda: read_past(path))[0] == "E885"
    assert refused(lambda: import_sheet(path, None, tmp_path))[0] == "E885"


def test_a_conflict_is_no_table_and_no_table_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('{"options": [], "decisionMakers": []}')
    assert refused(lambda: read_past(path))[0] == "E885"
    path.write_text(" \n")
    assert refused(lambda: read_past(path))[0] == "E681"


def test_keys_that_are_not_read_are_named_however_they_are_spelled(tmp_path: Path) -> None:
    path = tmp_path / "a.gmcr"
    path.write_text(
        '{"options": [{"name": "x", "how far": 1}], "decisionMakers": [{"name": "A", "options": [0]}], "a b": 1}'
    )
    [unread] = [each for each in import_gmcr(path, None, tmp_path).warnings if each.code == "W850"]
    assert unread.facts["found"] == '["a b"], options[]["how far"]'


@pytest.mark.parametrize(("text", "code"), [("detente: 1\nid: a\n", "E880"), ("word; word\n", "E881"), ("", "E850")])
def test_what_is_no_file_to_import(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "a.dat"
    path.write_text(text)
    assert refused(lambda: import_gmcr(path, "b", tmp_path))[0] == code


def test_a_ktab_table_is_read_one_to_one(tmp_path: Path) -> None:
    path = tmp_path / "ports.csv"
    path.write_text(KTAB)
    found = import_sheet(path, None, tmp_path)
    scenario, contest = found.scenario, found.scenario.contest
    assert scenario.title.en == "Ports"
    stands = {
        issue: {stand.party: (stand.position, stand.salience) for stand in each.stands}
        for issue, each in contest.issues.items()
    }
    assert stands == {
        "dimension_1": {
            "Harbour": (Range.fixed(10), Range.fixed(0.7)),
            "Island": (Range.fixed(60), Range.fixed(0.303)),
        },
        "dimension_2": {
            "Harbour": (Range.fixed(90.5), Range.fixed(0.3)),
            "Island": (Range.fixed(40), Range.fixed(0.055)),
            "Pilots": (Range.fixed(0), Range.fixed(0.99)),
        },
    }
    assert {party: number.central for party, number in contest.capability["capability"].items()} == {
        "Harbour": 80,
        "Island": 20,
        "Pilots": 5,
    }
    assert [warning.code for warning in found.warnings] == ["W975"]
    assert refused(lambda: read_past(path))[0] == "E884"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",3,2,", ",4,2,", "E882"),
        (",3,2,", ",3,1,", "E882"),
        ("Island ,", "Harbour,", "E883"),
        ("Island ,", " ,", "E987"),
        ("99", "101", "E980"),
        ("80.0", "-1", "E980"),
    ],
)
def test_what_is_wrong_with_a_ktab_table_is_said_at_its_cell(tmp_path: Path, old: str, new: str, code: str) -> None:
    path = tmp_path / "ports.csv"
    path.write_text(KTAB.replace(old, new, 1))
    assert refused(lambda: import_sheet(path, None, tmp_path))[0] == code


@pytest.mark.parametrize("separator", ["\t", ";", ","])
@pytest.mark.parametrize("stated", [False, True])
def test_deu_files_in_capitals_with_issues_counted_anew(tmp_path: Path, separator: str, stated: bool) -> None:
    text = DEU.replace("\t", separator)
    path = tmp_path / "deu.csv"
    path.write_text((f"sep={separator}\n" if stated else "") + text)
    past = read_past(path)
    assert [(each.id, each.group, each.outcome) for each in past.issues] == [
        ("P1.1", "P1", 40),
        ("P1.2", "P1", 40),
        ("P2.1", "P2", None),
    ]
    assert [(stand.party, stand.position, stand.salience) for stand in past.issues[0].stands] == [
        ("aa", 0, 0.5),
        ("bb", 80, None),
    ]
    found = import_sheet(path, None, tmp_path).scenario.contest
    assert [issue.name.en for issue in found.issues.values()] == ["P1.1", "P1.2", "P2.1"]
    assert [[stand.party for stand in issue.stands] for issue in found.issues.values()] == [
        ["aa", "bb"],
        ["bb"],
        ["aa", "bb"],
    ]
    assert [issue.now and issue.now.central for issue in found.issues.values()] == [None, 0, None]


def test_an_issue_stands_once_in_a_proposal(tmp_path: Path) -> None:
    path = tmp_path / "deu.tsv"
    path.write_text(DEU.replace("P1\t2", "P1\t1"))
    assert refused(lambda: import_sheet(path, None, tmp_path))[0] == "E883"


def test_deu_issues_that_are_not_settled_yet_are_imported(tmp_path: Path) -> None:
    path = tmp_path / "deu.csv"
    path.write_text("prnr,isnr,p1,s1,p2,s2\n1,11,0,50,100,25\n")
    [issue] = import_sheet(path, None, tmp_path).scenario.contest.issues.values()
    assert [(stand.position.central, stand.salience.central) for stand in issue.stands] == [(0, 0.5), (100, 0.25)]
    with pytest.raises(InputError, match="E975"):
        read_past(path)


def test_where_nobody_takes_a_stand_the_first_cell_without_a_position_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deu.csv"
    path.write_text("prnr,isnr,p1,s1,out\n1,11,NA,NA,40\n")
    with pytest.raises(InputError) as caught:
        import_sheet(path, None, tmp_path)
    [problem] = caught.value.problems
    assert (problem.code, problem.place.cell, problem.facts["column"]) == ("E987", "2:C", "p1")


def test_deu_issues_without_a_stand_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "deu.tsv"
    path.write_text(DEU.replace("P1\t2\tNA\t80", "P1\t2\tNA\tNA"))
    assert [warning.code for warning in import_sheet(path, None, tmp_path).warnings] == ["W870", "W976"]
