"""The page of codes is written from the codes: `python -m tests.docs.test_errors_page` writes it anew."""

import re
from collections.abc import Iterator
from pathlib import Path

from detente.errors import CODES, Code

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"
HEAD = """\
# Codes of errors and warnings

<!-- Written from the codes by `python -m tests.docs.test_errors_page`; change the codes, not this page. -->

A problem is shown as `file:line:column CODE sentence`. Codes with E are errors: the input is refused, with exit status
2. Codes with W are warnings: the answer is given all the same. Each sentence says what was found, what is allowed and
what to do; words in ‹marks› are filled in. A problem with an override shows `--set PATH=VALUE` in place of the file.
"""
FAMILIES = {
    "1": "The file and its YAML",
    "2": "Structure, ids and sources",
    "3": "Preferences and views",
    "4": "Conditions, states and the conflict",
    "5": "The agreement",
    "6": "Bargaining",
    "7": "Events, sweeps and claims",
    "8": "Overrides and files",
    "9": "Questions and the pre-flight",
}


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *(part for family, title in FAMILIES.items() for part in section(family, title))])


def section(family: str, title: str) -> Iterator[str]:
    """The codes of a family, errors and warnings in the order of their numbers."""
    codes = [code for code in CODES.values() if code.code[1] == family]
    if codes:
        yield f"## {title}\n"
    for code in sorted(codes, key=lambda code: code.code[1:]):
        yield f"### {code.code} {code.title}\n\n{filled(code)}\n"


def filled(code: Code) -> str:
    """A sentence with its facts marked."""
    marked = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", r"‹\1›", code.sentence)
    return marked.replace("{{", "{").replace("}}", "}").replace("<", "&lt;").replace("|", "&#124;")


def test_every_code_has_a_family() -> None:
    assert {code[1] for code in CODES} <= set(FAMILIES)


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tests.docs.test_errors_page"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
