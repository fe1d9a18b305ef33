"""Which clauses carry the answer on guarantors, and what would overturn it.

Everything here asks the same question again with one list changed: a statement left out, moved to another rank, or
with an assumed condition replaced by one that always holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from detente.analyses.guarantors import Members, guarantee_options, minimal_sets, stable_sets
from detente.analyses.setting import Setting
from detente.model.conditions import Always, Mask, names_in, options_in
from detente.model.conditions import replace as replaced
from detente.preferences.statements import Statement, Statements, lexicographic, relation, satisfied
from detente.watching import Watch, unwatched

FARTHEST = 6  # places that a statement is moved at most


@dataclass(frozen=True, slots=True)
class Mention:
    """Which options of a guarantor the list of `by` mentions: its guarantee, and its other conduct."""

    guarantor: str
    by: str
    guarantee: bool
    conduct: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarryingClause:
    """A statement without which the minimal sets are others; `position` counts from 1."""

    party: str
    position: int
    statement: Statement
    without: tuple[Members, ...]


@dataclass(frozen=True, slots=True)
class RankChange:
    """A statement moved from one position to another (from 1) so that no set is left; it overtakes `passes`."""

    party: str
    statement: Statement
    position: int
    to: int
    passes: Statement


@dataclass(frozen=True, slots=True)
class Assumption:
    """A defined condition on guarantees in the list of a party that gives none, and the minimal sets without it."""

    party: str
    name: str
    statements: tuple[Statement, ...]
    sets: tuple[Members, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True)
class GuarantorClauses:
    """Statements (by party) that tie a guarantee to its giver's other acts, and the minimal sets with all left out."""

    statements: tuple[tuple[str, Statement], ...]
    without: tuple[Members, ...]


@dataclass(frozen=True)
class ClauseAnswer:
    """What the stability of the goal for `party` hangs on; `sets` are the minimal ones as written."""

    party: str
    sets: tuple[Members, ...]
    mentions: tuple[Mention, ...]
    carrying: tuple[CarryingClause, ...]
    willingness: GuarantorClauses
    nearest: tuple[RankChange, ...]
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True)
class _Question:
    """The minimal sets for one party, asked again and again with one list changed."""

    setting: Setting
    party: str
    concept: str

    @cached_property
    def lists(self) -> Mapping[str, Statements]:
        """The lists that are statements; the others cannot be changed clause by clause."""
        return {party: wishes for party, wishes in self.setting.wishes.items() if isinstance(wishes, Statements)}

    @cached_property
    def holding(self) -> Mapping[str, Mask]:
        """(N, S) bool per list: which statement holds where."""
        return {party: satisfied(wishes, self.setting.states) for party, wishes in self.lists.items()}

    def stable_sets(self, party: str, rows: Mask) -> Iterator[Members]:
        """The sets that do when `party` ranks by these rows of (N, S) bool."""
        game = self.setting.game.with_ranks(self.setting.parties.index(party), lexicographic(rows))
        return stable_sets(self.setting, game, self.setting.parties.index(self.party), self.concept)

    def minimal(self, party: str, rows: Mask) -> tuple[Members, ...]:
        """The minimal ones of those sets."""
        return minimal_sets(self.stable_sets(party, rows))


def clauses(setting: Setting, party: str, concept: str = "seq", watch: Watch = unwatched) -> ClauseAnswer:
    """What the stability of the goal for one party hangs on."""
    question = _Question(setting, party, concept)
    game, index = setting.game, setting.parties.index(party)
    sets = minimal_sets(stable_sets(setting, game, index, concept))
    carrying = tuple(_carrying(question, sets, watch)) if sets else ()
    nearest = tuple(_nearest(question, watch)) if sets else ()
    return ClauseAnswer(
        party,
        sets,
        tuple(_mentions(question)),
        carrying,
        _willingness(question),
        nearest,
        tuple(_assumptions(question, sets)),
    )


def _mentions(question: _Question) -> Iterator[Mention]:
    conflict = question.setting.scenario.conflict
    own = question.lists.get(question.party)
    mentioned = {k for statement in (own.statements if own else ()) for k in options_in(statement.wants)}
    for guarantor, option in guarantee_options(question.setting).items():
        if guarantor == question.party:
            continue
        ids = [conflict.option_ids[k] for k in conflict.controlled_by(guarantor) if k in mentioned]
        yield Mention(guarantor, question.party, option in ids, tuple(id for id in ids if id != option))


