"""The Korea ladder: who needs whom, which step is the weakest, and what hangs on a tie."""

from pathlib import Path

import numpy as np
import pytest

from detente.agreement.punishment.credibility import credibility
from detente.agreement.punishment.enforcement import enforcement
from detente.agreement.roadmaps.guarantor_sets import written_sets
from detente.agreement.roadmaps.path import check, path_of
from detente.agreement.terms.game import AgreementGame
from tests.agreement.arithmetic import roadmap
from tests.agreement.korea import EVERYBODY, GUARANTORS, ROADMAPS, ladder

PHASED, AT_ONCE = ROADMAPS["phased"], ROADMAPS["at_once"]
RELIEF_FIRST = roadmap(
    "relief_first",
    EVERYBODY,
    {"W": 3, "U": 4, "N": 1, "A": 2},
    {"N": 2},
    {"W": 4},
)


@pytest.fixture(scope="module")
def game() -> AgreementGame:
    return ladder()


def test_size(game: AgreementGame) -> None:
    assert len(game.lattice) == 450
    assert game.kept[game.parties.index("prk"), game.lattice.now] == pytest.approx(9 - 8 * 0.85)


@pytest.mark.parametrize(
    ("guarantors", "slack", "weakest"),
    [
        # the path is worth .15 .8 + .85 (.15 3.1 + .85 (.15 1.7 + .85 4)) to prk from the first step on; leaving there
        # brings 9 - 6.8 (1 - 1/8) once and then 9 - 8 .3 - .3, less .5 if the US punishes
        ((), -4.995, ("prk", 0, 3.1559875 - 0.15 * 3.05 - 0.85 * 6.3)),
        (("us",), -4.400, ("prk", 0, 3.1559875 - 0.15 * 3.05 - 0.85 * 5.8)),
        (GUARANTORS, 0.275, ("us", 3, 0.275)),
    ],
)
def test_phased(
    game: AgreementGame, guarantors: tuple[str, ...], slack: float, weakest: tuple[str, int, float]
) -> None:
    result, (party, step, share) = check(game, PHASED, guarantors=guarantors), weakest
    assert result.slack == pytest.approx(slack, abs=1e-9)
    assert result.status == ("holds" if slack > 0 else "fails")
    assert result.weakest is not None
    assert (result.weakest.party, result.weakest.step) == (party, step)
    assert result.weakest.slack == pytest.approx(share, abs=1e-9)
    # by leaving the first step prk comes to nothing beyond .8 and 4 on the path; by leaving the last, the US to between
    # 0, today, and 9 - 3/4 + 3, with coercion
    assert result.weakest.relative == pytest.approx(share / {"prk": 4 - 0.8, "us": 11.25}[party])
    last = next(each for each in result.incentives if (each.party, each.step) == ("us", 3))
    assert last.slack == pytest.approx(slack, abs=1e-9)
    assert last.relative == pytest.approx(slack / 11.25)
    assert game.lattice.named(last.deviation[0]) == {"W": 4, "U": 0, "N": 1, "A": 2, "H": 1}


@pytest.mark.parametrize(("patience", "slack"), [(0.85, -0.585), (0.90, -0.150), (0.95, 0.175)])
def test_at_once(patience: float, slack: float) -> None:
    result = check(ladder(patience), AT_ONCE)
    assert result.slack == pytest.approx(slack, abs=1e-9)
    assert result.holds is (slack > 0)
    least = min(result.incentives, key=lambda each: each.slack if each.slack is not None else np.inf)
    assert least.party == ("prk" if patience == 0.85 else "us")


def test_participation_and_the_alternative(game: AgreementGame) -> None:
    result = check(game, PHASED)
    assert result.nodeal.stays
    assert result.nodeal.is_verified
    for party, joining in result.participation.items():
        assert joining.alternative == pytest.approx(game.kept[game.parties.index(party), game.lattice.now])
        assert joining.slack > 0


def test_a_further_penalty_closes_the_gap(game: AgreementGame) -> None:
    penalty = check(game, PHASED, guarantors=("us",)).penalties["us"]
    assert penalty == pytest.approx(4.4 / 0.85)


def test_all_five_are_needed_for_the_uniform_roadmap(game: AgreementGame) -> None:
    found = written_sets(game, path_of(game, PHASED))
    assert found.status == "complete"
    assert found.sufficient == (GUARANTORS,)
    assert found.possible == (GUARANTORS,)
    assert found.hurting == ()


def test_minimal_sets_of_relief_before_the_last_weapons(game: AgreementGame) -> None:
    found = written_sets(game, path_of(game, RELIEF_FIRST), "status quo")
    certain = (("us", "chn", "rok", "rus"), ("chn", "rok", "jpn", "rus"))
    assert found.sufficient == certain
    assert found.possible == (("us", "chn", "rok", "jpn"), *certain)
    assert all(verdict.all_tried and verdict.all_verified for verdict in found.verdicts)
    result = check(game, RELIEF_FIRST, "smallest", guarantors=certain[0])
    assert result.slack == pytest.approx(0.005, abs=1e-9)


def test_the_last_stay_bounds_relief_before_the_last_weapons(game: AgreementGame) -> None:
    result = check(game, RELIEF_FIRST)
    stays = [each.slack for each in result.incentives if each.step == 3 and each.slack is not None]
    assert min(stays) == pytest.approx(1.025, abs=1e-9)
    assert result.slack == pytest.approx(1.025, abs=1e-9)


def test_exact_tie_is_reported() -> None:
    costs = {"rok": 1.2, "jpn": 1.2}  # 1.2 * (1 - 0.5 * 2 / 4) is the reputation of 0.9
    tied = ladder(costs=costs)
    us = tied.parties.index("us")
    three = tied.signatories(("chn", "rok", "jpn"))
    names = {tied.parties[tied.guarantors[g].party] for g in enforcement(tied, us, three).ties}
    assert names == {"rok", "jpn"}
    assert enforcement(ladder(), us, three).ties == ()
    found = [each for each in credibility(enforcement(tied, us, three)) if each.tied]
    assert [each.guarantor for each in found] == ["rok", "jpn"]
    assert all(each.margin == pytest.approx(0, abs=1e-12) for each in found)


def test_conditions_of_enforcement(game: AgreementGame) -> None:
    us = game.parties.index("us")
    alone = {each.guarantor: each for each in credibility(enforcement(game, us, game.signatories(("chn", "rok"))))}
    assert alone["chn"].enforces == 1
    assert alone["chn"].margin == pytest.approx(0.9 - 0.8)
    assert alone["rok"].enforces == 0
    assert alone["rok"].cost == pytest.approx(1.15 * 0.875)
    together = credibility(enforcement(game, us, game.signatories(GUARANTORS)))
    assert [each.enforces for each in together] == [1.0] * 4


def test_the_file_says_the_same() -> None:
    from detente.agreement.terms.game import game_of
    from detente.files.read import read

    reading = read(Path(__file__).with_name("korea_ladder.yaml"))
    scenario = reading.scenario
    read_game, game = game_of(scenario.agreement, tuple(scenario.parties)), ladder()
    assert read_game.parties == game.parties
    np.testing.assert_allclose(read_game.kept, game.kept, atol=1e-12)
    assert read_game.guarantors == game.guarantors
    assert read_game.breach == game.breach
    np.testing.assert_array_equal(read_game.discount, game.discount)
    for name, plan in ROADMAPS.items():
        assert path_of(read_game, scenario.agreement.roadmaps[name]).states == path_of(game, plan).states
        assert scenario.agreement.roadmaps[name].guarantors == plan.guarantors
