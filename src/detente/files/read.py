"""Reads a scenario file: every error of the file at once, or a frozen scenario with warnings."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from detente.errors import InputError, Place, Problem
from detente.files.document.places import Document
from detente.model.scenario import Scenario
from detente.preferences.form import Path


@dataclass(frozen=True)
class Reading:
    """A scenario, the warnings about it, by place, and the places of its values."""

    scenario: Scenario
    warnings: tuple[Problem, ...]
    document: Document

    def place(self, path: Path) -> Place:
        """Where the file says what stands under `path` (keys, and list entries from 0)."""
        return self.document.place(path)


def read(path: str | FilePath, overrides: Sequence[str] = ()) -> Reading:
    """Read the scenario file at `path`, with `--set` overrides such as `numbers.power=6`.

    Raises InputError with every error of the file.
    """
    from detente.files.document.limits import read_bytes
    from detente.files.foreign import refuse_imported

    data = read_bytes(FilePath(path))
    refuse_imported(FilePath(path), data)
    return _read(data, str(path), tuple(overrides))


def read_text(text: str, name: str, overrides: Sequence[str] = ()) -> Reading:
    """Read a scenario from its text; `name` stands for the file in problems.

    Raises InputError with every error of the text.
    """
    return _read(text.encode("utf-8", errors="surrogatepass"), name, tuple(overrides))


def _read(data: bytes, name: str, overrides: tuple[str, ...]) -> Reading:
    from detente.files.document.limits import decoded
    from detente.files.document.tree import read_tree
    from detente.files.overrides import override
    from detente.files.reporter import Reporter
    from detente.files.resolver import Resolver
    from detente.files.sections.scenario import build_scenario
    from detente.files.validation import validated

    document, problems = read_tree(decoded(data, name), name)
    wrong = override(document, overrides)
    if wrong:
        raise InputError([*problems, *wrong])
    reporter = Reporter(document, problems)
    entry = validated(reporter)
    scenario = None if entry is None else build_scenario(Resolver(entry, reporter))
    reporter.raise_errors()
    if scenario is None:
        raise InputError(problems)
    return Reading(replace(scenario, hash=hash_of(data, overrides), overrides=overrides), reporter.warnings, document)


def hash_of(data: bytes, overrides: tuple[str, ...]) -> str:
    """What answers about a file hang on: its bytes and the overrides."""
    digest = hashlib.sha256(data)
    for text in overrides:
        digest.update(b"\0" + text.encode("utf-8", errors="surrogatepass"))
    return digest.hexdigest()
