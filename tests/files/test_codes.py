"""Every code is given by some file, at the place of what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.errors import InputError, Problem
from detente.errors.codes import CODES, FILE_CODES
from detente.files.catalogue import find
from detente.files.read import read, read_text
from detente.files.template import write_new
from tests.files.snippets import BASE, SNIPPETS, Snippet


def problems(text: str, *overrides: str) -> tuple[Problem, ...]:
    """Everything wrong with a text, warnings included."""
    try:
        return read_text(text, "a.yaml", overrides).warnings
    except InputError as error:
        return error.problems


def refused(ask: Callable[[], object]) -> list[str]:
    """The codes of the problems with which something is refused."""
    with pytest.raises(InputError) as caught:
        ask()
    return [problem.code for problem in caught.value.problems]


def written(tmp_path: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    return path


def unwritable(tmp_path: Path) -> object:
    return write_new("a", tmp_path / "nowhere")


def existing(tmp_path: Path) -> object:
    write_new("a", tmp_path)
    return write_new("a", tmp_path)


OTHERWISE: dict[str, Callable[[Path], object]] = {
    "E101": lambda folder: read(folder / "none.yaml"),
    "E102": lambda folder: read(folder),
    "E103": lambda folder: read(folder / ("x" * 5000)),
    "E104": lambda folder: read(written(folder, b"a" * 2_000_001)),
    "E105": lambda folder: read(written(folder, "title: café".encode("latin-1"))),
    "E757": lambda folder: read_text(
        BASE.replace("party: [lakes, dala], levels: 1, raise: all", "party: dala, levels: 1").replace(
            "roadmaps.phased.holds, issues", "guarantors phased against lakes, issues"
        ),
        "a.yaml",
    ),
    "E343": lambda folder: read_text(BASE, "a.yaml", ["numbers.power=9007199254740993"]),
    "E801": lambda folder: read_text(BASE, "a.yaml", ["numbers.power"]),
    "E802": lambda folder: read_text(BASE, "a.yaml", ["number.power=3"]),
    "E803": lambda folder: read_text(BASE, "a.yaml", ["events.9.date=2031-01-01"]),
    "E804": lambda folder: read_text(BASE, "a.yaml", ["numbers.power=[3"]),
    "E805": lambda folder: read_text(BASE, "a.yaml", ["id.x=3"]),
    "E806": lambda folder: find("vladivostock-2091"),
    "E807": existing,
    "E808": unwritable,
}


def test_the_base_file_is_right() -> None:
    assert problems(BASE) == ()


def test_every_code_is_tried() -> None:
    assert {snippet.code for snippet in SNIPPETS} | set(OTHERWISE) == set(FILE_CODES)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: f"{snippet.code} {snippet.new[:40]!r}")
def test_a_wrong_file_gives_its_code(snippet: Snippet) -> None:
    found = [problem for problem in problems(snippet.text) if problem.code == snippet.code]
    assert found, [str(problem) for problem in problems(snippet.text)]
    assert {problem.place.file for problem in found} == {"a.yaml"}
    if snippet.at:
        lines = [*snippet.text.splitlines(keepends=True), ""]
        pointed = [lines[problem.place.line - 1][problem.place.column - 1 :] for problem in found]
        assert any(text.startswith(snippet.at) for text in pointed), [str(problem) for problem in found]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: f"{snippet.code} {snippet.new[:40]!r}")
def test_one_mistake_is_reported_once(snippet: Snippet) -> None:
    """What follows from a mistake is not reported as a second one."""
    errors = {(problem.place.line, problem.code) for problem in problems(snippet.text) if problem.is_error}
    assert len(errors) <= 1, [str(problem) for problem in problems(snippet.text)]


@pytest.mark.parametrize("code", OTHERWISE)
def test_what_is_not_in_a_file_gives_its_code(code: str, tmp_path: Path) -> None:
    assert refused(lambda: OTHERWISE[code](tmp_path)) == [code]


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_sentences_have_their_parts(code: object) -> None:
    sentence, title = getattr(code, "sentence", ""), getattr(code, "title", "")
    assert sentence.endswith((".", "?"))
    assert len(sentence) > len(title) > 0


def test_all_errors_are_given_at_once() -> None:
    text = BASE.replace("now: yes", "nwo: yes").replace("- not BREACH", "- not BREECH").replace("0.95", "9.5")
    assert [problem.code for problem in problems(text)] == ["E201", "E403", "E231"]


def test_what_was_meant_is_suggested() -> None:
    (problem,) = problems(BASE.replace("- not BREACH", "- not BREECH"))
    assert str(problem).endswith('Did you mean "BREACH"?')
    assert problem.facts["meant"] == "BREACH"


def test_at_most_fifty_are_shown() -> None:
    text = BASE.replace("infeasible:\n", "infeasible:\n" + "  - {when: FOO, source: talks}\n" * 80, 1)
    with pytest.raises(InputError) as caught:
        read_text(text, "a.yaml")
    lines = str(caught.value).splitlines()
    assert len(caught.value.problems) == 80
    assert lines[50:] == ["and at least 30 more"]
