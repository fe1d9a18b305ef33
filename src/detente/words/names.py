"""What things are called: parties, options, states and types by the scenario's own texts, concepts by ours."""

from collections.abc import Iterable, Sequence

from detente.analyses.combinations import combinations
from detente.analyses.deals.deal import Deal
from detente.analyses.setting import AnySetting, wishing_by_type
from detente.errors.codes import N_
from detente.graph.stability import concept_named
from detente.language import _, current, joined, ngettext, number, quoted
from detente.model.scenario import Scenario
from detente.model.texts import Text

CONFIDENCE = {
    "official": N_("official"),
    "reported": N_("reported"),
    "judgement": N_("judgement"),
    "assumed": N_("assumed"),
}


def text(value: Text) -> str:
    """A text of the scenario in the language in use."""
    return value.in_language(current())


def title(scenario: Scenario) -> str:
    """The scenario's title."""
    return text(scenario.title)


def about(scenario: Scenario) -> str:
    """What the scenario says of itself; empty if nothing."""
    return text(scenario.about) if scenario.about else ""


def party(scenario: Scenario, id: str) -> str:
    """The name of a party, or of a coalition: its own, or one for all its members, so that verbs are of one."""
    if id in scenario.parties:
        return text(scenario.parties[id].name)
    coalition = scenario.conflict.coalitions[id]
    if coalition.name:
        return text(coalition.name)
    return _("the coalition of {parties}").format(parties=parties(scenario, coalition.members))


def parties(scenario: Scenario, ids: Iterable[str]) -> str:
    """Names of parties as a list; `nobody` for none."""
    return joined(party(scenario, id) for id in ids) or _("nobody")


def guarantors(scenario: Scenario, members: Iterable[str]) -> str:
    """A set of guarantors as a list; `no guarantor` for none."""
    return joined(party(scenario, id) for id in members) or _("no guarantor")


def option_name(scenario: Scenario, id: str) -> str:
    """The text of an option."""
    return text(scenario.conflict.options[scenario.conflict.option_ids.index(id)].name)


def option(scenario: Scenario, id: str) -> str:
    """An option inside a sentence: its text and its id, or the id alone where that is all there is."""
    name = option_name(scenario, id)
    return id if name == id else _("“{name}” ({id})").format(name=name, id=id)


def options(scenario: Scenario, ids: Iterable[str]) -> str:
    """Options as a list; `no option` for none."""
    return joined(option(scenario, id) for id in ids) or _("no option")


def state_name(scenario: Scenario, name: str) -> str:
    """A state's name as a title; `now` is the status quo."""
    return _("status quo") if name == "now" else text(scenario.conflict.states[name].name)


def state(setting: AnySetting, row: int) -> str:
    """A state inside a sentence: the status quo, its name and id if the scenario gives one, else its word."""
    if row == setting.game.status_quo:
        return _("the status quo")
    name = next((id for id, named in setting.named_rows.items() if named == row), None)
    if name is None:
        return setting.word(row)
    return _("“{name}” ({id})").format(name=state_name(setting.scenario, name), id=name)


def goal(scenario: Scenario) -> str:
    """The goal as the file writes it: a named state's name, else the state word."""
    found = scenario.goal
    if found is None or found.state_text is None:
        return _("the goal")
    if found.state_text in scenario.conflict.states:
        return _("“{name}” ({id})").format(name=state_name(scenario, found.state_text), id=found.state_text)
    return found.state_text


def condition(scenario: Scenario, name: str) -> str:
    """A defined condition inside a sentence: its name and id, or its id alone."""
    given = scenario.conflict.definitions[name].provenance.name
    return _("“{name}” ({id})").format(name=text(given), id=name) if given else name


def roadmap(scenario: Scenario, id: str) -> str:
    """A written roadmap inside a sentence: its name and id, or its id alone; any other is designed."""
    if id not in scenario.agreement.roadmaps:
        return _("the best roadmap")
    name = text(scenario.agreement.roadmaps[id].name)
    return quoted(id) if name == id else _("“{name}” ({id})").format(name=name, id=id)


def concept(name: str) -> str:
    """The title of a stability concept, with how far the parties look ahead where that is part of it."""
    found = concept_named(name)
    if found.degree:
        by = _("{concept}, degree {degree}")
        return by.format(concept=_(found.title), degree=number(found.degree))
    if found.horizon is None:
        return _(found.title)
    ahead = ngettext("{concept}, {count} move ahead", "{concept}, {count} moves ahead", found.horizon)
    return ahead.format(concept=_(found.title), count=number(found.horizon))


def confidence(level: str) -> str:
    """A confidence as a word."""
    return _(CONFIDENCE[level])


def party_type(scenario: Scenario, party: str, kind: str) -> str:
    """The name of a type of a party, its id where it has none."""
    found = next(each for each in scenario.parties[party].types if each.id == kind)
    return text(found.provenance.name) if found.provenance.name else kind


def types(setting: AnySetting | Deal, parties: Sequence[str] | None = None) -> str:
    """Of which type each party is, if that says what it wants (or gets); of `parties` only if given; empty for none."""
    scenario = setting.scenario
    if parties is None and not isinstance(setting, Deal):
        parties = wishing_by_type(scenario)
    return joined(
        _("{party} is of type {type}").format(party=party(scenario, id), type=quoted(party_type(scenario, id, kind)))
        for id, kind in setting.types.items()
        if parties is None or id in parties
    )


def case(setting: AnySetting) -> str:
    """Which of several cases this is, by the types that change anything; empty where there is only one."""
    every = list(combinations(setting.scenario, graph=bool(setting.wishes)))
    varying = [party for party in setting.types if len({each[party] for each in every}) > 1]
    return types(setting, varying)


def capital(sentence: str) -> str:
    """The sentence with its first letter large, where letters have a large form."""
    return sentence[:1].upper() + sentence[1:]
