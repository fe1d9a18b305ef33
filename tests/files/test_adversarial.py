"""Whatever a file holds, the answer is a scenario or problems, never a traceback. Each file is a step over a limit."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, Problem
from detente.files.document.limits import BYTES, DEPTH, DIGITS, NODES
from detente.files.document.tree import read_tree
from detente.files.grammar.parsing import DEPTH as NESTED
from detente.files.grammar.parsing import LENGTH, SIZE
from detente.files.read import read, read_text
from detente.files.reporter import MOST
from tests.files.snippets import BASE

DOUBLINGS = SIZE.bit_length()  # one step over what a tree may hold; all files here lie that near to a limit


def in_section(section: str, entries: str) -> bytes:
    """The base file with entries put first into a section."""
    return BASE.replace(f"\n{section}:\n", f"\n{section}:\n{entries}", 1).encode()


def numbered(line: str, count: int) -> str:
    """A line for each number from 0."""
    return "".join(line.format(n=n, next=n + 1) for n in range(count))


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "E106"),
    "blank": (b"\n \n", "E106"),
    "binary": (bytes(range(256)) * 40, "E105"),
    "nul": (b"\0" * 1000, "E107"),
    "utf16": (BASE.encode("utf-16"), "E879"),
    "large": (b"a" * (BYTES + 1), "E104"),
    "one alias": (b"a: &a [x, x]\nb: *a\n", "E115"),
    "brackets": (b"[" * DEPTH + b"[]" + b"]" * DEPTH, "E112"),
    "braces": (b"{a: " * DEPTH + b"{}" + b"}" * DEPTH, "E112"),
    "dashes": (b"- " * (DEPTH + 1) + b"x", "E112"),
    "question marks": (b"? [a]\n: 1\n", "E122"),
    "indents": ("".join("  " * n + f"k{n}:\n" for n in range(DEPTH + 2)).encode(), "E112"),
    "many values": (b"a: [" + b"1," * NODES + b"]", "E113"),
    "tabs": (BASE.replace("\n  ", "\n\t").encode(), "E111"),
    "equal keys": (in_section("define", numbered("  A: FILL\n", MOST + 1)), "E119"),
    "nan": (in_section("numbers", "  n: .nan\n"), "E120"),
    "huge integer": (in_section("numbers", f"  n: {'9' * (DIGITS + 1)}\n"), "E121"),
    "huge exponent": (in_section("numbers", "  n: 1e309\n"), "E120"),
    "long figure": (in_section("numbers", f"  n: '{'1' * 400}x'\n"), "E207"),
    "long range": (in_section("numbers", f"  n: '{'1' * 400}..x'\n"), "E207"),
    "spaces": (in_section("numbers", f"  n: '1{' ' * 400}x'\n"), "E207"),
    "direction marks": (BASE.replace("FILL", "FI\u200fLL").encode(), "E123"),
    "truncated": (BASE[: BASE.index("wants: SHARE") + 5].encode(), "E110"),
    "long condition": (in_section("infeasible", f"  - {'PAY and ' * (LENGTH // 8)}PAY\n"), "E405"),
    "parentheses": (in_section("infeasible", f"  - '{'(' * (LENGTH // 2)}PAY{')' * (LENGTH // 2)}'\n"), "E405"),
    "negations": (in_section("infeasible", f"  - '{'~' * (NESTED + 1)}PAY'\n"), "E405"),
    "long expression": (in_section("formulas", f"  f: {'1+' * (LENGTH // 2)}1\n"), "E505"),
    "chain": (in_section("define", numbered("  D{n}: D{next}\n", NESTED) + f"  D{NESTED}: PAY\n"), "E405"),
    "doubling": (in_section("define", "  D0: PAY\n" + numbered("  D{next}: D{n} and D{n}\n", DOUBLINGS)), "E405"),
    "doubling formulas": (
        in_section("formulas", "  F0: 1\n" + numbered("  F{next}: F{n} + F{n}\n", DOUBLINGS)),
        "E505",
    ),
    "circle": (in_section("define", numbered("  D{n}: D{next}\n", 50) + "  D50: D0\n"), "E404"),
    "many unreadable": (in_section("infeasible", "  - PAY and\n" * (MOST + 1)), "E407"),
    "many unknown": (in_section("infeasible", numbered("  - X{n}\n", MOST + 1)), "E403"),
    "many keys": (BASE.encode() + numbered("k{n}: 1\n", MOST + 1).encode(), "E201"),
    "many options": (in_section("options", numbered("  O{n}: {{party: uma, source: talks}}\n", MOST + 1)), "E410"),
    "long key": (BASE.encode() + b"k" * 1_025 + b": 1\n", "E110"),
    "wrong types": (b"detente: x\nid: [1]\ntitle: 3\nparties: 4\noptions: 5\n", "E205"),
}


def refused(path: Path | str) -> list[Problem]:
    """What is wrong with a file that is not read."""
    with pytest.raises(InputError) as caught:
        read(str(path))
    return list(caught.value.problems)


@pytest.mark.parametrize("name", FILES)
def test_hostile_files_are_refused_soon(name: str, tmp_path: Path) -> None:
    data, code = FILES[name]
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    problems = refused(path)
    assert code in {each.code for each in problems}
    assert len(problems) <= MOST


@pytest.mark.parametrize(
    ("name", "code"), [(".", "E102"), ("none.yaml", "E101"), ("x" * 5000, "E103"), ("/dev/null", "E102")]
)
def test_what_is_no_file_is_refused(name: str, code: str, tmp_path: Path) -> None:
    assert [each.code for each in refused(tmp_path / name)] == [code]


LINES = BASE.splitlines(keepends=True)
SCRAPS = st.sampled_from(
    ["[", "]", "{", "}", ": ", "- ", "\n", "  ", "'", '"', "&a", "*a", "!", "#", "null", "yes", "-1"]
)


@given(st.integers(0, len(BASE)), st.integers(0, 40), st.lists(SCRAPS | st.text(max_size=5), max_size=4))
def test_damaged_files_never_crash(start: int, length: int, scraps: list[str]) -> None:
    read_or_refuse(BASE[:start] + "".join(scraps) + BASE[start + length :])


@given(st.integers(0, len(LINES)), st.integers(1, 12))
def test_files_with_missing_lines_never_crash(start: int, count: int) -> None:
    read_or_refuse("".join(LINES[:start] + LINES[start + count :]))


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refuse(text)


VALUES: tuple[object, ...] = (
    *(None, True, 0, -1, 2.5, "", "x", "now", "rest", "yes", "0..1", "(FILL)", "NYNN", "----", "()", "uma", "uma/open"),
    *("/", "@", [], {}, ["x"], [[]], {"x": 1}, {"value": 3}, {"en": "x"}, "FILL and", "2*", "PAY > FILL", "=", 10**17),
)


@given(st.data(), st.sampled_from(VALUES))
def test_misplaced_values_never_crash(data: st.DataObject, value: object) -> None:
    document, _ = read_tree(BASE, "a.yaml")
    path = data.draw(st.sampled_from([path for path in document.values if path]))
    document.value(path[:-1])[path[-1]] = value
    read_or_refuse(json.dumps(document.root))


def read_or_refuse(text: str) -> None:
    """Read a text; if it is refused, every problem can be said and lies within it."""
    try:
        read_text(text, "a.yaml")
    except InputError as error:
        lines = text.encode("utf-8", "surrogatepass").count(b"\n") + text.count("\r") + 2
        for problem in error.problems:
            assert str(problem)
            assert 0 <= problem.place.line <= lines
