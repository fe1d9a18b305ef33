"""Several analysts' lists: verdicts under each, where they disagree, what of it matters."""

from itertools import combinations
from pathlib import Path

import pytest

from detente.files.read import read
from detente.model.states import code, feasible_states
from detente.preferences import relation_of
from detente.preferences.relation import Ranks
from tests.cli import rivals
from tests.cli.asked import asked
from tests.graph.twin import Twin

STATES = {"now": "NNY", "deal": "YNN", "calm": "NNN", "race": "NYY"}
Wants = dict[str, dict[int, int]]


@pytest.fixture(autouse=True)
def scenario(folder: Path) -> None:
    text = rivals.TEXT.partition("  quadra@olu:")[0]
    (folder / "rivals.yaml").write_text(text, "utf-8")
    (folder / "pairs.yaml").write_text(rivals.TEXT, "utf-8")


def wanted(statements: list[str]) -> dict[int, int]:
    """What a list of single options and their negations says of every state: its answers read as a number."""
    options = ["SIGN", "ARM", "THREATEN"]

    def holds(statement: str, word: str) -> bool:
        return (word[options.index(statement.removeprefix("not "))] == "Y") != statement.startswith("not ")

    words = [f"{a}{b}{c}" for a in "NY" for b in "NY" for c in "NY"]
    return {code(w): int("".join("1" if holds(s, w) else "0" for s in statements), 2) for w in words}


OWN: Wants = {
    "pavia": wanted(["not THREATEN", "not ARM", "not SIGN"]),
    "quadra": wanted(["SIGN", "not ARM", "THREATEN"]),
}
INE = wanted(["SIGN", "ARM", "not THREATEN"])


def verdicts(wants: Wants) -> dict[str, dict[str, bool]]:
    twin = Twin(read("rivals.yaml").scenario.conflict, wants)
    return {name: {p: twin.stable("seq", p, code(word)) for p in wants} for name, word in STATES.items()}


def test_each_reading_has_the_verdicts_of_its_lists() -> None:
    document = asked("analysts", "rivals.yaml", "--format", "json").document
    found = {tuple(reading["lists"].items()): reading for reading in document["readings"]}
    assert set(found) == {(), (("pavia", "ine"),), (("quadra", "ine"),), (("pavia", "ine"), ("quadra", "ine"))}
    assert found[()]["stable"] == verdicts(OWN)
    assert found[(("pavia", "ine"),)]["stable"] == verdicts({**OWN, "pavia": INE})
    assert found[(("quadra", "ine"),)]["changed"] == []
    changed = [name for name in STATES if verdicts({**OWN, "pavia": INE})[name] != verdicts(OWN)[name]]
    assert changed
    assert found[(("pavia", "ine"),)]["changed"] == changed
    assert document["agree"] is False


def test_a_pair_matters_if_taking_it_over_alone_changes_a_verdict() -> None:
    document = asked("analysts", "rivals.yaml", "--party", "pavia", "--format", "json").document
    (dispute,) = document["disputes"]
    assert (dispute["party"], dispute["analyst"]) == ("pavia", "ine")
    expected = {}
    for first, second in combinations(STATES, 2):
        a, b = code(STATES[first]), code(STATES[second])
        own, theirs = (_sign(wants[a] - wants[b]) for wants in (OWN["pavia"], INE))
        if own == theirs:
            continue
        better, worse = (a, b) if theirs > 0 else (b, a)
        high, low = max(OWN["pavia"][a], OWN["pavia"][b]), min(OWN["pavia"][a], OWN["pavia"][b])
        then = verdicts({**OWN, "pavia": {**OWN["pavia"], better: high, worse: low}})
        before = verdicts(OWN)
        expected[first, second] = {(s, p) for s in STATES for p in OWN if then[s][p] != before[s][p]}
    found = {(p["first"], p["second"]): {(f["state"], f["party"]) for f in p["flipped"]} for p in dispute["pairs"]}
    assert found == expected
    assert any(found.values())
    assert dispute["statements"] == [
        {"statement": "not ARM", "own": 2, "theirs": 0},
        {"statement": "not SIGN", "own": 3, "theirs": 0},
        {"statement": "SIGN", "own": 0, "theirs": 1},
        {"statement": "ARM", "own": 0, "theirs": 2},
    ]


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)


def test_assert_ends_with_1_if_verdicts_differ() -> None:
    assert asked("analysts", "rivals.yaml", "--party", "quadra", "--assert").status == 0
    done = asked("analysts", "rivals.yaml", "--assert")
    assert done.status == 1
    assert done.err == "Asserted, but not so: all lists give the same verdicts on the named states.\n"
    assert "With pavia@ine the verdict is another one on" in done.out


def test_a_list_is_used_and_named_by_every_command() -> None:
    chosen = ("rivals.yaml", "--list", "pavia=ine")
    own, theirs = (asked("stability", *a, "--format", "json").document for a in (chosen[:1], chosen))
    assert own["lists"] == {}
    assert theirs["lists"] == {"pavia": "ine"}
    expected = verdicts({**OWN, "pavia": INE})
    assert {name: state["stable"]["seq"] for name, state in theirs["states"].items()} == expected
    assert "Pavia by the list of ine" in asked("stability", *chosen).out
    why = asked("why", *chosen, "--state", "deal", "--party", "pavia", "--format", "json").document
    assert why["stable"] is expected["deal"]["pavia"]
    brief = asked("analyze", *chosen, "--format", "json").document
    assert brief["lists"] == {"pavia": "ine"}
    assert brief["cases"][0]["stability"]["states"]["deal"]["stable"]["seq"] == expected["deal"]


def test_an_export_takes_the_chosen_list() -> None:
    done = asked("export", "rivals.yaml", "--to", "gmcr", "--list", "pavia=ine", "--format", "json")
    wishes = done.document["content"]["decisionMakers"][0]["preferences"]
    assert wishes[0] == [[0, "Y"]]
    assert asked("export", "rivals.yaml", "--to", "json", "--list", "pavia=ine").status == 2


def test_the_brief_says_where_analysts_disagree() -> None:
    said = asked("analyze", "rivals.yaml", "--full").out
    section = said.partition("Where analysts disagree\n")[2].partition("\n\n")[0]
    assert 2 <= section.count("\n- ") + 1 <= 4
    assert "pavia@ine" in section


def test_pairs_that_leave_states_uncompared_are_taken() -> None:
    document = asked("analysts", "pairs.yaml", "--party", "quadra", "--format", "json").document
    olu = next(each for each in document["disputes"] if each["analyst"] == "olu")
    scenario = read("pairs.yaml").scenario
    states = feasible_states(scenario.conflict)
    own = relation_of(scenario.preferences[next(k for k in scenario.preferences if str(k) == "quadra")], states)
    assert isinstance(own, Ranks)
    assert {(p["first"], p["second"]) for p in olu["pairs"] if p["theirs"] is None}


def test_what_cannot_be_compared_is_refused() -> None:
    assert asked("analysts", "border.yaml").err.startswith("E960 *=* is not a list of the scenario")
    assert asked("analysts", "rivals.yaml", "--party", "nobody").err.startswith("E905")
    assert asked("stability", "rivals.yaml", "--list", "pavia=olu").err.startswith("E960 pavia=olu")
    done = asked("analysts", "rivals.yaml", "--time-limit", "1e-9")
    assert (done.status, done.out) == (3, "")
