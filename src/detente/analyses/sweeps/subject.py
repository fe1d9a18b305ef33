"""What a sweep can ask of every draw of a scenario's inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Function, Quantity

Cost = Literal["instant", "light", "slow"]


@dataclass(frozen=True)
class Subject:
    """One kind of question. quantities: what each draw answers. uses: ids of the factors that can change the answers.

    function: of a scenario and the factors that are drawn, in the order of its columns; factors that it does not use
    are allowed. What is drawn stands in the place of the file's value, all else stays as the file has it. cost:
    of one draw of a large scenario, a fraction of a millisecond, some milliseconds, or about a second. by_name: it is
    asked only where it is named.
    """

    name: str
    can_answer: Callable[[Scenario], bool]
    quantities: Callable[[Scenario], tuple[Quantity, ...]]
    uses: Callable[[Scenario, tuple[Factor, ...]], frozenset[str]]
    function: Callable[[Scenario, tuple[Factor, ...]], Function]
    cost: Cost = "light"
    by_name: bool = False
