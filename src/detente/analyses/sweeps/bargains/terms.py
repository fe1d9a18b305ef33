"""The agreement part of a scenario made ready for many draws, and the factors that its answers rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from detente.agreement.endurance.frozen.question import ranges_of
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.division import divided
from detente.agreement.terms.game import AgreementGame, game_with, involved_in
from detente.agreement.terms.lattice import Lattice
from detente.agreement.terms.moves import Moves, moves_of
from detente.agreement.terms.payoffs import Payoffs, payoffs_of
from detente.agreement.terms.values import Values
from detente.agreement.trust.beliefs import matters
from detente.analyses.deals.deal import LATTICE_LIMIT, can_answer, lattice_size
from detente.analyses.sweeps.bargains.rows import drawn_of
from detente.analyses.sweeps.drawn.factors import types_id
from detente.model.arithmetic import Constant, Expression, Negative, Operation
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Amount, Roadmap
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor


@dataclass(frozen=True)
class Terms:
    """An agreement's payoffs with open numbers, and its moves: what is the same in every draw of one set of types."""

    agreement: Agreement
    parties: tuple[str, ...]
    reference: Mapping[str, str]
    _built: dict[tuple[str, ...], tuple[Payoffs, Moves]] = field(default_factory=dict, repr=False, compare=False)

    def game(self, types: Mapping[str, str], drawn: Mapping[str, float]) -> AgreementGame:
        """The game for these types and numbers, the reference type and central value where none is given."""
        kinds = {**self.reference, **types}
        key = tuple(kinds.values())
        if key not in self._built:
            involved = involved_in(self.agreement, self.parties)
            lattice = Lattice(tuple(self.agreement.measures.values()))
            payoffs = payoffs_of(self.agreement, lattice, kinds, involved)
            self._built[key] = payoffs, moves_of(lattice, involved)
        return game_with(*self._built[key], kinds, Values(self.agreement, drawn))

    def __reduce__(self) -> tuple[type["Terms"], tuple[object, ...]]:
        """Without what was built, which is large and quickly built again."""
        return Terms, (self.agreement, self.parties, self.reference)


def terms_of(scenario: Scenario) -> Terms:
    """The terms of the scenario's own agreement."""
    return Terms(scenario.agreement, tuple(scenario.parties), scenario.reference_types())


def has_roadmaps(scenario: Scenario) -> bool:
    """Whether there is a written roadmap, and a deal of a size that can be checked."""
    roadmaps = scenario.agreement.roadmaps.values()
    if not can_answer(scenario) or not roadmaps or lattice_size(scenario) > LATTICE_LIMIT:
        return False
    try:
        return all(path_in(scenario.agreement, each).states for each in roadmaps)
    except ValueError:
        return False


def leaving(scenario: Scenario) -> tuple[str, ...]:
    """Parties that own a measure, alone or with others, and could therefore leave a roadmap, in file order."""
    owned = {owner for measure in scenario.agreement.measures.values() for owner in measure.owners}
    return tuple(party for party in scenario.parties if party in owned)


def path_in(agreement: Agreement, roadmap: Roadmap) -> Path:
    """The states that a roadmap leads through, in periods where detection is given in months."""
    lattice = Lattice(tuple(agreement.measures.values()))
    states = [lattice.signed]
    for step in roadmap.steps:
        states.append(lattice.changed(states[-1], step.levels))
    written = Path(tuple(states), tuple(step.months for step in roadmap.steps))
    breach, discount = agreement.breach, agreement.discount
    return divided(written, breach.seen_months if breach else None, discount.per if discount else "step")


def factors_used(scenario: Scenario, factors: tuple[Factor, ...]) -> frozenset[str]:
    """The factors that verdicts on roadmaps rest on: numbers that something refers to, discount factors, types."""
    agreement = scenario.agreement
    named = {f"numbers.{name}" for name in _named(agreement)}
    terms = {path for path in ranges_of(agreement) if not path.startswith("numbers.")}
    types = {types_id(p) for p in scenario.parties if matters(agreement, p, scenario.types_of(p))}
    return drawn_of(factors, named | terms | types)


def _named(agreement: Agreement) -> frozenset[str]:
    """Names of the numbers that flows, guarantees or terms of the breach phase refer to, in formulas too."""
    written = [part.expression for parts in agreement.flows.values() for part in parts]
    written += [amount for amount in _amounts(agreement) if not isinstance(amount, Range)]
    found, left = set[str](), list[Expression](written)
    while left:
        match left.pop():
            case Constant():
                pass
            case Negative(inner):
                left.append(inner)
            case Operation(_, one, other):
                left += [one, other]
            case reference:
                if reference.kind == "formula":
                    left.append(agreement.formulas[reference.name].expression)
                elif reference.kind == "number":
                    found.add(reference.name)
    return frozenset(found)


def _amounts(agreement: Agreement) -> Iterator[Amount]:
    for guarantee in agreement.guarantees.values():
        yield guarantee.reputation
        for act in guarantee.against:
            yield from (act.penalty, act.cost, act.protects, act.leak)
    breach = agreement.breach
    if breach is not None:
        yield from (breach.audience, breach.signed, breach.leakage, breach.leakage_max)
        yield from (breach.protection_max, breach.sharing, *breach.leakage_by.values())
