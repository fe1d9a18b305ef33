"""Types that contradict what a party of that name has done."""

from collections.abc import Iterator
from itertools import product

from detente.agreement.roadmaps.path import TOLERANCE, Checker, Settings, path_of, path_values
from detente.analyses.deals.deal import can_answer, deal_of
from detente.analyses.setting import Setting, types_today
from detente.errors import Unanswerable
from detente.model.history import Event
from detente.model.references import covered
from detente.model.scenario import Scenario
from detente.preferences.form import Finding

HARDLY, SURELY = 0.05, 0.95  # likelihoods up to and from which an event says that a type would not, or would, join


def contradicted(setting: Setting) -> Iterator[Finding]:
    """A party refused a state that its list ranks above the status quo."""
    game = setting.game
    for k, event in enumerate(setting.scenario.events):
        if event.refused is None or (setting.scenario.date is not None and event.date > setting.scenario.date):
            continue
        refused = covered(event.refused, setting.states)
        for party in event.by:
            if party not in setting.parties:
                continue
            rank = game.ranks[setting.parties.index(party)]
            if refused.any() and (rank[refused] > rank[game.status_quo]).all():
                kind = setting.types.get(party, "")
                who = f"{party}/{kind}" if kind else party
                facts = {"who": who, "state": event.refused.text, "date": event.date, "key": who}
                yield Finding("W910", ("events", k, "refused"), facts)


def joined(scenario: Scenario) -> Iterator[Finding]:
    """A likelihood that the deal contradicts: a type that hardly joins gains by joining, or one that surely does loses.

    Judged with every type that the other parties may be of today; a contradiction holds with all of them.
    """
    if not can_answer(scenario):
        return
    for k, event in enumerate(scenario.events):
        if event.joins is None or (scenario.date is not None and event.date > scenario.date):
            continue
        for (party, kind), likely in event.likely.items():
            if HARDLY < likely < SURELY or (event.by and party not in event.by):
                continue
            slacks = _joining(scenario, event, party, kind)
            wrong = [slack for slack in slacks if (slack > TOLERANCE if likely <= HARDLY else slack < -TOLERANCE)]
            if slacks and len(wrong) == len(slacks):
                who, least = f"{party}/{kind}", min(wrong, key=abs)
                facts = {"who": who, "roadmap": event.joins, "likely": f"{likely:zg}", "slack": f"{least:+z.3g}"}
                yield Finding("W914", ("events", k, "likely", who), {**facts, "key": who})


def _joining(scenario: Scenario, event: Event, party: str, kind: str) -> list[float]:
    """What joining is worth to the type, in its own units, by the types of the others; empty where it takes no part."""
    others = {each: types_today(scenario, each) for each in scenario.reference_types() if each != party}
    roadmap = scenario.agreement.roadmaps[event.joins or ""]
    found = []
    for kinds in product(*others.values()):
        try:
            deal = deal_of(scenario, {**dict(zip(others, kinds, strict=True)), party: kind})
        except Unanswerable:
            continue
        path = path_of(deal.game, roadmap)
        checker = Checker(deal.game, Settings(roadmap.guarantors))
        joining = checker.participation(path, path_values(deal.game, path))
        if party in joining and checker.alternative(path).is_verified:
            found.append(joining[party].slack)
    return found
