"""The agreement: measures, numbers, formulas, flows."""

import math
from collections.abc import Mapping

from detente.files.citations import text_of
from detente.files.fields import BoundedEntry
from detente.files.grammar.arithmetic import ZERO, parse_expression
from detente.files.grammar.parsing import ALLOWED, DEPTH, Name, NotReadable, Sized
from detente.files.resolver import Resolver
from detente.files.schema import MeasureEntry
from detente.files.sections.amounts import held
from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.ranges import FREE, KINDS, both
from detente.model.roadmap import FlowPart, Formula, Measure, NamedNumber
from detente.model.texts import Text
from detente.preferences.form import Path

BREACH_WORDS = ("leakage", "protection")
SIZE_AT_MOST = 1e60  # sums over time and squares of it are finite


class Calculator:
    """Reads expressions over the file's numbers, formulas and measures; formulas are read once."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._formulas: dict[str, Sized[Expression]] = {}
        self._sizes: dict[str, float] = {}
        self._open: list[str] = []

    def expressed(self, text: str, path: Path) -> Expression:
        """The expression that a text states; what cannot be read is reported and counts as 0."""
        return self._expressed(text, path).tree

    def over_numbers(self, text: str, path: Path) -> Expression:
        """As `expressed`, for places where the levels of measures have no meaning."""
        found = self.expressed(text, path)
        for name in sorted(self._depends_on_measures(found)):
            self.resolver.report("E506", path, found=name)
        return found

    def _depends_on_measures(self, expression: Expression) -> set[str]:
        pending, seen, found = [expression], set[str](), set[str]()
        while pending:
            part = pending.pop()
            if isinstance(part, Reference):
                if part.kind in ("measure", "leakage", "protection"):
                    found.add(part.name)
                elif part.kind == "formula" and part.name not in seen:
                    seen.add(part.name)
                    pending.append(self.formula(part.name).tree)
            else:
                pending.extend(getattr(part, side) for side in ("inner", "left", "right") if hasattr(part, side))
        return found

    def formula(self, name: str) -> Sized[Expression]:
        """What a formula stands for; circles are reported once."""
        if name in self._formulas:
            return self._formulas[name]
        path: Path = ("formulas", name, "is")
        if name in self._open:
            circle = self._open[self._open.index(name) :]
            self.resolver.report("E504", ("formulas", circle[0], "is"), found=" → ".join([*circle, name]))
            return ZERO
        if len(self._open) >= DEPTH:
            self.resolver.report("E505", path, allowed=ALLOWED)
            return ZERO
        self._open.append(name)
        found = self._expressed(self.resolver.entry.formulas[name].expression, path)
        self._open.pop()
        self._formulas[name] = found
        self._sizes[name] = self._size(found.tree)
        return found

    def _expressed(self, text: str, path: Path) -> Sized[Expression]:
        try:
            found = parse_expression(text, lambda name: self._named(name, path))
            if (size := self._size(found.tree)) > SIZE_AT_MOST:
                self.resolver.report("E241", path, found=f"{size:g}", allowed=f"{SIZE_AT_MOST:g}")
                return ZERO
            return found
        except NotReadable as error:
            self.resolver.reporter.inside(error.code, path, error.offset, **error.facts)
            return ZERO

    def _size(self, expression: Expression) -> float:
        """What the value cannot exceed, whatever its sign, at any level of the measures and within all ranges."""
        match expression:
            case Constant(value):
                return abs(value)
            case Negative(inner):
                return self._size(inner)
            case Reference("number", name):
                drawn = self.resolver.entry.numbers[name].value
                return max(abs(drawn.low), abs(drawn.high))
            case Reference("formula", name):
                return self._sizes.get(name, 0.0)
            case Operation(sign, left, right):
                one, other = self._size(left), self._size(right)
                return one + other if sign in "+-" else one * other if sign == "*" else one / other
            case _:
                return 1.0

    def _named(self, name: Name, path: Path) -> Sized[Expression]:
        entry, text = self.resolver.entry, name.text
        if text == "leakage":
            return Sized(Reference("leakage", text))
        if text == "protection":
            return Sized(Reference("protection", text))
        if text in entry.measures:
            return Sized(Reference("measure", text))
        if text in entry.numbers:
            return Sized(Reference("number", text))
        if text in entry.formulas:
            inner = self.formula(text)
            return Sized(Reference("formula", text), inner.depth + 1, inner.size + 1)
        known = [id_ for section in ("measures", "numbers", "formulas") for id_ in self.resolver.declared(section)]
        if text not in known:
            self.resolver.reporter.unknown("E502", path, text, (*known, *BREACH_WORDS), offset=name.offset)
        return ZERO


def build_measures(resolver: Resolver) -> dict[str, Measure]:
    """The measures of the file."""
    return {name: _measure(resolver, name, entry) for name, entry in resolver.entry.measures.items()}


def _measure(resolver: Resolver, name: str, entry: MeasureEntry) -> Measure:
    path: Path = ("measures", name)
    _check_owners(resolver, entry.party, (*path, "party"))
    names = tuple(text_of(text) for text in entry.levels) if isinstance(entry.levels, list) else ()
    highest = entry.levels if isinstance(entry.levels, int) else len(names) - 1
    if highest < 1:
        resolver.report("E510", (*path, "levels"), found=str(highest) if not names else f"[{names[0].en}]")
    stops_at = None if isinstance(entry.in_deal, bool) else entry.in_deal
    for key, level in (("now", entry.now), ("up", entry.up), ("down", entry.down), ("in_deal", stops_at)):
        if level is not None and not 0 <= level <= highest:
            resolver.report("E511", (*path, key), found=str(level), measure=name, highest=str(highest))
    if stops_at is not None and stops_at != entry.now:
        key, most = ("up", entry.up) if stops_at > entry.now else ("down", entry.down)
        if most == 0:
            facts = {"measure": name, "before": str(entry.now), "found": str(stops_at), "key": key}
            resolver.report("E514", (*path, "in_deal"), **facts)
    provenance = resolver.provenance(entry, path)
    return Measure(
        id=name,
        owners=tuple(entry.party),
        highest=highest,
        levels=names or tuple(Text(str(level)) for level in range(min(highest, 1000) + 1)),
        now=entry.now,
        up=highest if entry.up is None else entry.up,
        down=highest if entry.down is None else entry.down,
        in_deal=entry.in_deal is True,
        raise_votes=_votes(resolver, entry.raise_votes, len(entry.party), (*path, "raise")),
        lower_votes=_votes(resolver, entry.lower_votes, len(entry.party), (*path, "lower")),
        name=provenance.name or Text(name),
        provenance=provenance,
        stops_at=stops_at,
    )


def _check_owners(resolver: Resolver, owners: list[str], path: Path) -> None:
    if not owners:
        resolver.report("E228", path)
    for k, owner in enumerate(owners):
        if resolver.party(owner, (*path, k)) and owner in owners[:k]:
            resolver.report("E227", (*path, k), found=owner)


def _votes(resolver: Resolver, votes: str | int | None, owners: int, path: Path) -> int:
    if votes is not None and owners == 1:
        resolver.reporter.at_key("E513", path, found=str(path[-1]))
    named: Mapping[str | int | None, int] = {None: owners, "all": owners, "majority": owners // 2 + 1, "any": 1}
    count = named.get(votes, votes)
    if not isinstance(count, int) or not 1 <= count <= max(owners, 1):
        resolver.report("E512", path, found=str(votes), owners=str(owners))
        return max(owners, 1)
    return count


def build_numbers(resolver: Resolver) -> dict[str, NamedNumber]:
    """The numbers of the file."""
    return {name: _number(resolver, name, entry) for name, entry in resolver.entry.numbers.items()}


def _number(resolver: Resolver, name: str, entry: BoundedEntry) -> NamedNumber:
    path: Path = ("numbers", name)
    own = (-math.inf if entry.low is None else entry.low, math.inf if entry.high is None else entry.high)
    within = both(own, KINDS.get(entry.kind or "", FREE))
    if within[0] < within[1]:
        held(resolver, entry.value, (*path, "value"), within)
    else:
        resolver.report("E242", path, found=name, low=f"{within[0]:g}", high=f"{within[1]:g}")
    return NamedNumber(name, entry.value, resolver.provenance(entry, path), within)


def build_formulas(resolver: Resolver, calculator: Calculator) -> dict[str, Formula]:
    """The formulas of the file."""
    return {
        name: Formula(name, calculator.formula(name).tree, resolver.provenance(entry, ("formulas", name)))
        for name, entry in resolver.entry.formulas.items()
    }


def build_flows(resolver: Resolver, calculator: Calculator) -> dict[str, tuple[FlowPart, ...]]:
    """The flows of the file, by party or party/type."""
    flows = {}
    for whose, parts in resolver.entry.flows.items():
        resolver.party_or_type(whose, ("flows", whose), key=True)
        outer = resolver.provenance(parts, ("flows", whose))
        built = []
        for name, entry in parts.parts.items():
            path: Path = ("flows", whose, name)
            expression = calculator.expressed(entry.expression, (*path, "is"))
            built.append(FlowPart(name, expression, resolver.provenance(entry, path, outer)))
        flows[whose] = tuple(built)
    return flows
