"""Random lists of state references, and which of them a state belongs to by definition."""

from collections.abc import Sequence
from random import Random

from detente.model.references import AllWhere, OneState, Rest, StateReference
from tests.graph.model_draws import Model, condition
from tests.graph.twin import true_in


def random_references(random: Random, model: Model) -> list[StateReference]:
    """Words, conditions, and `rest` in any place."""
    codes = [int(code) for code in model.states.codes]
    references = [
        StateReference(f"entry {k}", OneState(random.choice(codes)))
        if random.random() < 0.5
        else StateReference(f"entry {k}", AllWhere(condition(random, model.states.options)))
        for k in range(random.randrange(1, 6))
    ]
    references.insert(random.randrange(len(references) + 1), StateReference("rest", Rest()))
    return references


def covers(reference: StateReference, model: Model, code: int) -> bool:
    """Whether a reference names the state with this code, `rest` left aside."""
    match reference.target:
        case OneState(named):
            return model.twin.shown_as.get(named) == code
        case AllWhere(wanted):
            return true_in(wanted, code, model.states.options)
        case Rest():
            return False


def first_covering(references: Sequence[StateReference], model: Model) -> dict[int, int]:
    """Code of every state to the first entry that covers it; where none does, to `rest`."""
    rest = next(k for k, reference in enumerate(references) if isinstance(reference.target, Rest))
    return {
        code: next((k for k, reference in enumerate(references) if covers(reference, model, code)), rest)
        for code in model.twin.states
    }
