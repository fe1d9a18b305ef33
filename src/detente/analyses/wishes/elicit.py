"""Which of two states a party would rather have: what to ask next, what the answers contradict, what list they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.analyses.setting import Setting, Types, checked_types, setting_of
from detente.analyses.wishes.chosen import key_of, with_lists
from detente.analyses.wishes.doubt import order_of, pairs_of, ranks_of
from detente.analyses.wishes.repaired import Repaired, repaired
from detente.errors import Place, Problem, Unanswerable
from detente.graph.elicitation.answers import Answer, circle, implied
from detente.graph.elicitation.questions import Question as Question
from detente.graph.elicitation.questions import Questions as Questions
from detente.graph.elicitation.questions import questions
from detente.graph.equilibria import stability
from detente.graph.game import game_of
from detente.graph.stability import concept_named
from detente.model.scenario import Scenario, Wishes, WishKey
from detente.model.states import feasible_states
from detente.preferences import relation_of
from detente.preferences.statements import Statements, satisfied
from detente.watching import Watch, unwatched

MOST_EQUILIBRIA, MOST_ROWS = 8, 32


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An answer that the written list does not give: entries (from 1) of the list that decide the pair the other way.

    untold: the list does not set the two states apart at all, or does not compare them.
    """

    answer: Answer
    entries: tuple[tuple[int, str], ...]
    untold: bool


@dataclass(frozen=True)
class Elicitation:
    """A party's list and what was answered so far.

    setting: as written. rows: the states that are asked about. skipped: pairs to which nobody knew an answer.
    """

    setting: Setting
    key: WishKey
    party: str
    concept: str
    rows: tuple[int, ...]
    answers: tuple[Answer, ...] = ()
    skipped: tuple[frozenset[int], ...] = ()
    made: Repaired | None = None

    @property
    def index(self) -> int:
        """The party's place in the game."""
        return self.setting.parties.index(self.party)

    @property
    def wishes(self) -> Wishes:
        """The list as written."""
        return self.setting.wishes[self.party]

    @property
    def changed(self) -> Setting:
        """The setting with the list that the answers make."""
        if self.made is None:
            return self.setting
        game = self.setting.game.with_ranks(self.index, ranks_of(relation_of(self.made.wishes, self.setting.states)))
        return replace(self.setting, game=game, wishes={**self.setting.wishes, self.party: self.made.wishes})


def begin(
    scenario: Scenario, party: str, concept: str, types: Types | None = None, lists: Mapping[str, str] | None = None
) -> Elicitation:
    """Ready to ask about a party's list.

    Raises Unanswerable as `with_lists` and `setting_of` do, and E905 for a party without a list.
    """
    setting = completed_setting(with_lists(scenario, lists or {}), types or {})
    if party not in setting.parties:
        raise Unanswerable([Problem("E905", Place(), {"found": party, "allowed": ", ".join(setting.parties) or "-"})])
    key = key_of(scenario, party, setting.types.get(party, ""), (lists or {}).get(party, ""))
    return Elicitation(setting, key or WishKey(party), party, concept, _rows(setting, concept))


def answered(found: Elicitation, answers: Sequence[Answer], watch: Watch = unwatched) -> Elicitation:
    """The same with further answers, and the list that they make.

    Raises Unanswerable (E962) for the first answer that contradicts earlier ones, with the circle it closes.
    """
    every = list(found.answers)
    for answer in answers:
        rows = circle(every, answer)
        if rows:
            facts = {"found": _pair_text(found.setting, answer), "chain": _chain(found.setting, [*every, answer], rows)}
            raise Unanswerable([Problem("E962", Place(), facts)])
        if answer not in every:
            every.append(answer)
    setting = found.setting
    asked = tuple(dict.fromkeys((*found.rows, *(row for each in every for row in (each.better, each.worse)))))
    made = repaired(setting.scenario, found.wishes, setting.states, every, asked, watch)
    return replace(found, answers=tuple(every), made=made)


def answer_of(better: int, worse: int, *, equal: bool = False) -> Answer:
    """An answer about two rows."""
    return Answer(better, worse, equal)


def skipping(found: Elicitation, first: int, second: int) -> Elicitation:
    """The same without this pair among the questions."""
    return replace(found, skipped=(*found.skipped, frozenset((first, second))))


