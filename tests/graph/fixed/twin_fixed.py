"""Parties that act as one, as the definition says it: slow, for the tests."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.graph.twin import Twin


@dataclass(frozen=True)
class FixedTwin(Twin):
    """players: id to members; everybody belongs to one, alone or with others."""

    players: Mapping[str, tuple[str, ...]]

    @property
    def parties(self) -> frozenset[str]:
        return frozenset(self.players)

    def switches(self, party: str) -> int:
        """What any member controls."""
        return sum(Twin.switches(self, member) for member in self.players[party])

    def prefers(self, party: str, t: int, s: int) -> bool:
        """Each member strictly prefers t to s."""
        return all(Twin.prefers(self, member, t, s) for member in self.players[party])

    def is_blocked(self, party: str, s: int, t: int) -> bool:
        """A member may not go from s to t, and one of its options stands otherwise in t."""
        members = self.players[party]
        whole = len(members) == 1 or bool(self.conflict.merges)
        return any(
            Twin.is_blocked(self, member, s, t) and (whole or (s ^ t) & Twin.switches(self, member))
            for member in members
        )
