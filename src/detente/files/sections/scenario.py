"""All sections together, and what only shows when they are side by side."""

from dataclasses import replace

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.schema import VERSION
from detente.files.sections.agreement import Calculator, build_flows, build_formulas, build_measures, build_numbers
from detente.files.sections.claims import build_claims, build_headline
from detente.files.sections.conflict import build_conflict
from detente.files.sections.contest import build_contest
from detente.files.sections.credibility import build_credibility
from detente.files.sections.days import is_day
from detente.files.sections.enforcement import build_breach, build_discount, build_guarantees
from detente.files.sections.events import build_events
from detente.files.sections.feasibility import check_conflict, check_views, check_wishes
from detente.files.sections.ids import check_ids
from detente.files.sections.parties import build_parties, build_sources
from detente.files.sections.questions import build_questions, check_answers
from detente.files.sections.roadmaps import build_goal, build_roadmaps
from detente.files.sections.signals import build_signals
from detente.files.sections.types import with_default_types
from detente.files.sections.variants import build_variants, said_of_variants
from detente.files.sections.wishes import build_preferences, build_views, check_complete, check_regarded
from detente.model.conflict import Conflict
from detente.model.references import covered
from detente.model.roadmap import Agreement
from detente.model.scenario import Scenario

GRAPH_SECTIONS = (
    "parties",
    "options",
    "define",
    "infeasible",
    "merge",
    "states",
    "coalitions",
    "attitudes",
    "preferences",
    "",
)


def build_scenario(resolver: Resolver) -> Scenario:
    """The scenario that the entries state; everything wrong with it is reported."""
    entry = resolver.entry
    _check_head(resolver)
    check_ids(resolver)
    parties, sources = build_parties(resolver), build_sources(resolver)
    conflict = build_conflict(resolver)
    preferences = build_preferences(resolver)
    views = build_views(resolver, preferences)
    calculator = Calculator(resolver)
    agreement = _agreement(resolver, calculator)
    contest = build_contest(resolver)
    goal = build_goal(resolver, agreement.measures)
    questions = build_questions(resolver)
    signals = build_signals(resolver, calculator, agreement.guarantees)
    events = build_events(resolver, agreement.measures, contest.issues)
    check_answers(resolver)
    parties = with_default_types(resolver, parties, events)
    scenario = Scenario(
        id=entry.id,
        title=text_of(entry.title),
        parties=parties,
        about=text_of(entry.about) if entry.about is not None else None,
        date=entry.date,
        sources=sources,
        conflict=conflict,
        preferences=preferences,
        views=views,
        agreement=agreement,
        contest=contest,
        questions=questions,
        signals=signals,
        events=events,
        goal=goal,
        claims=build_claims(resolver, agreement),
        headline=build_headline(resolver),
    )
    variants = said_of_variants(resolver, agreement)
    _check_together(resolver, scenario)
    if not variants or resolver.reporter.has_errors():
        return scenario
    return replace(scenario, variants=build_variants(resolver, variants, build_scenario))


def _check_head(resolver: Resolver) -> None:
    entry = resolver.entry
    if entry.detente != VERSION:
        resolver.report("E212", ("detente",), found=str(entry.detente), allowed=str(VERSION))
    if entry.date is not None and not is_day(entry.date):
        resolver.report("E229", ("date",), found=entry.date)
    if not entry.parties and resolver.whole(("parties",)):
        resolver.reporter.at_key("E228", ("parties",))


def _agreement(resolver: Resolver, calculator: Calculator) -> Agreement:
    measures = build_measures(resolver)
    return Agreement(
        measures=measures,
        numbers=build_numbers(resolver),
        formulas=build_formulas(resolver, calculator),
        flows=build_flows(resolver, calculator),
        guarantees=build_guarantees(resolver, calculator),
        breach=build_breach(resolver, calculator),
        discount=build_discount(resolver),
        roadmaps=build_roadmaps(resolver, measures),
        credibility=build_credibility(resolver),
    )


def _check_together(resolver: Resolver, scenario: Scenario) -> None:
    if not resolver.reporter.has_errors():
        _check_parties(resolver, scenario)
    if not resolver.reporter.has_errors(*GRAPH_SECTIONS):
        check_complete(resolver, dict(scenario.preferences))
        check_regarded(resolver, dict(scenario.preferences))
        if scenario.conflict != Conflict():
            _check_states(resolver, scenario)
    if not resolver.reporter.has_errors():
        resolver.citations.report_missing()


def _check_states(resolver: Resolver, scenario: Scenario) -> None:
    states = check_conflict(resolver, scenario.conflict)
    if states is None:
        return
    check_wishes(resolver, scenario.preferences, states)
    check_views(resolver, scenario, states)
    goal = scenario.goal
    if goal is not None and goal.state is not None and states.row(goal.state) is None:
        resolver.report("E320", ("goal", "state"), found=goal.state_text or "")
    for k, event in enumerate(scenario.events):
        if event.refused is not None and not covered(event.refused, states).any():
            resolver.report("E320", ("events", k, "refused"), found=event.refused.text)


def _check_parties(resolver: Resolver, scenario: Scenario) -> None:
    """Every party appears in some section besides `parties`."""
    appearing = {option.party for option in scenario.conflict.options} | {key.party for key in scenario.preferences}
    appearing |= {party for table in scenario.conflict.tables.values() for party in table}
    appearing |= {party for coalition in scenario.conflict.coalitions.values() for party in coalition.members}
    appearing |= {party for towards in scenario.conflict.attitudes.values() for party in towards}
    appearing |= {view.party for view in scenario.views.values()}
    agreement = scenario.agreement
    appearing |= {owner for measure in agreement.measures.values() for owner in measure.owners}
    appearing |= {whose.partition("/")[0] for whose in agreement.flows} | set(agreement.guarantees)
    if agreement.credibility is not None:
        belief = agreement.credibility
        appearing |= {belief.party, *belief.restraint, *belief.cover}
    appearing |= {stand.party for issue in scenario.contest.issues.values() for stand in issue.stands}
    appearing |= {party for column in scenario.contest.capability.values() for party in column}
    appearing |= {signal.party for signal in scenario.signals.values()}
    appearing |= {party for event in scenario.events for party in event.by}
    for party in scenario.parties:
        if party not in appearing:
            resolver.reporter.at_key("E230", ("parties", party), found=party)
