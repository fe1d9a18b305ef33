"""How much trust a roadmap needs: beliefs on types along the way, and the least prior that supports it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.agreement.roadmaps.path import Settings, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.agreement.trust.beliefs import Belief, beliefs_of
from detente.agreement.trust.least_prior import LeastPrior, Search, least_prior
from detente.agreement.trust.roadmap_trust import TrustCheck, Trusting, trust_of
from detente.analyses.deal import Deal
from detente.model.ranges import Range
from detente.watching import Watch, unwatched


@dataclass(frozen=True)
class TrustAnswer:
    """One roadmap with its parties' types unknown to the others.

    beliefs: on every party whose types differ. check: at the file's beliefs, after all events up to its date. least: by
    such a party, the least prior of its reference type that supports the roadmap.
    """

    roadmap: str
    beliefs: tuple[Belief, ...]
    check: TrustCheck
    least: Mapping[str, LeastPrior]


def trust(deal: Deal, roadmap: str, points: int = 11, watch: Watch = unwatched) -> TrustAnswer | None:
    """Trust on one written roadmap; None where no party has types that differ in payoffs or patience."""
    beliefs = beliefs_of(deal.scenario)
    if not beliefs or deal.game.breach.seen_after != 1:
        return None
    agreement, parties = deal.scenario.agreement, tuple(deal.scenario.parties)

    def games(types: Mapping[str, str]) -> AgreementGame:
        watch("types", 0, 0)
        return game_of(agreement, parties, types={**deal.types, **types})

    written = deal.roadmaps[roadmap]
    asked = trust_of(games, beliefs, path_of(deal.game, written), Settings(written.guarantors))
    search = Search(points=points, tolerance=1e-4)
    least = {belief.party: least_prior(asked, beliefs, belief.party, search, watch) for belief in beliefs}
    return TrustAnswer(roadmap, beliefs, asked.check(beliefs), least)


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
        "least_prior": {
            party: {"status": found.status, "least": found.least, "intervals": [list(each) for each in found.intervals]}
            for party, found in answer.least.items()
        },
    }
