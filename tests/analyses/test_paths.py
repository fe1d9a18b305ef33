"""The answer on ways and its map, beyond what the engine's tests hold: parts, limits, and what is drawn."""

from itertools import count, pairwise
from pathlib import Path

import numpy as np
import pytest

from detente.analyses import way_map as way_map_module
from detente.analyses.overview import overview
from detente.analyses.paths import PathAnswer, against, document, paths
from detente.analyses.setting import Setting, row_of, setting_of
from detente.analyses.way_map import APART, MOST, WayMap, way_map
from detente.charts import Frame
from detente.charts.way import drawn
from detente.charts.way_layout import layout
from detente.cli.printing.pictures import write_way
from detente.errors import LimitReached, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read, read_text
from detente.language import using
from detente.words import paths as words

PARTS = ("moves", "least", "leaving", "coalitions", "diversions", "yielding", "returns")
FRAME = Frame("", "not a prediction")


def setting(name: str) -> Setting:
    return setting_of(read(find(name), []).scenario)


def answer(name: str, to: str, start: str = "now") -> PathAnswer:
    found = setting(name)
    return paths(found, row_of(found, start), row_of(found, to))


def wide(options: int, parties: int = 4) -> Setting:
    """Everybody wants its own options taken and the next party's not."""
    ids = [f"p{k}" for k in range(parties)]
    lines = ["detente: 1", "id: wide", "title: Wide", "parties:"]
    lines += [f"  {id}: {{name: {{en: Party {id}, ar: طرف}}}}" for id in ids]
    lines.append("options:")
    lines += [f"  O{k}: {{party: {ids[k % parties]}, name: does {k}}}" for k in range(options)]
    every = ", ".join(f"O{k}" for k in range(options))
    lines.append(f"states: {{whole: {{name: {{en: all of it, ar: كل شيء}}, on: [{every}]}}}}")
    lines.append("preferences:")
    for p, id in enumerate(ids):
        minded = [k for k in range(options) if k % parties in (p, (p + 1) % parties)]
        wants = ", ".join(f"O{k}" if k % parties == p else f"not O{k}" for k in minded)
        lines.append(f"  {id}: {{statements: [{wants}]}}")
    return setting_of(read_text("\n".join(lines) + "\n", "wide.yaml").scenario)


def test_two_parties_go_together_where_nobody_goes_alone() -> None:
    """Elmira: from s5 nobody has an improvement, the ministry and Uniroyal have a joint one to s8 (published)."""
    found = answer("elmira-1991", "s8", "s5")
    assert [[found.setting.parties[k] for k in members] for members in found.coalitions] == [["moe", "uniroyal"]]
    assert found.improvements is None
    joint = overview(found.setting, found.start).joint
    assert [found.setting.word(each.example) for each in joint if each.minimal] == [found.setting.word(found.end)]


def test_points_stand_as_the_ranks_say() -> None:
    found = answer("vladivostok-2019", "full_deal")
    ranks = found.setting.game.ranks
    for before, point in pairwise(found.points):
        assert point.against_before == tuple(np.sign(ranks[:, point.row] - ranks[:, before.row]))
        assert point.against_start == against(found.setting, point.row, found.start)
        assert point.step is not None
        assert point.step.start == before.row
    assert found.points[1].shut == ("YON", "DECL", "DIS")


def test_the_status_quo_is_no_target() -> None:
    found = setting("elmira-1991")
    with pytest.raises(Unanswerable, match="E940"):
        paths(found, found.game.status_quo, found.game.status_quo)


@pytest.mark.parametrize("looks", range(0, 40, 3))
def test_a_limit_leaves_what_was_finished(looks: int) -> None:
    clock = count()

    def watch(_doing: str, _done: int, _of: int) -> None:
        if next(clock) >= looks:
            raise LimitReached

    whole = answer("vladivostok-2019", "yongbyon_plus")
    found = paths(whole.setting, whole.start, whole.end, watch)
    assert found.unfinished == PARTS[len(PARTS) - len(found.unfinished) :]
    assert found.status == ("limit reached" if found.unfinished else "complete")
    for part in PARTS[: len(PARTS) - len(found.unfinished)]:
        assert getattr(found, part) == getattr(whole, part)
    assert document(found)["unfinished"] == list(found.unfinished)
    assert all(words.introduced(found))
    assert len(words.sections(found)) <= len(words.sections(whole))


def test_an_overview_cut_short_says_so() -> None:
    clock = count()

    def watch(doing: str, _done: int, _of: int) -> None:
        if doing == "coalitions" and next(clock) == 3:
            raise LimitReached

    found = setting("elmira-1991")
    cut, whole = overview(found, found.game.status_quo, watch), overview(found, found.game.status_quo)
    assert cut.unfinished == ("joint",)
    assert cut.states == whole.states
    assert cut.joint == whole.joint[: len(cut.joint)]


