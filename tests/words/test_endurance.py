"""What is said of what a verdict withstands: every kind of answer has its sentence, and no share is called likely."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from detente.agreement.endurance.flips import Flip
from detente.agreement.endurance.robustness import Contribution
from detente.agreement.endurance.suspension import Suspension
from detente.analyses.deals import amounts
from detente.analyses.deals.deal import Deal, deal_of
from detente.analyses.deals.endurance import Endurance, endurance
from detente.files.catalogue import find
from detente.files.read import read
from detente.words.deals import endurance as words

FORBIDDEN = ("probab", "chance", "likel", "odds")


@cache
def river() -> tuple[Deal, Endurance]:
    deal = deal_of(read(find("upper-river-2031")).scenario)
    return deal, endurance(deal, "phased", draws=100)


def said(change: Callable[[Endurance], Endurance] = lambda found: found) -> str:
    deal, found = river()
    return " ".join(words.explained(deal, change(found)))


def test_a_share_is_never_called_a_probability() -> None:
    deal, found = river()
    every = [said(), words.legend(found), words.ask_more(), *words.brief(deal, found)]
    assert "of 100 draws from the ranges that the file assumes" in said()
    assert not any(word in text.lower() for text in every for word in FORBIDDEN)


def test_where_nothing_is_drawn_nothing_is_said_of_draws() -> None:
    assert "draws" not in said(lambda found: replace(found, draws=None))


def test_conduct_is_told_only_where_it_changes() -> None:
    deal, found = river()
    assert found.draws is not None
    moved = replace(found, draws=replace(found.draws, changed=found.draws.changed | True))
    assert "In 100.0% of the draws somebody plays otherwise" in " ".join(words.explained(deal, moved))
    assert not found.draws.share_changed
    assert "plays otherwise after a breach, in some" not in said()


def test_a_bound_that_a_switch_ends_says_so() -> None:
    deal, found = river()
    assert found.worst is not None
    until = replace(found, worst=replace(found.worst, status="until a switch", switching=("uma",), good_for=0.3))
    text = " ".join(words.explained(deal, until))
    assert "until a party changes how it plays" in text
    assert "30.0% of the way" in text
    assert "found by trying" not in text
    assert "found by trying" in said()  # as the discount factor bends the payoffs


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("staying", -1.0, "would leave at step 2 of 2, and gain"),
        ("joining", -1.0, "would be better off without it"),
        ("staying", 1.0, "it still keeps itself"),
    ],
)
def test_the_worst_case_in_words(kind: str, raw: float, expected: str) -> None:
    deal, found = river()
    assert found.worst is not None
    condition = replace(found.worst.condition, kind="joining" if kind == "joining" else "staying", step=1)
    worst = replace(
        found.worst, condition=condition, raw=raw, contributions=(Contribution(("breach.audience",), (0.0,), -1),)
    )
    text = " ".join(words.explained(deal, replace(found, worst=worst)))
    assert expected in text
    assert "What costs most there: what it costs anybody to break its word." in text


def test_flips_name_both_values_and_the_way() -> None:
    deal, found = river()
    flip = Flip("breach.leakage", 0.15, 1.0, 0.1841, "slack", ())
    brief = words.turning(deal, replace(found, flips={flip.number: flip}), 3)
    assert brief == ("The verdict turns if the leakage of the sanctions rises from 0.15 to 0.1841.",)
    switch = replace(flip, value=0.1, reason="switch")
    (one,) = words.turning(deal, replace(found, flips={flip.number: switch}), 3)
    assert (
        one
        == "The verdict turns if the leakage of the sanctions falls from 0.15 to 0.1: somebody then plays otherwise."
    )
    (row,) = words.rows(deal, replace(found, flips={flip.number: switch}))
    assert row == ("The leakage of the sanctions", "0.15", "0.1", "0.1 to 0.3", "somebody then plays otherwise")
    assert "No number alone turns" in " ".join(words.turning(deal, replace(found, flips={}), 3))
    assert words.turning(deal, replace(found, flips={}, unfinished=("flips",)), 3) == ()


def test_suspensions_in_words() -> None:
    deal, found = river()
    suspensions = found.suspensions
    assert suspensions is not None
    assert "No suspension of up to 12 steps would do" in said()
    last = suspensions.tried[-1]
    assert last.inner is not None
    kept = replace(last, periods=4, weakest=None)
    loose = replace(kept, inner=replace(last.inner, slack=-1.0, mover="dala"))
    firm = replace(kept, inner=replace(last.inner, slack=1.0))

    def told(*tried: Suspension) -> str:
        return " ".join(words.mercy(deal, replace(found, suspensions=replace(suspensions, tried=tried))))

    assert "suspend it for 4 steps after a breach and then go on, and nobody gains" in told(firm)
    assert "if the suspension is kept. But the suspension does not keep itself: in some situation Dala" in told(loose)
    assert "keeps itself as well if it lasts 6 steps" in told(loose, replace(firm, periods=6))
    assert "1 step after" in told(replace(firm, periods=1))
    assert "is not verified" in told(replace(loose, verified=False))


def test_forgiveness_in_words() -> None:
    assert "relies on a punishment that everyone would rather end" in said()
    assert "After no breach would everybody rather go on" in said(lambda found: replace(found, forgiving=()))


def test_what_is_missing_is_said() -> None:
    text = said(lambda found: replace(found, left_out=("draws", "flips"), unfinished=("worst case",)))
    assert "there are 72 combinations of levels" in text
    assert "draws and single numbers" in text
    assert "A limit came before this was finished: the worst case." in text


@pytest.mark.parametrize("roadmap", ["five-measure-ladder", "vladivostok-2019", "upper-river-2031"])
def test_every_number_has_a_name(roadmap: str) -> None:
    from detente.agreement.endurance.frozen.question import ranges_of

    scenario = read(find(roadmap)).scenario
    names = [amounts.amount(scenario, path) for path in ranges_of(scenario.agreement)]
    assert len(set(names)) == len(names)
    assert not any("." in name for name in names)
    assert amounts.amount(scenario, "no.such.number") == "no.such.number"
