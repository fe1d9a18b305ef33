"""Why a state is stable for a party, or what it would do instead."""

from typing import Any

from detente.analyses.setting import Setting
from detente.analyses.stability import heading
from detente.errors import Place, Problem, Unanswerable
from detente.graph.fixed.game import acting_for
from detente.graph.improvement import Improvement
from detente.graph.legal import Move
from detente.graph.stability import CLASSICAL, CONCEPTS, Concept, concept_named
from detente.graph.witness import Witness, witness

CONCEPT_NAMES = tuple(concept.name for concept in CONCEPTS)
CLASSICAL_NAMES = tuple(concept.name for concept in CLASSICAL)


def why(setting: Setting, row: int, party: str, concept: str) -> Witness:
    """The improvements of a party from a state and the answers to them.

    Raises Unanswerable: E905 for a party that is not in the game; E930, E932, E933, E947 where a concept cannot be
    computed; E948 for a member of a coalition.
    """
    acting = acting_for(setting.scenario.conflict)
    if party in acting:
        raise Unanswerable([Problem("E948", Place(), {"found": party, "coalition": acting[party]})])
    if party not in setting.parties:
        raise Unanswerable([Problem("E905", Place(), {"found": party, "allowed": ", ".join(setting.parties)})])
    return witness(setting.game, setting.parties.index(party), row, concept_named(concept))


def is_concept(name: str) -> bool:
    """Whether there is a concept of this name, members of families included."""
    try:
        concept_named(name)
    except KeyError:
        return False
    return True


def document(setting: Setting, found: Witness) -> dict[str, Any]:
    """The witness as JSON data."""
    concept = concept_named(found.concept)
    return {
        **heading(setting),
        "status": "complete",
        "party": setting.parties[found.party],
        "state": setting.word(found.row),
        "concept": found.concept,
        "experimental": concept.experimental(len(setting.parties)),
        "stable": found.stable,
        "improvements": [_improvement_document(setting, concept, each) for each in found.improvements],
    }


def _improvement_document(setting: Setting, concept: Concept, found: Improvement) -> dict[str, Any]:
    said: dict[str, Any] = {
        "to": setting.word(found.to),
        "answered": found.answered,
        "answer": _moves_document(setting, found.answer),
    }
    if found.joint:
        said["coalition"] = [setting.parties[member] for member in found.joint.coalition]
        said["way"] = _moves_document(setting, found.joint.way)
        said["more"] = found.joint.more
    if concept.replies == "foresight":
        said["expected"] = _moves_document(setting, found.expected)
    if concept.replies == "at once":
        said["outcome"] = None if found.outcome is None else setting.word(found.outcome)
    return said


def _moves_document(setting: Setting, moves: tuple[Move, ...]) -> list[dict[str, str]]:
    return [{"party": setting.parties[move.party], "to": setting.word(move.to)} for move in moves]
