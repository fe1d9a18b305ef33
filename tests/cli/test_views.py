from tests.cli.asked import asked


def test_text_says_what_is_wrong_and_what_telling_changes() -> None:
    done = asked("views", "seen.yaml")
    assert (done.status, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "As the file has it, Pavia is wrong about what Quadra wants and the option “burns the bridge” (BURN)" in said
    assert "go-between" in said
    assert "as Pavia sees it" in said


def test_json_has_what_each_sees() -> None:
    document = asked("views", "seen.yaml", "--format", "json").document
    assert document["status"] == "complete"
    assert list(document["believed"]) == ["pavia"]
    assert document["surprises"] == 4
    assert [len(each["errors"]) for each in document["told"]] == [1, 1, 2]
    assert set(document["states"]) == {"now", "deal"}


def test_assert_asks_whether_everybody_finds_it_stable() -> None:
    held = asked("views", "seen.yaml", "--format", "json").document["states"]["deal"]["as_each_sees_it"]
    expected = 0 if set(held.values()) == {"stable"} else 1
    assert asked("views", "seen.yaml", "--state", "deal", "--assert").status == expected


def test_a_scenario_without_views_says_so() -> None:
    done = asked("views", "border.yaml")
    assert (done.status, done.out) == (2, "")
    assert "E955" in done.err


def test_a_limit_before_anything_is_finished_is_said() -> None:
    assert asked("views", "seen.yaml", "--time-limit", "1e-9").status == 3
