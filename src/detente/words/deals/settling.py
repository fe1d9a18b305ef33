"""The ways in which things may settle after a breach or without a deal, which decides, and what never settles."""

from collections.abc import Callable, Iterator

import numpy as np

from detente.agreement.punishment.breach import BreachPhase
from detente.agreement.punishment.equilibria import Settled
from detente.agreement.roadmaps.deciding import Deciding, deciding
from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals.deal import Deal
from detente.errors.codes import N_
from detente.language import _
from detente.words import names
from detente.words.deals import measures, sizes

_AFTER = {
    "stay": N_(
        "It fails if, after a breach by {party}, things settle in the way that comes about when all at first leave"
        " everything as it is (then: {levels})."
    ),
    "reversal": N_(
        "It fails if, after a breach by {party}, things settle in the way that comes about when all at first go back to"
        " where things are today (then: {levels})."
    ),
    "departure": N_(
        "It fails if, after a breach by {party}, things settle in the way that comes about when all at first go as far"
        " from where things are today as they can (then: {levels})."
    ),
}
_AFTER_SEVERAL = N_(
    "It fails if, after a breach by {party}, things settle in a way that comes about from several beginnings"
    " (then: {levels})."
)
_WITHOUT = {
    "stay": N_(
        "It fails if, without a deal, things settle in the way that comes about when all at first leave everything as"
        " it is (then: {levels})."
    ),
    "reversal": N_(
        "It fails if, without a deal, things settle in the way that comes about when all at first go back to where"
        " things are today (then: {levels})."
    ),
    "departure": N_(
        "It fails if, without a deal, things settle in the way that comes about when all at first go as far from where"
        " things are today as they can (then: {levels})."
    ),
}
_WITHOUT_SEVERAL = N_(
    "It fails if, without a deal, things settle in a way that comes about from several beginnings (then: {levels})."
)


def verdict_label(check: PathCheck) -> str:
    """A verdict as a word for a table."""
    return {
        "all": _("holds"),
        "some": _("holds under some"),
        "none": _("fails"),
        "not verified": _("not verified"),
    }[check.holds_under]


def slack(lowest: float, highest: float | None, figure: Callable[[float], str] = sizes.signed) -> str:
    """A slack for a table; from the lowest to the highest where equilibria differ. figure: how each is written."""
    shown, other = figure(lowest), figure(lowest if highest is None else highest)
    return shown if shown == other else _("{lowest} to {highest}").format(lowest=shown, highest=other)


def decides(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """Which equilibrium decides, for a roadmap that holds under some; a warning where that is a matter of a tie."""
    found = deciding(check)
    if found is None:
        return ()
    lattice = check.game.lattice
    now, end = lattice.named(lattice.now), lattice.named(found.end)
    moved = {id: height for id, height in end.items() if height != now[id]}
    one, several = (_AFTER, _AFTER_SEVERAL) if found.violator else (_WITHOUT, _WITHOUT_SEVERAL)
    said = one[found.starts[0]] if len(found.starts) == 1 else several
    sentence = _(said).format(
        party=names.party(deal.scenario, found.violator) if found.violator else "",
        levels=measures.levels(deal.scenario, moved) if moved else _("as today"),
    )
    return (sentence, *_tied(deal, found))


def _tied(deal: Deal, found: Deciding) -> Iterator[str]:
    said = _(
        "That hangs on an exact tie: {party} has moves that are equally good for it, though not for others. The least"
        " change of a number can turn the verdict."
    )
    for party in found.tied:
        yield said.format(party=names.party(deal.scenario, party))


def restless(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """What is not verified, and who would never come to rest over what."""
    loose = {party: phase for (party, _months), phase in check.breaches.items() if not phase.is_verified}
    said = [sentence for party, phase in loose.items() for sentence in _after(deal, party, phase)]
    if not check.nodeal.is_verified:
        said += _cycling(deal, check.nodeal.settled, None)
    return tuple(said)


def _after(deal: Deal, violator: str, phase: BreachPhase) -> Iterator[str]:
    if (phase.rows < 0).any():
        static = phase.enforcement
        said = _(
            "In some states no set of those who act against {violator} would stay as it is: in each, somebody would"
            " rather join or leave, among {guarantors}."
        )
        able = (static.game.parties[static.game.guarantors[g].party] for g in static.able)
        yield said.format(violator=names.party(deal.scenario, violator), guarantors=names.parties(deal.scenario, able))
    if not phase.settled.is_verified:
        yield from _cycling(deal, phase.settled, violator)


def _cycling(deal: Deal, settled: Settled, violator: str | None) -> Iterator[str]:
    """Who would change over and over again, and what."""
    said = (
        _("After a breach by {violator}, {party} would change its mind over and over about {measures}.")
        if violator
        else _("Without a deal, {party} would change its mind over and over about {measures}.")
    )
    ids = [measure.id for measure in deal.game.lattice.measures]
    for party, places in settled.cycling:
        yield said.format(
            violator=names.party(deal.scenario, violator) if violator else "",
            party=names.party(deal.scenario, deal.game.parties[party]),
            measures=measures.measures(deal.scenario, tuple(ids[k] for k in places)),
        )


def without(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """What there is without a deal, in each of the ways in which it may settle."""
    nodeal, lattice = check.nodeal, check.game.lattice
    if not nodeal.is_verified:
        return (_("What there would be without a deal is not verified: no settled course was found."),)
    if nodeal.alternative == "status quo" or nodeal.stays:
        return (_("Without a deal everything would stay as it is today."),)
    now = lattice.named(lattice.now)
    ends = np.unique([play.there[lattice.now] for play in nodeal.settled.plays]).tolist()
    if len(ends) == 1:
        said = _("Without a deal things would move on from where they are today: {levels}.")
    else:
        said = _("Without a deal things may move on from where they are today: {levels}.")
    found = []
    for end in ends:
        moved = {id: height for id, height in lattice.named(end).items() if height != now[id]}
        stays = _("Without a deal everything may stay as it is today.")
        found.append(said.format(levels=measures.levels(deal.scenario, moved)) if moved else stays)
    return tuple(found)
