"""What the numbers of an agreement are called, by their path in the file."""

from detente.errors.codes import N_
from detente.language import _, current
from detente.model.scenario import Scenario

AGAINST = {
    "penalty": N_("what {violator} loses by a breach because of {guarantor}"),
    "cost": N_("what it costs {guarantor} to act against {violator}"),
    "protects": N_("the protection by {guarantor} against {violator}"),
    "leak": N_("what leaks if {guarantor} does not act against {violator}"),
}
BREACH = {
    "audience": N_("what it costs anybody to break its word"),
    "signed": N_("what it costs a guarantor besides to break the deal"),
    "leakage": N_("the leakage of the sanctions"),
    "leakage_max": N_("the most that can leak"),
    "protection_max": N_("the most that protection can do"),
    "sharing": N_("how far guarantors that act share the cost"),
}


def amount(scenario: Scenario, path: str) -> str:
    """A number inside a sentence; a path that means nothing here stands for itself."""
    section, *rest = path.split(".")
    match section, rest:
        case "numbers", [id] if id in scenario.agreement.numbers:
            return _numbered(scenario, id)
        case "guarantees", [guarantor, "reputation"]:
            said = _("what {guarantor} loses if it signed and does not act")
            return said.format(guarantor=_party(scenario, guarantor))
        case "guarantees", [guarantor, "against", violator, name] if name in AGAINST:
            involved = {"guarantor": _party(scenario, guarantor), "violator": _party(scenario, violator)}
            return _(AGAINST[name]).format(**involved)
        case "breach", ["leakage_by", party]:
            said = _("the leakage of the sanctions after a breach by {party}")
            return said.format(party=_party(scenario, party))
        case "breach", [name] if name in BREACH:
            return _(BREACH[name])
        case "discount", ["all"]:
            return _("the discount factor of all")
        case "discount", [key]:
            return _patience(scenario, *key.split("/"))
    return path


def _patience(scenario: Scenario, party: str, kind: str = "") -> str:
    said = _("the discount factor of {party}, type “{type}”") if kind else _("the discount factor of {party}")
    name = _type(scenario, party, kind) if kind else ""
    return said.format(party=_party(scenario, party), type=name)


def _numbered(scenario: Scenario, id: str) -> str:
    given = scenario.agreement.numbers[id].provenance.name
    name = given.in_language(current()) if given else id
    return id if name == id else _("“{name}” ({id})").format(name=name, id=id)


def _party(scenario: Scenario, id: str) -> str:
    return scenario.parties[id].name.in_language(current())


def _type(scenario: Scenario, party: str, kind: str) -> str:
    given = next(each for each in scenario.parties[party].types if each.id == kind).provenance.name
    return given.in_language(current()) if given else kind


def value(found: float) -> str:
    """A number in its own units."""
    return format(found, "z.4g")
