"""Offers: backward induction over the tree, and shares counted in exact fractions."""

import math
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from detente.bargaining.events.offer import Sender, after, at_prestige, over_ends, told

GRIDS = {
    "prestige": [Fraction(x, 10) for x in (0, 1, 3, 8)],
    "called": [Fraction(x, 10) for x in (0, 2, 5, 10)],
    "cost": [Fraction(x, 10) for x in (1, 4, 9, 15)],
    "reputation": [Fraction(x, 10) for x in (0, 5, 10)],
    "stake": [Fraction(x, 10) for x in (0, 2)],
}
PEOPLE = list(product(*GRIDS.values()))


def acts(cost: Fraction, reputation: Fraction, stake: Fraction) -> bool:
    """At the last node: act and keep the deal, or lose word and deal."""
    act, leave = stake - cost, -reputation
    return act > leave


def signs(prestige: Fraction, called: Fraction, cost: Fraction, reputation: Fraction, stake: Fraction) -> bool:
    """At the first node, the last one solved before; not signing brings nothing."""
    last = stake - cost if acts(cost, reputation, stake) else -reputation
    return prestige + called * last + (1 - called) * stake > 0


def sender() -> Sender:
    columns = np.array([[float(x) for x in person] for person in PEOPLE]).T
    return Sender(*columns)


def test_who_acts_and_who_offers_is_what_the_tree_says() -> None:
    found = sender()
    clear = [
        k
        for k, (b, q, c, r, v) in enumerate(PEOPLE)
        if b + v - q * min(c, r + v) != 0 and c != r + v  # floats may fall either way on a tie
    ]
    assert len(clear) > 300
    for k in clear:
        assert bool(found.would_act[k]) == acts(*PEOPLE[k][2:]), PEOPLE[k]
        assert bool(found.offers[k]) == signs(*PEOPLE[k]), PEOPLE[k]


def test_the_ratio_is_that_of_counted_shares() -> None:
    found = sender()
    tale = told(found.would_act, found.offers)
    will = [person for person, act in zip(PEOPLE, found.would_act, strict=True) if act]
    wont = [person for person, act in zip(PEOPLE, found.would_act, strict=True) if not act]
    offered = dict(zip(PEOPLE, found.offers, strict=True))
    above = Fraction(sum(bool(offered[p]) for p in will), len(will))
    below = Fraction(sum(bool(offered[p]) for p in wont), len(wont))
    assert (tale.acting, tale.idle) == (len(will), len(wont))
    assert tale.ratio == pytest.approx(float(above / below))
    assert tale.low is not None
    assert tale.high is not None
    assert tale.low < float(above / below) < tale.high


def test_with_prestige_above_all_burden_an_offer_tells_nothing() -> None:
    found = sender()
    (tale,) = at_prestige(found, [float(max(found.burden)) + 1e-6])
    assert tale.ratio == 1


def test_without_any_gain_nobody_offers() -> None:
    n = np.zeros(4)
    dear = Sender(n, n + 0.5, np.array([0.1, 0.2, 2, 3]), n + 1, n)
    assert not dear.offers.any()
    assert told(dear.would_act, dear.offers).ratio is None


def test_who_has_no_word_to_lose_offers_cheaply() -> None:
    """Costs are alike; half have a reputation and would act, half have none: a small prestige draws only these."""
    reputation = np.array([2.0, 2.0, 0.01, 0.01])
    found = Sender(np.full(4, 0.1), np.full(4, 0.5), np.ones(4), reputation, np.zeros(4))
    tale = told(found.would_act, found.offers)
    assert (tale.if_acting, tale.if_idle, tale.ratio) == (0, 1, 0)


def test_only_who_means_it_gives_an_infinite_ratio() -> None:
    cost = np.array([0.1, 0.1, 5.0])
    found = Sender(np.full(3, 0.2), np.full(3, 0.5), cost, np.ones(3), np.zeros(3))
    ratio = told(found.would_act, found.offers).ratio
    assert ratio is not None
    assert math.isinf(ratio)
    assert after(0.3, ratio) == 1


def test_priors_move_by_bayes_rule() -> None:
    assert after(0.25, 3.0) == pytest.approx(0.5)
    assert after(0.5, 1.0) == 0.5
    assert after(0.0, math.inf) == 0


def test_ends_hold_the_ratio_of_each_single_value() -> None:
    found = sender()
    prestige, called = [0.05, 0.3, 0.8], [0.2, 0.9]
    ends = over_ends(found, prestige, called)
    each = []
    for b, q in product(prestige, called):
        people = [(acts(*person[2:]), signs(Fraction(str(b)), Fraction(str(q)), *person[2:])) for person in PEOPLE]
        yes = sum(act and sign for act, sign in people) / sum(act for act, _sign in people)
        no = sum(sign and not act for act, sign in people) / sum(not act for act, _sign in people)
        each.append(yes / no if no else math.inf)
    assert ends is not None
    assert list(ends) == pytest.approx([min(each), max(each)])
