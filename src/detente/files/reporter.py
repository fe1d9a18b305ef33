"""Collects what is wrong with a file, each problem with its place."""

from collections.abc import Iterable

from detente.errors import InputError, Place, Problem
from detente.files.document.places import Document
from detente.files.document.tree import shown
from detente.files.suggestions import facts_about
from detente.preferences.form import Path

MOST = 1_000
SUGGESTIONS = 60  # looking for what was meant takes time; more problems than this are not shown anyway


class Reporter:
    """Problems found so far, at most one of a code at a place."""

    def __init__(self, document: Document, problems: Iterable[Problem] = ()) -> None:
        self.document = document
        self._problems = {(problem.code, problem.place): problem for problem in problems}

    def report(self, code: str, path: Path, /, **facts: str) -> None:
        """Record a problem at the value of `path`."""
        self._record(code, self.document.place(path), facts)

    def at_key(self, code: str, path: Path, /, **facts: str) -> None:
        """Record a problem at the key of `path`."""
        self._record(code, self.document.place(path, key=True), facts)

    def inside(self, code: str, path: Path, offset: int, /, **facts: str) -> None:
        """Record a problem at a character of the text at `path`."""
        self._record(code, self.document.place(path, offset=offset), facts)

    def _record(self, code: str, place: Place, facts: dict[str, str]) -> None:
        if "found" in facts:
            facts["found"] = shown(facts["found"])
        self.add(Problem(code, place, facts))

    def unknown(
        self, code: str, path: Path, found: str, known: Iterable[str], key: bool = False, offset: int = 0, **more: str
    ) -> None:
        """Record an unknown word, with the known ones and the one that may be meant."""
        facts = more | facts_about(found, known, suggest=len(self._problems) < SUGGESTIONS)
        self.add(Problem(code, self.document.place(path, key=key, offset=offset), {"found": shown(found), **facts}))

    def add(self, problem: Problem) -> None:
        """Record a problem.

        Raises InputError once there are so many that looking for more helps nobody.
        """
        self._problems.setdefault((problem.code, problem.place), problem)
        if problem.is_error and len(self._problems) >= MOST:
            self.raise_errors()

    def has_errors(self, *sections: str) -> bool:
        """Whether anything was wrong so far, in these sections if any are named."""
        return any(
            problem.is_error and (not sections or problem.place.path.split(".")[0] in sections)
            for problem in self._problems.values()
        )

    def places_of_errors(self) -> list[str]:
        """The paths of all errors so far."""
        return [problem.place.path for problem in self._problems.values() if problem.is_error]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors, by place."""
        found = (problem for problem in self._problems.values() if problem.is_error)
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings, by place."""
        found = (problem for problem in self._problems.values() if not problem.is_error)
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))

    def raise_errors(self) -> None:
        """Raise InputError if there is any error; warnings are left out."""
        errors = [problem for problem in self._problems.values() if problem.is_error]
        if errors:
            raise InputError(errors)
