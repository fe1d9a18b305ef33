"""Which verdict is asked for, and the numbers that it rests on, by their path in the scenario file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings, path_of
from detente.agreement.terms.game import AgreementGame, game_with, involved_in
from detente.agreement.terms.lattice import Lattice
from detente.agreement.terms.moves import Moves, moves_of
from detente.agreement.terms.payoffs import Payoffs, payoffs_of
from detente.agreement.terms.values import Values
from detente.model.ranges import PATIENCE, Bounds, Range, bounds_at, inside
from detente.model.roadmap import Agreement, Amount, Roadmap

Box = Mapping[str, tuple[float, float]]
"""Path of a number to the lowest and highest value that it may have."""


@dataclass(frozen=True)
class Question:
    """Whether a roadmap keeps itself; parties: all of the scenario; types: as in `game_of`."""

    agreement: Agreement
    parties: tuple[str, ...]
    roadmap: Roadmap
    settings: Settings
    types: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def payoffs(self) -> Payoffs:
        """Payoffs with every number open."""
        lattice = Lattice(tuple(self.agreement.measures.values()))
        return payoffs_of(self.agreement, lattice, self.types, involved_in(self.agreement, self.parties))

    @cached_property
    def moves(self) -> Moves:
        """The own moves of everybody involved."""
        return moves_of(self.payoffs.lattice, tuple(self.payoffs.of))

    @cached_property
    def path(self) -> Path:
        """The states of the roadmap."""
        return path_of(self.game({}), self.roadmap)

    @cached_property
    def ranges(self) -> dict[str, Range]:
        """Every number that could be another, by its path."""
        return ranges_of(self.agreement)

    def game(self, drawn: Mapping[str, float]) -> AgreementGame:
        """The game for these numbers, central where none is given."""
        return game_with(self.payoffs, self.moves, self.types, Values(self.agreement, drawn))

    def checker(self, drawn: Mapping[str, float]) -> Checker:
        """A checker of that game."""
        return Checker(self.game(drawn), self.settings)

    def check(self, drawn: Mapping[str, float]) -> PathCheck:
        """The verdict for these numbers, solved anew."""
        return self.checker(drawn).check(self.path)

    def box(self) -> Box:
        """The ranges that the scenario gives; numbers without one are left out."""
        return {path: (r.low, r.high) for path, r in self.ranges.items() if r.low < r.high}

    def spread(self, share: float) -> Box:
        """Every number up to that share lower and higher, within its bounds; discount factors are left as they are."""
        numbers = {path: r.central for path, r in self.ranges.items() if not path.startswith("discount.")}
        return {path: self._spread(path, value, share) for path, value in numbers.items() if value}

    def _spread(self, path: str, value: float, share: float) -> tuple[float, float]:
        within = bounds_of(self.agreement, path)
        low, high = sorted((value * (1 - share), value * (1 + share)))
        return inside(low, within), inside(high, within)


def ranges_of(agreement: Agreement) -> dict[str, Range]:
    """Path to range of every number of an agreement that could be another."""
    return dict(_ranges(agreement))


def bounds_of(agreement: Agreement, path: str) -> Bounds:
    """What a number of an agreement cannot be below and above; a discount factor within PATIENCE, or its range."""
    section, _dot, name = path.partition(".")
    if section == "discount":
        value = ranges_of(agreement)[path]
        return min(PATIENCE[0], value.low), max(PATIENCE[1], value.high)
    return agreement.numbers[name].within if section == "numbers" else bounds_at(path)


def _ranges(agreement: Agreement) -> Iterator[tuple[str, Range]]:
    for path, amount in _amounts(agreement):
        if isinstance(amount, Range):
            yield path, amount
    if agreement.discount:
        if agreement.discount.everyone:
            yield "discount.all", agreement.discount.everyone
        yield from ((f"discount.{key}", factor) for key, factor in agreement.discount.of.items())


def _amounts(agreement: Agreement) -> Iterator[tuple[str, Amount]]:
    yield from ((f"numbers.{name}", number.value) for name, number in agreement.numbers.items())
    for party, guarantee in agreement.guarantees.items():
        for act in guarantee.against:
            place = f"guarantees.{party}.against.{act.violator}"
            yield from ((f"{place}.{name}", getattr(act, name)) for name in ("penalty", "cost", "protects", "leak"))
        yield f"guarantees.{party}.reputation", guarantee.reputation
    if agreement.breach:
        terms = ("audience", "signed", "leakage", "leakage_max", "protection_max", "sharing")
        yield from ((f"breach.{name}", getattr(agreement.breach, name)) for name in terms)
        yield from ((f"breach.leakage_by.{party}", amount) for party, amount in agreement.breach.leakage_by.items())
