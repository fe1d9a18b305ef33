"""Single values of a scenario file changed inside its text: comments, spacing and all other lines stay."""

from collections.abc import Mapping, Sequence

import yaml

from detente.preferences.form import Path


class CannotEdit(Exception):
    """A change that the text has no room for; says why."""


def holds(text: str, path: Path) -> bool:
    """Whether the text has something at a path of keys."""
    try:
        _at(_composed(text), path)
    except CannotEdit:
        return False
    return True


def replaced(text: str, values: Mapping[Path, str]) -> str:
    """The text with new scalars, in YAML, at paths that have a scalar or a long form with one under `value`.

    Raises CannotEdit where there is neither.
    """
    root = _composed(text)
    spans = []
    for path, new in values.items():
        node = _at(root, path)
        if isinstance(node, yaml.MappingNode):
            node = _entry(node, "value")[1]
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
            raise CannotEdit("it is no number or word of its own")
        spans.append((node.start_mark.index, node.end_mark.index, new))
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def inserted(text: str, path: Path, new: str) -> str:
    """The text with a further entry, `new` in YAML on one line, at the end of the mapping that `path` lies in.

    Raises CannotEdit if that is no mapping.
    """
    *outer, key = path
    node = _at(_composed(text), tuple(outer))
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit("there is no mapping for it")
    name = f'"{key}"' if _quoted(node) else key
    if node.flow_style:
        place = node.value[-1][1].end_mark.index if node.value else node.start_mark.index + 1
        return f"{text[:place]}{', ' if node.value else ''}{name}: {new}{text[place:]}"
    end = _line_after(text, node.value[-1][1])
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text[:end] if text[:end].endswith("\n") else f"{text[:end]}{newline}"
    return f"{before}{' ' * node.start_mark.column}{name}: {new}{newline}{text[end:]}"


def removed(text: str, path: Path) -> str:
    """The text without an entry of a mapping; comments above it stay.

    Raises CannotEdit for the only entry of a mapping.
    """
    *outer, key = path
    node = _at(_composed(text), tuple(outer))
    if not isinstance(node, yaml.MappingNode) or len(node.value) < 2:
        raise CannotEdit("nothing would be left beside it")
    place = next(k for k, (name, _value) in enumerate(node.value) if name.value == key)
    name, value = node.value[place]
    if not node.flow_style:
        start = text.rfind("\n", 0, name.start_mark.index) + 1
        if text[start : name.start_mark.index].strip():
            raise CannotEdit("it shares its line with something else")
        return text[:start] + text[_line_after(text, value) :]
    if place:
        return text[: node.value[place - 1][1].end_mark.index] + text[value.end_mark.index :]
    return text[: name.start_mark.index] + text[node.value[1][0].start_mark.index :]


def _composed(text: str) -> yaml.Node:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise CannotEdit("it is empty")
    return root


def _at(node: yaml.Node, path: Sequence[str | int]) -> yaml.Node:
    for key in path:
        node = _entry(node, key)[1]
    return node


def _entry(node: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for name, value in pairs:
        if name.value == key:
            return name, value
    raise CannotEdit(f"“{key}” is not there")


def _quoted(node: yaml.MappingNode) -> bool:
    return bool(node.value) and node.value[0][0].style == '"'


def _line_after(text: str, value: yaml.Node) -> int:
    """Where the line after a value begins; the mark of a block's end lies behind blank lines and comments."""
    last = _last_scalar(value)
    found = text.find("\n", last)
    return len(text) if found < 0 else found + 1


def _last_scalar(node: yaml.Node) -> int:
    """Where the last thing inside a value ends."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end - 1 if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") and end else end
    last = node.value[-1]
    return _last_scalar(last[1] if isinstance(last, tuple) else last)
