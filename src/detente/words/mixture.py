"""For which types of the parties a state holds, by their weight in the file."""

from detente.analyses.mixture import Mixture, Weight
from detente.language import _, joined
from detente.words import names
from detente.words.deals import sizes


def about(found: Mixture) -> tuple[str, ...]:
    """Which types are weighed, and what a weight is."""
    scenario = found.scenario
    types = joined(
        _("{party} is {type} with weight {weight}").format(
            party=names.party(scenario, party),
            type=names.party_type(scenario, party, kind),
            weight=_of(found, party, kind),
        )
        for party in found.varying
        for kind in scenario.types_of(party)
    )
    return (
        _("Weights of the file, after its events: {types}.").format(types=types),
        _("A weight adds up the types for which a state holds. It is what the file assumes of them, not a finding."),
    )


def _of(found: Mixture, party: str, kind: str) -> str:
    pairs = zip(found.combinations, found.weights, strict=True)
    return sizes.share(sum(weight for types, weight in pairs if types[party] == kind))


def concepts(found: Mixture) -> tuple[str, ...]:
    """The concepts that were weighed."""
    return tuple(next(iter(found.named.values())))


def headings(found: Mixture) -> tuple[str, ...]:
    """The heads of the columns of `rows`."""
    return (_("State"), *concepts(found))


def rows(found: Mixture) -> tuple[tuple[str, ...], ...]:
    """One line per named state: the weight of the types for which it is stable for every party, per concept."""
    return tuple(
        (label(found, name), *(cell(table[concept]) for concept in concepts(found)))
        for name, table in found.named.items()
    )


def sentences(found: Mixture, concept: str) -> tuple[str, ...]:
    """The same for one concept, in sentences."""
    said = []
    for name, table in found.named.items():
        weight = table[concept]
        sentence = _("{state}: stable for every party for types with weight {weight} ({concept}).")
        if weight.may > weight.holds:
            sentence = _(
                "{state}: stable for every party for types with weight {weight}; for types with weight {may} it may be,"
                " if open pairs fall so ({concept})."
            )
        said.append(
            sentence.format(
                state=label(found, name),
                weight=sizes.share(weight.holds),
                may=sizes.share(weight.may),
                concept=names.concept(concept),
            )
        )
    return tuple(said)


def label(found: Mixture, name: str) -> str:
    """A state as the head of a line."""
    if name == "now":
        return names.capital(_("the status quo"))
    if name not in found.scenario.conflict.states:
        return name
    return _("{name} ({id})").format(name=names.state_name(found.scenario, name), id=name)


def cell(weight: Weight) -> str:
    """A weight; two where open pairs matter."""
    if weight.may > weight.holds:
        return _("{low} to {high}").format(low=sizes.share(weight.holds), high=sizes.share(weight.may))
    return sizes.share(weight.holds)
