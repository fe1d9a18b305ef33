"""How much trust a roadmap needs: beliefs on types along the way, and the least prior that supports it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.agreement.roadmaps.path import Settings, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.agreement.trust.beliefs import Belief, beliefs_of
from detente.agreement.trust.least_prior import LeastPrior, least_prior
from detente.agreement.trust.roadmap_trust import Trust, TrustCheck, Trusting, trust_of
from detente.analyses.deals.deal import Deal
from detente.model.ranges import Range
from detente.watching import Watch, unwatched

FEWER = 6  # points of the scan for each other chance
CHANCES = (0.0, 0.02, 0.05, 0.1, 0.2)  # of a successor per step, beside the file's own


@dataclass(frozen=True)
class Turnover:
    """What it would take if successors of `party` took over with another chance per step.

    least: as in TrustAnswer, of those whom some prior would do for, with the file's chance or without successors.
    """

    party: str
    chance: float
    least: Mapping[str, LeastPrior]


@dataclass(frozen=True)
class TrustAnswer:
    """One roadmap with its parties' types unknown to the others.

    beliefs: on every party whose types differ. check: at the file's beliefs, after all events up to its date. least: by
    such a party, the least prior of its reference type that supports the roadmap. turnover: the same for other chances
    of a successor, where the file gives one.
    """

    roadmap: str
    beliefs: tuple[Belief, ...]
    check: TrustCheck
    least: Mapping[str, LeastPrior]
    turnover: tuple[Turnover, ...] = ()


def trust(deal: Deal, roadmap: str, points: int = 11, watch: Watch = unwatched) -> TrustAnswer | None:
    """Trust on one written roadmap; None where no party has types that differ in payoffs or patience, or
    where a breach is seen later or sooner than a step after it."""
    beliefs = beliefs_of(deal.scenario)
    if not beliefs or deal.game.breach.seen_after != 1 or deal.game.breach.seen_months is not None:
        return None
    agreement, parties = deal.scenario.agreement, tuple(deal.scenario.parties)

    def games(types: Mapping[str, str]) -> AgreementGame:
        watch("types", 0, 0)
        return game_of(agreement, parties, types={**deal.types, **types})

    written = deal.roadmaps[roadmap]
    asked = trust_of(games, beliefs, path_of(deal.game, written), Settings(written.guarantors))
    least = _least(asked, beliefs, [belief.party for belief in beliefs], points, watch)
    turned = tuple(_turned(asked, beliefs, least, watch))
    return TrustAnswer(roadmap, beliefs, asked.check(beliefs), least, turned)


def _least(
    asked: Trust, beliefs: Sequence[Belief], parties: Iterable[str], points: int, watch: Watch
) -> dict[str, LeastPrior]:
    return {party: least_prior(asked, beliefs, party, points, watch=watch) for party in parties}


def _turned(
    asked: Trust, beliefs: Sequence[Belief], least: Mapping[str, LeastPrior], watch: Watch
) -> Iterator[Turnover]:
    for place, belief in enumerate(beliefs):
        if not belief.turnover:
            continue
        parties = list(least)
        for chance in sorted({*CHANCES, belief.turnover}):
            moved = [*beliefs[:place], replace(belief, turnover=chance), *beliefs[place + 1 :]]
            found = _least(asked, moved, parties, FEWER, watch)
            if chance == 0:
                parties = [party for party in parties if found[party].intervals or least[party].intervals]
            if not parties:
                break
            yield Turnover(belief.party, chance, {party: found[party] for party in parties})


def all_roadmaps(deal: Deal, watch: Watch = unwatched) -> Iterator[TrustAnswer]:
    """Trust on every written roadmap."""
    for id in deal.roadmaps:
        answer = trust(deal, id, watch=watch)
        if answer is not None:
            yield answer


def with_turnover(deal: Deal, party: str, chance: float) -> Deal:
    """The same deal with another chance per step that a successor takes over a party."""
    parties = deal.scenario.parties
    changed = {**parties, party: replace(parties[party], turnover=Range.fixed(chance))}
    return replace(deal, scenario=replace(deal.scenario, parties=changed))


def document(answer: TrustAnswer) -> dict[str, Any]:
    """The answer as JSON data."""
    witness = answer.check.witness
    return {
        "status": answer.check.status,
        "holds": answer.check.holds,
        "step": witness.step if isinstance(witness, Trusting) else None,
        "party": witness.party if witness else None,
        "relative_slack": witness.relative if witness else None,
        "beliefs": {
            belief.party: dict(zip(belief.types, map(float, belief.today), strict=True)) for belief in answer.beliefs
        },
        "least_prior": _document(answer.least),
        "turnover": [
            {"party": each.party, "chance": each.chance, "least_prior": _document(each.least)}
            for each in answer.turnover
        ],
    }


def _document(least: Mapping[str, LeastPrior]) -> dict[str, Any]:
    return {
        party: {
            "status": found.status,
            "least": found.least,
            "intervals": [[each.low, each.high] for each in found.intervals],
            "closed": [[each.low_closed, each.high_closed] for each in found.intervals],
            "not_verified": [[each.low, each.high] for each in found.unverified],
        }
        for party, found in least.items()
    }
