"""Does a patron raise the price of a deal: what its standing by a party changes, in the deal and at the table.

In the deal: what the party has without one, and the least steady payment by which it joins a roadmap and stays, with
the patron less without it. At the table: how far from its own position the party ends up on an issue, as a share of the
scale, with the patron at the table less without it. Every other patron stays. None of these signs is written anywhere.
`backed`, the change of concession if the patron's capability were added to the party's, has its sign by the models'
construction and is therefore given as a number only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from detente.analyses.sweeps.bargains.dealt import Dealt
from detente.analyses.sweeps.bargains.issues import models
from detente.analyses.sweeps.bargains.outside import (
    SMALL,
    Patronage,
    numbers_without,
    outside,
    patronages,
    price,
    terms_without,
)
from detente.analyses.sweeps.bargains.rows import Columns, columns_of, drawn_of
from detente.analyses.sweeps.bargains.stands import Stands, capabilities, numbers
from detente.analyses.sweeps.bargains.terms import Terms, factors_used, has_roadmaps, path_in, terms_of
from detente.analyses.sweeps.subject import Subject
from detente.bargaining.draws import Draws
from detente.bargaining.models import model_named
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Function, Quantity

NAME = "patrons"
PRICE_UNIT = "share of the party's range of payoffs"
CONCESSION_UNIT = "share of the scale"
MODELS = ("mean", "veto")  # a median jumps when somebody leaves the table


@dataclass(frozen=True)
class AtTheTable:
    """One issue on which a party and its patron both take a stand, with one column of capability and one model."""

    pair: Patronage
    issue: str
    column: str
    model: str


@dataclass(frozen=True)
class Priced:
    """Rows (N, K) to changes of price of the deal, then of concession at the table, each with its two signs."""

    terms: Terms
    without: tuple[tuple[Patronage, Terms], ...]
    columns: Columns
    stands: Stands
    tables: tuple[AtTheTable, ...]

    def __call__(self, values: Floats) -> Floats:
        """(N, Q)."""
        width = 2 * len(self.without) * len(self.terms.agreement.roadmaps)
        deals = np.array([self._deals(row) for row in values]).reshape(len(values), width)
        found = [each for change in deals.T for each in _signed(change)]
        for table in self.tables:
            found += [*_signed(self._concession(values, table)), self._backed(values, table)]
        return np.stack(found, axis=1)

    def _deals(self, row: Floats) -> list[float]:
        """The changes of price, and of what there is without a deal, of every roadmap, pair by pair."""
        types, drawn = self.columns.types(row), self.columns.drawn(row)
        roadmaps = list(self.terms.agreement.roadmaps.values()) if self.without else []
        paths = [(path_in(self.terms.agreement, each), each.guarantors) for each in roadmaps]
        backed = Dealt.of(self.terms.game(types, drawn)) if paths else None
        found = []
        for pair, terms in self.without:
            alone = Dealt.of(terms.game(types, numbers_without(pair, drawn)))
            for path, guarantors in paths:
                if backed is not None:
                    with_, without = (price(each, path, guarantors, pair.target) for each in (backed, alone))
                    better, worse = (outside(each, path, pair.target) for each in (backed, alone))
                    found += [with_ - without, better - worse]
        return found

    def _concession(self, values: Floats, table: AtTheTable) -> Floats:
        """(N,) the change of concession."""
        issue = self.stands.contest.issues[table.issue]
        parties = [stand.party for stand in issue.stands]
        draws, away = self.stands.draws(values, table.issue, table.column), parties.index(table.pair.patron)
        own = draws.position[:, parties.index(table.pair.target)]
        with_, without = (_distance(each, table.model, own) for each in (draws, _left(draws, away)))
        return (with_ - without) / (issue.high - issue.low)

    def _backed(self, values: Floats, table: AtTheTable) -> Floats:
        """(N,) the change of concession if the patron's capability were added to the party's."""
        issue = self.stands.contest.issues[table.issue]
        parties = [stand.party for stand in issue.stands]
        draws, target = self.stands.draws(values, table.issue, table.column), parties.index(table.pair.target)
        capability = draws.capability.copy()
        capability[:, target] += capability[:, parties.index(table.pair.patron)]
        stronger = replace(draws, capability=capability)
        with_, without = (_distance(each, table.model, draws.position[:, target]) for each in (stronger, draws))
        return (with_ - without) / (issue.high - issue.low)


def _left(draws: Draws, away: int) -> Draws:
    """The draws without one actor."""
    columns = (np.delete(each, away, axis=1) for each in (draws.position, draws.salience, draws.capability))
    position, salience, capability = columns
    return replace(draws, position=position, salience=salience, capability=capability, veto=np.delete(draws.veto, away))


def _distance(draws: Draws, model: str, own: Floats) -> Floats:
    points = model_named(model).points(draws)
    return np.where(points.answered, np.abs(points.value - own), np.nan)


def _signed(change: Floats) -> tuple[Floats, Floats, Floats]:
    """A change (N,), and whether it is a rise, and a fall."""
    unknown = np.isnan(change)
    rise, fall = (np.where(unknown, np.nan, each) for each in (change > SMALL, change < -SMALL))
    return change, rise, fall


def _tables(scenario: Scenario) -> Iterator[AtTheTable]:
    for pair in patronages(scenario):
        for id, issue in scenario.contest.issues.items():
            if {pair.target, pair.patron} <= {stand.party for stand in issue.stands}:
                for column in capabilities(scenario.contest):
                    yield from (AtTheTable(pair, id, column, model) for model in models(issue) if model in MODELS)


def can_answer(scenario: Scenario) -> bool:
    """Whether the file says through whom sanctions leak, and there is a roadmap or an issue to ask about."""
    return bool(patronages(scenario)) and (has_roadmaps(scenario) or any(_tables(scenario)))


def quantities(scenario: Scenario) -> tuple[Quantity, ...]:
    """Six for each pair and roadmap: two changes with their signs; four for each pair at each table."""
    found = []
    roadmaps = scenario.agreement.roadmaps if has_roadmaps(scenario) else ()
    for pair in patronages(scenario):
        for id in roadmaps:
            place = f"{NAME}.{pair.target}.{pair.patron}.roadmaps.{id}"
            found += _named(place, "price", "dearer", "cheaper", PRICE_UNIT)
            found += _named(place, "outside", "better_outside", "worse_outside", PRICE_UNIT)
    for table in _tables(scenario):
        place = f"{NAME}.{table.pair.target}.{table.pair.patron}.issues.{table.issue}.{table.column}.{table.model}"
        found += _named(place, "concession", "concedes_more", "concedes_less", CONCESSION_UNIT)
        found.append(Quantity(f"{place}.backed", is_verdict=False, unit=CONCESSION_UNIT))
    return tuple(found)


def _named(place: str, change: str, rise: str, fall: str, unit: str) -> list[Quantity]:
    number = Quantity(f"{place}.{change}", is_verdict=False, unit=unit)
    return [number, Quantity(f"{place}.{rise}"), Quantity(f"{place}.{fall}")]


def uses(scenario: Scenario, factors: tuple[Factor, ...]) -> frozenset[str]:
    """What roadmaps and issues rest on."""
    deal = factors_used(scenario, factors) if has_roadmaps(scenario) else frozenset[str]()
    return deal | (drawn_of(factors, numbers(scenario)) if any(_tables(scenario)) else frozenset())


def function(scenario: Scenario, factors: tuple[Factor, ...]) -> Function:
    """The changes as a function of these factors."""
    columns = columns_of(scenario, factors, uses(scenario, factors))
    pairs = patronages(scenario) if has_roadmaps(scenario) else ()
    return Priced(
        terms_of(scenario),
        tuple((pair, terms_without(scenario, pair)) for pair in pairs),
        columns,
        Stands(scenario.contest, columns),
        tuple(_tables(scenario)),
    )


SUBJECT = Subject(NAME, can_answer, quantities, uses, function, cost="slow")
