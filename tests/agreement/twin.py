"""An agreement as its definitions say it, in exact fractions: slow, and independent of the engine.

States are tuples of levels. Rules of the breach phase are taken from the engine (which of several equilibria is played
is the engine's choice); that they are an equilibrium, what they are worth, and what a roadmap is worth is found here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, product

from detente.model.arithmetic import Constant, Expression, Negative, Operation, Reference
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Amount, Breach, Enforcement, Measure

State = tuple[int, ...]
Act = tuple[int, ...]
"""For every measure the level that a party goes for; None-like -1 where it does nothing."""
Rules = Mapping[str, Mapping[State, Act]]
NOTHING = -1


@dataclass(frozen=True)
class Twin:
    """An agreement and the parties in it."""

    agreement: Agreement
    parties: tuple[str, ...]

    # ------------------------------------------------------------------ states and moves

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(self.agreement.measures.values())

    @cached_property
    def states(self) -> list[State]:
        return list(product(*(range(m.highest + 1) for m in self.measures)))

    @cached_property
    def now(self) -> State:
        return tuple(m.now for m in self.measures)

    def acts(self, party: str, state: State) -> list[Act]:
        """What `party` alone can go for."""
        return list(product(*(self._levels(party, m, level) for m, level in zip(self.measures, state, strict=True))))

    def _levels(self, party: str, m: Measure, level: int) -> list[int]:
        if party not in m.owners:
            return [NOTHING]
        can_raise = len(m.owners) == 1 or m.raise_votes == 1
        can_lower = len(m.owners) == 1 or m.lower_votes == 1
        found = [NOTHING]
        found += [k for k in range(level + 1, min(level + m.up, m.highest) + 1) if can_raise]
        found += [k for k in range(max(level - m.down, 0), level) if can_lower]
        return found

    def joint(self, state: State, acts: list[Act]) -> State:
        """Where these acts lead together: lowering prevails over raising, more over less."""
        found = []
        for k, level in enumerate(state):
            wanted = [act[k] for act in acts if act[k] != NOTHING]
            if any(w < level for w in wanted):
                found.append(min(wanted))
            else:
                found.append(max(wanted, default=level))
        return tuple(found)

    # ------------------------------------------------------------------ payoffs

    def payoff(self, party: str, state: State, leakage: Fraction, protection: Fraction) -> Fraction:
        parts = self.agreement.flows.get(party, ())
        shares = {m.id: Fraction(level, m.highest) for m, level in zip(self.measures, state, strict=True)}
        return sum((self._worth(part.expression, shares, leakage, protection) for part in parts), Fraction(0))

    def kept(self, party: str, state: State) -> Fraction:
        return self.payoff(party, state, self._number(self._breach.leakage), Fraction(0))

    def _worth(self, tree: Expression, shares: Mapping[str, Fraction], leak: Fraction, prot: Fraction) -> Fraction:
        match tree:
            case Constant(value):
                return Fraction(value)
            case Negative(inner):
                return -self._worth(inner, shares, leak, prot)
            case Reference("leakage", _):
                return leak
            case Reference("protection", _):
                return prot
            case Reference("measure", name):
                return shares[name]
            case Reference("formula", name):
                return self._worth(self.agreement.formulas[name].expression, shares, leak, prot)
            case Operation(sign, left, right):
                one, other = self._worth(left, shares, leak, prot), self._worth(right, shares, leak, prot)
                return {"+": one + other, "-": one - other, "*": one * other}[sign]
        raise ValueError(tree)

    @property
    def _breach(self) -> Breach:
        assert self.agreement.breach is not None
        return self.agreement.breach

    def _number(self, amount: Amount) -> Fraction:
        assert isinstance(amount, Range)
        return Fraction(amount.central)

    def factor(self, party: str) -> Fraction:
        discount = self.agreement.discount
        assert discount is not None
        given = discount.of.get(party, discount.everyone)
        assert given is not None
        return Fraction(given.central)

    # ------------------------------------------------------------------ the breach phase

    def threat(self, guarantor: str, violator: str) -> Enforcement | None:
        return next((e for e in self.agreement.guarantees[guarantor].against if e.violator == violator), None)

    def able(self, violator: str, signed: tuple[str, ...]) -> list[str]:
        return [g for g in self.agreement.guarantees if g in signed and g != violator and self.threat(g, violator)]

    def flow(
        self, party: str, state: State, violator: str, signed: tuple[str, ...], acting: frozenset[str]
    ) -> Fraction:
        """What `party` gets in one step of the breach phase when `acting` enforce."""
        terms = self._breach
        base = self._number(terms.leakage_by.get(violator, terms.leakage))
        threats = {g: t for g in self.agreement.guarantees if (t := self.threat(g, violator))}
        leak = base + sum(self._number(t.leak) for g, t in threats.items() if g not in acting)
        leak = min(leak, self._number(terms.leakage_max))
        protection = sum((self._number(threats[g].protects) for g in acting), Fraction(0))
        protection = min(protection, self._number(terms.protection_max))
        total = self.payoff(party, state, leak, protection)
        if party == violator:
            total -= self._number(terms.audience) + (self._number(terms.signed) if party in signed else 0)
            total -= sum(self._number(threats[g].penalty) for g in acting)
        if party in acting:
            others = max(len(self.agreement.guarantees) - 1, 1)
            share = 1 - self._number(terms.sharing) * Fraction(len(acting) - 1, others)
            total -= self._number(threats[party].cost) * share
        elif party in self.able(violator, signed):
            total -= self._number(self.agreement.guarantees[party].reputation)
        return total

    def equilibria(self, state: State, violator: str, signed: tuple[str, ...]) -> list[frozenset[str]]:
        """The sets of enforcers that nobody would leave or join."""
        able = self.able(violator, signed)
        sets = chain.from_iterable(combinations(able, size) for size in range(len(able) + 1))

        def stable(acting: frozenset[str]) -> bool:
            def flow(party: str, who: frozenset[str]) -> Fraction:
                return self.flow(party, state, violator, signed, who)

            return all(flow(g, acting) >= flow(g, acting ^ {g}) for g in able)

        return [acting for chosen in sets if stable(acting := frozenset(chosen))]

    # ------------------------------------------------------------------ rules that all follow

    def values(self, party: str, rules: Rules, flow: Mapping[State, Fraction]) -> dict[State, Fraction]:
        """What following `rules` for ever is worth to `party`, exactly: every walk ends in a circle."""
        factor, found = self.factor(party), dict[State, Fraction]()
        for start in self.states:
            route, state = list[State](), start
            while state not in found and state not in route:
                route.append(state)
                state = self.joint(state, [rules[p][state] for p in self.parties])
            if state not in found:
                circle = route[route.index(state) :]
                onward = [*circle[1:], circle[0]]
                once = sum((factor**k * flow[s] for k, s in enumerate(onward)), Fraction(0))
                found[circle[0]] = (1 - factor) * once / (1 - factor ** len(circle))
            for here in reversed(route):
                if here not in found:
                    there = self.joint(here, [rules[p][here] for p in self.parties])
                    found[here] = (1 - factor) * flow[there] + factor * found[there]
        return found

    def regrets(self, party: str, rules: Rules, flow: Mapping[State, Fraction]) -> Iterator[Fraction]:
        """What `party` gains in each state by its best single deviation from `rules`."""
        factor, values = self.factor(party), self.values(party, rules, flow)
        for state in self.states:
            others = [rules[p][state] for p in self.parties if p != party]
            reached = {self.joint(state, [*others, act]) for act in self.acts(party, state)}
            yield max((1 - factor) * flow[s] + factor * values[s] for s in reached) - values[state]

    # ------------------------------------------------------------------ roadmaps

    def path_values(self, party: str, path: list[State]) -> list[Fraction]:
        factor = self.factor(party)
        values = [self.kept(party, path[-1])]
        for state in reversed(path[1:]):
            values.insert(0, (1 - factor) * self.kept(party, state) + factor * values[0])
        return values

    def alternatives(self, party: str, before: State, after: State) -> set[State]:
        """Where `party` alone can bring the others' step from `before` to `after`, the step itself left out."""
        return {s for s in self.states if s != after and self._can_bring(party, before, after, s)}

    def _can_bring(self, party: str, before: State, after: State, reached: State) -> bool:
        return all(
            self._can_end(party, m, *levels) for m, *levels in zip(self.measures, before, after, reached, strict=True)
        )

    def _can_end(self, party: str, m: Measure, before: int, after: int, reached: int) -> bool:
        alone = [level for level in self._levels(party, m, before) if level != NOTHING] + [before]
        if party not in m.owners:
            return reached == after
        if len(m.owners) == 1:
            return reached in alone
        votes = m.raise_votes if after > before else m.lower_votes
        others = [after, before] if votes == len(m.owners) else [after]
        return any(
            reached == (min if min(own, other) < before else max)(own, other) for own in alone for other in others
        )
