"""Problems as JSON."""

from typing import Any

from detente.errors import Problem


def problem_document(problem: Problem) -> dict[str, Any]:
    """A problem as data: its code, its place and the sentence that says it."""
    from detente.words.problems import sentence

    place = problem.place
    where = {"file": place.file, "line": place.line, "column": place.column, "path": place.path}
    return {"code": problem.code, "place": where, "message": sentence(problem)}