def _carrying(question: _Question, sets: tuple[Members, ...], watch: Watch) -> Iterator[CarryingClause]:
    for party, wishes in question.lists.items():
        rows = question.holding[party]
        for k, statement in enumerate(wishes.statements):
            watch("clauses", k, len(wishes.statements))
            without = question.minimal(party, rows[[n for n in range(len(rows)) if n != k]])
            if without != sets:
                yield CarryingClause(party, k + 1, statement, without)


def _willingness(question: _Question) -> GuarantorClauses:
    """All clauses at once by which guarantors would act after a breach: an assumption about their will."""
    setting, game = question.setting, question.setting.game
    dropped: list[tuple[str, Statement]] = []
    for party in guarantee_options(setting):
        if party == question.party or party not in question.lists:
            continue
        tying = [ties_guarantee(setting, party, each) for each in question.lists[party].statements]
        dropped += [(party, s) for s, ties in zip(question.lists[party].statements, tying, strict=True) if ties]
        kept = question.holding[party][[not ties for ties in tying]]
        game = game.with_ranks(setting.parties.index(party), lexicographic(kept))
    sets = stable_sets(setting, game, setting.parties.index(question.party), question.concept)
    return GuarantorClauses(tuple(dropped), minimal_sets(sets))


def ties_guarantee(setting: Setting, party: str, statement: Statement) -> bool:
    """Whether a statement ties the guarantee of `party` to another option of its own."""
    conflict = setting.scenario.conflict
    guarantee = conflict.option_ids.index(guarantee_options(setting)[party])
    mentioned = options_in(statement.wants)
    return guarantee in mentioned and bool(mentioned & set(conflict.controlled_by(party)) - {guarantee})


def _nearest(question: _Question, watch: Watch) -> Iterator[RankChange]:
    """The least displacement of a single statement that leaves no set, and every move of that size that does so."""
    for distance in range(1, FARTHEST + 1):
        found = False
        for party, wishes in question.lists.items():
            watch("ranks", distance, FARTHEST)
            for change in _moves(party, wishes, distance):
                order = _moved(len(wishes.statements), change.position - 1, change.to - 1)
                if next(question.stable_sets(party, question.holding[party][order]), None) is None:
                    found = True
                    yield change
        if found:
            return


def _moves(party: str, wishes: Statements, distance: int) -> Iterator[RankChange]:
    count = len(wishes.statements)
    for start, statement in enumerate(wishes.statements):
        for end in (start - distance, start + distance):
            swapped_already = distance == 1 and end > start
            if 0 <= end < count and not swapped_already:
                yield RankChange(party, statement, start + 1, end + 1, wishes.statements[end])


def _moved(count: int, start: int, end: int) -> list[int]:
    order = [k for k in range(count) if k != start]
    order.insert(end, start)
    return order


def _assumptions(question: _Question, sets: tuple[Members, ...]) -> Iterator[Assumption]:
    """Replace each defined condition on guarantees by one that always holds, in lists of parties that give none."""
    conflict = question.setting.scenario.conflict
    guarantees = {conflict.option_ids.index(option) for option in guarantee_options(question.setting).values()}
    for party, wishes in question.lists.items():
        own = set(conflict.controlled_by(party))
        if own & guarantees:
            continue
        used = {name for statement in wishes.statements for name in names_in(statement.wants)}
        for name in (id for id in conflict.definitions if id in used):
            if not options_in(conflict.definitions[name].condition) <= guarantees:
                continue
            changed = tuple(s for s in wishes.statements if name in names_in(s.wants))
            rows = relation(without_condition(wishes, name), question.setting.states)
            game = question.setting.game.with_ranks(question.setting.parties.index(party), rows)
            index = question.setting.parties.index(question.party)
            now = minimal_sets(stable_sets(question.setting, game, index, question.concept))
            yield Assumption(party, name, changed, now, now == sets)


def without_condition(wishes: Statements, name: str) -> Statements:
    """The list with a defined condition replaced by one that always holds."""
    statements = (replace(each, wants=replaced(each.wants, name, Always())) for each in wishes.statements)
    return replace(wishes, statements=tuple(statements))
