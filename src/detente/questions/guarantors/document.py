"""The matrix of guarantors as JSON data."""

from typing import Any

from detente.questions.guarantors.ask import Matrix


def document(found: Matrix) -> dict[str, Any]:
    """Every set by every model; null where a model says nothing of it."""
    return {
        "scenario": found.scenario.id,
        "hash": found.scenario.hash,
        "types": dict(found.types),
        "concept": found.concept,
        "complete": found.complete,
        "sets": [
            {
                "members": list(each.members),
                "stays": each.stays,
                "better": each.better,
                "believed": each.believed,
                "roadmaps": None if each.keeping is None else list(each.keeping),
            }
            for each in found.sets
        ],
    }
