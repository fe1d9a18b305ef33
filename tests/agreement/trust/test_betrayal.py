"""When each type would betray, against the formula over all steps in exact fractions."""

from fractions import Fraction

import pytest

from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.agreement.trust.betrayal import plan_of, plans_of, stopping
from tests.agreement.korea import GUARANTORS, ROADMAPS, ladder
from tests.agreement.trust.lending import lending, offers
from tests.agreement.trust.typed import agreement, case
from tests.agreement.twin import Twin


def chosen(bests: list[Fraction | None], flows: list[Fraction], factor: Fraction) -> int | None:
    """The best step to betray at, the latest of several; waiting at the stay is worth its flow for ever."""

    def until(step: int) -> Fraction:
        return (1 - factor) * sum((factor**t * flows[t] for t in range(step)), Fraction(0))

    last = len(flows) - 1
    worth: list[tuple[Fraction, int]] = [(until(last) + factor**last * flows[last], last + 1)]
    worth += [(until(k) + factor**k * best, k) for k, best in enumerate(bests) if best is not None]
    step = max(worth)[1]
    return None if step > last else step


def owns_something(seed: str) -> bool:
    return "a" in {owner for m in agreement(seed, ("a",), 3).measures.values() for owner in m.owners}


@pytest.mark.parametrize("seed", [seed for k in range(60) if owns_something(seed := f"draw {k}")])
def test_the_formula_in_fractions(seed: str) -> None:
    games, (belief,), path, settings = case(seed, ("a",), 3)
    drawn = agreement(seed, ("a",), 3)
    for plan in plans_of(games, path, settings, "a", belief.types):
        game = games({"a": plan.type})
        twin = Twin(drawn, game.parties)
        i = game.parties.index("a")
        phase = Checker(game, settings).phase(i, None)
        factor = Fraction(float(game.discount[i]))
        flows = [Fraction(float(game.kept[i, path.after(k)])) for k in range(len(path) + 1)]
        bests: list[Fraction | None] = []
        for k in range(len(path) + 1):
            before, after = (tuple(int(x) for x in game.lattice.levels[s]) for s in (path.before(k), path.after(k)))
            reached = [game.lattice.state(s) for s in twin.alternatives("a", before, after)]
            worth = [
                (1 - factor) * Fraction(float(game.kept[i, s])) + factor * Fraction(float(phase.values[i, s]))
                for s in reached
            ]
            bests.append(max(worth, default=None))
        assert plan.step == chosen(bests, flows, factor)
        assert plan.value >= plan.keeping - 1e-9


def test_a_good_trustee_keeps_and_a_bad_one_betrays_at_once() -> None:
    games = lending([0, 1])
    good, bad = plans_of(games, offers(games, [1]), Settings(()), "s", ("good", "bad"))
    assert (good.step, bad.step) == (None, 0)
    assert [good.value, bad.value] == pytest.approx([1, 0.5 * 2.5])
    assert good.is_verified
    assert bad.is_verified


def test_stakes_that_grow_fast_enough_make_a_bad_trustee_wait() -> None:
    steps = {}
    for ratio in (1.19, 1.21):
        games = lending([0, *(ratio**k for k in range(-3, 1))])
        steps[ratio] = plan_of(games({"s": "bad"}), offers(games, [1, 2, 3, 4]), Settings(()), "s").step
    assert steps == {1.19: 0, 1.21: 3}


def test_equal_values_are_betrayed_as_late_as_possible() -> None:
    betrays, value = stopping([1.25, 2.5, 1.0], [0.0, 1.0, 1.0], [0.5, 0.5, 0.5])
    assert betrays == [False, True, False]
    assert value == pytest.approx(1.25)


def test_nobody_leaves_the_ladder_that_holds() -> None:
    game = ladder()
    path = path_of(game, ROADMAPS["phased"])
    for party in ("us", "prk", "rok"):
        assert plan_of(game, path, Settings(GUARANTORS), party).step is None
        assert plan_of(game, path, Settings(("us",)), "us").step == 3
