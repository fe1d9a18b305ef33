"""Drawn orders keep everything known, come from a seed, and are equally likely."""

from collections import Counter
from itertools import islice
from random import Random

import numpy as np

from detente.errors import LimitReached
from detente.graph.unknown.completions import completions
from detente.graph.unknown.order import Order
from detente.graph.unknown.shares import drawn as shares_of
from detente.model.conflict import Conflict, Option
from detente.model.states import States, feasible_states
from detente.model.texts import Text
from tests.graph.unknown.quantifiers import Drawn, drawn


def models(count: int) -> list[Drawn]:
    return [drawn(Random(f"completions {k}"), 3, 4, 16) for k in range(count)]


def test_every_draw_keeps_what_is_known_and_adds_no_ties() -> None:
    for each in models(150):
        for k, party in enumerate(each.game.parties):
            chain = completions(each.game.orders[k], each.model.states, np.random.SeedSequence(k))
            for ranks in islice(chain, 3):
                np.testing.assert_array_equal(ranks.rank, ranks.rank[each.model.states.judged_as])
                for row, s in each.shown:
                    for other, t in each.shown:
                        sign = each.unknown.sign(party, t, s)
                        got = int(np.sign(ranks.rank[other] - ranks.rank[row]))
                        assert got == sign if sign is not None else got != 0


def test_a_chain_and_a_single_state() -> None:
    """Of x > y > z and one more state there are four orders without ties, each as likely as the next."""
    better = np.array([[0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=bool)
    found = _orders(Order(np.zeros(4, np.int64), np.arange(4, dtype=np.int32), better, np.ones(4, dtype=bool)))
    assert len(found) == 4
    assert max(abs(count - 500) for count in found.values()) < 4.5 * np.sqrt(2000 * 0.25 * 0.75)


def test_a_block_of_two_above_one_and_one_apart() -> None:
    """Of {x, y} > z and one more state there are two times four orders."""
    better = np.array([[0, 1, 0], [0, 0, 0], [0, 0, 0]], dtype=bool)
    found = _orders(Order(np.zeros(4, np.int64), np.array([0, 0, 1, 2], np.int32), better, np.array([0, 1, 1], bool)))
    assert len(found) == 8
    assert max(abs(count - 250) for count in found.values()) < 4.5 * np.sqrt(2000 / 8 * 7 / 8)


def _orders(order: Order) -> Counter[tuple[int, ...]]:
    chain = completions(order, _four_states(), np.random.SeedSequence(1))
    return Counter(tuple(ranks.rank.tolist()) for ranks in islice(chain, 2000))


def _four_states() -> States:
    return feasible_states(Conflict(tuple(Option(f"o{k}", "a", Text("o")) for k in range(2))))


def test_the_same_seed_gives_the_same_shares_and_another_seed_others() -> None:
    first = models(10)
    same = [shares_of(each.game, 4, 5).stable["seq"] for each in first]
    again = [shares_of(each.game, 4, 5).stable["seq"] for each in models(10)]
    other = [shares_of(each.game, 4, 6).stable["seq"] for each in first]
    assert all((a == b).all() for a, b in zip(same, again, strict=True))
    assert not all((a == b).all() for a, b in zip(same, other, strict=True))


def test_a_limit_leaves_the_draws_that_were_finished() -> None:
    def watch(doing: str, done: int, of: int) -> None:
        if doing == "draws" and done == 3:
            raise LimitReached

    found = shares_of(models(1)[0].game, 10, 0, watch)
    assert found.draws == 3
    assert found.stable["nash"].max() <= 3
