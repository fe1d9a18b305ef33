"""The guarantee question: three separate answers, and what they hang on."""

import pytest

from detente.analyses.clauses import ClauseAnswer, clauses
from detente.analyses.guarantors import GuarantorAnswer, guarantors, minimal_sets, subsets
from detente.analyses.indifference import Variant, variants
from detente.analyses.setting import Setting, setting_of
from detente.files.catalogue import find
from detente.files.read import read

ALLIES = ("usa", "rok", "jpn")


@pytest.fixture(scope="module")
def setting() -> Setting:
    return setting_of(read(find("vladivostok-2019")).scenario)


@pytest.fixture(scope="module")
def answer(setting: Setting) -> GuarantorAnswer:
    return guarantors(setting)


@pytest.fixture(scope="module")
def hinge(setting: Setting) -> ClauseAnswer:
    return clauses(setting, "usa")


@pytest.fixture(scope="module")
def appended(setting: Setting) -> list[Variant]:
    return variants(setting)


def verdict(answer: GuarantorAnswer, *members: str) -> str:
    (found,) = (each for each in answer.sets if set(each.members) == set(members))
    return "".join("Y" if stable else "." for stable in found.stable)


def test_every_set_is_judged(answer: GuarantorAnswer) -> None:
    assert len(answer.sets) == 2 ** len(answer.guarantors) == 32
    assert all(each.feasible for each in answer.sets)


def test_the_question_is_about_the_party_whose_verdict_depends_on_the_set(answer: GuarantorAnswer) -> None:
    assert answer.focus == ("usa",)


def test_allies_add_nothing_china_or_russia_do(answer: GuarantorAnswer) -> None:
    assert verdict(answer, "usa") == verdict(answer, *ALLIES) == "Y.YYYY"
    assert verdict(answer, "usa", "prc") == verdict(answer, "usa", "rus") == "YYYYYY"
    assert answer.minimal.stable["usa"] == answer.minimal.stable_for_all == (("usa", "prc"), ("usa", "rus"))


def test_stable_and_preferred_are_separate_answers(answer: GuarantorAnswer) -> None:
    assert answer.minimal.preferred["usa"] == ((),)
    assert answer.minimal.preferred["prk"] == (("usa", "prc"), ("usa", "rus"))


def test_conduct_that_the_violator_ranks(hinge: ClauseAnswer) -> None:
    conduct = {mention.guarantor: mention.conduct for mention in hinge.mentions}
    assert conduct == {"rok": (), "jpn": (), "prc": ("ENC",), "rus": ("ENR", "AID")}


def test_guarantor_clauses_carry_the_answer(hinge: ClauseAnswer) -> None:
    texts = {(each.party, each.statement.text): each.without for each in hinge.carrying}
    assert texts["prc", "(GCN and RENEGE) implies not ENC"] == (("usa", "rus"),)
    assert texts["rus", "(GRU and RENEGE) implies (AID and not ENR)"] == (("usa", "prc"),)


def test_without_any_willingness_no_set_suffices(hinge: ClauseAnswer) -> None:
    assert [party for party, _ in hinge.willingness.statements] == ["prc", "rus", "rus"]
    assert hinge.willingness.without == ()


def test_nearest_change_of_rank_empties_the_answer(hinge: ClauseAnswer) -> None:
    assert all(each.party == "usa" for each in hinge.nearest)
    moved = {(each.statement.text, each.passes.text) for each in hinge.nearest}
    assert ("not RELF", "ENC") in moved


def test_answer_for_the_violator_does_not_rest_on_what_pyongyang_would_accept(hinge: ClauseAnswer) -> None:
    (assumed,) = hinge.assumptions
    assert (assumed.party, assumed.name, assumed.unchanged) == ("prk", "SUFF", True)


def test_indifference_to_liaison_offices_carries_verdicts(appended: list[Variant]) -> None:
    as_written, wanted, unwanted = (each for each in appended if each.party in ("", "usa"))
    assert [as_written.appended, wanted.appended, unwanted.appended] == ["", "LIA", "not LIA"]
    assert as_written.stable != unwanted.stable


def test_minimal_sets_drop_supersets() -> None:
    assert minimal_sets([("a", "b"), ("b",), ("a", "c"), ("a", "b", "c")]) == (("b",), ("a", "c"))
    assert list(subsets(("a", "b"))) == [(), ("a",), ("b",), ("a", "b")]
