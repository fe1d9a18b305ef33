import pytest

from detente.analyses.why import why
from detente.graph.legal import Move
from detente.graph.witness import Improvement, Joint, Witness
from detente.words import improvement, witness
from tests.words.border import setting

READY = setting()
DEAL = READY.named_rows["deal"]


def test_an_answer_names_who_would_then_do_what() -> None:
    assert witness.explained(READY, why(READY, DEAL, "pavia", "seq")) == (
        "“the deal” (deal) is stable for Pavia (Sequential stability): its only improvement from there is answered.",
        "Pavia would drop “signs” (SIGN), but Quadra would then take up “burns the bridge” (BURN), which leaves Pavia"
        " no better off.",
    )


@pytest.mark.parametrize(
    ("concept", "says"),
    [
        ("gmr", "Quadra could then take up “burns the bridge” (BURN), which leaves Pavia no better off."),
        ("smr", "which leaves Pavia no better off, whatever Pavia does next."),
        ("nash", "Pavia would drop “signs” (SIGN), which leaves Pavia better off."),
    ],
)
def test_concepts_reckon_with_different_answers(concept: str, says: str) -> None:
    (sentence,) = witness.improvements(READY, why(READY, DEAL, "pavia", concept))
    assert sentence.endswith(says)


def test_an_unanswered_improvement_says_that_nobody_can() -> None:
    found = why(READY, READY.game.status_quo, "quadra", "seq")
    assert witness.verdict(READY, found) == (
        "The status quo is not stable for Quadra (Sequential stability): none of its 3 improvements from there is"
        " answered."
    )
    assert witness.improvements(READY, found, most=1) == (
        "Quadra would drop “threatens” (THREATEN): nobody would answer so that Quadra is no better off.",
        "And 2 more improvements.",
    )


@pytest.mark.parametrize(
    ("concept", "says"),
    [
        ("seq", ": nobody would answer so that Quadra is no better off."),
        ("gmr", ": nobody can answer so that Quadra is no better off."),
        ("smr", ": nobody can answer so that Quadra is no better off, whatever Quadra does next."),
    ],
)
def test_would_and_can_are_kept_apart(concept: str, says: str) -> None:
    unanswered = why(READY, READY.game.status_quo, "quadra", "seq").improvements[0]
    found = Witness(1, READY.game.status_quo, concept, (unanswered,))
    assert witness.improvements(READY, found)[0].endswith(says)


def test_who_stays_is_said_once() -> None:
    found = [why(READY, READY.game.status_quo, party, "seq") for party in READY.parties]
    said = witness.everybody(READY, found, most=1)
    assert said[0] == "The status quo leaves no improvement to Pavia."
    assert said[1].startswith("The status quo is not stable for Quadra")


def test_several_answers_follow_one_another() -> None:
    rows = [READY.states.row(code) for code in (0b000, 0b001, 0b101)]
    assert None not in rows
    start, middle, end = (row for row in rows if row is not None)
    said = improvement.answered(READY, Improvement(start, (Move(1, middle), Move(0, end))), willing=True)
    assert said == "Quadra would then take up “burns the bridge” (BURN); Pavia would then take up “signs” (SIGN)"


@pytest.mark.parametrize(
    ("concept", "says"),
    [
        ("sim", ": no improvements of others at the same time would leave Quadra no better off."),
        ("l2", " and would be left better off, for nobody would go on from there."),
        ("cgmr", ": nobody can answer so that Quadra is no better off."),
        ("cseqc", ": nobody would answer so that Quadra is no better off."),
    ],
)
def test_further_concepts_say_what_they_reckon_with(concept: str, says: str) -> None:
    found = why(READY, READY.game.status_quo, "quadra", concept)
    assert any(says in sentence for sentence in witness.improvements(READY, found, most=9))


def test_what_answers_at_once_and_what_is_foreseen() -> None:
    start, drop, both = READY.game.status_quo, *(READY.states.row(code) for code in (0b000, 0b101))
    assert drop is not None
    assert both is not None
    at_once = Witness(1, start, "sim", (Improvement(drop, (Move(0, both),), outcome=both),))
    (sentence,) = witness.improvements(READY, at_once)
    assert sentence.startswith("Quadra would drop “threatens” (THREATEN), but if at the same time Pavia would")
    assert sentence.endswith("that leaves Quadra no better off.")
    foreseen = Witness(1, start, "l2", (Improvement(drop, (), expected=(Move(0, both),)),))
    (sentence,) = witness.improvements(READY, foreseen)
    assert sentence.endswith("which leaves Quadra better off.")
    assert witness.verdict(READY, foreseen).endswith("it expects 1 move from there to pay.")


def test_coalitions_are_named_with_their_moves_and_what_is_left_out() -> None:
    start, drop, both = READY.game.status_quo, *(READY.states.row(code) for code in (0b000, 0b100))
    assert drop is not None
    assert both is not None
    joint = Joint((0, 1), (Move(1, drop), Move(0, both)), 2)
    found = Witness(1, start, "cnash", (Improvement(both, (), joint),))
    (sentence,) = witness.improvements(READY, found)
    assert sentence == (
        "Pavia and Quadra together: Quadra would drop “threatens” (THREATEN); Pavia would then take up “signs” (SIGN),"
        " which leaves all of them better off. They have 2 more improvements."
    )
    assert witness.verdict(READY, found).endswith("1 of its coalitions has an improvement from there.")
