"""The scenario that a draw stands for."""

import numpy as np
import pytest

from detente.analyses.setting import setting_of
from detente.analyses.sweeps.drawn.changed import changed
from detente.analyses.sweeps.drawn.completions import COMPLETIONS
from detente.analyses.sweeps.drawn.factors import factors_of
from detente.files.catalogue import find
from detente.files.read import read, read_text
from detente.model.conditions import Taken
from detente.model.scenario import Scenario, WishKey
from detente.preferences.ranking import Ranking
from detente.preferences.statements import Statements
from tests.analyses.sweeps.drawn import values
from tests.analyses.texts import scenario_text


@pytest.fixture(scope="module")
def example() -> Scenario:
    return read(find("upper-river-2031")).scenario


def with_drawn(case: Scenario, **drawn: float) -> Scenario:
    """The scenario with some factors drawn, the others central; `__` stands for a dot, `_of_` for a slash."""
    wanted = {name.replace("__", ".").replace("_of_", "/"): value for name, value in drawn.items()}
    factors = factors_of(case)
    assert wanted.keys() <= {factor.id for factor in factors}
    return changed(case, factors, np.array([wanted.get(factor.id, factor.central) for factor in factors]))


def test_numbers_become_fixed(example: Scenario) -> None:
    factors = factors_of(example)
    row = values(factors, 1, 4)[0]
    found = changed(example, factors, row)
    drawn = dict(zip((factor.id for factor in factors), row, strict=True))
    assert found.agreement.numbers["power"].value.central == drawn["numbers.power"]
    assert found.agreement.numbers["flood"].value.central == 6
    assert found.agreement.discount is not None
    assert found.agreement.discount.of["uma"].central == drawn["discount.uma"]
    assert found.contest.capability["economy"]["dala"].central == drawn["capability.economy.dala"]
    stands = {stand.party: stand for stand in found.contest.issues["release"].stands}
    assert stands["lakes"].position.central == drawn["issues.release.positions.lakes.position"]
    assert [factor.id for factor in factors_of(found)] == ["parties.uma.types", "parties.dala.types"]


def test_every_number_of_the_flagship_is_put_in() -> None:
    case = read(find("vladivostok-2019")).scenario
    factors = factors_of(case)
    found = changed(case, factors, values(factors, 1, 7)[0])
    assert {factor.id for factor in factors_of(found)} == {"parties.prk.types", "parties.usa.types"}


def test_central_values_change_no_order() -> None:
    case = read(find("vladivostok-2019")).scenario
    np.testing.assert_array_equal(setting_of(with_drawn(case)).game.ranks, setting_of(case).game.ranks)


def test_a_type_becomes_the_reference_type(example: Scenario) -> None:
    assert with_drawn(example, parties__uma__types=1).reference_types() == {"uma": "tough", "dala": "calm"}
    assert with_drawn(example, parties__uma__types=0).reference_types() == {"uma": "open", "dala": "calm"}


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        (0.0, 0.0, "XYZ"),
        (1.2, 0.0, "YXZ"),  # 2.2, 2, 3
        (1.0, 0.0, "XYZ"),  # 2, 2, 3: a tie stays in the order of the file
        (2.4, -1.0, "YZX"),  # 3.4, 1, 3
        (-1.0, 1.4, "XZY"),  # 0, 3.4, 3
    ],
)
def test_statements_stand_by_position_plus_shift(first: float, second: float, order: str) -> None:
    text = scenario_text(
        options="{X: {party: a, name: x}, Y: {party: a, name: y}, Z: {party: a, name: z}}",
        preferences="{a: [{wants: X, may_shift: 2}, {wants: Y, may_shift: 1}, Z], b: [X]}",
    )
    found = with_drawn(read_text(text, "a.yaml").scenario, preferences__a__1=first, preferences__a__2=second)
    wishes = found.preferences[WishKey("a")]
    assert isinstance(wishes, Statements)
    wanted = [statement.wants for statement in wishes.statements]
    assert "".join("XYZ"[want.option] for want in wanted if isinstance(want, Taken)) == order
    assert not any(statement.may_shift for statement in wishes.statements)


def test_a_completion_keeps_what_is_known_and_differs_between_draws(example: Scenario) -> None:
    orders = set()
    for k in range(0, COMPLETIONS, 20):
        found = with_drawn(example, preferences__lakes=(k + 0.5) / COMPLETIONS)
        assert isinstance(found.preferences[WishKey("lakes")], Ranking)
        setting = setting_of(found)
        rank = setting.game.ranks[setting.parties.index("lakes")]
        deal, bare, now, war = (rank[setting.named_rows[name]] for name in ("deal", "bare", "now", "war"))
        assert deal > bare > now > war
        orders.add(tuple(rank))
    assert len(orders) == 10
