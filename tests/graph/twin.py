"""The graph model as its definitions say it, with sets and quantifiers: slow, and independent of the engine.

Everything is written for one state at a time. A state is named by the code it is shown as. What the engine finds by
a fixed point or a compiled search is found here by following every legal sequence over pairs (state, last mover).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from detente.model.conditions import Always, And, Condition, Iff, Implies, Named, Not, Or, Taken
from detente.model.conflict import Conflict

Wants = Mapping[str, Mapping[int, int]]
"""Party to (code of a shown state to a number, higher is preferred)."""


def true_in(condition: Condition, code: int, options: int) -> bool:
    """Whether `condition` holds in the state with this code."""
    match condition:
        case Taken(option):
            return bool(code >> (options - 1 - option) & 1)
        case Named(_, inner):
            return true_in(inner, code, options)
        case Not(inner):
            return not true_in(inner, code, options)
        case And(left, right):
            return true_in(left, code, options) and true_in(right, code, options)
        case Or(left, right):
            return true_in(left, code, options) or true_in(right, code, options)
        case Implies(left, right):
            return not true_in(left, code, options) or true_in(right, code, options)
        case Iff(left, right):
            return true_in(left, code, options) == true_in(right, code, options)
        case Always():
            return True


@dataclass(frozen=True)
class Twin:
    """A conflict, the parties that decide, and what each prefers."""

    conflict: Conflict
    wants: Wants

    def wanting(self, other: Wants) -> "Twin":
        """The same conflict with other wishes of some parties; its moves, which hang on none, are worked out once."""
        twin = Twin(self.conflict, {**self.wants, **other})
        vars(twin).update({name: getattr(self, name) for name in ("codes", "shown_as", "states", "_moves", "_words")})
        return twin

    # ------------------------------------------------------------------ states

    def holds(self, condition: Condition, code: int) -> bool:
        """Whether `condition` holds in the state with this code."""
        return true_in(condition, code, len(self.conflict.options))

    @cached_property
    def codes(self) -> frozenset[int]:
        """Codes of the feasible states, members of merged states included."""
        every = range(2 ** len(self.conflict.options))
        return frozenset(s for s in every if not any(self.holds(i.condition, s) for i in self.conflict.infeasible))

    @cached_property
    def shown_as(self) -> Mapping[int, int]:
        """Each feasible code with the code that it is shown as."""
        shown = {code: code for code in self.codes}
        for merge in self.conflict.merges:
            shown |= {code: merge.shown_as for code in self.codes if self.holds(merge.when, code)}
        return shown

    @cached_property
    def states(self) -> frozenset[int]:
        """All states, merged ones once."""
        return frozenset(self.shown_as.values())

    @property
    def parties(self) -> frozenset[str]:
        """Everybody."""
        return frozenset(self.wants)

    @property
    def now(self) -> int:
        """The status quo."""
        return self.shown_as[self.conflict.status_quo]

    # ------------------------------------------------------------------ moves

    def prefers(self, party: str, t: int, s: int) -> bool:
        """Whether `party` strictly prefers t to s."""
        return self.wants[party][t] > self.wants[party][s]

    def switches(self, party: str) -> int:
        """The bits that `party` controls."""
        return sum(self.conflict.bit(k) for k in self.conflict.controlled_by(party))

    def may_switch(self, party: str, start: int, end: int) -> bool:
        """Whether `party` controls all that differs between two codes, and no one-way option goes the wrong way."""
        return not (start ^ end) & ~self.switches(party) and all(
            option.reversible != ("no" if was else "off_only")
            for option, was, becomes in zip(self.conflict.options, self.word(start), self.word(end), strict=True)
            if was != becomes
        )

    def word(self, code: int) -> tuple[bool, ...]:
        """Which options are taken in the state with this code, remembered."""
        if code not in self._words:
            count = len(self.conflict.options)
            self._words[code] = tuple(true_in(Taken(k), code, count) for k in range(count))
        return self._words[code]

    @cached_property
    def _words(self) -> dict[int, tuple[bool, ...]]:
        return {}

    def is_blocked(self, party: str, s: int, t: int) -> bool:
        """Whether the file forbids `party` to go from s to t."""
        rules = (rule for rule in self.conflict.blocked if rule.party == party)
        return any(self.holds(rule.start, s) and self.holds(rule.end, t) for rule in rules)

    @cached_property
    def _moves(self) -> Mapping[tuple[str, int], frozenset[int]]:
        moves: dict[tuple[str, int], set[int]] = {(party, s): set() for party in self.parties for s in self.states}
        for party in self.parties:
            own = self.switches(party)
            for start in self.codes:
                for end in (end for end in self.codes if not (start ^ end) & ~own):
                    s, t = self.shown_as[start], self.shown_as[end]
                    if s != t and self.may_switch(party, start, end) and not self.is_blocked(party, s, t):
                        moves[party, s].add(t)
        return {place: frozenset(found) for place, found in moves.items()}

    def reach(self, party: str, s: int) -> frozenset[int]:
        """R_i(s): where `party` alone can go from s in one move; s itself is not in it."""
        return self._moves[party, s]

    def improvements(self, party: str, s: int) -> frozenset[int]:
        """R_i+(s): the part of R_i(s) that `party` prefers to s, remembered."""
        if (party, s) not in self._improving:
            self._improving[party, s] = frozenset(t for t in self.reach(party, s) if self.prefers(party, t, s))
        return self._improving[party, s]

    @cached_property
    def _improving(self) -> dict[tuple[str, int], frozenset[int]]:
        return {}

    def steps(self, party: str, s: int, improving: bool) -> frozenset[int]:
        """R_i+(s) if every move has to be an improvement of its mover, else R_i(s)."""
        return self.improvements(party, s) if improving else self.reach(party, s)

    def joint(self, group: frozenset[str], s: int, improving: bool) -> Iterator[frozenset[int]]:
        """States that members of `group` lead to from s after exactly 1, 2, … moves, as long as a new pair appears.

        Nobody moves twice in a row; the pairs (state, last mover) that a sequence passes decide how it may go on.
        """
        seen: set[tuple[int, str]] = set()
        ends = {(t, party) for party in group for t in self.steps(party, s, improving)}
        while ends:
            yield frozenset(t for t, _ in ends)
            seen |= ends
            ends = {
                (t, party)
                for here, last in ends
                for party in group - {last}
                for t in self.steps(party, here, improving)
            } - seen

    def joint_reach(self, group: frozenset[str], s: int, improving: bool) -> frozenset[int]:
        """R_H(s), or R_H+(s) if `improving`: where a legal sequence of one or more moves of `group` leads."""
        return frozenset().union(*self.joint(group, s, improving))

    def others_reach(self, party: str, s: int, improving: bool) -> frozenset[int]:
        """R_H(s) or R_H+(s) of everybody but `party`, remembered."""
        key = (party, s, improving)
        if key not in self._remembered:
            self._remembered[key] = self.joint_reach(self.parties - {party}, s, improving)
        return self._remembered[key]

    @cached_property
    def _remembered(self) -> dict[tuple[str, int, bool], frozenset[int]]:
        return {}

    # ------------------------------------------------------------------ stability of s for a party

    def nash(self, party: str, s: int) -> bool:
        """There is no improvement."""
        return not self.improvements(party, s)

    def gmr(self, party: str, s: int) -> bool:
        """For every improvement s1 there is an s2 in R_H(s1) that the party does not prefer to s."""
        return all(
            any(not self.prefers(party, s2, s) for s2 in self.others_reach(party, s1, improving=False))
            for s1 in self.improvements(party, s)
        )

    def smr(self, party: str, s: int) -> bool:
        """As GMR, where in addition the party prefers no s3 in R_i(s2) to s."""
        return all(
            any(
                not self.prefers(party, s2, s) and all(not self.prefers(party, s3, s) for s3 in self.reach(party, s2))
                for s2 in self.others_reach(party, s1, improving=False)
            )
            for s1 in self.improvements(party, s)
        )

    def seq(self, party: str, s: int) -> bool:
        """For every improvement s1 there is an s2 in R_H+(s1) that the party does not prefer to s."""
        return all(
            any(not self.prefers(party, s2, s) for s2 in self.others_reach(party, s1, improving=True))
            for s1 in self.improvements(party, s)
        )

    def stable(self, concept: str, party: str, s: int) -> bool:
        """Whether s is stable for `party` under the concept of this name."""
        from tests.graph import definitions  # which follow this module

        return definitions.stable(self, concept, party, s)
