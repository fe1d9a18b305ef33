import errno
import os
from pathlib import Path
from typing import Any

import pytest

from detente.analyses.brief import Brief, brief
from tests.cli.asked import asked

BARE = """\
detente: 1
id: bare
title: Bare
parties: {lena: {name: Lena}, max: {name: Max}}
options: {SELL: {party: lena}, BUY: {party: max}}
preferences:
  lena: [{wants: SELL, may_shift: 1}, not BUY]
  max: [BUY]
"""


def test_the_brief_is_printed_and_the_report_written(folder: Path) -> None:
    done = asked("analyze", "relief.yaml", "--full")
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith("Relief for arms\n")
    assert "What the file assumes, not a prediction" in done.out
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
    assert done.err.startswith('E809 The report "taken/report.html" cannot be written (')
    assert done.out.startswith("Relief for arms\n")
    assert "Whose guarantee is enough" in done.out
    assert "The report lies in" not in done.out
    answer = asked("analyze", "relief.yaml", "--out", "taken/below", "--format", "json")
    assert (answer.status, answer.document["report"], answer.document["status"]) == (2, None, "complete")


def test_a_disk_that_is_full_is_said_before_anything_is_computed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def full(self: Path, data: bytes) -> int:
        order.append("tried")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def answer(*given: Any, **named: Any) -> Brief:
        order.append("answered")
        return brief(*given, **named)

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr("detente.analyses.brief.brief", answer)
    done = asked("analyze", "relief.yaml", "--no-sweep")
    assert order == ["tried", "answered"]
    assert done.status == 2
    assert done.err.startswith('E809 The report "reports/relief/report.html" cannot be written (No space left')
    assert done.err.count("E809") == 1
    assert "Whose guarantee is enough" in done.out
    assert list((folder / "reports" / "relief").iterdir()) == []


def test_a_disk_that_becomes_full_meanwhile_costs_the_report_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *_given: object, **_named: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    done = asked("analyze", "relief.yaml", "--no-sweep")
    assert (done.status, done.err.count("E809")) == (2, 1)
    assert "Whose guarantee is enough" in done.out
    assert list((folder / "reports" / "relief").iterdir()) == []


def test_a_report_of_another_file_is_not_written_over_in_silence(folder: Path) -> None:
    (folder / "second.yaml").write_text((folder / "border.yaml").read_text("utf-8"), "utf-8")
    asking = ("analyze", "border.yaml", "--no-sweep")
    assert asked(*asking).err == ""
    assert asked(*asking).err == ""
    done = asked("analyze", "second.yaml", "--no-sweep")
    assert done.status == 0
    assert done.err.startswith('W809 The report "reports/border/report.html" was of another file with the same id, ')
    assert f"{folder / 'border.yaml'}, and" in done.err
    assert asked("analyze", "second.yaml", "--no-sweep").err == ""
    assert "border.yaml" not in (folder / "reports" / "border" / "report.html").read_text("utf-8")


def test_wishes_that_are_unsure_are_enough_for_a_brief(folder: Path) -> None:
    (folder / "bare.yaml").write_text(BARE, "utf-8")
    done = asked("analyze", "bare.yaml")
    assert (done.status, done.err) == (0, "")
    assert "1 of 4 states is stable for every party (Nash stability)." in done.out


def test_a_type_may_want_nothing(folder: Path) -> None:
    """Of a party without options: whatever holds for the others holds for it, with all its weight."""
    text = BARE.replace("parties: {", "parties: {judge: {name: Judge, types: {keen: 0.25, calm: rest}}, ")
    (folder / "calm.yaml").write_text(f"{text}  judge/keen: [SELL]\nstates: {{sold: {{on: [SELL, BUY]}}}}\n", "utf-8")
    done = asked("analyze", "calm.yaml", "--no-sweep", "--format", "json")
    assert done.status == 0
    assert [case["types"] for case in done.document["cases"]] == [{"judge": "keen"}, {"judge": "calm"}]
    assert asked("analyze", "calm.yaml", "--no-sweep").status == 0
