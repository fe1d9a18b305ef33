"""Whether a roadmap keeps itself: the verdict, its weakest point, who joins, and how far to trust that."""

from collections.abc import Iterator

from detente.agreement.roadmaps.incentives import Incentive
from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.roadmaps import RoadmapAnswer, Verdict
from detente.language import _, joined, ngettext, number
from detente.words import names
from detente.words.deals import credibility, measures, settling, sizes


def none_written() -> str:
    """That there is nothing to check."""
    return _("The scenario has no written roadmap.")


def counts(answer: RoadmapAnswer) -> str:
    """How many written roadmaps keep themselves, and which."""
    scenario, found = answer.deal.scenario, answer.verdicts.values()
    holding = [each.id for each in found if each.largest.holds]
    if not holding:
        return ngettext(
            "The written roadmap does not keep itself.",
            "None of the {count} written roadmaps keeps itself.",
            len(found),
        ).format(count=number(len(found)))
    return ngettext(
        "{holding} of {count} written roadmaps keeps itself: {roadmaps}.",
        "{holding} of {count} written roadmaps keep themselves: {roadmaps}.",
        len(holding),
    ).format(
        holding=number(len(holding)),
        count=number(len(found)),
        roadmaps=joined(names.roadmap(scenario, id) for id in holding),
    )


def headings() -> tuple[str, ...]:
    """What the cells of a `row` are."""
    return _("Roadmap"), _("Verdict"), _("Least slack"), _("Of whom, where"), _("If fewest act")


def row(deal: Deal, found: Verdict) -> tuple[str, ...]:
    """A roadmap as the line of a table."""
    check, each = found.largest, found.largest.weakest
    name = names.text(found.roadmap.name) if found.roadmap else names.roadmap(deal.scenario, found.id)
    if each is None or each.relative is None:
        return name, settling.verdict_label(check), "–", "–", settling.verdict_label(found.smallest)
    where = _("{party}, {place}").format(party=names.party(deal.scenario, each.party), place=place(check, each.step))
    slack = _("{relative} ({own})").format(
        relative=settling.slack(each.relative, check.highest), own=sizes.figure(each.slack or 0.0, sign="+")
    )
    return name, settling.verdict_label(check), slack, where, settling.verdict_label(found.smallest)


def legend() -> str:
    """What the numbers in the tables mean."""
    return _(
        "Slack is what keeping is worth more than leaving, as a share of the party's own range of payoffs over what"
        " the deal, leaving it at that step or no deal leads to, in brackets in its own unit: below 0 the party leaves."
        " The share says which point is the weakest; payoffs of different parties are not compared. Where steps are"
        " listed, “<” marks the least. A range stands where things may settle in several ways; a roadmap that “holds"
        " under some” holds in some of them only."
    )


def explained(deal: Deal, found: Verdict) -> tuple[str, ...]:
    """The verdict and everything that it rests on, the most important first."""
    return (
        headline(deal, found),
        *settling.decides(deal, found.largest),
        *signing(deal, found.largest),
        *weakest(deal, found),
        *keeping(deal, found.largest),
        *joining(deal, found.largest),
        punishment(deal, found.largest),
        *settling.restless(deal, found.largest),
        *selection(deal, found),
        *mending(deal, found.largest),
    )


def headline(deal: Deal, found: Verdict) -> str:
    """The verdict in one sentence."""
    check, scenario = found.largest, deal.scenario
    if check.holds:
        said = _(
            "{roadmap} keeps itself: nobody gains by leaving it at any step, and everybody who takes part gains by"
            " joining or loses nothing."
        )
    elif check.holds_under == "some":
        said = _(
            "{roadmap} keeps itself in some of the ways in which things may settle, in others it does not: {reasons}."
        )
    elif check.status == "not verified":
        said = _("Whether {roadmap} keeps itself is not verified.")
    else:
        said = _("{roadmap} does not keep itself: {reasons}.")
    return names.capital(said.format(roadmap=names.roadmap(scenario, found.id), reasons=joined(_reasons(deal, check))))


