"""Where a statement of the scenario comes from."""

from dataclasses import dataclass
from typing import Literal, get_args

from detente.model.texts import Text

Confidence = Literal["official", "reported", "judgement", "assumed"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Sources (ids), confidence, note and name of one statement; inner entries inherit what they do not say."""

    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: Text | None = None
    name: Text | None = None

    @property
    def is_given(self) -> bool:
        """Whether a source or a confidence is stated at all."""
        return bool(self.sources) or self.confidence is not None

    @property
    def trust(self) -> Confidence:
        """The confidence; without one, what has a source counts as reported, the rest as assumed."""
        return self.confidence or ("reported" if self.sources else "assumed")

    def within(self, outer: "Provenance") -> "Provenance":
        """This provenance with source and confidence inherited from `outer` where it is silent."""
        if self.is_given:
            return self
        return Provenance(outer.sources, outer.confidence, self.note, self.name)


@dataclass(frozen=True, slots=True)
class Source:
    """A source that the scenario cites."""

    id: str
    title: Text
    publisher: Text | None = None
    date: str | None = None
