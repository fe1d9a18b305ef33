"""What is said of a scenario whose preferences leave states uncompared, and of types as a mixture."""

import pytest

from detente.analyses.brief import brief
from detente.analyses.mixture import answers, mixture
from detente.analyses.setting import Setting, UnknownSetting, any_setting_of, setting_of
from detente.analyses.unknown import NO, YES, Asking, UnknownAnswer, document, draws_for, unknown, why
from detente.errors import LimitReached, Unanswerable
from detente.files.read import read_text
from tests.analyses.texts import scenario_text

PAIRS = "{a: {pairs: [NY > NN, YY > YN]}, b: [not Y]}"
"""a never compares a state in which it helps with one in which it does not; b would rather not pay."""


def answer(**sections: str) -> UnknownAnswer:
    setting = any_setting_of(read_text(scenario_text(**sections), "t").scenario)
    assert isinstance(setting, UnknownSetting)
    return unknown(setting)


def words(found: UnknownAnswer, rows: list[int]) -> list[str]:
    return [found.setting.word(row) for row in rows]


def test_by_hand() -> None:
    """Whether a helps hangs on what is open; b pays in no equilibrium."""
    found = answer(preferences=PAIRS)
    assert found.partial == ("a",)
    assert words(found, found.throughout("nash")) == []
    assert words(found, found.somewhere("nash")) == ["NN", "YN"]
    assert [words(found, found.extension("nash", name)) for name in "abcd"] == [[], ["NN", "YN"], [], ["NN", "YN"]]
    now = found.named["now"]
    assert (now.together["nash"].necessarily, now.together["nash"].possibly) == (NO, YES)
    assert [bearing.necessarily for bearing in now.parties["nash"]] == [NO, YES]
    assert found.standing(3).against == (None, -1)
    assert found.standing(2).way == "perhaps"
    assert not any(found.undecided(concept) for concept in found.concepts)


def test_a_share_of_one_pair_is_about_a_half() -> None:
    """x against y falls either way in equal measure; 200 draws stray by less than 5 standard deviations."""
    share = answer(preferences=PAIRS).named["now"].together["nash"].share
    assert share is not None
    assert abs(share - 0.5) < 5 * (0.25 / 200) ** 0.5


def test_pairs_that_compare_everything_are_an_order_like_any_other() -> None:
    complete = "{a: {pairs: [YY > NY, NY > YN, YN = NN]}, b: [not Y]}"
    ranked = "{a: {ranking: [YY, NY, [YN, NN]]}, b: [not Y]}"
    games = [setting_of(read_text(scenario_text(preferences=each), "t").scenario).game for each in (complete, ranked)]
    signs = [(game.ranks[0][:, None] > game.ranks[0]).tolist() for game in games]
    assert signs[0] == signs[1]


def test_the_seed_and_nothing_else_changes_the_shares() -> None:
    setting = any_setting_of(read_text(scenario_text(preferences=PAIRS), "t").scenario)
    assert isinstance(setting, UnknownSetting)
    first, again, other = (document(unknown(setting, Asking(40, seed))) for seed in (0, 0, 1))
    assert first == again
    assert first != other


def test_a_limit_keeps_what_was_finished() -> None:
    setting = any_setting_of(read_text(scenario_text(preferences=PAIRS), "t").scenario)
    assert isinstance(setting, UnknownSetting)

    def at_draws(doing: str, _done: int, _of: int) -> None:
        if doing == "draws":
            raise LimitReached

    cut = unknown(setting, watch=at_draws)
    assert cut.unfinished == ("draws", "search")
    assert cut.drawn is None
    assert document(cut)["states"]["now"]["equilibrium"]["nash"] == {"necessarily": NO, "possibly": YES, "share": None}

    def at_once(_doing: str, _done: int, _of: int) -> None:
        raise LimitReached

    assert unknown(setting, watch=at_once).unfinished == ("seq", "gmr", "smr", "draws", "search")


def test_how_many_draws() -> None:
    assert [draws_for(states) for states in (1, 2_000, 16_384, 1 << 20)] == [200, 200, 24, 20]


@pytest.mark.parametrize(("concept", "party", "code"), [("odd", "a", "E954"), ("seq", "z", "E905")])
def test_what_cannot_be_asked(concept: str, party: str, code: str) -> None:
    setting = any_setting_of(read_text(scenario_text(preferences=PAIRS), "t").scenario)
    assert isinstance(setting, UnknownSetting)
    with pytest.raises(Unanswerable) as raised:
        why(unknown(setting, Asking(concepts=(concept,))), 0, party, concept)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_too_many_moves_to_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.graph.unknown.partial.MOST_MOVES", 15)
    with pytest.raises(Unanswerable) as raised:
        answer(preferences=PAIRS)
    assert [problem.code for problem in raised.value.problems] == ["E950"]


# ---------------------------------------------------------------- types
TYPES = "{a: {name: Ay, types: {mild: 0.4, hard: rest}}, b: {name: Bee}}"
EVENT = "[{date: 2020-01-01, what: helped, likely: {a/mild: 0.9, a/hard: 0.3}}]"


def test_weights_are_the_files_after_its_events() -> None:
    """Mild a wants to help and hard a does not; by Bayes .4 * .9 against .6 * .3 is two to one."""
    wishes = "{a/mild: [X], a/hard: [not X], b: [not Y]}"
    text = scenario_text(parties=TYPES, preferences=wishes, events=EVENT, states="{helped: {on: [X]}}")
    scenario = read_text(text, "t").scenario
    found = mixture(scenario, list(answers(scenario)))
    assert found is not None
    assert found.weights == pytest.approx((2 / 3, 1 / 3))
    assert found.named["helped"]["nash"].holds == pytest.approx(2 / 3)
    assert found.named["now"]["nash"].holds == pytest.approx(1 / 3)
    assert found.parties["now"]["nash"]["b"].holds == pytest.approx(1)
    assert brief(scenario).mixture == found


def test_a_type_with_open_pairs_counts_where_it_may_hold() -> None:
    wishes = "{a/mild: {pairs: [NY > NN, YY > YN]}, a/hard: [not X], b: [not Y]}"
    scenario = read_text(scenario_text(parties=TYPES, preferences=wishes), "t").scenario
    kinds = [type(each.setting) for each in answers(scenario)]
    assert kinds == [UnknownSetting, Setting]
    found = mixture(scenario, list(answers(scenario)))
    assert found is not None
    weight = found.named["now"]["nash"]
    assert [weight.holds, weight.may] == pytest.approx([0.6, 1])


def test_one_combination_is_no_mixture() -> None:
    scenario = read_text(scenario_text(), "t").scenario
    with pytest.raises(Unanswerable) as raised:
        list(answers(scenario))
    assert [problem.code for problem in raised.value.problems] == ["E952"]
    assert brief(scenario).mixture is None
