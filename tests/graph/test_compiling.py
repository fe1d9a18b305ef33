"""Compiled loops where there is no place to keep them: the same answers, later, and one warning."""

import errno
from collections.abc import Iterator
from typing import Any

import numba.core.caching
import pytest

from detente import compiling
from detente.compiling import CompiledAnew, compiled


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    compiling._warn.cache_clear()
    yield
    compiling._warn.cache_clear()


def twice(number: int) -> int:
    return 2 * number


def thrice(number: int) -> int:
    return 3 * number


def test_without_a_folder_loops_are_compiled_anew_and_one_warning_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.core.caching.CacheImpl, "_locator_classes", [])
    with pytest.warns(CompiledAnew) as said:
        assert [compiled(twice)(4), compiled(thrice)(4)] == [8, 12]
    assert len(said) == 1


def test_a_folder_that_becomes_full_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(numba.core.caching.IndexDataCacheFile, "save", full)

    def fourfold(number: int) -> int:
        return 4 * number

    with pytest.warns(CompiledAnew):
        assert compiled(fourfold)(4) == 16
