"""How much trust a roadmap needs where nobody knows for sure with whom it deals, and how it grows."""

from collections.abc import Iterable, Iterator

from detente.agreement.roadmaps.incentives import Participation
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.least_prior import LeastPrior
from detente.agreement.trust.roadmap_trust import TrustCheck, Trusting
from detente.analyses.deals.belief import BeliefAnswer
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.trust import TrustAnswer
from detente.language import _, joined, ngettext, number, quoted
from detente.words import guarantors, names
from detente.words.deals import roadmaps, sizes


def unasked() -> str:
    """That there is nothing to ask."""
    return _(
        "No party has types that differ in payoffs or patience, or what a party does is seen late: nothing to ask of"
        " trust."
    )


def beliefs(deal: Deal, found: Iterable[Belief]) -> tuple[str, ...]:
    """What is believed of every party in doubt today, by the file and its events."""
    of = tuple(found)
    return (*(_belief(deal, each) for each in of), *(_successors(deal, each) for each in of if each.turnover))


def _belief(deal: Deal, found: Belief) -> str:
    told = len(found.evidence)
    said = (
        ngettext(
            "The others' trust in {party} today, after {count} event that the file tells of: {shares}.",
            "The others' trust in {party} today, after {count} events that the file tells of: {shares}.",
            told,
        )
        if told
        else _("The others' trust in {party} today, as the file puts it: {shares}.")
    )
    shares = _shares(deal, found, found.today)
    return said.format(party=names.party(deal.scenario, found.party), count=number(told), shares=shares)


def _successors(deal: Deal, found: Belief) -> str:
    said = _(
        "At each step a successor takes over in {party} with a chance of {chance}; its type is drawn anew: {shares}."
    )
    return said.format(
        party=names.party(deal.scenario, found.party),
        chance=sizes.share(found.turnover),
        shares=_shares(deal, found, found.prior),
    )


def _shares(deal: Deal, found: Belief, masses: Iterable[float]) -> str:
    return joined(
        _("{share} type {type}").format(share=sizes.share(float(mass)), type=_type(deal, found.party, kind))
        for kind, mass in zip(found.types, masses, strict=True)
    )


def _type(deal: Deal, party: str, kind: str) -> str:
    return quoted(names.party_type(deal.scenario, party, kind))


def explained(deal: Deal, answer: TrustAnswer) -> tuple[str, ...]:
    """The verdict with that much trust, the least that would do, who betrays where, and how trust grows."""
    return (
        headline(deal, answer),
        *(_least(deal, answer, belief) for belief in answer.beliefs),
        *(sentence for belief in answer.beliefs for sentence in _betrayals(deal, answer.check, belief)),
        *(_growing(deal, answer.check, belief) for belief in answer.beliefs),
        *_turnovers(deal, answer),
    )


def headline(deal: Deal, answer: TrustAnswer) -> str:
    """Whether the roadmap keeps itself with as much trust as there is."""
    check = answer.check
    if check.holds:
        said = _("{roadmap} keeps itself with as much trust as there is today.")
    elif check.status == "not verified":
        said = _("Whether {roadmap} keeps itself with as much trust as there is today is not verified.")
    else:
        said = _("{roadmap} does not keep itself with as much trust as there is today: {reason}.")
    reason = _reason(deal, check, check.witness)
    return names.capital(said.format(roadmap=names.roadmap(deal.scenario, answer.roadmap), reason=reason))


def _reason(deal: Deal, check: TrustCheck, found: Trusting | Participation | None) -> str:
    """What is weakest, as a clause; empty if nothing binds."""
    if found is None:
        return ""
    party, share = names.party(deal.scenario, found.party), sizes.share(abs(found.relative or 0.0))
    if isinstance(found, Participation):
        said = _("{party} would not join, and is better off without it by {share} of its own range of payoffs")
        return said.format(party=party, share=share)
    place = roadmaps.place_of(found.step, len(check.path))
    said = _("{party} would leave it {place}, and gain {share} of its own range of payoffs")
    return said.format(party=party, place=place, share=share)


def _least(deal: Deal, answer: TrustAnswer, belief: Belief) -> str:
    found = answer.least[belief.party]
    said = {
        "always": _("It needs no trust that {party} is of type {type}."),
        "never": _("No trust that {party} is of type {type} would be enough."),
        "not verified": _("How much trust that {party} is of type {type} it needs is not verified."),
        "found": _(
            "It needs trust of {intervals} that {party} is of type {type}, before all events; in the file: {now}."
        )
        if found.is_monotone
        else _(
            "It holds with trust of {intervals} that {party} is of type {type}, before all events; in the file: {now}."
            " More trust is not always better here."
        ),
    }[found.status]
    return said.format(
        party=names.party(deal.scenario, belief.party),
        type=_type(deal, belief.party, belief.types[0]),
        intervals=_trust(found),
        now=sizes.share(float(belief.prior[0])),
    )


