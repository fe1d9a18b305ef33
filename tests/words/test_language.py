"""Sentences follow the language in use, and a translator may turn them round."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from detente import language
from detente.words import names
from tests.words.border import scenario


@pytest.fixture
def arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of two sentences."""
    catalogue = Catalog(locale="ar")
    catalogue.add("{first} and {last}", "{first} و{last}")
    catalogue.add(
        ("{count} state", "{count} states"),
        ("لا حالات", "حالة", "حالتان", "{count} حالات", "{count} حالة", "{count} حالة"),
    )
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "detente.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"), (["{x}", "B"], "{x} and B")],
)
def test_lists_are_joined(parts: list[str], said: str) -> None:
    assert language.joined(parts) == said


def test_alternatives_and_cells() -> None:
    assert language.either(["A", "B", "C"]) == "A, B or C"
    assert language.commas(["A", "B", "C"]) == "A, B, C"
    assert language.number(1234567) == "1,234,567"


def test_english_needs_no_catalogue() -> None:
    assert language.current() == "en"
    assert language._("{first} and {last}") == "{first} and {last}"
    assert isinstance(language._catalogue("en"), gettext.NullTranslations)


@pytest.mark.usefixtures("arabic")
def test_arabic_has_its_own_order_and_plurals() -> None:
    with language.using("ar"):
        assert language.joined(["أ", "ب"]) == "أ وب"
        assert language.ngettext("{count} state", "{count} states", 2) == "حالتان"
        assert language.direction() == "rtl"
        assert names.party(scenario(), "pavia") == "بافيا"
    assert names.party(scenario(), "pavia") == "Pavia"
    assert language.direction() == "ltr"


def test_a_language_without_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="no language 'xx'"):
        language.use("xx")
    assert language.current() == "en"