# ---------------------------------------------------------------- the map
def check_map(found: WayMap) -> None:
    """No state twice, the way from left to right in one row, moves between drawn states, nothing over another."""
    rows = [node.row for node in found.nodes]
    assert len(rows) == len(set(rows)) <= MOST
    columns = {node.row: node.column for node in found.nodes}
    way = [found.answer.start, *(step.to for step in found.answer.way)]
    assert [columns[row] for row in way] == list(range(len(way)))
    assert {row for edge in found.edges for row in (edge.step.start, edge.step.to)} <= set(rows)
    for node in found.nodes:
        if node.entry is not None:
            assert columns[node.row] == columns[node.entry.start] + 1
        assert node.entry is not None or node.column in (0, APART)
    plan = layout(found)
    assert len(set(plan.places.values())) == len(rows)
    assert len({plan.places[row][1] for row in way}) == 1
    assert all(0 < x < plan.width and 0 < y < plan.height for x, y in plan.places.values())


@pytest.mark.parametrize(
    ("name", "to"),
    [("elmira-1991", "s8"), ("syria-iraq", "s2"), ("prisoners-dilemma", "cc"), ("north-korea-2017", "s14")],
)
def test_a_small_conflict_is_drawn_whole(name: str, to: str) -> None:
    found = way_map(answer(name, to), "seq")
    check_map(found)
    assert len(found.nodes) == found.states
    assert found.drawn == found.found
    assert f"Shows all {found.states} states." in drawn(found, FRAME)["title"]["subtitle"]


def test_of_a_large_conflict_the_ways_and_the_named_states_are_drawn() -> None:
    found = way_map(answer("vladivostok-2019", "full_deal"), "seq")
    check_map(found)
    rows = {node.row for node in found.nodes}
    assert set(found.setting.named_rows.values()) <= rows
    assert {each.to for each in (*found.answer.diversions, *found.answer.leaving)} <= rows
    assert (
        f"Shows {len(rows)} of 43,776 states: on or beside the way, named, or stable for all."
        in (drawn(found, FRAME)["title"]["subtitle"])
    )
    assert found.drawn is not None
    assert found.found is not None
    assert 0 < found.drawn < found.found


@pytest.mark.parametrize("options", [5, 6, 12, 15])
def test_a_map_never_has_more_states_than_can_be_told_apart(options: int) -> None:
    found = wide(options)
    check_map(way_map(paths(found, found.game.status_quo, row_of(found, "whole")), "seq"))


def test_the_map_has_whole_names_in_arabic() -> None:
    found = wide(5)
    map_ = way_map(paths(found, found.game.status_quo, row_of(found, "whole")), "seq")
    with using("ar"):
        spec = drawn(map_, FRAME)
    said = {
        line
        for layer in spec["layer"]
        for value in layer["data"]["values"]
        for line in value.get("said", "").split("\n")
    }
    assert "\u2067كل شيء\u2069" in said
    assert "\u2067طرف\u2069" in said


def test_moves_against_a_wish_are_dashed_and_the_way_is_thick() -> None:
    found = way_map(answer("elmira-1991", "s8"), "seq")
    points = drawn(found, FRAME)["layer"][0]["data"]["values"]
    looks = {point["edge"]: (point["part"], point["willing"]) for point in points}
    assert sorted(looks.values()) == sorted((edge.part, edge.step.willing) for edge in found.edges)
    assert [looks[k] for k, edge in enumerate(found.edges) if edge.part == "way"] == [
        ("way", step.willing) for step in found.answer.way
    ]


def test_equilibria_that_a_limit_cut_off_are_not_claimed() -> None:
    def watch(doing: str, _done: int, _of: int) -> None:
        raise LimitReached

    found = way_map(answer("elmira-1991", "s8"), "seq", watch=watch)
    assert found.found is None
    assert all(node.equilibrium is None for node in found.nodes)
    assert not [line for line in drawn(found, FRAME)["title"]["subtitle"] if "Stable for all" in line]


def in_turn(pairs: int) -> Setting:
    """Two parties that give in turn, each only after the other: one way of 2 * pairs moves, and no other state."""
    options = [f"{party}{k}" for k in range(pairs) for party in "AB"]
    lines = ["detente: 1", "id: turn", "title: In turn", "parties: {a: {name: Ana}, b: {name: Ben}}", "options:"]
    lines += [f"  {id}: {{party: {id[0].lower()}, name: gives {id}}}" for id in options]
    rules = [f"{later} and not {id}" for id, later in pairwise(options)]
    lines.append(f"infeasible: [{', '.join(rules)}]")
    lines += ["preferences:", *(f"  {party}: {{statements: [{', '.join(options)}]}}" for party in "ab")]
    return setting_of(read_text("\n".join(lines) + "\n", "turn.yaml").scenario)


def test_a_long_way_is_drawn_and_one_that_is_too_long_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = in_turn(12)
    answer_ = paths(found, found.game.status_quo, row_of(found, "Y" * 24))
    assert answer_.improvements is not None
    assert answer_.improvements.moves == 24
    map_ = way_map(answer_, "seq")
    check_map(map_)
    write_way(map_, tmp_path / "way.svg")
    monkeypatch.setattr(way_map_module, "LONGEST", 23)
    with pytest.raises(Unanswerable, match="E944"):
        write_way(map_, tmp_path / "again.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["way.svg"]
