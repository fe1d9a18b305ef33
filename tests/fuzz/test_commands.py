"""Whole commands asked of changed scenarios: each answers or says what is wrong. `make fuzz` tries thousands."""

import gc
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.cli.app import DEBUG
from tests.fuzz.commands import FILE, commands, ended
from tests.fuzz.mutants import mutant, sources

FIRST, MUTANTS, AT_ONCE = 1_000_000, 200, 20  # numbers that `make fuzz` does not come to
SMALL, OFTEN = 4_500, 5  # letters of a source that is cheap to ask about, which is drawn so much oftener
SOURCES = [each for each in sources() for _time in range(OFTEN if len(str(each)) <= SMALL else 1)]


@pytest.fixture(autouse=True)
def _little_garbage() -> Iterator[None]:
    """Modules and tables of before the test are not looked through for garbage again and again."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.slow
@pytest.mark.parametrize("first", range(FIRST, FIRST + MUTANTS, AT_ONCE))
def test_no_mutant_is_a_fault(first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DEBUG, "1")
    wrong = []
    for number in range(first, first + AT_ONCE):
        text = mutant(number, SOURCES)
        (tmp_path / FILE).write_text(text, "utf-8")
        endings = [ended(arguments) for arguments in commands(text, random.Random(number), slow=False)]
        wrong += [(number, ending.arguments, ending.wrong) for ending in endings if ending.wrong]
    assert wrong == []


def test_a_mutant_is_the_same_for_the_same_number() -> None:
    every = sources()
    assert mutant(7, every) == mutant(7, sources())
    assert all(each in SOURCES for each in every)
