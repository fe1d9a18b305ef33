"""The brief: every question that a scenario answers, in sections of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.further import Further
from detente.analyses.deals.roadmaps import RoadmapAnswer
from detente.analyses.forecast import ForecastAnswer
from detente.analyses.setting import goal_or_now
from detente.analyses.unknown import UnknownAnswer
from detente.language import _
from detente.words import (
    assumptions,
    changed_wishes,
    clauses,
    forecast,
    formats,
    guarantors,
    indifference,
    mixture,
    moves,
    names,
    paths,
    problems,
    stability,
    two_models,
    unknown,
    views,
    witness,
)
from detente.words.deals import (
    compared,
    credibility,
    designs,
    endurance,
    guarantee_sets,
    patience,
    roadmaps,
    steps,
    trust,
)
from detente.words.questions import chances, offers
from detente.words.sweeps import in_brief
from detente.words.talks import drivers
from detente.words.wishes import analysts


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it."""

    title: str
    sentences: tuple[str, ...]


def status(brief: Brief) -> str:
    """That a limit cut the work off; empty if none did."""
    if brief.complete:
        return ""
    return _("A limit was reached: what is shown is right, the rest is missing.")


def sections(brief: Brief, case: Case) -> tuple[Section, ...]:
    """Everything that was asked for one combination of types; questions without an answer are left out."""
    return tuple(section for section in (*_graph(brief, case), *_deal(case)) if section.sentences)


def _graph(brief: Brief, case: Case) -> Iterator[Section]:
    if case.unknown is not None:
        yield Section(_("Where preferences are not complete"), unknown_sentences(brief, case))
    if case.graph:
        yield Section(_("From the status quo"), tuple(_from_status_quo(brief, case)))
        yield Section(_("What holds"), tuple(_what_holds(brief, case)))
        yield Section(_("Who would leave the goal, and who answers"), tuple(_witnesses(case)))
        yield Section(_("Getting there"), paths.brief(case.way.answer) if case.way else ())
        yield from wishes_turned_round(brief, case)
        yield Section(_("Whose guarantee is enough"), tuple(_guarantors(case)))
        yield Section(_("What that answer hangs on"), tuple(_clauses(case)))
        yield Section(
            _("Where a party is indifferent"), indifference.variants(case.setting, case.variants, brief.concept)
        )
        yield from around_the_table(case)


def wishes_turned_round(brief: Brief, case: Case) -> Iterator[Section]:
    """Whose change of wishes would make a goal hold that does not; nothing where it does."""
    said = tuple(_needs(brief, case)) if case.graph else ()
    if said:
        yield Section(_("What would have to change for the goal to hold"), said)


def around_the_table(case: Case) -> Iterator[Section]:
    """Formats, what the parties get wrong about each other, analysts who disagree; nothing where the file has none."""
    if case.tables is not None:
        yield Section(_("What each table can settle on"), formats.explained(case.tables))
    if case.views is not None:
        yield Section(_("What the parties get wrong"), views.explained(case.views))
    if case.contested is not None:
        yield Section(_("Where analysts disagree"), analysts.brief(case.contested))


def unknown_sentences(brief: Brief, case: Case) -> tuple[str, ...]:
    """What holds in all completions and in some; nothing where preferences are complete."""
    return () if case.unknown is None else tuple(_unknown(brief, case.unknown))


def _unknown(brief: Brief, found: UnknownAnswer) -> Iterator[str]:
    yield from unknown.about(found)
    if brief.concept in found.concepts:
        yield unknown.verdict(found, found.named["now"], brief.concept)
        yield from unknown.standing(found, found.standing(goal_or_now(found.setting)), brief.concept)
    for concept in found.concepts:
        yield from unknown.counts(found, concept)


def weighed(brief: Brief) -> tuple[Section, ...]:
    """For which types the named states hold, by their weight; nothing for one combination of types."""
    found = brief.mixture
    if found is None:
        return ()
    return (Section(_("For which types"), (*mixture.about(found), *mixture.sentences(found, brief.concept))),)


def sure(brief: Brief) -> tuple[Section, ...]:
    """How sure the answers are: shares of the assumed ranges, what they hang on; nothing where that was not asked."""
    if brief.sweeps is None:
        return ()
    return tuple(Section(title, said) for title, said in in_brief.sections(brief.sweeps, brief.concept))