def signing(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """What the signature itself changes, before the first step: hostile acts that stop."""
    lattice = check.game.lattice
    stopped = measures.changes(deal.scenario, lattice.named(lattice.now), lattice.named(check.path.states[0]))
    return (_("With the signature, before the first step: {changes}.").format(changes=stopped),) if stopped else ()


def _reasons(deal: Deal, check: PathCheck) -> Iterator[str]:
    """Who would leave, where first, and who would not join, as clauses."""
    leaving: dict[str, Incentive] = {}
    for each in check.incentives:
        if each.slack is not None and each.slack < -check.settings.tolerance:
            leaving.setdefault(each.party, each)
    for party, each in leaving.items():
        yield _("{party} would leave it {place}").format(
            party=names.party(deal.scenario, party), place=place(check, each.step)
        )
    for party in _staying_out(check):
        yield _("{party} would not join").format(party=names.party(deal.scenario, party))


def keeping(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """Who would leave it at no step, where somebody else would at some."""
    kept = [party for party, keeps in check.keeps.items() if keeps]
    if not kept or False not in check.keeps.values():
        return ()
    return (_("At no step would it be left by {parties}.").format(parties=names.parties(deal.scenario, kept)),)


def _staying_out(check: PathCheck) -> list[str]:
    return [party for party, each in check.participation.items() if each.slack < -check.settings.tolerance]


def place(check: PathCheck, step: int) -> str:
    """Where in a roadmap, as a clause."""
    return place_of(step, len(check.path))


def place_of(step: int, steps: int) -> str:
    """The same, where a roadmap has so many steps."""
    if step >= steps:
        return _("after the last step")
    return _("at step {step} of {steps}").format(step=number(step + 1), steps=number(steps))


# ---------------------------------------------------------------- the weakest point
def weakest(deal: Deal, found: Verdict) -> tuple[str, ...]:
    """The weakest point by relative slack: who, where, by what, and what the guarantors would do about it."""
    check, each = found.largest, found.largest.weakest
    if each is None:
        return (_("Nobody has an alternative at any step."),)
    return (_weakest(deal, check, each), *_seen_late(check))


def _weakest(deal: Deal, check: PathCheck, each: Incentive) -> str:
    slack = each.relative or 0.0
    if slack < -1e-9:
        said = _(
            "Its weakest point: {place}, {party} would gain by {acts}, because {why}. The gain is {share} of its own"
            " range of payoffs ({own} in its own unit)."
        )
    else:
        said = _(
            "Its weakest point: {place}, {party} is nearest to leaving, by {acts}; to keep its part is better for it by"
            " {share} of its own range of payoffs ({own} in its own unit); {why}."
        )
    return said.format(
        place=place(check, each.step),
        party=names.party(deal.scenario, each.party),
        acts=deviation(deal, check, each),
        why=credibility.because(deal, check, each),
        share=sizes.share(abs(slack)),
        own=sizes.figure(abs(each.slack or 0.0)),
    )


def deviation(deal: Deal, check: PathCheck, each: Incentive) -> str:
    """What a party would do instead of its part, as a clause."""
    lattice, path = check.game.lattice, check.path
    agreed = lattice.named(path.after(each.step))
    before = agreed if each.is_later else lattice.named(path.before(each.step))
    return measures.acts(deal.scenario, before, agreed, lattice.named(each.deviation[0]))


def _seen_late(check: PathCheck) -> tuple[str, ...]:
    late, months = check.game.breach.seen_after, check.game.breach.seen_months
    if months is not None:
        said = ngettext(
            "A breach is seen {months} month after it began, however long the step lasts.",
            "A breach is seen {months} months after it began, however long the step lasts.",
            sizes.plural(months),
        )
        return (said.format(months=sizes.months(months)),)
    if late < 2:
        return ()
    said = ngettext(
        "What a party does is seen only after {count} step.",
        "What a party does is seen only after {count} steps.",
        late,
    )
    return (said.format(count=number(late)),)


# ---------------------------------------------------------------- joining and punishing
def joining(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """Who gains by joining, who does not and by how much, and what there would be otherwise."""
    out = _staying_out(check)
    gaining = [party for party in check.participation if party not in out]
    said = []
    if gaining:
        pays = _("Joining pays, or costs nothing, for {parties}.")
        said.append(pays.format(parties=names.parties(deal.scenario, gaining)))
    for party in out:
        loses = _("{party} is better off without it, by {share} of its own range of payoffs.")
        by = sizes.share(-check.participation[party].relative)
        said.append(loses.format(party=names.party(deal.scenario, party), share=by))
    return (*said, *settling.without(deal, check))


def punishment(deal: Deal, check: PathCheck) -> str:
    """Whether what follows a breach is an equilibrium itself."""
    loose = [party for (party, _months), phase in check.breaches.items() if not phase.is_verified]
    if not loose:
        return _("What follows a breach is itself an equilibrium, whoever breaks the deal (verified).")
    return _(
        "What follows a breach by {parties} is not verified: no equilibrium was found in which everybody does what the"
        " others reckon with."
    ).format(parties=names.parties(deal.scenario, dict.fromkeys(loose)))


def selection(deal: Deal, found: Verdict) -> tuple[str, ...]:
    """What happens if as few guarantors act as will act together; nothing where nobody signed."""
    large, small = found.largest, found.smallest
    if not large.settings.guarantors:
        return ()
    if large.holds and small.holds:
        return (_("It also holds if enforcement settles with the fewest guarantors that it can."),)
    if large.holds:
        reasons = joined(_reasons(deal, small)) or _("that is not verified")
        said = _("It holds only if enforcement settles with many guarantors; with the fewest that it can, {reasons}.")
        return (said.format(reasons=reasons),)
    if small.holds:
        return (_("It does hold if enforcement settles with the fewest guarantors that it can."),)
    return ()


# ---------------------------------------------------------------- what would mend it
def mending(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """What would have to change for it to hold; nothing where it does."""
    if check.status != "fails":
        return ()
    scenario = deal.scenario
    said = []
    for party, penalty in check.penalties.items():
        if penalty > 0:
            span = check.participation[party].scale
            keeps = _(
                "{party} would keep to every step if a breach cost it, in every step after it, a further {share} of its"
                " own range of payoffs."
            )
            said.append(keeps.format(party=names.party(scenario, party), share=sizes.share(penalty / span)))
    for party in _staying_out(check):
        joins = _("{party} would join if it got {share} of its own range of payoffs more.")
        by = sizes.share(-check.participation[party].relative)
        said.append(joins.format(party=names.party(scenario, party), share=by))
    return tuple(said)
