"""Several analysts' lists for one party: the verdicts under each, where they disagree, and which of that matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from detente.analyses.setting import Setting, Types
from detente.analyses.wishes.chosen import analysts_of, with_lists
from detente.analyses.wishes.doubt import order_of
from detente.analyses.wishes.elicit import completed_setting
from detente.errors import LimitReached, Place, Problem, Unanswerable
from detente.graph.elicitation.disputes import taken_over
from detente.graph.elicitation.questions import verdicts
from detente.graph.stability import concept_named
from detente.model.scenario import Scenario, Wishes
from detente.preferences import relation_of
from detente.preferences.statements import Statements
from detente.watching import Watch, unwatched

Verdicts = Mapping[str, tuple[bool, ...]]


@dataclass(frozen=True)
class Reading:
    """The verdicts per named state and party with these analysts' lists, by party; none: with the file's own."""

    lists: Mapping[str, str]
    stable: Verdicts


@dataclass(frozen=True, slots=True)
class PairDispute:
    """Two named states that an analyst orders otherwise than the party's own list.

    own, theirs: 1 if the first is preferred, -1 the second, 0 equal, None not compared. flipped: (state, party) whose
    verdict changes if the analyst's order of this pair alone is taken over; theirs None: nothing is taken over.
    """

    first: str
    second: str
    own: int | None
    theirs: int | None
    flipped: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Dispute:
    """An analyst's list beside a party's own: pairs of named states, and statements by place (from 1; 0: not there)."""

    party: str
    analyst: str
    pairs: tuple[PairDispute, ...]
    statements: tuple[tuple[str, int, int], ...]

    @property
    def mattering(self) -> tuple[PairDispute, ...]:
        """The pairs that change a verdict alone."""
        return tuple(pair for pair in self.pairs if pair.flipped)


@dataclass(frozen=True)
class Contested:
    """The file's own lists first among the readings; complete: False if a limit cut the rest off."""

    setting: Setting
    concept: str
    readings: tuple[Reading, ...]
    disputes: tuple[Dispute, ...]
    complete: bool

    def changed(self, reading: Reading) -> tuple[str, ...]:
        """The named states whose verdicts differ from those of the file's own lists."""
        return tuple(name for name, marks in reading.stable.items() if marks != self.readings[0].stable[name])

    @property
    def agree(self) -> bool:
        """Whether all lists give the same verdicts on the named states."""
        return not any(self.changed(reading) for reading in self.readings)


def contested_parties(scenario: Scenario) -> tuple[str, ...]:
    """The parties for which the file has further lists, in file order."""
    return tuple(party for party in scenario.parties if analysts_of(scenario, party))


def contested(
    scenario: Scenario,
    types: Types | None = None,
    party: str | None = None,
    concept: str = "seq",
    watch: Watch = unwatched,
) -> Contested:
    """Every further list alone in the place of its party's own; then all of one analyst's together if there are more.

    Raises Unanswerable (E960) if there is no further list, or none for `party`; E905 for an unknown party.
    """
    if party is not None and party not in scenario.parties:
        raise Unanswerable([Problem("E905", Place(), {"found": party, "allowed": ", ".join(scenario.parties)})])
    parties = tuple(p for p in contested_parties(scenario) if party in (None, p))
    if not parties:
        allowed = ", ".join(f"{p}={a}" for p in contested_parties(scenario) for a in analysts_of(scenario, p))
        raise Unanswerable([Problem("E960", Place(), {"found": f"{party or '*'}=*", "allowed": allowed or "-"})])
    setting = completed_setting(scenario, types or {})
    readings: list[Reading] = []
    disputes: list[Dispute] = []
    try:
        for k, lists in enumerate(every := _readings(scenario, parties)):
            watch("lists", k, len(every))
            readings.append(_reading(scenario, setting, lists, concept))
        for lists in every[1:]:
            for each, analyst in lists.items() if len(lists) == 1 else ():
                watch("pairs", len(disputes), len(every) - 1)
                disputes.append(_dispute(scenario, setting, (each, analyst), concept, watch))
    except LimitReached:
        if not readings:
            raise
        return Contested(setting, concept, tuple(readings), tuple(disputes), False)
    return Contested(setting, concept, tuple(readings), tuple(disputes), True)


def _readings(scenario: Scenario, parties: Sequence[str]) -> list[dict[str, str]]:
    single = [{party: analyst} for party in parties for analyst in analysts_of(scenario, party)]
    analysts = dict.fromkeys(analyst for lists in single for analyst in lists.values())
    whole = [{p: a for lists in single for p, a in lists.items() if a == analyst} for analyst in analysts]
    return [{}, *single, *(lists for lists in whole if len(lists) > 1)]


def _reading(scenario: Scenario, setting: Setting, lists: Mapping[str, str], concept: str) -> Reading:
    changed = completed_setting(with_lists(scenario, lists), setting.types)
    stable = verdicts(changed.game, concept_named(concept))
    rows = setting.named_rows.items()
    return Reading(lists, {name: tuple(bool(x) for x in stable[:, row]) for name, row in rows})


def _dispute(scenario: Scenario, setting: Setting, whose: tuple[str, str], concept: str, watch: Watch) -> Dispute:
    party, analyst = whose
    other = completed_setting(with_lists(scenario, {party: analyst}), setting.types)
    if party not in setting.wishes:
        return Dispute(party, analyst, (), ())
    own, theirs = setting.wishes[party], other.wishes[party]
    pairs = tuple(_pairs(setting, party, (own, theirs), concept, watch))
    return Dispute(party, analyst, pairs, _statements(own, theirs))


def _pairs(setting: Setting, party: str, lists: tuple[Wishes, Wishes], concept: str, watch: Watch) -> list[PairDispute]:
    relations = [relation_of(wishes, setting.states) for wishes in lists]
    names = {row: name for name, row in reversed(setting.named_rows.items())}
    rows = list(dict.fromkeys(setting.named_rows.values()))
    found: list[PairDispute] = []
    for first, second in combinations(rows, 2):
        own, theirs = (order_of(relation, first, second) for relation in relations)
        if own == theirs:
            continue
        watch("pairs", len(found), 0)
        changed: tuple[tuple[str, str], ...] = ()
        if theirs is not None:
            index = setting.parties.index(party)
            taken = taken_over(setting.game, index, (first, second), theirs, concept_named(concept), rows)
            changed = tuple((names[row], setting.parties[k]) for row, k in taken)
        found.append(PairDispute(names[first], names[second], own, theirs, changed))
    return found


def _statements(own: Wishes, theirs: Wishes) -> tuple[tuple[str, int, int], ...]:
    """Statements that only one list has, and those that stand elsewhere among the others."""
    if not (isinstance(own, Statements) and isinstance(theirs, Statements)):
        return ()
    a, b = ([statement.text for statement in wishes.statements] for wishes in (own, theirs))
    blocks = SequenceMatcher(a=a, b=b, autojunk=False).get_matching_blocks()
    same = {text for block in blocks for text in a[block.a : block.a + block.size]}
    return tuple(
        (text, a.index(text) + 1 if text in a else 0, b.index(text) + 1 if text in b else 0)
        for text in dict.fromkeys([*a, *b])
        if text not in same
    )
