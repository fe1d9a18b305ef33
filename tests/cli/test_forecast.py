from pathlib import Path

from tests.cli.asked import asked


def test_text_has_every_model_and_the_spread() -> None:
    done = asked("forecast", "emission-standards")
    assert (done.status, done.err) == (0, "")
    assert "compromise (weighted mean)" in done.out
    assert "The models lie between" in done.out


def test_rounds_give_reasons() -> None:
    said = " ".join(asked("forecast", "emission-standards", "--rounds").out.split())
    assert "expected utility, as written, capability “votes”" in said
    assert "Round 1" in said
    assert "(conflict: expects" in said or "(compromise: expects" in said


def test_json_is_the_same_twice() -> None:
    first, second = (asked("forecast", "emission-standards", "--rounds", "--format", "json") for _run in "ab")
    assert first.out == second.out
    assert first.document["issues"]["delay"]["models"]["median"] == 7


def test_changed_values_count() -> None:
    changed = asked(
        "forecast", "upper-river-2031", "--set", "issues.release.positions.uma.salience=0", "--format", "json"
    )
    assert changed.document["issues"]["release"]["models"]["mean"] > 70


def test_zero_salience_everywhere_is_said_and_not_a_number() -> None:
    silent = [f"--set=issues.release.positions.{party}.salience=0" for party in ("uma", "dala", "lakes")]
    done = asked("forecast", "upper-river-2031", *silent)
    assert done.status == 0
    assert "nobody has both salience and capability" in " ".join(done.out.split())
    assert "nan" not in done.out.casefold()


def test_assert_asks_whether_veto_holders_gain() -> None:
    assert asked("forecast", "emission-standards", "--assert").status == 0
    done = asked("forecast", "upper-river-2031", "--assert")
    assert (done.status, "every veto holder" in done.err) == (1, True)


def test_no_issue_and_no_time_are_said() -> None:
    assert "E970" in asked("forecast", "chicken").err
    assert asked("forecast", "emission-standards", "--time-limit", "1e-9").status == 3


def test_huge_and_tiny_numbers_stay_numbers() -> None:
    for number in ("1e30", "1e-30"):
        same = [f"--set=capability.economy.{party}={number}" for party in ("uma", "dala", "lakes")]
        huge = asked("forecast", "upper-river-2031", *same, "--format", "json").document["issues"]["release"]["models"]
        one = [f"--set=capability.economy.{party}=1" for party in ("uma", "dala", "lakes")]
        plain = asked("forecast", "upper-river-2031", *one, "--format", "json").document["issues"]["release"]["models"]
        assert huge == plain
    refused = asked("forecast", "upper-river-2031", "--set=capability.economy.uma=1e308")
    assert (refused.status, "E240" in refused.err) == (2, True)


def test_every_interval_says_that_it_was_not_checked_here() -> None:
    done = asked("forecast", "upper-river-2031", "--draws", "200")
    said = " ".join(done.out.split())
    assert said.count("not validated here: the intervals were checked on “issues of EU legislation") == 1
    assert "only; no coverage is claimed" in said
    assert "200 draws (seed 0)" in said
    table = said.split("may settle")[1].split("───")[0]
    assert [table.count(word) for word in ("interval", "validated", "here")] == [3, 3, 3], "each column of intervals"


def test_draws_and_seed_change_the_distribution_and_nothing_else() -> None:
    def river(*more: str) -> dict[str, object]:
        found: dict[str, object] = asked("forecast", "upper-river-2031", *more, "--format", "json").document["issues"]
        return found

    first, again, other = river("--draws", "50"), river("--draws", "50"), river("--draws", "50", "--seed", "1")
    assert first == again != other
    points = [found["release"]["models"] for found in (first, other)]  # type: ignore[index]
    assert points[0] == points[1]


