"""Beliefs follow Bayes' rule, count only the past, and renew themselves with successors."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from detente.agreement.trust.beliefs import Belief, belief_of, beliefs_of, evidence_of, matters, prior_of, updated
from detente.model.conflict import Party, PartyType
from detente.model.history import Event
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Discount
from detente.model.scenario import Scenario
from detente.model.texts import Text
from tests.agreement.arithmetic import fixed

OPEN_TOUGH = (PartyType("open", Range(0.4, 0.6, 0.8, "triangular")), PartyType("tough", None))
UMA = Party("uma", Text("Uma"), OPEN_TOUGH, fixed(0.1))


def event(date: str, **likely: float) -> Event:
    return Event(date, Text(date), likely={("uma", kind): chance for kind, chance in likely.items()})


def scenario(*events: Event, date: str | None = "2031-03-01") -> Scenario:
    discount = Discount("step", fixed(0.85), {"uma/tough": fixed(0.7)})
    parties = {"uma": UMA, "dala": Party("dala", Text("Dala"), OPEN_TOUGH), "lakes": Party("lakes", Text("Lakes"))}
    return Scenario("s", Text("s"), parties, date=date, events=events, agreement=Agreement(discount=discount))


def test_rest_takes_what_is_left_also_in_a_draw() -> None:
    assert prior_of(UMA) == pytest.approx([0.6, 0.4])
    assert prior_of(UMA, {"parties.uma.types.open": 0.75}) == pytest.approx([0.75, 0.25])


def test_numbers_without_rest_are_divided_by_their_sum() -> None:
    party = Party("uma", Text("Uma"), (PartyType("a", fixed(0.7)), PartyType("b", fixed(0.3))))
    assert prior_of(party, {"parties.uma.types.a": 0.9}) == pytest.approx([0.75, 0.25])


def test_the_past_is_applied_and_the_future_is_not() -> None:
    found = belief_of(scenario(event("2031-02-01", open=0.9, tough=0.4), event("2031-09-01", open=0, tough=1)), "uma")
    assert found.today[0] == pytest.approx(0.6 * 0.9 / (0.6 * 0.9 + 0.4 * 0.4))
    assert found.turnover == 0.1
    undated = belief_of(scenario(event("2031-02-01", open=0.9, tough=0.4), date=None), "uma")
    assert undated.today == pytest.approx(found.today)


def test_only_parties_whose_types_matter_to_the_agreement() -> None:
    assert [belief.party for belief in beliefs_of(scenario())] == ["uma"]
    assert not matters(Agreement(), "uma", ("open", "tough"))


def test_events_count_in_the_order_of_dates() -> None:
    late, early = event("2031-02-01", open=0.5, tough=0.1), event("2030-11-04", open=0.2)
    evidence = evidence_of(UMA, (late, early, event("2031-01-01")), None)
    np.testing.assert_array_equal(evidence, [[0.2, np.nan], [0.5, 0.1]])


def test_an_event_that_says_nothing_of_a_type_leaves_its_mass() -> None:
    masses = updated(np.array([0.5, 0.3, 0.2]), np.array([0.8, 0.4, np.nan]))
    assert masses == pytest.approx([0.8 * 0.8 * 0.5 / (0.4 + 0.12), 0.8 * 0.4 * 0.3 / (0.4 + 0.12), 0.2])


def test_an_event_that_no_type_could_cause_is_named_and_changes_nothing() -> None:
    belief = Belief("uma", ("open", "tough"), np.array([1.0, 0.0]), np.array([[0.0, 0.9], [0.5, 0.5]]))
    assert belief.impossible == (0,)
    assert belief.today == pytest.approx([1, 0])


def test_another_prior_of_the_reference_type() -> None:
    belief = Belief("uma", ("a", "b", "c"), np.array([0.5, 0.4, 0.1]))
    assert belief.with_reference(0.2).prior == pytest.approx([0.2, 0.64, 0.16])
    assert Belief("uma", ("a", "b"), np.array([1.0, 0])).with_reference(0.2).prior == pytest.approx([0.2, 0.8])


def test_trust_grows_with_a_grid_of_types_step_by_step() -> None:
    betrays = np.array([[0, 0, 0, 0], [0, 0, 1, 1], [0, 1, 1, 1], [1, 1, 1, 1]], dtype=bool)
    path = Belief("uma", ("w", "x", "y", "z"), np.full(4, 0.25)).path(betrays)
    assert path.masses[:, 0] == pytest.approx([1 / 4, 1 / 3, 1 / 2, 1])
    assert path.kept == pytest.approx([3 / 4, 2 / 3, 1 / 2, 1])


def test_a_step_kept_against_all_expectation_is_put_down_to_the_reference_type() -> None:
    path = Belief("uma", ("a", "b"), np.array([0.0, 1.0])).path(np.array([[False, False], [True, True]]))
    assert path.kept == pytest.approx([0, 1])
    assert path.masses[1] == pytest.approx([1, 0])


@pytest.mark.parametrize("seed", range(20))
def test_joint_chances_of_whole_histories_say_the_same(seed: int) -> None:
    """The slow way: sum over who was in office before every step, in fractions, and divide once at the end."""
    random = Random(seed)
    kinds, steps, hazard = 3, 4, Fraction(1, 8)
    prior = [Fraction(random.randint(1, 6)) for _ in range(kinds)]
    prior = [p / sum(prior) for p in prior]
    likely = [[Fraction(random.randint(1, 8), 8) for _ in range(kinds)] for _ in range(2)]
    betrays = [[False] * steps] + [[random.random() < 0.4 for _ in range(steps)] for _ in range(kinds - 1)]
    joint: dict[tuple[int, ...], Fraction] = {(k,): prior[k] * likely[0][k] * likely[1][k] for k in range(kinds)}
    belief = Belief(
        "uma", ("a", "b", "c"), np.array(prior, dtype=float), np.array(likely, dtype=float), turnover=float(hazard)
    )
    path = belief.path(np.array(betrays))
    for step in range(steps):
        total = sum(joint.values())
        now = [sum(c for h, c in joint.items() if h[-1] == k) / total for k in range(kinds)]
        assert path.masses[step] == pytest.approx([float(m) for m in now])
        staying = {h: c for h, c in joint.items() if not betrays[h[-1]][step]}
        assert path.kept[step] == pytest.approx(float(sum(staying.values()) / total))
        joint = {
            (*h, k): c * ((1 - hazard) * (k == h[-1]) + hazard * prior[k])
            for h, c in staying.items()
            for k in range(kinds)
        }
