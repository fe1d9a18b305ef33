"""Ids made from names of any script, and names that a scenario file can hold."""

import re
import unicodedata

from detente.files.sections.ids import RESERVED

LONGEST = 30
TAKEN = frozenset({*RESERVED, "null", "true", "false", "on", "off"})
NOT_HELD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


class Ids:
    """Ids that are in use; two never differ only in case."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def from_name(self, name: str, stem: str, number: int) -> str:
        """An id from the Latin letters and digits of a name; `stem` and the number where it has none."""
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if letter.isascii())
        slug = re.sub(r"[^a-z0-9]+", "_", plain.lower())[:LONGEST].strip("_")
        if not slug or not slug[0].isalpha() or slug in TAKEN:
            slug = f"{stem}_{slug or number}"
        return self.new(slug)

    def new(self, slug: str) -> str:
        """`slug`, with a number behind it if it is in use."""
        chosen, number = slug, 1
        while chosen in self._used:
            number += 1
            chosen = f"{slug}_{number}"
        self._used.add(chosen)
        return chosen


def cleaned(name: str, otherwise: str) -> str:
    """A name without signs that a scenario file cannot hold; `otherwise` if nothing is left."""
    return NOT_HELD.sub(" ", name).strip() or otherwise


def quoted(text: str) -> str:
    """A text in double quotes as YAML and JSON read it; what cannot be seen is written by its number."""
    marks = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(marks.get(letter) or _visible(letter) for letter in text) + '"'


def _visible(letter: str) -> str:
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\u{code:04X}" if code < 1 << 16 else f"\\U{code:08X}"


def text_field(name: str) -> str:
    """A name as a text of the file: as Arabic as well where it is written so."""
    return f"{{en: {quoted(name)}, ar: {quoted(name)}}}" if ARABIC.search(name) else quoted(name)
