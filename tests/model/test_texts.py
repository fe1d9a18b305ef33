"""Texts that stand inside others: what they begin is ended, and only what could turn a sentence is isolated."""

import json
import random

import pytest

from detente.model.texts import ISOLATE, POP, Text, bare, in_json, inside, neutral

LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"


def left_open(text: str) -> tuple[int, bool]:
    """By the rules X1 to X8 of the Unicode bidirectional algorithm: what is open at the end, and whether anything was
    ended that the text had not begun."""
    stack: list[str] = []
    foreign = False
    for letter in text:
        if letter in (LRE, RLE, LRO, RLO):
            stack.append("embedding")
        elif letter in (LRI, RLI, FSI):
            stack.append("isolate")
        elif letter == PDI:
            if "isolate" in stack:
                while stack.pop() != "isolate":
                    pass
            else:
                foreign = True
        elif letter == PDF:
            if stack and stack[-1] == "embedding":
                stack.pop()
            elif "isolate" not in stack:
                foreign = True
    return len(stack), foreign


@pytest.mark.parametrize("seed", range(20))
def test_whatever_a_text_begins_is_ended(seed: int) -> None:
    draw = random.Random(seed)
    for _text in range(200):
        text = "".join(
            draw.choices(["a", "ب", " ", LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI], k=draw.randint(0, 12))
        )
        found = neutral(text)
        assert left_open(found) == (0, False)
        assert neutral(found) == found
        assert found.replace(PDF, "").replace(PDI, "") == text.replace(PDF, "").replace(PDI, "")


def test_a_plain_name_stays_as_it_is() -> None:
    for name in ("North", "São Tomé", "a “b” – c", "Корея", "朝鲜", "line\nline\tcell"):
        assert inside(name, "en") == name
    assert inside("الشمال", "ar") == "الشمال"


def test_a_name_that_could_turn_a_sentence_is_isolated() -> None:
    assert inside("الشمال", "en") == f"{ISOLATE}الشمال{POP}"
    assert inside("الشمال (A)", "ar") == f"{ISOLATE}الشمال (A){POP}"
    assert inside(f"a{RLO}b", "en") == f"{ISOLATE}a{RLO}b{PDF}{POP}"
    assert inside(f"a{PDI}b", "en") == "ab"
    assert Text("North", "الشمال").in_language("ar") == "الشمال"
    assert Text("الشمال").in_language("en") == f"{ISOLATE}الشمال{POP}"


def test_control_characters_are_shown_as_replaced() -> None:
    assert neutral("a\x07b\x1b[1m\x85") == "a\ufffdb\ufffd[1m\ufffd"


def test_bare_takes_an_isolation_off_that_goes_all_around() -> None:
    assert bare(inside("الشمال", "en")) == "الشمال"
    assert bare(f"{FSI}a{PDI} {FSI}b{PDI}") == f"{FSI}a{PDI} {FSI}b{PDI}"


def test_a_name_stays_on_its_line() -> None:
    assert Text("North\n\nWhat holds\n- all\tis well\n").in_language("en") == "North What holds - all is well"


def test_json_stays_what_it_is_and_turns_nothing() -> None:
    given = {f"Nor{RLO}th": [f"{FSI}a", "\x7f\u2028", "مصر"]}
    found = in_json(json.dumps(given, ensure_ascii=False))
    assert json.loads(found) == given
    assert neutral(found) == found
    assert "مصر" in found
