"""What would have to be believed: known shares, an integration over a grid, intervals, and who may promise what."""

from itertools import product

import numpy as np
import pytest

from detente.agreement.trust.credibility import Believed, Promises, Sampling, believed, drawn
from detente.model.ranges import Range

SETS = {
    (): 0.05,
    ("usa",): 0.23,
    ("chn",): 0.44,
    ("usa", "rus"): 0.44,
    ("usa", "chn"): 0.74,
}


def between(low: float, high: float) -> Range:
    return Range(low, (low + high) / 2, high, "uniform")


KOREA = Promises(
    disarmed=between(0.15, 0.50),
    today=between(0.02, 0.10),
    gain=between(0.02, 0.15),
    restraint={"usa": between(0.20, 0.50), "rok": between(0.05, 0.20), "jpn": between(0, 0.05)},
    protection={"chn": between(0.30, 0.70), "rus": between(0.10, 0.40)},
    attackers=frozenset({"usa", "rok", "jpn"}),
    able=frozenset({"chn", "rus"}),
)


@pytest.fixture(scope="module")
def found() -> Believed:
    return believed(KOREA)


@pytest.mark.parametrize(("chosen", "share"), SETS.items())
def test_shares_of_the_illustrative_ranges(found: Believed, chosen: tuple[str, ...], share: float) -> None:
    assert found.of(*chosen).share == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("chosen", [*SETS, ("usa", "chn", "rus")])
def test_an_integration_over_a_grid_lies_in_the_interval(found: Believed, chosen: tuple[str, ...]) -> None:
    """Over the midpoints of a grid of all numbers but t0, of which the share below a limit is known."""
    points = 24 if len(chosen) < 3 else 12
    amounts = [KOREA.today, KOREA.gain, *(KOREA.factors[name] for name in KOREA.involved(chosen) if "." in name)]
    middles = [a.low + (a.high - a.low) * (np.arange(points) + 0.5) / points for a in amounts]
    shares = []
    for today, gain, *removed in product(*middles):
        limit = (today + gain) / np.prod([1 - r for r in removed])
        shares.append(min(max((limit - 0.15) / 0.35, 0.0), 1.0))
    judged = found.of(*chosen)
    assert judged.low - 1e-3 <= np.mean(shares) <= judged.high + 1e-3
    assert judged.high - judged.low < 0.004


def test_minimal_sets(found: Believed) -> None:
    assert [each.guarantors for each in found.minimal(0.7)] == [("usa", "chn"), ("rok", "chn", "rus")]
    assert found.minimal(0.99) == ()
    assert [each.guarantors for each in found.minimal(0.0)] == [()]
    edge = found.of("usa", "chn")
    assert edge in found.close(edge.share)


def test_a_further_promise_never_lowers_a_share(found: Believed) -> None:
    for one, other in product(found.shares, repeat=2):
        if set(one.guarantors) < set(other.guarantors):
            assert one.share <= other.share


def test_no_bonus_for_many(found: Believed) -> None:
    """All five: exactly what the five promises leave of the threat."""
    draws = drawn(KOREA, found.settings)
    left = draws["disarmed"].copy()
    for name in ("restraint.usa", "restraint.rok", "restraint.jpn", "protection.chn", "protection.rus"):
        left *= 1 - draws[name]
    accepts = left < draws["today"] + draws["gain"]
    assert found.of("usa", "rok", "jpn", "chn", "rus").share == pytest.approx(accepts.mean(), abs=1e-12)


def test_what_drives_the_share(found: Believed) -> None:
    drivers = found.of("usa").drivers
    assert list(drivers) == ["disarmed", "gain", "restraint.usa", "today"]
    assert drivers["disarmed"] < -0.7
    assert min(drivers["gain"], drivers["restraint.usa"], drivers["today"]) > 0.1


def test_rank_correlation_by_its_definition() -> None:
    sampling = Sampling(power=6, blocks=2)
    draws = drawn(KOREA, sampling)
    margins = (draws["today"] + draws["gain"] - draws["disarmed"]).ravel()
    gains = draws["gain"].ravel()
    gaps = [int((gains < g).sum()) - int((margins < m).sum()) for g, m in zip(gains, margins, strict=True)]
    count = len(gains)
    expected = 1 - 6 * sum(gap**2 for gap in gaps) / (count * (count**2 - 1))
    assert believed(KOREA, sampling).of().drivers["gain"] == pytest.approx(expected)


def test_the_same_seed_gives_the_same_and_another_one_does_not() -> None:
    shares = [[e.share for e in believed(KOREA, Sampling(seed, 8, 4)).shares] for seed in (3, 3, 4)]
    assert shares[0] == shares[1] != shares[2]


@pytest.mark.parametrize("method", ["sobol", "random"])
def test_intervals_hold_what_they_promise(method: str, found: Believed) -> None:
    hits = 0
    for seed in range(60):
        sampling = Sampling(seed, 6, 8, "sobol" if method == "sobol" else "random")
        judged = believed(KOREA, sampling).of("usa", "chn")
        hits += judged.low <= found.of("usa", "chn").share <= judged.high
    assert hits >= 51  # of 60; fewer than one time in a hundred at 95 per cent


def test_sobol_points_are_closer_than_random_ones() -> None:
    widths = [
        believed(KOREA, Sampling(1, 10, 8, method)).of("usa").high
        - believed(KOREA, Sampling(1, 10, 8, method)).of("usa").low
        for method in ("sobol", "random")
    ]
    assert widths[0] < widths[1]


def test_numbers_without_range_drive_nothing() -> None:
    sure = Promises(Range.fixed(0.2), Range.fixed(0.05), between(0, 0.2), {}, {}, frozenset(), frozenset())
    judged = believed(sure, Sampling(power=8)).of()
    assert judged.drivers["disarmed"] == 0
    assert judged.share == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("wrong", [{"attackers": frozenset({"usa"})}, {"able": frozenset({"rus"})}])
def test_who_may_promise_what(wrong: dict[str, frozenset[str]]) -> None:
    given = {"attackers": KOREA.attackers, "able": KOREA.able} | wrong
    with pytest.raises(ValueError, match="only"):
        Promises(KOREA.disarmed, KOREA.today, KOREA.gain, KOREA.restraint, KOREA.protection, **given)


def test_a_share_is_between_nothing_and_all() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Promises(KOREA.disarmed, KOREA.today, KOREA.gain, {"usa": between(0.5, 1.2)}, {}, KOREA.attackers, KOREA.able)
