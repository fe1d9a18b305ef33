"""What an assumed input is called, by its path in the file, and what a value of it says."""

from detente.analyses.deals import amounts
from detente.errors.codes import N_
from detente.language import _
from detente.model.scenario import Scenario, WishKey
from detente.preferences.statements import Statements
from detente.uncertainty.factors import Factor
from detente.words import names

BELIEVED = {
    "disarmed": N_("the threat that remains if it disarms"),
    "armed": N_("the threat that remains if it does not"),
    "worth": N_("what relief is worth in the sub-model of credibility"),
}


def named(scenario: Scenario, factor: Factor) -> str:
    """An input inside a sentence; one that means nothing here stands for itself."""
    match factor.id.split("."):
        case "parties", party, "types":
            return _("the type of {party}").format(party=names.party(scenario, party))
        case "parties", party, "types", kind:
            said = _("the share of type “{type}” of {party}")
            return said.format(type=names.party_type(scenario, party, kind), party=names.party(scenario, party))
        case "parties", party, "turnover":
            return _("the turnover of {party}").format(party=names.party(scenario, party))
        case "preferences", key, *rest:
            return _wish(scenario, key, rest)
        case "credibility", *rest:
            return _believed(scenario, rest)
        case "capability", column, party:
            said = _("the capability of {party} ({column})")
            return said.format(party=names.party(scenario, party), column=column)
        case "issues", issue, *rest:
            return _stand(scenario, issue, rest)
    return amounts.amount(scenario, factor.id)


def _wish(scenario: Scenario, key: str, rest: list[str]) -> str:
    """A statement by its text: its number alone says nothing."""
    found = next(wishes for each, wishes in scenario.preferences.items() if str(each) == key)
    party = _holder(scenario, key)
    if rest and isinstance(found, Statements):
        statement = found.statements[int(rest[0]) - 1]
        said = _("the place of “{statement}” (number {number}) in the list of {party}")
        return said.format(statement=statement.text, number=rest[0], party=party)
    if not rest:
        return _("the unknown preferences of {party}").format(party=party)
    return _("{what} in the list of {party}").format(what=".".join(rest[1:]), party=party)


def _holder(scenario: Scenario, key: str) -> str:
    found: WishKey = next(each for each in scenario.preferences if str(each) == key)
    party = names.party(scenario, found.party)
    if not found.type:
        return party
    return _("{party}, type “{type}”").format(party=party, type=names.party_type(scenario, found.party, found.type))


def _believed(scenario: Scenario, rest: list[str]) -> str:
    match rest:
        case "restraint", party:
            return _("how far the restraint of {party} reassures").format(party=names.party(scenario, party))
        case "cover", party:
            return _("how far the cover by {party} reassures").format(party=names.party(scenario, party))
    return _(BELIEVED.get(rest[0], rest[0]))


def _stand(scenario: Scenario, issue: str, rest: list[str]) -> str:
    name = names.text(scenario.contest.issues[issue].name)
    match rest:
        case "positions", party, "position":
            said = _("the position of {party} on “{issue}”")
            return said.format(party=names.party(scenario, party), issue=name)
        case "positions", party, "salience":
            said = _("how much {party} cares about “{issue}”")
            return said.format(party=names.party(scenario, party), issue=name)
    return _("the reference point of “{issue}”").format(issue=name)


def valued(scenario: Scenario, factor: Factor, value: float) -> str:
    """A value of an input: a number in its unit, places up or down, a type by its name."""
    if factor.kind == "levels":
        party = factor.id.split(".")[1]
        return _("“{type}”").format(type=names.party_type(scenario, party, factor.levels[int(value)]))
    if factor.kind == "shift":
        return _shift(value)
    return format(value, "z.4g")


def _shift(value: float) -> str:
    if abs(value) < 0.05:
        return _("where it stands")
    if value < 0:
        return _("{places} places more important").format(places=format(-value, "z.1f"))
    return _("{places} places less important").format(places=format(value, "z.1f"))
