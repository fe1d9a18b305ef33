"""The quick answers on draws, beside the ordinary answers on the scenario that each draw stands for."""

import pickle
from random import Random

import numpy as np
import pytest

from detente.analyses.guarantors import guarantors
from detente.analyses.setting import setting_of
from detente.analyses.stability import stability
from detente.analyses.sweeps.drawn.changed import changed
from detente.analyses.sweeps.drawn.factors import factors_of
from detente.analyses.sweeps.subjects import SUBJECTS, subject_named
from detente.analyses.sweeps.subjects.guarantors import set_id
from detente.files.catalogue import find
from detente.files.read import read
from detente.model.scenario import Scenario
from tests.analyses.sweeps.drawn import scenario, values

CONCEPTS = ("nash", "seq", "gmr", "smr")


def in_states(drawn: Scenario) -> dict[str, float]:
    """What `stability` says of the named states."""
    answer = stability(setting_of(drawn))
    parties = answer.setting.parties
    found: dict[str, float] = {}
    for name, standing in answer.named.items():
        found |= {f"{name}.{concept}": float(standing.equilibrium(concept)) for concept in CONCEPTS}
        if name != "now":
            found[f"{name}.better"] = float(min(standing.against) > 0)
            found |= {f"{name}.{p}.better": float(a > 0) for p, a in zip(parties, standing.against, strict=True)}
    return found


def in_equilibria(drawn: Scenario) -> dict[str, float]:
    """What `stability` says of all states."""
    answer = stability(setting_of(drawn))
    found: dict[str, float] = {}
    for concept in CONCEPTS:
        rows = answer.equilibria(concept)
        found[f"equilibria.{concept}.count"] = len(rows)
        found[f"equilibria.{concept}.better"] = sum(min(answer.standing(row).against) > 0 for row in rows)
        found[f"equilibria.{concept}.any"] = float(bool(rows))
        found |= {f"equilibria.{concept}.{n}": float(s.equilibrium(concept)) for n, s in answer.named.items()}
    return found


def in_guarantors(drawn: Scenario) -> dict[str, float]:
    """What `guarantors` says of every set; nothing where the goal is not feasible."""
    answer = guarantors(setting_of(drawn))
    found: dict[str, float] = {}
    for each in answer.sets:
        at = f"guarantors.{set_id(each.members)}"
        if not each.feasible:
            continue
        preferred = min(each.against) > 0
        found |= {
            f"{at}.holds": all(each.stable),
            f"{at}.better": preferred,
            f"{at}.works": all(each.stable) and preferred,
        }
        for k, party in enumerate(answer.setting.parties):
            found[f"{at}.{party}.better"] = each.against[k] > 0
            if party in answer.violators:
                found[f"{at}.{party}.keeps"] = each.stable[k]
    return found


ORDINARY = {"states": in_states, "equilibria": in_equilibria, "guarantors": in_guarantors}


def differing(case: Scenario, name: str, count: int, seed: int) -> list[str]:
    """Ids of quantities on which both disagree in some draw."""
    factors, subject = factors_of(case), subject_named(name)
    points = values(factors, count, seed)
    found, ids = subject.function(case, factors)(points), [quantity.id for quantity in subject.quantities(case)]
    assert found.shape == (count, len(ids))
    wrong = []
    for row, answers in zip(points, found, strict=True):
        ordinary = ORDINARY[name](changed(case, factors, row))
        assert set(ordinary) <= set(ids)
        expected = np.array([float(ordinary.get(id, np.nan)) for id in ids])
        wrong += [id for id, a, b in zip(ids, answers, expected, strict=True) if not (a == b or np.isnan([a, b]).all())]
    return wrong


@pytest.mark.parametrize("name", ORDINARY)
@pytest.mark.parametrize("seed", range(60))
def test_small_models(name: str, seed: int) -> None:
    case = scenario(Random(seed))
    if subject_named(name).can_answer(case):
        assert differing(case, name, 4, seed) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ORDINARY)
def test_the_flagship(name: str) -> None:
    assert differing(read(find("vladivostok-2019")).scenario, name, 4, 1) == []


@pytest.mark.parametrize("name", ORDINARY)
def test_the_invented_example(name: str) -> None:
    assert differing(read(find("upper-river-2031")).scenario, name, 6, 2) == []


@pytest.mark.parametrize("name", ORDINARY)
def test_no_row_depends_on_another_and_functions_travel(name: str) -> None:
    case = read(find("upper-river-2031")).scenario
    factors = factors_of(case)
    function = subject_named(name).function(case, factors)
    points = values(factors, 8, 3)
    together = function(points)
    travelled = pickle.loads(pickle.dumps(function))
    apart = np.concatenate([travelled(points[k : k + 1]) for k in reversed(range(8))])[::-1]
    np.testing.assert_array_equal(together, apart)


@pytest.mark.parametrize("name", ORDINARY)
def test_only_factors_in_use_change_answers(name: str) -> None:
    case = read(find("upper-river-2031")).scenario
    factors, subject = factors_of(case), subject_named(name)
    used = subject.uses(case, factors)
    assert {"parties.uma.types", "preferences.uma/open.2", "preferences.lakes"} <= used
    assert "numbers.power" not in used
    points = np.repeat(values(factors, 1, 5), 20, axis=0)
    idle = [k for k, factor in enumerate(factors) if factor.id not in used]
    points[:, idle] = values(factors, 20, 6)[:, idle]
    answers = subject.function(case, factors)(points)
    np.testing.assert_array_equal(answers, np.repeat(answers[:1], 20, axis=0))


def test_names_are_stable() -> None:
    case = read(find("vladivostok-2019")).scenario
    ids = {quantity.id for subject in SUBJECTS for quantity in subject.quantities(case)}
    assert {"full_us.seq", "full_us_china.prk.better", "guarantors.usa+prc.holds", "guarantors.none.holds"} <= ids
    assert {"guarantors.usa+prc.usa.keeps", "equilibria.seq.count", "equilibria.seq.full_all", "now.nash"} <= ids
