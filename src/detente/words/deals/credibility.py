"""Who would act after a breach, and on what that rests: a reputation that was typed in is an assumption."""

from collections.abc import Iterable, Iterator, Sequence

from detente.agreement.punishment.credibility import Credibility
from detente.agreement.roadmaps.incentives import Incentive
from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.roadmaps import RoadmapAnswer, Verdict
from detente.language import _, joined, ngettext
from detente.words import names
from detente.words.deals import sizes

ALWAYS, NEVER, SOMETIMES = "always", "never", "sometimes"


def because(deal: Deal, check: PathCheck, each: Incentive) -> str:
    """What the guarantors would do about a deviation, as a clause that gives the reason for what it is worth."""
    scenario, signed = deal.scenario, check.settings.guarantors
    phase = check.breaches[each.party, check.path.length(each.step)]
    static = phase.enforcement
    row = int(phase.rows[each.deviation[-1]] if len(phase.rows) > 1 else phase.rows[0])
    able = [static.game.parties[static.game.guarantors[g].party] for g in static.able]
    acting = [static.game.parties[static.game.guarantors[g].party] for g in static.enforcers(max(row, 0))]
    others = [party for party in signed if party != each.party]
    if not others:
        return _("no other party has signed as guarantor")
    if not able:
        return _("nobody who signed has anything to answer it with")
    if not acting:
        return _("nobody who signed would then act against it")
    idle = [party for party in able if party not in acting]
    bearing = (each.slack or 0.0) >= -check.settings.tolerance
    if idle:
        said = (
            _("{acting} would then act against it, though not {idle}")
            if bearing
            else _("what {acting} would then do is not enough, and {idle} would do nothing")
        )
    else:
        said = (
            _("{acting} would then act against it")
            if bearing
            else _("what {acting} would then do against it is not enough")
        )
    return said.format(acting=names.parties(scenario, acting), idle=names.parties(scenario, idle))


def alike(verdicts: Iterable[Verdict]) -> tuple[tuple[Verdict, ...], ...]:
    """Verdicts on roadmaps with the same guarantors together; those without guarantors are left out."""
    together: dict[tuple[str, ...], list[Verdict]] = {}
    for each in verdicts:
        if each.credible:
            together.setdefault(each.largest.settings.guarantors, []).append(each)
    return tuple(map(tuple, together.values()))


def of_all(answer: RoadmapAnswer) -> Iterator[str]:
    """Who would act, once for all roadmaps with the same guarantors."""
    for same in alike(answer.verdicts.values()):
        yield of_roadmaps(answer.deal, [each.id for each in same])
        yield from reasons(answer.deal, same[0])


def of_roadmaps(deal: Deal, ids: Sequence[str]) -> str:
    """Which roadmaps a list of reasons is about."""
    said = _("With the guarantors of {roadmaps}:")
    return said.format(roadmaps=joined(names.roadmap(deal.scenario, id) for id in ids))


def headings() -> tuple[str, ...]:
    """What the cells of `rows` are."""
    return _("Against"), _("Guarantor"), _("Acts"), _("Reputation"), _("Other gain"), _("Cost")


def rows(deal: Deal, found: Verdict) -> list[tuple[str, ...]]:
    """One line per violator and guarantor; amounts as shares of the guarantor's own range of payoffs."""
    game = found.largest.game
    spans = dict(zip(game.parties, map(float, game.spans), strict=True))
    return [
        (
            names.party(deal.scenario, each.violator),
            names.party(deal.scenario, each.guarantor),
            acts_label(each),
            *(sizes.share(value / spans[each.guarantor]) for value in (each.reputation, each.effect, each.cost)),
        )
        for each in found.credible
    ]


def legend() -> str:
    """When a guarantor acts."""
    return _(
        "A guarantor acts if the reputation it would lose and its other gain are worth its share of the cost, all as"
        " shares of its own range of payoffs; where states differ, in the state in which it is least drawn to act."
    )


def reasons(deal: Deal, found: Verdict) -> tuple[str, ...]:
    """Against each party, who would act and why; guarantors for whom the same is true in one sentence."""
    groups: dict[tuple[str, str, bool], list[Credibility]] = {}
    for each in found.credible:
        groups.setdefault((each.violator, _acting(each), on_reputation(each)), []).append(each)
    return (
        *(_reason(deal, violator, acting, typed, group) for (violator, acting, typed), group in groups.items()),
        *_tied(deal, found.credible),
    )


def _acting(each: Credibility) -> str:
    if each.enforces >= 1:
        return ALWAYS
    return NEVER if each.enforces <= 0 else SOMETIMES


def on_reputation(each: Credibility) -> bool:
    """Whether the guarantor acts for its reputation: without it the cost would be more than its gain."""
    return each.enforces > 0 and each.effect < each.cost


def acts_label(each: Credibility) -> str:
    """Whether a guarantor acts, as a word for a table."""
    if _acting(each) == SOMETIMES:
        return _("in {share} of states").format(share=sizes.share(each.enforces))
    return _("yes") if _acting(each) == ALWAYS else _("no")


def _reason(deal: Deal, violator: str, acting: str, typed: bool, group: list[Credibility]) -> str:
    count = len(group)
    if acting == NEVER:
        said = ngettext(
            "{guarantors} would not act against {violator}: its share of the cost is more than the reputation it would"
            " lose and what it would gain.",
            "{guarantors} would not act against {violator}: for each, its share of the cost is more than the reputation"
            " it would lose and what it would gain.",
            count,
        )
    elif typed:
        said = ngettext(
            "{guarantors} would act against {violator}: the reputation it would lose, with what it gains otherwise, is"
            " worth its share of the cost. That reputation is a number in the file ({confidence}), so this credibility"
            " is put in, not found.",
            "{guarantors} would act against {violator}: for each, the reputation it would lose, with what it gains"
            " otherwise, is worth its share of the cost. Those reputations are numbers in the file ({confidence}), so"
            " this credibility is put in, not found.",
            count,
        )
    else:
        said = ngettext(
            "{guarantors} would act against {violator} even without a reputation to lose: what it gains by that is"
            " worth its share of the cost.",
            "{guarantors} would act against {violator} even without a reputation to lose: for each, what it gains by"
            " that is worth its share of the cost.",
            count,
        )
    sentence = said.format(
        guarantors=names.parties(deal.scenario, (each.guarantor for each in group)),
        violator=names.party(deal.scenario, violator),
        confidence=joined(dict.fromkeys(_confidence(deal, each) for each in group)),
    )
    return sentence if acting != SOMETIMES else f"{sentence} {_only_in(group)}"


def _only_in(group: Iterable[Credibility]) -> str:
    parts = joined(sizes.share(each.enforces) for each in group)
    return _("That is so in part of the states only ({shares}).").format(shares=parts)


def _confidence(deal: Deal, each: Credibility) -> str:
    return names.confidence(deal.scenario.agreement.guarantees[each.guarantor].provenance.trust)


def _tied(deal: Deal, credible: Iterable[Credibility]) -> tuple[str, ...]:
    said = _(
        "Whether {guarantor} acts against {violator} hangs on an exact tie between cost and gain: the least change of a"
        " number can turn the verdict."
    )
    return tuple(
        said.format(
            guarantor=names.party(deal.scenario, each.guarantor), violator=names.party(deal.scenario, each.violator)
        )
        for each in credible
        if each.tied
    )
