"""A scenario made ready for the agreement engine: one type per party, the game of measures and payoffs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from detente.agreement.roadmaps.division import MOST
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.analyses.setting import Types, checked_types, types_today
from detente.errors import Place, Problem, Unanswerable
from detente.model.roadmap import Roadmap
from detente.model.scenario import Scenario

LATTICE_LIMIT = 200_000  # combinations of levels


@dataclass(frozen=True)
class Deal:
    """A scenario with one type per party, and the game that its agreement part describes."""

    scenario: Scenario
    types: Types
    game: AgreementGame

    @cached_property
    def checker(self) -> Checker:
        """Checks roadmaps; what follows a breach is found once for all of them."""
        return Checker(self.game, Settings(()))

    @property
    def guarantors(self) -> tuple[str, ...]:
        """Parties that can guarantee, in file order."""
        return tuple(self.scenario.agreement.guarantees)

    @property
    def roadmaps(self) -> Mapping[str, Roadmap]:
        """The written roadmaps."""
        return self.scenario.agreement.roadmaps

    def only(self, ids: Iterable[str]) -> "Deal":
        """The deal with only those written roadmaps."""
        agreement = replace(self.scenario.agreement, roadmaps={id: self.roadmaps[id] for id in ids})
        return replace(self, scenario=replace(self.scenario, agreement=agreement))

    @property
    def months(self) -> float | None:
        """How long a step of a designed roadmap lasts: as long as a breach stays unseen, where that is a time.

        Else the mean of all written steps that say so.
        """
        if self.game.breach.seen_months is not None:
            return self.game.breach.seen_months
        written = [
            step.months for roadmap in self.roadmaps.values() for step in roadmap.steps if step.months is not None
        ]
        return sum(written) / len(written) if written else None

    @property
    def goal(self) -> dict[str, int]:
        """The levels to reach: the scenario's goal, else where the last written roadmap ends."""
        if self.scenario.goal is not None and self.scenario.goal.levels:
            return dict(self.scenario.goal.levels)
        ends = [path_of(self.game, roadmap).states[-1] for roadmap in self.roadmaps.values()]
        return self.game.lattice.named(ends[-1]) if ends else {}


def can_answer(scenario: Scenario) -> bool:
    """Whether a scenario says enough to check a deal: measures, flows and discount factors."""
    agreement = scenario.agreement
    return bool(agreement.measures and agreement.flows and agreement.discount)


def lattice_size(scenario: Scenario) -> int:
    """How many combinations of levels there are."""
    size = 1
    for measure in scenario.agreement.measures.values():
        size *= measure.highest + 1
    return size


def deal_of(scenario: Scenario, types: Types | None = None, drawn: Mapping[str, float] | None = None) -> Deal:
    """The deal of a scenario with the given types, the reference type for everyone else; `drawn` replaces numbers.

    Raises Unanswerable: E920 where measures, flows or discount factors are missing, E921 beyond `LATTICE_LIMIT`
    combinations of levels, E902 for an unknown party or type, E552 where detection in months cuts steps too finely.
    """
    chosen = {**scenario.reference_types(), **checked_types(scenario, types or {})}
    if not can_answer(scenario):
        raise Unanswerable([Problem("E920", Place(scenario.id))])
    size = lattice_size(scenario)
    if size > LATTICE_LIMIT:
        largest = max(scenario.agreement.measures.values(), key=lambda measure: measure.highest)
        facts = {"found": f"{size:,}", "allowed": f"{LATTICE_LIMIT:,}", "measure": largest.id}
        raise Unanswerable([Problem("E921", Place(scenario.id), facts)])
    try:
        game = game_of(scenario.agreement, tuple(scenario.parties), chosen, drawn)
    except ValueError as error:
        raise Unanswerable([Problem("E922", Place(scenario.id), {"reason": str(error)})]) from error
    _check_periods(scenario, game)
    return Deal(scenario, chosen, game)


def _check_periods(scenario: Scenario, game: AgreementGame) -> None:
    for id, roadmap in scenario.agreement.roadmaps.items():
        try:
            path_of(game, roadmap)
        except ValueError as error:
            facts = {"roadmap": id, "found": f"{game.breach.seen_months or 0:g}", "allowed": f"{MOST:,}"}
            raise Unanswerable([Problem("E552", Place(scenario.id), facts)]) from error


def deal_combinations(scenario: Scenario) -> Iterator[dict[str, str]]:
    """Every combination of today's types that changes somebody's payoffs or patience, the reference types first."""
    keys = set(scenario.agreement.flows) | set(scenario.agreement.discount.of if scenario.agreement.discount else ())
    varying = [p for p in scenario.parties if any(f"{p}/{kind}" in keys for kind in scenario.types_of(p))]
    for kinds in product(*(types_today(scenario, party) for party in varying)):
        yield {**scenario.reference_types(), **dict(zip(varying, kinds, strict=True))}


def roadmap_named(deal: Deal, id: str) -> Roadmap:
    """The written roadmap with this id.

    Raises Unanswerable (E923) if there is none.
    """
    if id not in deal.roadmaps:
        raise Unanswerable([Problem("E923", Place(), {"found": id, "allowed": ", ".join(deal.roadmaps) or "-"})])
    return deal.roadmaps[id]
