"""What others have claimed about the case, and what a sweep is asked about each claim."""

from dataclasses import dataclass
from typing import Literal

from detente.model.provenance import Provenance
from detente.model.texts import Text

Sign = Literal[">", "<"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A verdict, or a quantity compared with another or with a number; text: as the file writes it.

    left, right: ids of quantities. sign: None where `left` is a verdict by itself. by: the factor by whose value the
    draws are told apart, empty for none. supports: whether a yes speaks for the claim, or against it.
    """

    text: str
    left: str
    sign: Sign | None = None
    right: str | float | None = None
    by: str = ""
    name: Text | None = None
    supports: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the quantities that it names."""
        return (self.left, self.right) if isinstance(self.right, str) else (self.left,)


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says about the case, in words, and the questions that bear on it."""

    id: str
    says: Text
    asks: tuple[Ask, ...]
    provenance: Provenance = Provenance()
