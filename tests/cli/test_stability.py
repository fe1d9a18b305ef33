import pytest

from tests.cli.asked import asked


def test_text_shows_counts_before_states_and_states_before_the_list() -> None:
    done = asked("stability", "border.yaml")
    assert done.status == 0
    assert done.err == ""
    places = [done.out.index(part) for part in ("A border", "Equilibria", "The named states", "the deal (deal)")]
    assert places == sorted(places)
    assert "Quadra is of type “soft”" in done.out


def test_json_has_what_the_format_promises() -> None:
    document = asked("stability", "border.yaml", "--format", "json").document
    assert document["scenario"] == "border"
    assert document["options"] == ["SIGN", "THREATEN", "BURN"]
    assert document["feasible_states"] == 8
    assert document["status_quo"] == "NYN"
    assert set(document["concepts"]) == {"nash", "seq", "gmr", "smr"}
    for found in document["concepts"].values():
        assert found["equilibria"] == sorted(found["equilibria"])
        assert found["count"] == len(found["equilibria"])
        assert not found["truncated"]
    assert document["asked"]["state"] == document["status_quo"]


def test_a_limit_truncates_and_says_so() -> None:
    document = asked("stability", "border.yaml", "--format", "json", "--limit", "1").document
    assert document["concepts"]["seq"]["truncated"]
    assert len(document["concepts"]["seq"]["equilibria"]) == 1
    assert document["concepts"]["seq"]["count"] == 3
    assert "And 2 more; --limit 0 lists all." in asked("stability", "border.yaml", "--limit", "1").out


def test_a_type_is_chosen() -> None:
    soft, hard = (
        asked("stability", "border.yaml", "--format", "json", "--type", f"quadra={kind}").document
        for kind in ("soft", "hard")
    )
    assert (soft["types"], hard["types"]) == ({"quadra": "soft"}, {"quadra": "hard"})
    assert soft["concepts"] != hard["concepts"]


def test_a_change_is_made_and_stamped() -> None:
    changed = asked("stability", "border.yaml", "--format", "json", "--set", "options.THREATEN.now=no").document
    assert changed["status_quo"] == "NNN"
    assert changed["overrides"] == ["options.THREATEN.now=no"]
    assert changed["hash"] != asked("stability", "border.yaml", "--format", "json").document["hash"]
    text = asked("stability", "border.yaml", "--set", "options.THREATEN.now=no").out
    assert "Changed for this run: options.THREATEN.now=no." in text


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--state", "deal"], 0),
        (["--state", "deal", "--concept", "nash"], 1),
        ([], 1),
        (["--state", "YNN", "--concept", "gmr"], 0),
    ],
)
def test_assert_ends_with_1_if_the_answer_is_no(options: list[str], status: int) -> None:
    done = asked("stability", "border.yaml", "--assert", *options)
    assert done.status == status
    assert bool(done.err) == bool(status)
    assert done.out == asked("stability", "border.yaml", *options).out


def test_the_goal_is_asked_about_if_there_is_one() -> None:
    document = asked("stability", "relief.yaml", "--format", "json").document
    assert document["asked"]["state"] == document["states"]["deal"]["state"]


def test_a_limit_gives_what_is_finished() -> None:
    done = asked("stability", "border.yaml", "--format", "json", "--time-limit", "1e-9")
    assert done.status == 3
    assert done.document["status"] == "limit reached"
    assert done.document["unfinished"] == ["nash", "seq", "gmr", "smr"]
    assert done.document["asked"]["equilibrium"] is None
    assert "limit" in done.err
    text = asked("stability", "border.yaml", "--time-limit", "1e-9")
    assert text.status == 3
    assert "A limit was reached before these were finished" in text.out
