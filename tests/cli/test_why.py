from tests.cli.asked import asked

DEAL = ("why", "border.yaml", "--state", "deal", "--party", "pavia")


def test_text_says_who_moves_and_who_answers() -> None:
    done = asked(*DEAL)
    assert done.status == 0
    assert done.err == ""
    said = " ".join(done.out.split())
    assert "Pavia would drop “signs” (SIGN), but Quadra would then take up “burns the bridge” (BURN)" in said
    assert "Better than the status quo for Pavia and Quadra." in said
    assert "Open: improvements from the status quo do not lead there" in said


def test_json_has_what_the_format_promises() -> None:
    document = asked(*DEAL, "--format", "json").document
    assert (document["party"], document["state"], document["concept"]) == ("pavia", "YNN", "seq")
    assert document["stable"] is True
    assert document["improvements"] == [{"to": "NNN", "answered": True, "answer": [{"party": "quadra", "to": "NNY"}]}]
    assert document["way"] == "open"


def test_assert_ends_with_1_if_it_is_not_stable() -> None:
    assert asked(*DEAL, "--assert").status == 0
    done = asked(*DEAL, "--assert", "--concept", "nash")
    assert done.status == 1
    assert done.err == "Asserted, but not so: “the deal” (deal) is stable for Pavia (Nash stability).\n"


def test_a_limit_before_anything_is_finished_is_said() -> None:
    done = asked(*DEAL, "--time-limit", "1e-9")
    assert (done.status, done.out) == (3, "")
    assert "before anything was finished" in done.err
