"""Small scenarios, changed at random: sections dropped, values changed, things renamed, nested or put elsewhere."""

import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from detente.errors import InputError
from detente.files.catalogue import entries
from detente.files.document.tree import read_tree
from detente.files.read import read_text
from tests.cli import conftest, rivals
from tests.fuzz.plain import plain
from tests.words import barter, relief

LARGEST = 11_000  # bytes of a scenario of the catalogue that is still small
WRITTEN = 0.3  # of the seeds are written anew and not taken from a file
MENDED = 0.8  # of the mutants are mended: what is wrong in them is taken out, so that most commands have an answer
MENDS = 12  # attempts
WORDS = ("", "now", "a", "0", "yes", "not", "X and", "holds", "2031-01-01", "0..1", "a b", "é", "ا", "1" * 30)
NUMBERS = (0, 1, -1, 2, 3, 0.5, 1e-12, 1e-300, 1e9, 1e300, 99, 0.9999999999999999, 12345678901234567)

HEAD = {"detente": 1, "id": "mutant", "title": "Mutant"}

Tree = dict[str, Any]
Path = tuple[str | int, ...]


def sources() -> list[Tree]:
    """The small scenarios of the catalogue and of the tests, as plain values."""
    small = [path.read_text("utf-8") for path in map(_path, entries()) if path.stat().st_size <= LARGEST]
    texts = (*small, conftest.BORDER + conftest.SEEN, relief.TEXT, rivals.TEXT, barter.TEXT)
    return [read_tree(text, "source")[0].root for text in texts]


def _path(entry: Any) -> Any:
    return getattr(entry, "path", entry)


def mutant(seed: int, from_files: list[Tree]) -> str:
    """The text of mutant number `seed`: the same for the same number."""
    draw = random.Random(seed)
    tree = plain(draw) if draw.random() < WRITTEN else deepcopy(draw.choice(from_files))
    for _change in range(draw.choice((0, 1, 1, 2, 3, 5))):
        draw.choice(CHANGES)(tree, draw)
    if draw.random() < MENDED:
        tree = _mended({**tree, **HEAD})
    return written(tree)


def written(tree: Tree) -> str:
    """As JSON, which is YAML."""
    return json.dumps(tree, ensure_ascii=False, indent=1)


# ------------------------------------------------------------------ changes


def _drop(tree: Tree, draw: random.Random) -> None:
    path = draw.choice(list(_paths(tree)))
    _take_out(tree, path)


def _drop_section(tree: Tree, draw: random.Random) -> None:
    if more := [key for key in tree if key not in ("detente", "id", "title", "parties")]:
        del tree[draw.choice(more)]


def _change(tree: Tree, draw: random.Random) -> None:
    path = draw.choice(list(_paths(tree)))
    node, key = _at(tree, path[:-1]), path[-1]
    found = node[key]
    if isinstance(found, int | float) and draw.random() < 0.6:
        node[key] = draw.choice((*NUMBERS, found * 2, -found, found + 1))
    else:
        texts = [each for each in (_at(tree, at) for at in _paths(tree)) if isinstance(each, str)]
        node[key] = draw.choice((draw.choice(texts), draw.choice(WORDS), draw.choice(NUMBERS), None, True, [], {}))


def _transplant(tree: Tree, draw: random.Random) -> None:
    every = list(_paths(tree))
    into, out_of = draw.choice(every), draw.choice(every)
    _at(tree, into[:-1])[into[-1]] = deepcopy(_at(tree, out_of))


def _rename(tree: Tree, draw: random.Random) -> None:
    """A key, everywhere or in one place only; to a new name or one that is there already."""
    keys = [path for path in _paths(tree) if isinstance(path[-1], str) and len(path) > 1]
    if not keys:
        return
    path = draw.choice(keys)
    old, new = str(path[-1]), draw.choice((str(draw.choice(keys)[-1]), "renamed", f"{path[-1]}_", "now", "Y"))
    if draw.random() < 0.5:
        node = _at(tree, path[:-1])
        changed = {new if key == old else key: value for key, value in node.items()}
        node.clear()
        node.update(changed)
    else:
        text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _found: new, json.dumps(tree))
        tree.update(json.loads(text))


def _nest(tree: Tree, draw: random.Random) -> None:
    path = draw.choice(list(_paths(tree)))
    node, key = _at(tree, path[:-1]), path[-1]
    found = node[key]
    node[key] = draw.choice(([found], {"value": found}, {"en": found}, {"is": found}, {"wants": found}, [found, found]))


def _repeat(tree: Tree, draw: random.Random) -> None:
    lists = [path for path in _paths(tree) if isinstance(_at(tree, path), list) and _at(tree, path)]
    if lists:
        found = _at(tree, draw.choice(lists))
        draw.choice((found.reverse, lambda: found.append(deepcopy(found[0])), found.clear))()


def _unsure(tree: Tree, draw: random.Random) -> None:
    """A range for a number, a shift for a wish."""
    numbers = [path for path in _paths(tree) if isinstance(_at(tree, path), int | float) and len(path) > 1]
    wishes = [
        (*path, k)
        for path in _paths(tree)
        if path[0] == "preferences" and isinstance(_at(tree, path), list)
        for k, each in enumerate(_at(tree, path))
        if isinstance(each, str)
    ]
    if wishes and (not numbers or draw.random() < 0.5):
        path = draw.choice(wishes)
        _at(tree, path[:-1])[path[-1]] = {"wants": _at(tree, path), "may_shift": draw.choice((1, 2, 9))}
    elif numbers:
        path = draw.choice(numbers)
        value = _at(tree, path)
        spread = abs(value) * draw.choice((0, 0.1, 1)) or draw.choice((0, 1))
        _at(tree, path[:-1])[path[-1]] = {"value": value, "range": [value - spread, value + spread]}


CHANGES = (_drop, _drop, _drop_section, _drop_section, _change, _change, _transplant, _rename, _nest, _repeat, _unsure)


# ------------------------------------------------------------------ mending


def _mended(tree: Tree) -> Tree:
    """The scenario without what is refused in it, as far as a few attempts get."""
    for _attempt in range(MENDS):
        try:
            read_text(written(tree), "mutant")
        except InputError as error:
            wrong = {_elements(each.place.path) for each in error.problems if each.is_error}
            last_first = sorted(wrong, key=lambda path: [str(each).zfill(6) for each in path], reverse=True)
            taken = [_take_out(tree, _found(tree, path)) for path in last_first if path and path[0] not in HEAD]
            if not any(taken):
                break
        else:
            break
    return tree


def _elements(dotted: str) -> Path:
    return tuple(int(each) - 1 if each.isdigit() else each for each in dotted.split(".")) if dotted else ()


def _found(tree: Tree, path: Path) -> Path:
    """The path as far as it leads."""
    node: Any = tree
    for k, key in enumerate(path):
        try:
            node = node[key]
        except (KeyError, IndexError, TypeError):
            return path[:k]
    return path


def _take_out(tree: Tree, path: Path) -> bool:
    if not path or path == ("parties",):
        return False
    if len(_at(tree, path[:-1])) == 1:
        return _take_out(tree, path[:-1])  # nothing may be empty
    del _at(tree, path[:-1])[path[-1]]
    return True


def _paths(node: Any, before: Path = ()) -> Iterator[Path]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield (*before, key)
        yield from _paths(value, (*before, key))


def _at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree
