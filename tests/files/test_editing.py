"""Lists in another order: read again they are what was meant, and everything else in the file is as it was."""

from collections import Counter
from itertools import permutations

import pytest

from detente.files.editing.lists import edited
from detente.files.read import read_text
from detente.model.scenario import WishKey
from detente.preferences.statements import Statements

HEAD = """\
detente: 1
id: small
title: Small
parties: {a: {name: Ay}, b: {name: Bee}}
options: {X: {party: a, name: helps}, Y: {party: b, name: pays}, Z: {party: b, name: waits}}
preferences:
  b: [X, not Y]
"""
TAIL = """
# about the goal
goal: {state: YYY}
"""
SHAPES = {
    "short": "  a: [Y, not X, Z or X]\n",
    "flow": '  a: {confidence: judgement, statements: [Y, "not X", {wants: Z or X, may_shift: 1}]}   # end\n',
    "flow over lines": "  a: [Y,   # one\n      not X,\n      {wants: Z or X,\n       note: why}]  # three\n",
    "block": "  a:\n    - Y\n    - not X\n    - Z or X\n",
    "block at the key": "  a:\n  - Y\n  - not X\n  - Z or X\n",
    "comments": (
        "  a:   # list\n    # first\n    - Y   # y\n    # second\n\n    - not X\n    # third\n    - Z or X   # z\n"
        "    # after\n"
    ),
    "mappings": (
        "  a:\n    statements:\n      - wants: Y   # y\n        note: because\n      -\n        wants: not X\n"
        "        # inside\n        may_shift: 2\n      - {wants: Z or X, note: long\n          text}\n"
        "    confidence: judgement\n"
    ),
    "folded": "  a:\n    - wants: Y\n      note: |\n        one\n\n        # no comment\n    - not X\n    - Z or X\n",
}
TEXTS = ("Y", "not X", "Z or X")


def statements(text: str) -> list[str]:
    wishes = read_text(text, "small.yaml").scenario.preferences[WishKey("a")]
    assert isinstance(wishes, Statements)
    return [statement.text for statement in wishes.statements]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("tail", [TAIL, "", None], ids=["tail", "end", "no line end"])
def test_every_order_is_read_again_and_the_rest_stays(shape: str, ends: str, tail: str | None) -> None:
    text = HEAD + (SHAPES[shape].rstrip() if tail is None else SHAPES[shape] + tail)
    text = text.replace("\n", ends)
    assert statements(text) == list(TEXTS)
    for order in permutations(range(3)):
        new = edited(text, "a", "statements", order, [TEXTS[k] for k in order])
        assert statements(new) == [TEXTS[k] for k in order]
        assert new.startswith(HEAD.replace("\n", ends))
        assert new.endswith((tail or "").replace("\n", ends))
        if order == (0, 1, 2):
            assert new.rstrip() == text.rstrip()
        if "flow" not in shape and shape != "short":
            assert Counter(new.split()) == Counter(text.split())
        assert new.count("#") == text.count("#")


@pytest.mark.parametrize("shape", SHAPES)
def test_an_entry_is_added_in_any_place(shape: str) -> None:
    text = HEAD + SHAPES[shape] + TAIL
    for place in range(4):
        order, texts = [0, 1, 2], list(TEXTS)
        order.insert(place, -1)
        texts.insert(place, "X and not Y")
        new = edited(text, "a", "statements", order, texts)
        assert statements(new) == texts
        assert new.count("#") == text.count("#")
        assert new.endswith(TAIL)


@pytest.mark.parametrize("shape", SHAPES)
def test_entries_may_go(shape: str) -> None:
    text = HEAD + SHAPES[shape] + TAIL
    for kept in ((0, 1), (1, 2), (2, 0), (1,)):
        new = edited(text, "a", "statements", kept, [TEXTS[k] for k in kept])
        assert statements(new) == [TEXTS[k] for k in kept]
