"""What a sweep asks of a draw, in words."""

from detente.analyses.sweeps.summary import item_of
from detente.errors.codes import N_
from detente.language import _
from detente.model.scenario import Scenario
from detente.words import names

ASKED = {
    ("states", "better"): N_("{item}: all prefer it to today"),
    ("guarantors", "holds"): N_("with {item}, the goal holds"),
    ("guarantors", "works"): N_("with {item}, the goal holds and all prefer it to today"),
    ("guarantors", "better"): N_("with {item}, all prefer the goal to today"),
    ("credibility", ""): N_("the promises of {item} remove enough of the threat"),
    ("roadmaps", "holds"): N_("{item} keeps itself"),
    ("roadmaps", "slack"): N_("the least slack of {item}"),
    ("roadmaps", "joining"): N_("what joining {item} is worth at least"),
    ("patience", "some"): N_("some patience keeps {item}"),
    ("patience", "per_step"): N_("the least discount factor per step for {item}"),
    ("patience", "per_year"): N_("the least discount factor per year for {item}"),
}
BY_PARTY = {
    ("states", "better"): N_("{item}: {party} prefers it to today"),
    ("guarantors", "better"): N_("with {item}, {party} prefers the goal to today"),
    ("guarantors", "keeps"): N_("with {item}, {party} would not leave the goal"),
    ("roadmaps", "keeps"): N_("{party} would leave {item} at no step"),
}
MODELS = {
    "mean": N_("weighted mean"),
    "median": N_("weighted median"),
    "veto": N_("compromise within vetoes"),
}
COLUMNS = {
    "better": N_("all prefer it to today"),
    "holds": N_("holds"),
    "works": N_("holds, and all prefer it"),
    "keeps": N_("{party} stays"),
    "some": N_("some patience is enough"),
    "": N_("enough"),
}


def said(scenario: Scenario, subject: str, quantity: str) -> str:
    """A quantity as a clause; one that has no words of its own by its id."""
    item, asked = item_of(subject, quantity)
    if subject == "backing":
        return _backed(scenario, item, *asked.split("."))
    if subject == "issues":
        return _settling(scenario, item, *asked.split("."))
    party, _dot, last = asked.rpartition(".")
    if party in scenario.parties and (subject, last) in BY_PARTY:
        who = names.party(scenario, party)
        return _(BY_PARTY[subject, last]).format(item=thing(scenario, subject, item), party=who)
    if (subject, asked) in ASKED:
        return _(ASKED[subject, asked]).format(item=thing(scenario, subject, item))
    if subject == "states" and not party:
        held = _("{item}: holds ({concept})")
        return held.format(item=thing(scenario, subject, item), concept=names.concept(asked))
    return quantity


def worded(scenario: Scenario, quantity: str) -> str:
    """A quantity as a clause, whatever subject it is of."""
    from detente.analyses.sweeps.subjects import SUBJECTS

    able = (each for each in SUBJECTS if each.can_answer(scenario))
    owner = next((each.name for each in able if quantity in {q.id for q in each.quantities(scenario)}), "")
    return said(scenario, owner, quantity) if owner else quantity


def _backed(scenario: Scenario, members: str, roadmap: str, party: str = "", _keeps: str = "") -> str:
    said = _("with {item}, {roadmap} keeps itself")
    if party:
        said = _("with {item}, {party} would leave {roadmap} at no step")
    who = names.party(scenario, party) if party else ""
    return said.format(item=thing(scenario, "backing", members), roadmap=_roadmap(scenario, roadmap), party=who)


def _roadmap(scenario: Scenario, id: str) -> str:
    return names.text(scenario.agreement.roadmaps[id].name) if id in scenario.agreement.roadmaps else id


def _settling(scenario: Scenario, issue: str, column: str, model: str) -> str:
    said = _("“{issue}”: {model}, capability {column}")
    name = names.text(scenario.contest.issues[issue].name)
    return said.format(issue=name, model=_(MODELS[model]), column=column)


def thing(scenario: Scenario, subject: str, item: str) -> str:
    """What the quantities of a subject are of: a state, a set of guarantors, a roadmap."""
    if subject == "states":
        return names.state_name(scenario, item)
    if subject in ("guarantors", "credibility", "backing"):
        return names.guarantors(scenario, [] if item == "none" else item.split("+"))
    return _roadmap(scenario, item)


def column(scenario: Scenario, subject: str, asked: str) -> str:
    """Heading of a column: what is asked of each thing."""
    if subject == "backing" and asked.endswith(".keeps"):
        roadmap, party, _keeps = asked.split(".")
        said = _("{roadmap}: {party} stays")
        return said.format(roadmap=_roadmap(scenario, roadmap), party=names.party(scenario, party))
    party, _dot, last = asked.rpartition(".")
    if subject == "states" and asked not in COLUMNS:
        return asked.upper()
    if party in scenario.parties and last in COLUMNS:
        return _(COLUMNS[last]).format(party=names.party(scenario, party))
    return _(COLUMNS[asked]) if asked in COLUMNS else asked
