"""The answer of a kept sweep as a table of shares: each claim's questions, else the first yes/no quantities."""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.analyses.runs.kept import Shown
from detente.language import _, ngettext, number
from detente.words.runs.values import MOST
from detente.words.sweeps.shares import INDENT, between, otherwise_title, reading


def is_sweep(found: Shown) -> bool:
    """Whether a run's answer is shares of draws."""
    return found.run.kind == "sweep" and isinstance(found.answer, dict) and "quantities" in found.answer


def headings(found: Shown) -> tuple[str, ...]:
    """What is asked, then the readings of the ranges."""
    return (_("Share of the draws with a yes"), *map(reading, found.answer["ranges"]))


def tables(found: Shown) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each claim with its questions, and what variants of the file ask; without claims the first quantities by name."""
    ranges = found.answer["ranges"]
    for claim in found.answer["claims"].values():
        yield claim["says"], [row for ask in claim["asks"] for row in _asked(found, ask)]
    if unclaimed := found.answer.get("unclaimed"):
        yield otherwise_title(), [row for ask in unclaimed for row in _asked(found, ask)]
    if not found.answer["claims"]:
        rows = [_row(id, each, ranges) for id, each in found.answer["quantities"].items() if "unit" not in each]
        yield _("Answer"), rows[:MOST]


def more(found: Shown) -> str:
    """Where the rest is."""
    count = len(found.answer["quantities"])
    return ngettext(
        "The sweep asked {count} quantity; `--format json` has it.",
        "The sweep asked {count} quantities; `--format json` has all of them.",
        count,
    ).format(count=number(count))


def _asked(found: Shown, ask: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """A question, then the same under the variants of the file that concern it."""
    ranges = found.answer["ranges"]
    yield _row(ask["name"] or ask["ask"], ask["ranges"], ranges)
    for id, shares in ask.get("variants", {}).items():
        yield _row(f"{INDENT}{found.answer['variants'][id]['name']}", shares, ranges)


def _row(name: str, shares: Mapping[str, Any], ranges: list[str]) -> tuple[str, ...]:
    return (name, *(_cell(shares.get(each)) for each in ranges))


def _cell(share: Mapping[str, Any] | None) -> str:
    return "–" if share is None or share["share"] is None else between(share["share"], *share["interval"])