def test_no_draws_is_bad_input() -> None:
    for wrong in (("--draws", "0"), ("--draws", "1e9"), ("--draws", "100001"), ("--seed", "-1")):
        done = asked("forecast", "upper-river-2031", *wrong)
        assert (done.status, done.out) == (2, "")


VIEWS = ("--set", "issues.release.positions.uma@ine={position: 50}")


def test_drivers_come_with_the_forecast() -> None:
    done = asked("forecast", "upper-river-2031", "--drivers", "--draws", "20", "--points", "5")
    said = " ".join(done.out.split())
    assert (done.status, done.err) == (0, "")
    assert said.count("The smallest change of each input that moves the median by 5% of the scale") == 4
    told = asked("forecast", "upper-river-2031", "--drivers", "--draws", "20", "--format", "json").document["drivers"]
    assert (told["points"], told["status"]) == (10, "complete")
    assert told["issues"]["release"]["economy"]["veto"]["changes"][0]["path"] == "issues.release.positions.uma.position"


def test_inputs_without_a_range_are_moved_by_a_stated_default_only() -> None:
    plain = asked("forecast", "emission-standards", "--drivers")
    assert "No input of this issue has a range" in plain.out
    moved = asked("forecast", "emission-standards", "--drivers", "--doubt", "10")
    assert "(range assumed)" in " ".join(moved.out.split())
    assert "an assumption of this question, not of the file" in " ".join(moved.out.split())


def test_experts_stand_side_by_side() -> None:
    done = asked("forecast", "upper-river-2031", *VIEWS, "--experts", "--draws", "20")
    assert done.status == 0
    for word in ("the file itself", "ine", "pooled inputs", "linear pool"):
        assert word in done.out
    one = asked("forecast", "upper-river-2031", *VIEWS, "--expert", "ine", "--format", "json").document
    typed = asked(
        "forecast", "upper-river-2031", "--set", "issues.release.positions.uma.position=50", "--format", "json"
    ).document
    assert one["expert"] == "ine"
    assert one["issues"] == typed["issues"]
    assert "as ine sees them" in asked("forecast", "upper-river-2031", *VIEWS, "--expert", "ine").out


def test_wrong_names_and_numbers_are_bad_input() -> None:
    for wrong, said in (
        (("--experts",), "E992"),
        (("--expert", "ine"), "E993"),
        (("--issue", "relase"), "E994"),
        (("--picture", "a.pdf"), "E942"),
        (("--points", "0"), "100"),
        (("--points", "nan"), "100"),
        (("--doubt", "-3"), "100"),
    ):
        done = asked("forecast", "upper-river-2031", "--drivers", *wrong)
        assert (done.status, done.out) == (2, ""), wrong
        assert said in done.err


def test_pictures_are_written_once(tmp_path: Path) -> None:
    target = tmp_path / "talks.svg"
    done = asked("forecast", "upper-river-2031", "--draws", "20", "--picture", str(target))
    assert (done.status, target.read_text("utf-8")[:4]) == (0, "<svg")
    assert "E807" in asked("forecast", "upper-river-2031", "--draws", "20", "--picture", str(target)).err
    moved = tmp_path / "moved.PNG"
    assert asked("forecast", "upper-river-2031", "--drivers", "--draws", "20", "--picture", str(moved)).status == 0
    assert moved.read_bytes()[:4] == b"\x89PNG"
    nothing = asked("forecast", "emission-standards", "--drivers", "--picture", str(tmp_path / "none.svg"))
    assert (nothing.status, "W936" in nothing.err, (tmp_path / "none.svg").exists()) == (0, True, False)


def test_one_issue_and_no_time() -> None:
    told = asked("forecast", "vladivostok-2019", "--issue", "DRILLS", "--draws", "20", "--format", "json").document
    assert list(told["issues"]) == ["DRILLS"]
    cut = asked("forecast", "upper-river-2031", "--drivers", "--time-limit", "1e-9", "--format", "json")
    assert (cut.status, cut.document["drivers"]["status"]) == (3, "limit reached")