def issues(brief: Brief) -> tuple[Section, ...]:
    """Where the issues would settle, how likely questions are, what offers tell; nothing without any of them."""
    found = brief.forecast
    if found is None:
        return ()
    every = (
        Section(_("Where the issues would settle"), tuple(_settling(brief, found)) if found.panels else ()),
        Section(chances.title(), tuple(chances.in_short(found.questions))),
        Section(offers.title(), tuple(offers.in_short(found.scenario, found.signals))),
    )
    return tuple(section for section in every if section.sentences)


def _settling(brief: Brief, found: ForecastAnswer) -> Iterator[str]:
    """How far models spread, what that hangs on, and the caution."""
    yield from forecast.in_short(found)
    if brief.drivers is not None:
        for id in list(brief.drivers.issues)[: drivers.IN_SHORT]:
            yield from drivers.in_short(brief.drivers, id)
    yield from forecast.cautions(found)


def further(brief: Brief) -> tuple[Section, ...]:
    """What else is said of the deal, for the types of the first case."""
    found = brief.further
    if found is None:
        return ()
    said = [Section(_("What would have to be believed"), trust.believed(found.belief) if found.belief else ())]
    if (deal := found.deal) is not None:
        beliefs = trust.beliefs(deal, found.trust[0].beliefs) if found.trust else ()
        trusted = [sentence for each in found.trust for sentence in trust.explained(deal, each)]
        said += [
            Section(_("Whose guarantees the roadmap needs"), tuple(_sets(deal, found))),
            Section(_("What the verdict withstands"), tuple(_withstood(deal, found))),
            Section(_("How patient the parties must be"), tuple(_patient(deal, found))),
            Section(_("How much trust it needs"), (*beliefs, *trusted)),
            Section(_("Step by step or all at once"), tuple(compared.at_once(deal, each) for each in found.at_once)),
            Section(_("Who sits at the table"), compared.tables(deal, found.tables)),
            Section(_("What others' measures do to the price of a deal"), compared.patrons(deal, found.patrons)),
            Section(_("How leaky sanctions may be"), tuple(compared.leakage(deal, each) for each in found.leakage)),
        ]
    return tuple(section for section in said if section.sentences)


def _sets(deal: Deal, found: Further) -> Iterator[str]:
    for id, sets in found.sets.items():
        yield from guarantee_sets.answers(deal, id, sets)


def _withstood(deal: Deal, found: Further) -> Iterator[str]:
    for each in found.endurance:
        yield from endurance.brief(deal, each)
    if any(each.flips is None for each in found.endurance):
        yield endurance.ask_more()


def _patient(deal: Deal, found: Further) -> Iterator[str]:
    for each in found.patience:
        yield from patience.needed(deal, each)


def headline(brief: Brief, case: Case) -> str:
    """The sentence that answers first: on the guarantors, else on the deal, else on the goal or the status quo."""
    if case.unknown is not None and brief.concept in case.unknown.concepts:
        return unknown.verdict(case.unknown, case.unknown.standing(goal_or_now(case.unknown.setting)), brief.concept)
    if not case.graph:
        return deal_headline(case) or status(brief)
    if case.guarantors is not None:
        return guarantors.headline(case.guarantors)
    if brief.concept not in case.stability.concepts:
        return status(brief)
    return stability.verdict(case.setting, case.stability.standing(goal_or_now(case.setting)), brief.concept)


def rows(brief: Brief, case: Case) -> tuple[stability.Row, ...]:
    """The status quo and the named states as lines of a table; empty where a limit came first."""
    return stability.named_rows(case.stability, brief.concept)


def _from_status_quo(brief: Brief, case: Case) -> Iterator[str]:
    if brief.concept in case.stability.concepts:
        yield stability.verdict(case.setting, case.stability.named["now"], brief.concept)
    yield from stability.coalitions(case.setting)
    yield stability.reach(case.stability)
    leaving = [found for found in case.witnesses.get("now", {}).values() if not found.stable]
    yield from witness.everybody(case.setting, leaving)


