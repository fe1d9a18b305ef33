"""Votes in a council that changed from one treaty to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Votes:
    """The votes of members from a day on; source: where the treaty states them; interim: in force for months only."""

    id: str
    since: date
    source: str
    votes: Mapping[str, float]
    interim: bool = False


@dataclass(frozen=True)
class Council:
    """Votes by time, oldest first, and actors that have none. ended: when votes were given up."""

    tables: Sequence[Votes]
    institutions: tuple[str, ...]
    ended: date

    @property
    def known(self) -> tuple[str, ...]:
        """Every actor that something is known about."""
        return tuple(sorted({*self.institutions, *(member for each in self.tables for member in each.votes)}))

    def votes_of(self, actors: Iterable[str], day: date | None) -> tuple[Votes, bool]:
        """The votes in force on a day, and whether the day alone decided; else the first that all the actors have.

        Raises LookupError for an actor that never had any.
        """
        members = {actor for actor in actors if actor not in self.institutions}
        begun = [each for each in self.tables if day is not None and each.since <= day]
        later = [each for each in self.tables if each not in begun[:-1]]
        for each in later:
            if members <= set(each.votes) and (day is not None or not each.interim):
                return each, bool(begun) and each is begun[-1]
        raise LookupError(", ".join(sorted(members - set(self.known))) or "–")

    def weights(self, votes: Votes, actors: Sequence[str], *, institutions: bool) -> tuple[float, ...]:
        """Each actor's votes; an institution counts like the largest member, or not at all."""
        most = max(votes.votes.values()) if institutions else 0.0
        return tuple(most if actor in self.institutions else votes.votes[actor] for actor in actors)
