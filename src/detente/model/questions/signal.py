"""Offers, and what making one means to who makes it."""

from dataclasses import dataclass

from detente.model.provenance import Provenance
from detente.model.roadmap import Amount


@dataclass(frozen=True, slots=True)
class Part:
    """A number of an offer: the amount, its path in the file, and where it comes from."""

    amount: Amount
    path: str
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Signal:
    """An offer (an option) of a party, and what signing means to it, all in the party's own unit.

    prestige: gained by signing. called: the chance that the guarantee must be kept. cost: of keeping it then.
    reputation: lost by not keeping it. stake: what the deal is worth to it while it is kept.
    """

    id: str
    party: str
    option: str
    prestige: Part
    called: Part
    cost: Part
    reputation: Part
    stake: Part
    provenance: Provenance = Provenance()
