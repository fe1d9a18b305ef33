"""How much of an answer is assumed."""

from collections.abc import Mapping

from detente.files.document.tree import shown
from detente.language import _, joined, ngettext, number
from detente.model.scenario import Scenario
from detente.words import names


def disclaimer() -> str:
    """What every page and picture says of itself."""
    return _("This is what the file assumes, not a prediction.")


def counts(confidence: Mapping[str, int]) -> str:
    """How many of the inputs are assumed."""
    total, assumed = sum(confidence.values()), confidence["assumed"]
    if not total:
        return _("The file has no inputs that could be assumed.")
    return ngettext("{count} of {total} inputs is assumed.", "{count} of {total} inputs are assumed.", assumed).format(
        count=number(assumed), total=number(total)
    )


def mark(confidence: Mapping[str, int]) -> str:
    """Both in one line."""
    return f"{disclaimer()} {counts(confidence)}"


def by_confidence(confidence: Mapping[str, int]) -> str:
    """How many inputs rest on what."""
    parts = (
        _("{confidence}: {count}").format(confidence=names.confidence(level), count=number(count))
        for level, count in confidence.items()
    )
    return _("Inputs by confidence – {parts}.").format(parts=joined(parts))


def defaults(scenario: Scenario, types: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Whose first type has no weight, so that answers are for another; `types`: those that were chosen or taken."""
    said = _(
        "{party} is not of type “{first}” today, as the file has it: answers are for “{taken}”, the likeliest type."
    )
    reference = scenario.reference_types()
    return tuple(
        said.format(
            party=names.party(scenario, id),
            first=names.party_type(scenario, id, party.passed_over),
            taken=names.party_type(scenario, id, reference[id]),
        )
        for id, party in scenario.parties.items()
        if party.passed_over is not None and (types is None or types.get(id) == reference[id])
    )


def overrides(scenario: Scenario) -> str:
    """Which values were changed for this run; empty if none."""
    if not scenario.overrides:
        return ""
    return _("Changed for this run: {overrides}.").format(overrides=joined(map(shown, scenario.overrides)))
