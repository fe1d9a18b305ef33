"""Views in a scenario: what parties get wrong, what holds in their eyes, what a go-between changes."""

from pathlib import Path

import numpy as np
import pytest

from detente.analyses.setting import Setting, setting_of
from detente.analyses.views import MARK, Told, ViewsAnswer, document, errors_of, holds, views
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.words.views import explained, told

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


# The same border, but North may be of either kind, and South takes it for the one that arms.
EITHER = (
    BORDER.replace("north: {name: North}", "north: {name: North, types: {dove: 0.5, hawk: rest}}")
    .replace("  north: [not SARM, not NARM]\n", "  north/dove: [not SARM, not NARM]\n  north/hawk: [NARM, not SARM]\n")
    .replace("{north: [NARM, not SARM]}", "{north: north/hawk}")
)


@pytest.mark.parametrize(("kind", "is_wrong"), [("dove", True), ("hawk", False)])
def test_a_belief_that_fits_the_type_in_force_is_no_error(tmp_path: Path, kind: str, is_wrong: bool) -> None:
    path = tmp_path / "border.yaml"
    path.write_text(EITHER, "utf-8")
    setting = setting_of(read(path).scenario, {"north": kind})
    answer = views(setting, "nash")
    said = " ".join(explained(answer))
    assert ("South is wrong about what North wants" in said) == is_wrong
    assert ("what South believes is right about what North wants" in said) != is_wrong
    assert len(answer.told) == int(is_wrong)
    assert ("go-between" in said) == is_wrong
    assert [each["what"] for each in document(answer)["right"]] == ([] if is_wrong else ["north"])
    assert bool(answer.misjudged) == is_wrong


def test_a_belief_in_other_words_but_of_the_same_order_is_no_error(tmp_path: Path) -> None:
    """North's payoffs order the four states as its statements do; a state that cannot be anyway is no error either."""
    same = "{north: {payoffs: {NN: 9, YN: 5, NY: 2, YY: 1}}}"
    text = BORDER.replace("{north: [NARM, not SARM]}", f"{same}\n    infeasible: [NARM and not NARM]")
    setting, answer = answered(tmp_path, text)
    assert errors_of(setting, setting.scenario.views["south"]) == ()
    assert answer.told == ()
    reversed_ends = text.replace("NY: 2, YY: 1", "NY: 1, YY: 2")
    setting, answer = answered(tmp_path, reversed_ends)
    assert [each.kind for each in errors_of(setting, setting.scenario.views["south"])] == ["believes"]


def test_what_telling_adds_is_not_said_to_be_all_that_holds(tmp_path: Path) -> None:
    _setting, answer = answered(tmp_path, BORDER + "    unaware: [NARM]\n")
    added = Told(answer.told[0].errors, gained=np.array([3]), lost=np.array([], dtype=np.intp))
    both = Told(answer.told[0].errors, gained=np.array([3]), lost=np.array([0]))
    assert "this is added to what holds: 1 state" in told(answer, added)
    assert "this is added to what holds: 1 state, among them “race” (race); and this drops out of it" in told(
        answer, both
    )
