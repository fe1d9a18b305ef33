"""What happened: evidence on types before the scenario's date, outcomes after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.model.provenance import Provenance
from detente.model.references import StateReference
from detente.model.texts import Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on `date` (ISO).

    `likely`: probability of the event for a party of a type. `options`, `levels`: what held afterwards. `settled`:
    issues with the value that they settled at. `refused`: a state that the parties in `by` turned down. `answered`:
    questions with their answer. `joins`: the roadmap that the parties in `by` agreed to, None where it names none.
    """

    date: str
    what: Text
    by: tuple[str, ...] = ()
    likely: Mapping[tuple[str, str], float] = field(default_factory=dict)
    options: Mapping[str, bool] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    settled: Mapping[str, float] = field(default_factory=dict)
    refused: StateReference | None = None
    answered: Mapping[str, bool] = field(default_factory=dict)
    provenance: Provenance = Provenance()
    joins: str | None = None
