"""What a sweep can ask of every draw of a scenario's inputs."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Function, Quantity


@dataclass(frozen=True)
class Subject:
    """One kind of question. quantities: what each draw answers. uses: ids of the factors that can change the answers.

    function: of a scenario and the factors that are drawn, in the order of its columns; factors that it does not use
    are allowed. What is drawn stands in the place of the file's value, all else stays as the file has it.
    """

    name: str
    can_answer: Callable[[Scenario], bool]
    quantities: Callable[[Scenario], tuple[Quantity, ...]]
    uses: Callable[[Scenario, tuple[Factor, ...]], frozenset[str]]
    function: Callable[[Scenario, tuple[Factor, ...]], Function]
