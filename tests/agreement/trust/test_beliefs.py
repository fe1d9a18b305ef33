"""Beliefs follow Bayes' rule, count only the past, and renew themselves with successors."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from detente.agreement.trust.beliefs import Belief, belief_of, beliefs_of, matters
from detente.model.conflict import Party, PartyType
from detente.model.history import Event
from detente.model.past.types import contradictions, default_type, evidence_of, posterior, prior_of
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
    masses = posterior(np.array([0.5, 0.3, 0.2]), np.array([[0.8, 0.4, np.nan]]))
    assert masses == pytest.approx([0.8 * 0.8 * 0.5 / (0.4 + 0.12), 0.8 * 0.4 * 0.3 / (0.4 + 0.12), 0.2])


@pytest.mark.parametrize("seed", range(200))
def test_belief_does_not_depend_on_the_order_of_events(seed: int) -> None:
    """The slow way: the joint chance of each type and all events, in fractions, divided once."""
    random = Random(seed)
    kinds, count = random.randint(2, 4), random.randint(1, 5)
    prior = [Fraction(random.randint(1, 6)) for _ in range(kinds)]
    prior = [p / sum(prior) for p in prior]
    told = [
        [None if random.random() < 0.3 else Fraction(random.randint(0 if k else 1, 8), 8) for k in range(kinds)]
        for _ in range(count)
    ]
    joint = list(prior)
    for row in told:
        named = [k for k in range(kinds) if row[k] is not None]
        average = Fraction(1)
        if named:
            average = sum((prior[k] * (row[k] or 0) for k in named), Fraction(0)) / sum(prior[k] for k in named)
        joint = [joint[k] * (average if (chance := row[k]) is None else chance) for k in range(kinds)]
    orders = [random.sample(range(count), count) for _ in range(4)]
    found = set()
    for order in orders:
        rows = np.array([[np.nan if chance is None else float(chance) for chance in told[k]] for k in order])
        found.add(tuple(posterior(np.array(prior, dtype=float), rows).tolist()))
        refused = list(contradictions(np.array(prior, dtype=float), rows))
        assert bool(refused) == (sum(joint) == 0)
    assert len(found) == 1
    if sum(joint):
        assert found.pop() == pytest.approx([float(each / sum(joint)) for each in joint], abs=1e-12)


def test_events_about_different_types_in_either_order() -> None:
    """By hand: a third each; the first event halves a against b, the second b against c; 3/4 and 3/4 on the average."""
    first, second = [0.5, 1, np.nan], [np.nan, 0.5, 1]
    found = posterior(np.full(3, 1 / 3), np.array([first, second]))
    assert found == pytest.approx([0.5 * 0.75 / 1.625, 0.5 / 1.625, 0.75 / 1.625])
    assert found.tolist() == posterior(np.full(3, 1 / 3), np.array([second, first])).tolist()


def test_a_type_of_tiny_weight_takes_over_where_only_it_is_left() -> None:
    rows = np.array([[1e-200, 1e-200, 1.0]] * 3 + [[1.0, 1.0, 0.0]])
    assert posterior(np.array([0.5, 0.25, 0.25]), rows)[2] == 0
    assert posterior(np.array([1.0, 0.0, 0.0]), np.array([[0, 0.2, 0.6]])) == pytest.approx([0, 0.25, 0.75])
    assert posterior(np.array([1.0, 0.0]), np.array([[0.0, 0.0]])).tolist() == [1.0, 0.0]


def test_a_rest_that_is_only_rounding_is_none() -> None:
    shares = [PartyType(kind, fixed(share)) for kind, share in (("a", 0.7), ("b", 0.2), ("c", 0.1))]
    assert 1 - sum(kind.prior.central for kind in shares if kind.prior is not None) > 0
    assert prior_of(Party("uma", Text("Uma"), (*shares, PartyType("d", None))))[3] == 0


def test_the_default_is_the_first_type_that_has_weight_or_the_likeliest() -> None:
    nothing = np.empty((0, 3))
    assert default_type(np.array([0.1, 0.3, 0.6]), nothing) == 0
    assert default_type(np.array([0.0, 0.3, 0.7]), nothing) == 2
    assert default_type(np.array([0.0, 0.5, 0.5 + 1e-13]), nothing) == 1
    assert default_type(np.array([0.5, 0.3, 0.2]), np.array([[0, 0.1, 0.9]])) == 2


def test_of_events_that_exclude_each_other_the_fewest_are_named() -> None:
    prior = np.array([0.4, 0.3, 0.3, 0.0])
    found = list(contradictions(prior, np.array([[1, 1, 0, 1], [0, 1, 1, 1], [1, 1, 0.5, 1], [1, 0, 1, 1]])))
    assert [(each.event, each.against) for each in found] == [(3, (0, 1))]
    found = list(contradictions(prior, np.array([[1, 0, 0, 1], [0, 1, 1, 0], [0, 0, 0, 1]])))
    assert [(each.event, each.against, each.unnamed) for each in found] == [(1, (0,), ()), (2, (), ())]
    found = list(contradictions(prior, np.array([[0, np.nan, np.nan, 1]])))
    assert [(each.event, each.against, each.unnamed) for each in found] == [(0, (), (1, 2))]
    assert list(contradictions(prior, np.array([[np.nan, np.nan, np.nan, 0]]))) == []


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
