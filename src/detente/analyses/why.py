"""Why a state is stable for a party, or what it would do instead."""

from typing import Any

from detente.analyses.setting import Setting
from detente.analyses.stability import heading
from detente.errors import Place, Problem, Unanswerable
from detente.graph.stability import CONCEPTS, concept_named
from detente.graph.witness import Witness, witness

CONCEPT_NAMES = tuple(concept.name for concept in CONCEPTS)


def why(setting: Setting, row: int, party: str, concept: str) -> Witness:
    """The improvements of a party from a state and the answers to them.

    Raises Unanswerable (E905) for a party that is not in the game.
    """
    if party not in setting.parties:
        raise Unanswerable([Problem("E905", Place(), {"found": party, "allowed": ", ".join(setting.parties)})])
    return witness(setting.game, setting.parties.index(party), row, concept_named(concept))


def document(setting: Setting, found: Witness) -> dict[str, Any]:
    """The witness as JSON data."""
    return {
        **heading(setting),
        "status": "complete",
        "party": setting.parties[found.party],
        "state": setting.word(found.row),
        "concept": found.concept,
        "stable": found.stable,
        "improvements": [
            {
                "to": setting.word(improvement.to),
                "answered": improvement.answered,
                "answer": [
                    {"party": setting.parties[move.party], "to": setting.word(move.to)} for move in improvement.answer
                ],
            }
            for improvement in found.improvements
        ],
    }
