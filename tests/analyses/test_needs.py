"""What is said to be enough is enough: changed lists are given back to the reader as overrides and judged anew."""

import shlex
from collections.abc import Iterator

import pytest

from detente.analyses.needs.lists import Rewritten
from detente.analyses.needs.question import NeedsAnswer, needs
from detente.analyses.setting import row_of, setting_of
from detente.errors import LimitReached, Unanswerable
from detente.files.read import read_text
from detente.graph.equilibria import stability
from detente.graph.needs.demand import ASKED
from detente.graph.stability import concept_named

RIVER = """\
detente: 1
id: river
title: A river
parties: {up: {name: Upstream}, down: {name: Downstream}, bank: {name: Bank}}
options:
  DAM: {party: up, name: builds a dam, now: yes, confidence: assumed}
  SHARE: {party: up, name: shares its data, confidence: assumed}
  PAY: {party: down, name: pays, confidence: assumed}
  THREATEN: {party: down, name: threatens, now: yes, confidence: assumed}
  LEND: {party: bank, name: lends, confidence: assumed}
infeasible:
  - {when: LEND and THREATEN, confidence: assumed}
define:
  CALM: {is: not THREATEN and not DAM, confidence: assumed}
states:
  deal: {name: a deal, on: [SHARE, PAY, LEND], off: [DAM, THREATEN]}
preferences:
"""
LISTS = """\
  up: {confidence: assumed, statements: [LEND, DAM, PAY, not THREATEN, not SHARE]}
  down: {confidence: assumed, statements: [not DAM, SHARE, not PAY, THREATEN]}
  bank: {confidence: assumed, statements: [CALM, not LEND]}
"""
FORMS = """\
  up: {confidence: assumed, weights: [{wants: DAM, weight: 3}, {wants: PAY, weight: 2}, {wants: LEND, weight: 1.5}]}
  down: {confidence: assumed, ranking: [(not DAM and not PAY), [deal, (SHARE)], rest]}
  bank: {confidence: assumed, payoffs: {(not LEND): 4, deal: 2.5, rest: 1}}
"""
"""The same parties, their wishes in the other forms."""
TEXTS = {"statements": RIVER + LISTS, "other forms": RIVER + FORMS}


def answers(text: str, concept: str) -> Iterator[NeedsAnswer]:
    setting = setting_of(read_text(text, "river").scenario)
    for row in map(int, setting.states.shown):
        yield needs(setting, row, concept)


def verdicts(text: str, changes: tuple[Rewritten, ...], concept: str, row: int) -> dict[str, bool]:
    """By the engine's table, from the file with the changes as `--set`."""
    overrides = [shlex.split(change.line)[1] for change in changes]
    setting = setting_of(read_text(text, "river", overrides).scenario)
    table = stability(setting.game, (concept_named(concept),)).stable[concept]
    return {party: bool(table[k, row]) for k, party in enumerate(setting.parties)}


@pytest.mark.parametrize("concept", ASKED)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_change_does_what_is_said_of_it(text: str, concept: str) -> None:
    least = single = together = 0
    for answer in answers(text, concept):
        as_written = verdicts(text, (), concept, answer.row)
        assert as_written == {party: found.stable for party, found in answer.witnesses.items()}
        for party, found in answer.least.items():
            for change in (found.best, *found.others):
                assert change is None or verdicts(text, (change,), concept, answer.row)[party]
                least += change is not None
        for each in answer.single:
            if each.found is not None:
                assert all(verdicts(text, (each.found,), concept, answer.row).values())
                single += 1
        if answer.together is not None:
            after = verdicts(text, answer.together.changes, concept, answer.row)
            assert [party for party, stable in after.items() if not stable] == list(answer.together.leaving)
            together += answer.together.equilibrium
    assert (least, single, together) >= (1, 0, 1)


@pytest.mark.parametrize("concept", ASKED)
def test_a_party_whose_own_verdict_is_all_that_is_wrong_can_mend_it_alone(concept: str) -> None:
    """Without replies by choice nobody else's verdict moves, so its least change is enough and no smaller one is."""
    for answer in answers(TEXTS["statements"], concept):
        if concept == "seq" or len(answer.unstable) != 1:
            continue
        (party,) = answer.unstable
        (enough,) = (each for each in answer.single if each.found)
        assert enough.party == party
        assert enough.least
        assert enough.found == answer.least[party].best


def test_two_that_would_leave_cannot_be_mended_by_one_under_nash() -> None:
    seen = 0
    for answer in answers(TEXTS["statements"], "nash"):
        if len(answer.unstable) > 1:
            assert not any(each.found for each in answer.single)
            assert all(each.leaving is not None for each in answer.single)
            seen += 1
    assert seen


def test_those_named_may_change_and_nobody_else() -> None:
    setting = setting_of(read_text(TEXTS["statements"], "river").scenario)
    row = setting.named_rows["deal"]
    assert needs(setting, row, "nash").unstable == ("up", "down", "bank")
    answer = needs(setting, row, "nash", ["up"])
    assert [each.party for each in answer.single] == ["up"]
    assert answer.together is not None
    assert answer.together.leaving == ("down", "bank")
    assert not answer.possible


def test_a_wrong_party_and_a_concept_of_another_kind_are_refused() -> None:
    setting = setting_of(read_text(TEXTS["statements"], "river").scenario)
    with pytest.raises(Unanswerable) as refused:
        needs(setting, 0, "other", ["sea"])
    assert [problem.code for problem in refused.value.problems] == ["E905", "E945"]


def test_a_limit_leaves_what_was_finished() -> None:
    setting = setting_of(read_text(TEXTS["statements"], "river").scenario)
    row = setting.named_rows["deal"]

    def impatient(doing: str, _done: int, _of: int) -> None:
        if doing == "together":
            raise LimitReached

    answer = needs(setting, row, "nash", watch=impatient)
    assert answer.status == "limit reached"
    assert set(answer.least) == {"up", "down", "bank"}
    assert answer.together is None


@pytest.mark.parametrize(
    ("weights", "number", "after"),
    [
        ("9007199254740992 1 9007199254740992", "Y", 0),
        ("1e-10 1.5e-10 1e-20", "Y", 0),
        ("3 2.9999999995 2.999999999", "Y", 0),
        ("0.1 0.3 -0.2", "X", 0.3),
        ("0.3 0.1 0", "Y", 0),
    ],
)
def test_the_least_change_of_a_weight_is_exact_at_any_size(weights: str, number: str, after: float) -> None:
    """In YNN Ana would take up Y, unless it adds nothing or, where it excludes X, weighs no more than X."""
    entries = ", ".join(f"{{wants: {k}, weight: {each}}}" for k, each in zip("XYZ", weights.split(), strict=True))
    options = "{X: {party: a}, Y: {party: a}, Z: {party: b}}"
    wishes = f"{{a: {{weights: [{entries}]}}, b: [Z]}}"
    excluded = "infeasible: [X and Y]\n" if after else ""
    head = "detente: 1\nid: w\ntitle: w\nparties: {a: {}, b: {}}\n"
    text = f"{head}options: {options}\n{excluded}preferences: {wishes}\n"
    setting = setting_of(read_text(text, "weights").scenario)
    row = row_of(setting, "YNN")
    (found,) = (least.best for party, least in needs(setting, row, "nash").least.items() if party == "a")
    assert found is not None
    assert [(each.text, each.after) for each in found.numbers] == [(number, after)]
    assert verdicts(text, (found,), "nash", row)["a"]
