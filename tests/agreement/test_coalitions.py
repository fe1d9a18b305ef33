"""How many countries sign an agreement on a common good that nobody enforces (Barrett 1994).

Of n equal countries each provides q_i and gets b Q - c q_i^2 / 2, Q the sum of all. Those that signed choose q
together, the others each for itself. An agreement of k is stable if no member would rather leave and no outsider rather
join, the rest choosing anew. In units of b/c for q and b^2/c for payoffs, b and c are 1.
"""

from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from detente.agreement.punishment.breach import Punishments
from detente.agreement.punishment.nodeal import nodeal
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, Settings, path_values
from detente.agreement.terms.game import AgreementGame, game_of
from detente.model.roadmap import Agreement, Discount, Formula
from tests.agreement.arithmetic import Names, fixed, measure

# ------------------------------------------------------------------ the closed form, in exact fractions


def payoffs(n: int, k: int, b: Fraction, c: Fraction) -> tuple[Fraction, Fraction]:
    """What a member and an outsider get if k have signed: q is k b / c for members, b / c for outsiders."""
    member, outsider = k * b / c, b / c
    total = k * member + (n - k) * outsider
    return b * total - c * member**2 / 2, b * total - c * outsider**2 / 2


def gain_of_signing(n: int, k: int, b: Fraction = Fraction(1), c: Fraction = Fraction(1)) -> Fraction:
    """What the k-th gains by signing against the others signing without it."""
    return payoffs(n, k, b, c)[0] - payoffs(n, k - 1, b, c)[1]


def stable(n: int, b: Fraction = Fraction(1), c: Fraction = Fraction(1)) -> list[int]:
    """Sizes at which no member gains by leaving and no outsider by joining."""
    sizes = range(1, n + 1)
    leaving = {k: gain_of_signing(n, k, b, c) >= 0 for k in sizes}
    joining = {k: k == n or gain_of_signing(n, k + 1, b, c) <= 0 for k in sizes}
    return [k for k in sizes if leaving[k] and joining[k]]


@pytest.mark.parametrize("n", range(3, 13))
@pytest.mark.parametrize(
    ("b", "c"), [(Fraction(1), Fraction(1)), (Fraction(3), Fraction(2)), (Fraction(1, 7), Fraction(5))]
)
def test_two_or_three_whatever_their_number(n: int, b: Fraction, c: Fraction) -> None:
    assert stable(n, b, c) == [2, 3]
    assert max(stable(n, b, c)) == 3  # the third is indifferent; whoever is, signs
    assert gain_of_signing(n, 3, b, c) == 0
    assert gain_of_signing(n, 2, b, c) > 0 > gain_of_signing(n, 4, b, c)


# ------------------------------------------------------------------ the same as an agreement of ours

N = 5
COUNTRIES = tuple("abcde")
NAMES = Names([f"Q{p}" for p in COUNTRIES], formulas=["total"])


@cache
def common_good(now: tuple[int, ...] = (0,) * N) -> AgreementGame:
    """Each country owns a measure; its levels, in units of b/c, reach what all five would choose together."""
    measures = {f"Q{p}": measure(f"Q{p}", p, N, now=level) for p, level in zip(COUNTRIES, now, strict=True)}
    flows = {p: NAMES.parts(good="total", cost=f"-{N * N / 2}*Q{p}*Q{p}") for p in COUNTRIES}
    total = Formula("total", NAMES.expression(f"{N}*(" + " + ".join(measures) + ")"))
    discount = Discount("step", fixed(0.9), {})
    return game_of(Agreement(measures=measures, formulas={"total": total}, flows=flows, discount=discount), COUNTRIES)


@cache
def chosen(k: int) -> tuple[int, ...]:
    """Levels at which the first k have most in sum and each other what is best for itself, found by trying all."""
    game = common_good()
    levels, alone = game.lattice.levels, [best_alone(i) for i in range(N)]
    fits = (levels[:, k:] == alone[k:]).all(axis=1)
    together = np.where(fits, game.kept[:k].sum(axis=0), -np.inf)
    return tuple(levels[together.argmax()].tolist()) if k else tuple(alone)


def best_alone(i: int) -> int:
    """The level that is best for a country, whatever the others do."""
    table = np.moveaxis(common_good().kept[i].reshape((N + 1,) * N), i, -1)
    best = np.unique(table.argmax(axis=-1))
    assert len(best) == 1
    return int(best[0])


def joining(k: int) -> float:
    """What taking part brings the k-th, by the engine's own check: today, the others have an agreement without it."""
    game = common_good(chosen(k - 1))
    path = Path((game.lattice.now, game.lattice.state(chosen(k))))
    found = Checker(game, Settings((), alternative="status quo")).participation(path, path_values(game, path))
    return found[COUNTRIES[k - 1]].slack


def test_what_is_chosen() -> None:
    assert [chosen(k) for k in range(N + 1)] == [(max(k, 1),) * k + (1,) * (N - k) for k in range(N + 1)]


def test_without_agreement_each_provides_for_itself() -> None:
    game = common_good()
    found = nodeal(Punishments(game, game.discount))
    assert found.is_verified
    np.testing.assert_allclose(found.values, N - 0.5)


def test_who_signs() -> None:
    gains = [joining(k) for k in range(1, N + 1)]
    assert gains == pytest.approx([float(gain_of_signing(N, k)) for k in range(1, N + 1)])
    assert gains == pytest.approx([0, 0.5, 0, -1.5, -4])
    held = [k for k in range(1, N + 1) if gains[k - 1] >= -1e-9 and (k == N or gains[k] <= 1e-9)]
    assert held == [2, 3]


def test_a_breach_phase_holds_more_than_signatures() -> None:
    """If all go back to themselves after a breach, all five keep to it: leaving brings 20.5 once, then 4.5."""
    game = common_good()
    result = Checker(game, Settings(())).check(Path((game.lattice.now, game.lattice.state(chosen(N)))))
    assert result.holds
    assert result.slack == pytest.approx(12.5 - (0.1 * 20.5 + 0.9 * 4.5))
