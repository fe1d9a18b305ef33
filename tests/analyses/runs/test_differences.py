"""Differences of documents, against a twin that builds the second from the first by known changes."""

import copy
import random
from typing import Any

import pytest

from detente.analyses.runs.differences import Changed, changed, differences

BEFORE = b"""\
detente: 1
id: border
title: {en: A border, ar: x}
parties:
  north: {name: North}
  south: {name: South}
options:
  TALK: {party: north, name: talks, now: yes}
preferences:
  north: {statements: [TALK, not TALK]}
"""


def test_comments_layout_and_order_of_keys_do_not_count() -> None:
    after = BEFORE.replace(b"  south: {name: South}\n", b"").replace(
        b"  north: {name: North}\n", b"  south: {name: South} # the other\n\n  north:\n    name: 'North'\n", 1
    )
    assert differences(BEFORE, after) == ()


def test_every_change_is_told_by_its_path() -> None:
    after = (
        BEFORE.replace(b"now: yes", b"now: no")
        .replace(b"[TALK, not TALK]", b"[TALK, not TALK, TALK]")
        .replace(b"ar: x", b"en2: x")
        .replace(b"  south: {name: South}\n", b"")
    )
    assert differences(BEFORE, after) == (
        Changed("title.ar", "x", None),
        Changed("parties.south.name", "South", None),
        Changed("options.TALK.now", "yes", "no"),
        Changed("title.en2", None, "x"),
        Changed("preferences.north.statements.2", None, "TALK"),
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": True}, [("a", 1, True)]),
        ({"a": 1}, {"a": 1.0}, []),
        ({"a": []}, {"a": [1]}, [("a", "[]", None), ("a.0", None, 1)]),
        ({"a": {}}, {}, [("a", "{}", None), ("", None, "{}")]),
        ({"a": float("nan")}, {"a": float("nan")}, []),
        ([{"id": "x", "v": 1}, {"id": "y", "v": 2}], [{"id": "y", "v": 2}, {"id": "x", "v": 3}], [("x.v", 1, 3)]),
        ([{"id": "x", "v": 1}, {"id": "x", "v": 2}], [{"id": "x", "v": 1}, {"id": "x", "v": 3}], [("1.v", 2, 3)]),
    ],
)
def test_values(before: Any, after: Any, expected: list[tuple[str, Any, Any]]) -> None:
    assert changed(before, after) == tuple(Changed(*each) for each in expected)


@pytest.mark.parametrize("seed", range(20))
def test_known_changes_are_found_and_no_others(seed: int) -> None:
    chance = random.Random(seed)
    before = {f"k{k}": {f"m{m}": chance.random() for m in range(4)} for k in range(5)}
    after, made = copy.deepcopy(before), set()
    for _change in range(chance.randrange(6)):
        outer, inner = f"k{chance.randrange(5)}", f"m{chance.randrange(4)}"
        after[outer][inner] = -chance.random()
        made.add(Changed(f"{outer}.{inner}", before[outer][inner], after[outer][inner]))
    last = {each.path: each for each in changed(before, after)}
    assert {path: each.after for path, each in last.items()} == {
        each.path: after[each.path[:2]][each.path[3:]] for each in made
    }
