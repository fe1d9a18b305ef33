"""Whose guarantees make a roadmap keep itself: the smallest sets, those that may do, and where more does harm."""

from detente.agreement.roadmaps.guarantor_sets import GuarantorSets, KeepingSets
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.roadmaps import BEST
from detente.language import _, ngettext, number
from detente.words import guarantors, names


def answers(deal: Deal, id: str, found: GuarantorSets) -> tuple[str, ...]:
    """Everything about the sets for one roadmap, or for some roadmap towards the goal."""
    return (
        sufficient(deal, id, found),
        *_keeping(deal, found),
        *_possible(deal, found),
        *_superfluous(deal, found),
        *_hurting(deal, found),
        *_unsure(found),
    )


def sufficient(deal: Deal, id: str, found: GuarantorSets) -> str:
    """The smallest sets that are enough, in one sentence."""
    sets = found.sufficient
    if not sets:
        said = _("There is no set of guarantors with which {what} keeps itself in whatever way enforcement settles.")
    elif sets == ((),):
        said = _("{what} keeps itself without any guarantor.")
    else:
        said = ngettext(
            "{what} keeps itself, in whatever way enforcement settles, with {sets}: the smallest set that is enough.",
            "{what} keeps itself, in whatever way enforcement settles, with {sets}: the smallest sets that are enough.",
            len(sets),
        )
    return names.capital(said.format(what=_what(deal, id), sets=guarantors.members(deal.scenario, sets)))


def _what(deal: Deal, id: str) -> str:
    if id != BEST:
        return names.roadmap(deal.scenario, id)
    return _("some roadmap to the goal")


def _keeping(deal: Deal, found: GuarantorSets) -> tuple[str, ...]:
    """By who would break it: the smallest sets with which each party leaves at no step; last, who never needs one."""
    scenario = deal.scenario
    free = [party for party, each in found.keeping.items() if each.sufficient == ((),)]
    said = [_kept(deal, party, each) for party, each in found.keeping.items() if party not in free]
    if free:
        staying = _("Leaves it at no step, whoever guarantees or does not: {parties}.")
        said.append(staying.format(parties=names.parties(scenario, free)))
    return tuple(said)


def _kept(deal: Deal, party: str, each: KeepingSets) -> str:
    sets = each.sufficient
    said = ngettext(
        "{party} leaves it at no step with {sets}: the smallest set that is enough against its own breach.",
        "{party} leaves it at no step with {sets}: the smallest sets that are enough against its own breach.",
        len(sets),
    )
    if not sets and each.possible:
        sets = each.possible
        said = _("{party} leaves it at no step only if enforcement settles in a way that suits it, with {sets}.")
    elif not sets:
        said = _("{party} leaves it at some step, whoever guarantees.")
    return said.format(party=names.party(deal.scenario, party), sets=guarantors.members(deal.scenario, sets))


def _possible(deal: Deal, found: GuarantorSets) -> tuple[str, ...]:
    only = tuple(each for each in found.possible if each not in found.sufficient)
    if not only:
        return ()
    said = _("Only if enforcement settles in a way that suits it, it also keeps itself with {sets}.")
    if not found.sufficient:
        said = _("Only if enforcement settles in a way that suits it, it keeps itself with {sets}.")
    return (said.format(sets=guarantors.members(deal.scenario, only)),)


def _superfluous(deal: Deal, found: GuarantorSets) -> tuple[str, ...]:
    needed = {party for each in found.sufficient for party in each}
    spare = [party for party in deal.guarantors if party not in needed]
    if not needed or not spare:
        return ()
    return (_("In none of these sets: {parties}.").format(parties=names.parties(deal.scenario, spare)),)


def _hurting(deal: Deal, found: GuarantorSets) -> tuple[str, ...]:
    if not found.hurting:
        return ()
    (small, large), count = found.hurting[0], len(found.hurting)
    said = ngettext(
        "More is not always enough, in {count} case: with {small} it holds, with {large} it does not.",
        "More is not always enough, in {count} cases: for instance with {small} it holds, with {large} it does not.",
        count,
    )
    return (
        said.format(
            count=number(count),
            small=guarantors.members(deal.scenario, [small]),
            large=guarantors.members(deal.scenario, [large]),
        ),
    )


def _unsure(found: GuarantorSets) -> tuple[str, ...]:
    loose = sum(not each.all_verified for each in found.verdicts)
    sampled = sum(not each.all_tried for each in found.verdicts)
    said = []
    if loose:
        unverified = ngettext(
            "For {count} set not every way in which enforcement may settle is verified.",
            "For {count} sets not every way in which enforcement may settle is verified.",
            loose,
        )
        said.append(unverified.format(count=number(loose)))
    if sampled:
        partly = ngettext(
            "For {count} set, where enforcement differs from state to state, only most and fewest were tried.",
            "For {count} sets, where enforcement differs from state to state, only most and fewest were tried.",
            sampled,
        )
        said.append(partly.format(count=number(sampled)))
    if found.status == "limit reached":
        said.append(_("A limit was reached: larger sets than these were not looked at."))
    return tuple(said)