def next_questions(found: Elicitation, count: int = 1, watch: Watch = unwatched) -> Questions:
    """What to ask next, given the answers so far."""
    now = found.changed
    pairs = [
        pair
        for pair in pairs_of(now.wishes[found.party], now.states, found.rows)
        if frozenset((pair.first, pair.second)) not in found.skipped
        and not implied(found.answers, pair.first, pair.second)
    ]
    named = tuple(dict.fromkeys(now.named_rows.values()))
    return questions(now.game, found.index, concept_named(found.concept), named, pairs, count, watch)


def contradictions(found: Elicitation) -> tuple[Contradiction, ...]:
    """The answers that the written list does not give, in the order of the answers."""
    wishes, states = found.wishes, found.setting.states
    relation = relation_of(wishes, states)
    against = []
    for answer in found.answers:
        order = order_of(relation, answer.better, answer.worse)
        if order == (0 if answer.equal else 1):
            continue
        untold = not order if not answer.equal else order is None
        against.append(Contradiction(answer, _deciding(found, answer), untold))
    return tuple(against)


def flips(found: Elicitation, watch: Watch = unwatched) -> dict[str, tuple[tuple[bool, ...], tuple[bool, ...]]]:
    """The named states whose verdicts the answers change: for each party stable before and after."""
    concept = concept_named(found.concept)
    before, after = (stability(each.game, (concept,), watch).stable for each in (found.setting, found.changed))
    changed = {}
    for name, row in found.setting.named_rows.items() if before and after else ():
        old, new = (tuple(bool(x) for x in each[concept.name][:, row]) for each in (before, after))
        if old != new:
            changed[name] = (old, new)
    return changed


def _deciding(found: Elicitation, answer: Answer) -> tuple[tuple[int, str], ...]:
    """The statements that come before the first one for the answer and speak against it."""
    if not isinstance(found.wishes, Statements):
        return ()
    holding = satisfied(found.wishes, found.setting.states)
    deciding = []
    for k, statement in enumerate(found.wishes.statements):
        better, worse = bool(holding[k, answer.better]), bool(holding[k, answer.worse])
        if better and not worse and not answer.equal:
            break
        if better != worse:
            deciding.append((k + 1, statement.text))
    return tuple(deciding)


def completed_setting(scenario: Scenario, types: Types) -> Setting:
    """A setting, also where pairs leave states uncompared: those with more states known to be worse count as better."""
    try:
        return setting_of(scenario, types)
    except Unanswerable as error:
        if any(problem.code != "E910" for problem in error.problems):
            raise
    chosen = {**scenario.reference_types(), **checked_types(scenario, types)}
    states = feasible_states(scenario.conflict)
    found = {party: scenario.wishes_of(party, chosen.get(party, "")) for party in scenario.parties}
    wishes = {party: lists for party, lists in found.items() if lists is not None}
    relations = {party: ranks_of(relation_of(lists, states)) for party, lists in wishes.items()}
    return Setting(scenario, chosen, game_of(scenario.conflict, states, relations), wishes)


def _rows(setting: Setting, concept: str) -> tuple[int, ...]:
    """The named states, some equilibria, and states one option away from the named ones."""
    named = list(dict.fromkeys(setting.named_rows.values()))
    found = stability(setting.game, (concept_named(concept),)).equilibria(concept)
    near = [row for each in named for row in _neighbours(setting, each)]
    every = dict.fromkeys([*named, *(int(row) for row in found[:MOST_EQUILIBRIA]), *near])
    return tuple(every)[: max(MOST_ROWS, len(named))]


def _neighbours(setting: Setting, row: int) -> list[int]:
    code = int(setting.states.codes[row])
    near = (setting.states.row(code ^ 1 << bit) for bit in reversed(range(setting.states.options)))
    return [each for each in near if each is not None and each != row]


def _chain(setting: Setting, answers: Sequence[Answer], rows: Sequence[int]) -> str:
    """A circle of rows as `a > b = c > a`."""
    said = label(setting, rows[0])
    for first, second in pairwise(rows):
        said = f"{said} {_sign(answers, first, second)} {label(setting, second)}"
    return said


def _sign(answers: Sequence[Answer], first: int, second: int) -> str:
    preferred = any(a.better == first and a.worse == second and not a.equal for a in answers)
    return ">" if preferred else "="


def label(setting: Setting, row: int) -> str:
    """A row as an answer may name it: a name of the scenario, else its word."""
    names = (name for name, named in setting.named_rows.items() if named == row)
    return next(names, setting.word(row))


def _pair_text(setting: Setting, answer: Answer) -> str:
    sign = "=" if answer.equal else ">"
    return f"{label(setting, answer.better)} {sign} {label(setting, answer.worse)}"
