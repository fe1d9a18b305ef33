"""Types after what happened: events that leave no type, and the type that answers are for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.files.document.tree import shown
from detente.files.resolver import Resolver
from detente.model.conflict import Party
from detente.model.history import Event
from detente.model.past.types import Contradiction, contradictions, default_type, evidence_of, prior_of, telling


def with_default_types(resolver: Resolver, parties: Mapping[str, Party], events: Sequence[Event]) -> dict[str, Party]:
    """The parties, each with the type first that answers are for.

    Reports events that no type could have brought about (E735 to E737) and a first type without weight (W735).
    """
    if resolver.reporter.has_errors("parties", "events", "date"):
        return dict(parties)
    return {id: _party(resolver, party, events) if party.types else party for id, party in parties.items()}


def _party(resolver: Resolver, party: Party, events: Sequence[Event]) -> Party:
    until = resolver.entry.date
    prior, evidence, rows = prior_of(party), evidence_of(party, events, until), telling(party, events, until)
    against = tuple(contradictions(prior, evidence))
    for each in against:
        _contradiction(resolver, party, events, rows, each)
    first = default_type(prior, evidence)
    if against or first == 0:
        return party
    taken, types = party.types[first], party.types
    path = ("parties", party.id, "types", types[0].id)
    resolver.reporter.at_key("W735", path, party=party.id, found=types[0].id, taken=taken.id)
    others = (kind for kind in types if kind is not taken)
    return replace(party, types=(taken, *others), passed_over=types[0].id)


def _contradiction(
    resolver: Resolver, party: Party, events: Sequence[Event], rows: Sequence[int], found: Contradiction
) -> None:
    kinds = [kind.id for kind in party.types]
    event = rows[found.event]
    named = next(kind for kind in kinds if (party.id, kind) in events[event].likely)
    code = "E735" if found.against else "E737" if found.unnamed else "E736"
    facts = {
        "others": ", ".join(
            [_event(resolver, events, rows[k]) for k in found.against] or [kinds[k] for k in found.unnamed]
        )
    }
    path = ("events", event, "likely", f"{party.id}/{named}")
    resolver.reporter.at_key(code, path, party=party.id, event=_event(resolver, events, event), **facts)


def _event(resolver: Resolver, events: Sequence[Event], k: int) -> str:
    """Where the file tells of an event, what it was and when."""
    at = resolver.reporter.document.place(("events", k)).path
    return f'{at} "{shown(events[k].what.en)}" ({events[k].date})'
