"""Parties that act as one, strength and attitudes, as a reader types them."""

import re
from pathlib import Path

import pytest

from tests.cli.asked import asked

HEAD = """detente: 1
id: allies
title: Two against one
parties: {a: {name: Ana}, b: {name: Ben}, c: {name: Cleo}}
options: {A: {party: a}, B: {party: b}, C: {party: c}}
"""
WISHES = """preferences:
  a: {ranking: [YYN, NNN, YYY, rest]}
  b: {ranking: [YYN, NYN, NNN, rest]}
  c: {ranking: [YYY, NNN, rest]}
"""
UNKNOWN = WISHES.replace("c: {ranking: [YYY, NNN, rest]}", "c: {pairs: [YYY > NNN]}")


@pytest.fixture
def allies(tmp_path: Path) -> str:
    path = tmp_path / "allies.yaml"
    path.write_text(f"{HEAD}coalitions: {{west: [a, b]}}\n{WISHES}", "utf-8")
    return str(path)


def test_a_coalition_moves_in_one_move_and_is_named(allies: str) -> None:
    """Alone neither Ana nor Ben gains by its own option; together they go to YYN, and Cleo's YYY hurts both."""
    document = asked("stability", allies, "--state", "NNN", "--format", "json").document
    assert (document["parties"], document["coalitions"]) == (["west", "c"], {"west": ["a", "b"]})
    assert (
        document["concepts"]["nash"]["stable"]["west"] == 5
    )  # YYN, and all four with C, of which Ben ranks none above another
    assert not document["asked"]["stable"]["nash"]["west"]
    assert document["asked"]["stable"]["seq"]["west"]
    why = asked("why", allies, "--state", "NNN", "--party", "west", "--format", "json").document
    assert [move["to"] for move in why["improvements"]] == ["YYN"]
    assert why["improvements"][0]["answer"] == [{"party": "c", "to": "YYY"}]
    assert "Ana and Ben act as one here (west)" in asked("why", allies, "--state", "NNN", "--party", "west").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("why", "--state", "NNN", "--party", "a"), "E948"),
        (("why", "--state", "NNN", "--party", "west", "--concept", "sim"), "E947"),
        (("paths", "--to", "YYN"), "E946"),
    ],
)
def test_what_is_not_asked_of_a_coalition(allies: str, arguments: tuple[str, ...], code: str) -> None:
    done = asked(arguments[0], allies, *arguments[1:])
    assert (done.status, code in done.err) == (2, True)


def test_no_sweep_forgets_a_coalition(allies: str) -> None:
    """Draws are played by single parties; beside `stability` they would say the opposite of it."""
    text = Path(allies).read_text("utf-8").replace("c: {ranking: [YYY, NNN, rest]}", "c: [{wants: C, may_shift: 1}, A]")
    Path(allies).write_text(text, "utf-8")
    assert "E946" in asked("sweep", allies, "--draws", "100", "--no-store").err
    done = asked("analyze", allies, "--out", "report")
    assert done.status == 0
    assert "How sure is that" not in done.out


def test_unknown_wishes_and_coalitions_do_not_go_together(allies: str) -> None:
    Path(allies).write_text(f"{HEAD}coalitions: {{west: [a, b]}}\n{UNKNOWN}", "utf-8")
    assert "E436" in asked("stability", allies).err


def test_it_is_said_where_nobody_names_strengths_or_attitudes(allies: str) -> None:
    Path(allies).write_text(HEAD + WISHES, "utf-8")
    asking = ("why", allies, "--state", "NNN", "--party", "a")
    assert "No list says that anything is preferred by degree 2" in asked(*asking, "--concept", "gmr2").out
    assert "The file names no attitudes" in asked(*asking, "--concept", "rnash").out
    Path(allies).write_text(HEAD + "attitudes: {a: {b: positive}}\n" + WISHES.replace("YYY, rest]", 'YYY, ">>", rest]'))
    assert "No list says" not in asked(*asking, "--concept", "gmr2").out
    assert "The file names no attitudes" not in asked(*asking, "--concept", "rnash").out


def test_verbs_are_of_one_coalition_and_not_of_its_members(allies: str) -> None:
    """A coalition without a name of its own is one: “so that the coalition of Ana and Ben is no better off”."""
    for concept in ("nash", "seq", "gmr", "smr", "sseq"):
        told = " ".join(asked("why", allies, "--state", "NNN", "--party", "west", "--concept", concept).out.split())
        assert not re.search(r"(?<!coalition of )Ana and Ben (is|has|does|prefers|would be)\b", told), told
    told = " ".join(asked("why", allies, "--state", "NNN", "--party", "west", "--concept", "nash").out.split())
    assert "The coalition of Ana and Ben would take up A and B, which leaves the coalition of Ana and" in told
