from tests.cli.asked import asked


def test_text_compares_the_tables() -> None:
    done = asked("tables", "seen.yaml")
    assert (done.status, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "The table “alone” (Quadra) can settle on" in said
    assert "the table of all" in said
    assert "Who gains from which table" in said


def test_json_has_every_table_and_widening() -> None:
    document = asked("tables", "seen.yaml", "--format", "json", "--concept", "nash").document
    assert list(document["tables"]) == ["alone", "all"]
    assert document["tables"]["alone"]["members"] == ["quadra"]
    assert document["tables"]["alone"]["feasible_states"] == 4
    (widening,) = document["widenings"]
    assert (widening["from"], widening["to"]) == ("alone", "all")
    assert set(widening["rather"]) == {"pavia", "quadra"}


def test_assert_asks_whether_nobody_would_rather_stay_small() -> None:
    document = asked("tables", "seen.yaml", "--format", "json").document
    blocking = [each for each in document["widenings"] if each["can_block"]]
    assert asked("tables", "seen.yaml", "--assert").status == (1 if blocking else 0)


def test_a_scenario_without_tables_says_so() -> None:
    done = asked("tables", "border.yaml")
    assert (done.status, done.out) == (2, "")
    assert "E956" in done.err


def test_a_limit_before_anything_is_finished_is_said() -> None:
    assert asked("tables", "seen.yaml", "--time-limit", "1e-9").status == 3
