"""Step by step against all at once, one table against another, with and without a second patron."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.agreement.punishment.breach import Punishments
from detente.agreement.punishment.nodeal import nodeal
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.division import divided
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings, path_of
from detente.analyses.deals.deal import Deal, deal_of
from detente.model.roadmap import Measure
from detente.watching import Watch, unwatched

TOLERANCE = 1e-9


@dataclass(frozen=True)
class AtOnce:
    """A roadmap and the same end state in one step; impossible: measures that cannot rise or fall so fast."""

    roadmap: str
    phased: PathCheck
    at_once: PathCheck | None
    impossible: tuple[str, ...]


@dataclass(frozen=True)
class AtTable:
    """A roadmap with only those guarantors that sit at a table, or with all of the file (`table` empty)."""

    roadmap: str
    table: str
    guarantors: tuple[str, ...]
    check: PathCheck


@dataclass(frozen=True, slots=True)
class Patron:
    """What a measure of somebody else is worth to a party that makes no deal.

    highest, lowest: its no-deal value if the measure stays at its highest level, and if it stays at its lowest.
    relative: the difference in units of the party's range of payoffs. verified: whether both are equilibria.
    """

    party: str
    measure: str
    owners: tuple[str, ...]
    highest: float
    lowest: float
    relative: float
    verified: bool

    @property
    def gain(self) -> float:
        """By how much the measure raises the least that any deal must offer."""
        return self.highest - self.lowest


def at_once(deal: Deal) -> Iterator[AtOnce]:
    """Every written roadmap of more than one step against its end state in one step, in steps of the first's length."""
    for id, roadmap in deal.roadmaps.items():
        path = path_of(deal.game, roadmap)
        written = path.written or path
        if len(written) < 2:
            continue
        checker = Checker(deal.game, Settings(roadmap.guarantors))
        start, end = (deal.game.lattice.named(state) for state in (path.states[0], path.states[-1]))
        too_fast = tuple(
            measure.id
            for measure in deal.game.lattice.measures
            if not start[measure.id] - measure.down <= end[measure.id] <= start[measure.id] + measure.up
        )
        jump = Path((path.states[0], path.states[-1]), (written.length(0),))
        late, per = deal.game.breach.seen_months, deal.game.per
        whole = None if too_fast else checker.check(divided(jump, late, per)).told
        yield AtOnce(id, checker.check(path).told, whole, too_fast)


def at_tables(deal: Deal) -> Iterator[AtTable]:
    """Every written roadmap with the guarantors of each table of the scenario, then with all."""
    seats = {**deal.scenario.conflict.tables, "": tuple(deal.scenario.parties)}
    for id, roadmap in deal.roadmaps.items():
        path = path_of(deal.game, roadmap)
        for table, parties in seats.items():
            signed = tuple(party for party in deal.guarantors if party in parties)
            yield AtTable(id, table, signed, Checker(deal.game, Settings(signed)).check(path).told)


def patrons(deal: Deal, watch: Watch = unwatched) -> Iterator[Patron]:
    """For every party, each measure of others that raises what it gets without a deal, and with it a deal's price."""
    for measure in deal.scenario.agreement.measures.values():
        watch("patrons", 0, 0)
        high, low = _without_deal(deal, measure, measure.highest), _without_deal(deal, measure, 0)
        for k, party in enumerate(deal.game.parties):
            gain = high[0][k] - low[0][k]
            if party not in measure.owners and gain > TOLERANCE:
                relative = gain / float(deal.game.spans[k])
                yield Patron(party, measure.id, measure.owners, high[0][k], low[0][k], relative, high[1] and low[1])


def _without_deal(deal: Deal, measure: Measure, level: int) -> tuple[list[float], bool]:
    """The no-deal values with a measure held at a level, and whether they are verified."""
    agreement = deal.scenario.agreement
    held = replace(measure, now=level, up=0, down=0)
    changed = replace(agreement, measures={**agreement.measures, measure.id: held})
    game = deal_of(replace(deal.scenario, agreement=changed), deal.types).game
    found = nodeal(Punishments(game, game.factors(deal.months)))
    return [float(value) for value in found.values], found.is_verified
