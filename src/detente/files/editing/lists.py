"""A preference list in another order, inside the text of its file: comments, spacing and all other lines stay."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown

KEYS = {"statements": "wants", "pairs": "prefers"}


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry of a list in lines: the comments above it and its own."""

    above: list[str]
    own: list[str]


def edited(text: str, key: str, form: str, order: Sequence[int], texts: Sequence[str]) -> str:
    """The text with the list under `preferences.key` in a new order.

    order: for each entry of the new list its index in the old one, -1 for a new one, whose text `texts` has at the same
    place. Entries that are left out of `order` go, with the comments above them.
    """
    entries = _entries(text, key, form)
    if entries.flow_style:
        return _in_flow(text, entries, form, order, texts)
    return _in_lines(text, entries, form, order, texts)


def _entries(text: str, key: str, form: str) -> yaml.SequenceNode:
    """The node of the list; `text` has been read before, so it is known to be a scenario with this list."""
    node = _value(_value(yaml.compose(text, Loader=yaml.SafeLoader), "preferences"), key)
    found = node if isinstance(node, yaml.SequenceNode) else _value(node, form)
    if not isinstance(found, yaml.SequenceNode):
        raise TypeError(f"{key} is no list")
    return found


def _value(node: yaml.Node | None, key: str) -> yaml.Node:
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value if isinstance(node, yaml.MappingNode) else []
    return next(value for name, value in pairs if name.value == key)


def _new(form: str, text: str) -> str:
    return f"{{{KEYS[form]}: {text}, confidence: judgement}}"


def _in_flow(text: str, entries: yaml.SequenceNode, form: str, order: Sequence[int], texts: Sequence[str]) -> str:
    """The entries change places; what stands between two places stays there, unless there are fewer than before."""
    spans = [(node.start_mark.index, node.end_mark.index) for node in entries.value]
    pieces = [text[start:end].rstrip() for start, end in spans]
    new = [_new(form, added) if k < 0 else pieces[k] for k, added in zip(order, texts, strict=True)]
    here = min(len(new), len(spans))
    filled = [*new[: here - 1], ", ".join(new[here - 1 :])]
    if len(new) < len(spans):
        text = text[: spans[here - 1][0]] + pieces[here - 1] + text[spans[-1][0] + len(pieces[-1]) :]
    for (start, _end), piece, old in reversed(list(zip(spans[:here], filled, pieces[:here], strict=True))):
        text = text[:start] + piece + text[start + len(old) :]
    return text


def _in_lines(text: str, entries: yaml.SequenceNode, form: str, order: Sequence[int], texts: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    starts = [_dash(lines, node.start_mark.line, entries.start_mark.column) for node in entries.value]
    end = _end(lines, starts[-1], entries.start_mark.column)
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    blocks = [_Block([], [])]
    for first, behind in zip(starts, [*starts[1:], end], strict=True):
        own, above = _split(lines[first:behind])
        blocks[-1].own.extend(own)
        blocks.append(_Block(above, []))
    indent = " " * entries.start_mark.column
    new: list[str] = []
    for k, added in zip(order, texts, strict=True):
        new += [f"{indent}- {_new(form, added)}\n"] if k < 0 else [*blocks[k].above, *blocks[k].own]
    return "".join([*lines[: starts[0]], *new, *lines[end:]])


def _dash(lines: Sequence[str], line: int, column: int) -> int:
    """The line on which an entry begins; its value may begin on a later one."""
    while lines[line][column : column + 1] != "-" or lines[line][:column].strip():
        line -= 1
    return line


def _end(lines: Sequence[str], last: int, column: int) -> int:
    """The line behind the last entry; blank lines and comments that are not inside it belong to what follows."""
    end = last + 1
    for k in range(last + 1, len(lines)):
        bare = lines[k].strip()
        inside = len(lines[k]) - len(lines[k].lstrip()) > column
        if not bare or (bare.startswith("#") and not inside):
            continue
        if not inside:
            break
        end = k + 1
    return end


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    """An entry's lines without the blank lines and comments at their end, and these."""
    end = len(lines)
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return lines[:end], lines[end:]


def replace_whole(target: Path, content: str | bytes) -> None:
    """Put new content in the place of a file, all of it or nothing.

    Raises InputError (E808) if it cannot be written.
    """
    real = target.resolve()
    try:
        mode = real.stat().st_mode
        handle, written = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
            os.chmod(written, mode & 0o7777)
            os.replace(written, real)
        except BaseException:
            os.unlink(written)
            raise
    except OSError as error:
        facts = {"found": shown(str(target)), "reason": error.strerror or str(error)}
        raise InputError([Problem("E808", Place(), facts)]) from None