def _turnovers(deal: Deal, answer: TrustAnswer) -> Iterator[str]:
    """For everybody who may be succeeded, how the trust that is needed depends on the chance of that."""
    for party in dict.fromkeys(each.party for each in answer.turnover):
        every = [each for each in answer.turnover if each.party == party]
        for belief in (each for each in answer.beliefs if each.party in every[0].least):
            yield _(
                "Trust needed that {of} is of type {type}, by the chance per step that a successor takes over in"
                " {party}: {shares}."
            ).format(
                of=names.party(deal.scenario, belief.party),
                type=_type(deal, belief.party, belief.types[0]),
                party=names.party(deal.scenario, party),
                shares=joined(_needed(each.chance, each.least[belief.party]) for each in every),
            )


def _needed(chance: float, found: LeastPrior) -> str:
    said = {
        "always": _("none at {chance}"),
        "never": _("no trust is enough at {chance}"),
        "not verified": _("not verified at {chance}"),
        "found": _("{needed} at {chance}"),
    }[found.status]
    return said.format(needed=_trust(found), chance=sizes.share(chance))


def _trust(found: LeastPrior) -> str:
    return sizes.within(found.intervals, (0.0, 1.0), sizes.share)


def _betrayals(deal: Deal, check: TrustCheck, belief: Belief) -> tuple[str, ...]:
    """Where each type that betrays would do so first."""
    betrays = check.cautious.plans[belief.party].betrays
    return tuple(
        _("Of type {type}, {party} would leave it {place}.").format(
            type=_type(deal, belief.party, kind),
            party=names.party(deal.scenario, belief.party),
            place=roadmaps.place_of(int(marks.argmax()), len(check.path)),
        )
        for kind, marks in zip(belief.types, betrays, strict=True)
        if marks.any()
    )


def _growing(deal: Deal, check: TrustCheck, belief: Belief) -> str:
    """How trust in the reference type moves while the steps are kept."""
    masses = check.cautious.paths[belief.party].masses[: len(check.path) + 1, 0]
    party, kind = names.party(deal.scenario, belief.party), _type(deal, belief.party, belief.types[0])
    if float(abs(masses - masses[0]).max()) < 1e-6:
        said = _("Keeping the steps does not change the trust that {party} is of type {type}.")
        return said.format(party=party, type=kind)
    said = _("While the steps are kept, the trust that {party} is of type {type} goes, step by step: {shares}.")
    return said.format(party=party, type=kind, shares=joined(sizes.share(float(mass)) for mass in masses))


# ------------------------------------------------------------------ what is believed


def believed(answer: BeliefAnswer) -> tuple[str, ...]:
    """What a party would need to believe: the share without and with promises, the smallest sets, how to read it."""
    return (
        _asked(answer),
        *(_share_of(answer, members) for members in _shown(answer)),
        _smallest(answer),
        _("A share of draws describes the ranges that the file assumes. It does not say how likely anything is."),
    )


def _asked(answer: BeliefAnswer) -> str:
    said = _(
        "Would {party} disarm if it believed these promises? It would where the threat that is left is smaller than the"
        " threat it lives with today plus what the deal is worth. All of these amounts are assumed, as ranges."
    )
    return said.format(party=names.party(answer.scenario, answer.party))


def _shown(answer: BeliefAnswer) -> list[tuple[str, ...]]:
    """Nobody, everybody alone, the smallest sets, all together."""
    sets = [each.guarantors for each in answer.believed.shares]
    alone = [each for each in sets if len(each) <= 1]
    return list(dict.fromkeys([*alone, *answer.minimal, max(sets, key=len)]))


def _share_of(answer: BeliefAnswer, members: tuple[str, ...]) -> str:
    found = answer.believed.of(*members)
    said = _("Promised by {guarantors}: in {share} of the draws ({low} to {high}).")
    if not members:
        said = _("Promised by nobody: in {share} of the draws ({low} to {high}).")
    return said.format(
        guarantors=names.guarantors(answer.scenario, members),
        share=sizes.share(found.share),
        low=sizes.share(found.low),
        high=sizes.share(found.high),
    )


def _smallest(answer: BeliefAnswer) -> str:
    said = _("The smallest sets that do in more than {threshold} of the draws: {sets}.")
    if not answer.minimal:
        said = _("No set does in more than {threshold} of the draws.")
    return said.format(
        threshold=sizes.share(answer.threshold), sets=guarantors.members(answer.scenario, answer.minimal)
    )
