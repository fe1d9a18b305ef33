"""Views in a scenario: what parties get wrong, what holds in their eyes, what a go-between changes."""

from pathlib import Path

import pytest

from detente.analyses.setting import Setting, setting_of
from detente.analyses.views import MARK, Told, ViewsAnswer, document, holds, views
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read

# Two neighbours; each may arm. South takes North for one that arms whatever happens; in truth North wants peace first.
BORDER = """
detente: 1
id: border
title: Border
parties: {north: {name: North}, south: {name: South}}
options:
  NARM: {party: north, name: North arms}
  SARM: {party: south, name: South arms}
states: {peace: {}, race: {on: [NARM, SARM]}, alone: {on: [SARM]}}
preferences:
  north: [not SARM, not NARM]
  south: [NARM implies SARM, not NARM, not SARM]
views:
  south:
    believes: {north: [NARM, not SARM]}
"""


def answered(tmp_path: Path, text: str = BORDER, concept: str = "nash") -> tuple[Setting, ViewsAnswer]:
    path = tmp_path / "border.yaml"
    path.write_text(text, "utf-8")
    setting = setting_of(read(path).scenario)
    return setting, views(setting, concept)


def words(setting: Setting, rows: object) -> set[str]:
    return {setting.word(int(row)) for row in rows}  # type: ignore[attr-defined]


def test_each_decides_in_its_own_conflict(tmp_path: Path) -> None:
    setting, answer = answered(tmp_path)
    assert words(setting, answer.true) == {"NN"}  # North: not NARM; South: arms only against an armed North
    assert words(setting, answer.believed("south")) == {"YY"}
    assert words(setting, answer.holding) == {
        "NN"
    }  # Nash looks at nobody's answers: what South believes changes nothing
    seen = document(answer)["states"]
    assert seen["race"]["in_truth"] == {"north": "unstable", "south": "stable"}
    assert seen["race"]["believed"]["south"] == {"north": "stable", "south": "stable"}


def test_who_would_be_misjudged(tmp_path: Path) -> None:
    setting, answer = answered(tmp_path)
    found = {
        (each.party, each.other, each.believed, each.true, frozenset(words(setting, each.rows)))
        for each in answer.misjudged
    }
    assert found == {("south", "north", 1, -1, frozenset({"YY"}))}


def test_what_is_thought_impossible_is_not_foreseen(tmp_path: Path) -> None:
    text = BORDER + "    unaware: [NARM]\n    infeasible: [SARM]\n"
    setting, answer = answered(tmp_path, text)
    assert words(setting, answer.believed("south")) == {"NN"}
    assert words(setting, [row for row in range(4) if answer.hidden[row]]) == {"YN", "NY", "YY"}
    race = document(answer)["states"]["race"]
    assert race["believed"]["south"] == {"north": "unforeseen", "south": "unforeseen"}
    assert race["as_each_sees_it"]["south"] == "unforeseen"
    assert not holds(answer, setting.named_rows["race"])
    told = [[(error.kind, error.what) for error in each.errors] for each in answer.told]
    one_by_one = [[("believes", "north")], [("unaware", "NARM")], [("infeasible", "1")]]
    assert told == [*one_by_one, [error for (error,) in one_by_one]]


def test_telling_all_of_everybody_leaves_the_truth() -> None:
    setting = setting_of(read(find("vladivostok-2019")).scenario)
    answer = views(setting, "nash")
    last: Told = answer.told[-1]
    assert {error.party for error in last.errors} == set(answer.seen)
    after = (set(answer.holding.tolist()) | set(last.gained.tolist())) - set(last.lost.tolist())
    assert after == set(answer.true.tolist())


def test_at_hanoi_each_side_misjudged_the_offer_that_it_could_live_with() -> None:
    setting = setting_of(read(find("vladivostok-2019")).scenario)
    found = {(each.party, each.other): each for each in views(setting, "nash").misjudged}
    offered, asked = found["prk", "usa"], found["usa", "prk"]
    assert (offered.believed, offered.true) == (1, -1)
    assert setting.named_rows["hanoi_offer"] in offered.rows
    assert (asked.believed, asked.true) == (1, -1)
    assert setting.named_rows["yongbyon_plus"] in asked.rows


def test_without_views_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(Unanswerable) as raised:
        answered(tmp_path, BORDER[: BORDER.index("views:")])
    assert [problem.code for problem in raised.value.problems] == ["E955"]


def test_incomplete_beliefs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unanswerable) as raised:
        answered(tmp_path, BORDER.replace("{north: [NARM, not SARM]}", '{north: {pairs: ["race > peace"]}}'))
    assert [problem.code for problem in raised.value.problems] == ["E910"]


def test_a_limit_leaves_the_tellings_that_were_finished(tmp_path: Path) -> None:
    setting, whole = answered(tmp_path, BORDER + "    unaware: [NARM]\n")
    calls = 0

    def watch(_doing: str, _done: int, _of: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 6:
            raise LimitReached

    part = views(setting, "nash", watch)
    assert not part.complete
    assert len(part.told) < len(whole.told)
    assert part.holding.tolist() == whole.holding.tolist()
    assert set(MARK.values()) == {"unforeseen", "unstable", "stable"}