def _what_holds(brief: Brief, case: Case) -> Iterator[str]:
    yield from stability.unfinished(case.stability)
    finished = case.stability.concepts
    if brief.concept in finished:
        yield from stability.summary(case.stability, brief.concept)
    yield from (stability.counts(case.stability, concept) for concept in finished if concept != brief.concept)


def _witnesses(case: Case) -> Iterator[str]:
    """On the goal only; every other state can be asked for."""
    name = next((name for name, row in case.setting.named_rows.items() if row == goal_or_now(case.setting)), "now")
    if name == "now" or name not in case.witnesses:
        return
    yield _("The goal {state} is: {what}.").format(
        state=names.goal(case.setting.scenario), what=moves.described(case.setting, case.setting.named_rows[name])
    )
    yield from witness.everybody(case.setting, case.witnesses[name].values())


def _needs(brief: Brief, case: Case) -> Iterator[str]:
    """On a goal that does not hold: whose change of wishes would do, or where to ask."""
    if case.needs is not None:
        yield from changed_wishes.in_short(case.needs)
        return
    standing = case.stability.standing(goal_or_now(case.setting))
    if brief.scenario.goal and brief.concept in standing.stable and not standing.equilibrium(brief.concept):
        yield changed_wishes.where(brief.scenario.id, "now" if "now" in standing.names else standing.word)


def _guarantors(case: Case) -> Iterator[str]:
    if case.guarantors is not None:
        yield guarantors.question(case.guarantors)
        yield from guarantors.answers(case.guarantors)
        yield from filter(None, (clauses.given(case.setting, found) for found in case.clauses))


def _clauses(case: Case) -> Iterator[str]:
    for found in case.clauses:
        yield from clauses.findings(case.setting, found)


def _deal(case: Case) -> Iterator[Section]:
    if case.roadmaps is not None:
        yield Section(_("What makes a deal keep itself"), tuple(_kept(case.roadmaps)))
        yield Section(_("Whose guarantees a deal needs"), tuple(_backed(case)))
        yield Section(_("The best roadmap"), tuple(_best(case.roadmaps)))


def _kept(answer: RoadmapAnswer) -> Iterator[str]:
    """The verdict on every written roadmap with its weakest point and what would mend it."""
    for found in answer.verdicts.values():
        yield roadmaps.headline(answer.deal, found)
        yield from roadmaps.weakest(answer.deal, found)
        yield from roadmaps.selection(answer.deal, found)
        yield from roadmaps.mending(answer.deal, found.largest)


def _backed(case: Case) -> Iterator[str]:
    answer = case.roadmaps
    if answer is not None:
        for id, sets in answer.sets.items():
            yield from guarantee_sets.answers(answer.deal, id, sets)
        yield from credibility.of_all(answer)
        yield from two_models.compared(case.guarantors, answer)


def _best(answer: RoadmapAnswer) -> Iterator[str]:
    if answer.design is not None:
        yield from designs.explained(answer.deal, answer.design)
    if answer.best is not None:
        yield from roadmaps.weakest(answer.deal, answer.best)
        yield from steps.told(answer.deal, answer.best.largest)


def deal_headline(case: Case) -> str:
    """How many of the written roadmaps hold, else what the best one does; empty if nothing was finished."""
    answer = case.roadmaps
    if answer is None:
        return ""
    if answer.verdicts:
        return roadmaps.counts(answer)
    return designs.headline(answer.design) if answer.design else ""


def defaults(brief: Brief) -> tuple[str, ...]:
    """Whose first type has no weight, so that the brief is for another."""
    return assumptions.defaults(brief.scenario, brief.cases[0].setting.types if brief.cases else None)


def left_out(brief: Brief) -> tuple[str, ...]:
    """Why the graph model or the deal could not be asked; nothing where both could or there is nothing of it."""
    said = {
        "E92": _("The deal could not be asked: {reason}"),
        "E77": _("How sure that is could not be asked: {reason}"),
        "E97": _("Where the issues settle could not be asked: {reason}"),
        "E99": _("What the offers tell could not be asked: {reason}"),
    }
    graph = _("The graph model could not be asked: {reason}")
    return tuple(
        said.get(problem.code[:3], graph).format(reason=problems.sentence(problem)) for problem in brief.left_out
    )
