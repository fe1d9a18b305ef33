"""Unknown preference and types as a mixture, as a reader types them."""

import pytest

from tests.cli.asked import asked

RIVER = "upper-river-2031"


def test_stability_answers_with_all_some_and_shares() -> None:
    done = asked("stability", RIVER, "--format", "json", "--draws", "30")
    assert done.status == 0
    found = done.document
    assert found["unknown"] == {"parties": ["lakes"], "draws": 30, "seed": 0, "replies": "possible"}
    for concept in found["concepts"].values():
        every, some = set(concept["necessarily"]["equilibria"]), set(concept["possibly"]["equilibria"])
        assert every <= some
        assert len(concept["possibly"]["shares"]) == concept["possibly"]["count"]
        assert set(concept["extensions"]["a"]["equilibria"]) <= set(concept["extensions"]["d"]["equilibria"])
    asked_of = found["asked"]
    assert (asked_of["state"], asked_of["concept"]) == ("YNNYYNN", "seq")
    assert asked_of["verdict"] == asked_of["equilibrium"]["seq"]
    assert asked_of["verdict"]["necessarily"] == "no"


def test_the_text_names_who_is_open_and_every_extension() -> None:
    done = asked("stability", RIVER, "--unknown", "all", "--draws", "5")
    assert "The file leaves open how Lakes Union would compare some states." in done.out
    assert "Shares are of 5 drawn completions (seed 0)" in done.out
    assert "The named states by extension: stable for whom" in done.out
    assert asked("stability", RIVER, "--unknown", "a", "--draws", "5").out.count("tempts") == 1


def test_other_replies_change_the_extensions_only() -> None:
    known, possible = (
        asked("stability", RIVER, "--replies", kind, "--draws", "5", "--format", "json").document["concepts"]["seq"]
        for kind in ("known", "possible")
    )
    assert known["necessarily"] == possible["necessarily"]
    assert known["extensions"]["d"]["count"] < possible["extensions"]["d"]["count"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--state", "war", "--assert"), 0),
        (("--state", "deal", "--assert"), 1),
        (("--state", "deal", "--concept", "gmr", "--assert"), 0),
        (("--state", "deal", "--concept", "nash", "--unknown", "b", "--assert"), 1),
        (("--type", "dala=hawk", "--state", "deal", "--concept", "nash", "--unknown", "b", "--assert"), 0),
        (("--unknown", "e"), 2),
        (("--replies", "some"), 2),
        (("--draws", "0"), 2),
        (("--mixture", "--type", "uma=open"), 2),
        (("--mixture", "--state", "war", "--assert", "--draws", "2"), 0),
        (("--mixture", "--state", "deal", "--assert", "--draws", "2"), 1),
    ],
)
def test_how_it_ends(arguments: tuple[str, ...], status: int) -> None:
    draws = () if "--draws" in arguments else ("--draws", "5")
    assert asked("stability", RIVER, *arguments, *draws).status == status


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("chicken", "--unknown", "a"), "E951"),
        (("chicken", "--seed", "0"), "E951"),
        (("chicken", "--mixture"), "E952"),
        ((RIVER, "--mixture", "--type", "uma=open"), "E953"),
        ((RIVER, "--state", "nowhere"), "E903"),
    ],
)
def test_what_cannot_be_asked(arguments: tuple[str, ...], code: str) -> None:
    done = asked("stability", *arguments)
    assert (done.status, done.out) == (2, "")
    assert code in done.err


def test_why_says_what_tempts_and_on_what_the_answer_hangs() -> None:
    done = asked("why", RIVER, "--state", "deal", "--party", "dala", "--draws", "20")
    said = " ".join(done.out.split())
    assert "that is answered only if open pairs fall so: Lakes Union could then drop" in said
    found = asked("why", RIVER, "--state", "deal", "--party", "lakes", "--format", "json", "--draws", "20").document
    assert (found["stable"], found["necessarily"], found["possibly"]) == (None, "no", "yes")
    assert [(each["known"], each["answered"]) for each in found["improvements"]] == [(False, "perhaps")]
    sure = asked("why", RIVER, "--state", "war", "--party", "lakes", "--assert")
    assert sure.status == 0
    assert asked("why", RIVER, "--state", "deal", "--party", "lakes", "--assert").status == 1
    assert "E905" in asked("why", RIVER, "--state", "deal", "--party", "nobody").err


def test_the_mixture_weighs_all_types() -> None:
    found = asked("stability", RIVER, "--mixture", "--draws", "5", "--format", "json").document
    assert [each["weight"] for each in found["combinations"]] == pytest.approx(
        [0.54, 0.231429, 0.16, 0.068571], rel=1e-5
    )
    assert found["states"]["war"]["nash"]["holds"] == pytest.approx(1)
    assert found["asked"] == {"state": "deal", "concept": "seq"}
    korea = asked("stability", "vladivostok-2019-draft", "--mixture").out
    assert "with weight" in korea
