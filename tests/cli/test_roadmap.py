from pathlib import Path

import pytest

from tests.cli.asked import asked

EVERYTHING = ("--guarantors", "--design", "--patience", "--trust", "--compare", "--endurance", "--hardest")


def test_text_shows_all_verdicts_before_each_roadmap_step_by_step() -> None:
    done = asked("roadmap", "barter.yaml")
    assert done.status == 0
    assert done.err == ""
    parts = ("Arms for relief", "The roadmaps", "+5.2%", "“backed by both” (backed)", "Who would act after a breach")
    places = [done.out.index(part) for part in parts]
    assert places == sorted(places)
    assert "North is of type “weary”" in done.out


def test_text_answers_everything_that_is_asked() -> None:
    out = asked("roadmap", "barter.yaml", *EVERYTHING).out
    titles = (
        "The best roadmap",
        "How patient the parties must be",
        "How much trust it needs",
        "Step by step or all at once",
        "How leaky sanctions may be",
        "What others' measures do to the price of a deal",
        "What the verdict on “backed by both” (backed) withstands",
        "Under the hardest punishments",
    )
    assert all(f"\n{title}\n" in out for title in titles)


def test_json_has_what_the_format_promises() -> None:
    document = asked("roadmap", "barter.yaml", "--format", "json").document
    assert document["scenario"] == "barter"
    assert document["types"] == {"north": "weary"}
    assert set(document["roadmaps"]) == {"backed", "bare"}
    bare = document["roadmaps"]["bare"]
    assert (bare["holds"], bare["status"], bare["step"], bare["party"]) == (False, "fails", 1, "west")
    assert bare["deviation"] == [{"ARMS": 2, "RELIEF": 0, "COERCE": 1}]
    assert bare["relative_slack"] == pytest.approx(-3.83 / 8)  # the west gets between 0 and 8
    assert [step["levels"]["ARMS"] for step in bare["steps"]] == [1, 2, 2]
    assert bare["steps"][2]["slack"]["north"] is None
    assert document["guarantors"]["bare"]["sufficient"] == [["guard"]]
    assert document["best"] is document["patience"] is document["trust"] is document["compared"] is None


def test_json_answers_everything_that_is_asked() -> None:
    document = asked("roadmap", "barter.yaml", "--format", "json", *EVERYTHING).document
    assert document["status"] == "complete"
    assert document["best"]["holds"]
    assert document["best"]["goal"] == {"ARMS": 2, "RELIEF": 2}
    assert document["guarantors"]["best"]["sufficient"] == [["guard"]]
    assert [each["party"] for each in document["patience"]["backed"]] == [None, "north", "west"]
    assert document["trust"]["backed"]["least_prior"]["north"]["status"] == "found"
    assert set(document["compared"]) == {"at_once", "tables", "patrons", "leakage"}


def test_what_a_verdict_withstands() -> None:
    question = ("roadmap", "five-measure-ladder", "--roadmap", "uniform", "--endurance")
    found = asked(*question, "--format", "json").document["endurance"]["uniform"]
    assert (found["holds"], found["draws"], found["share_holding"]) == (True, 0, None)  # nothing has a range
    flips = {each["number"]: each for each in found["flips"]}
    assert flips["discount.all"]["value"] == pytest.approx(5.25 / 6.5)
    assert flips["guarantees.rok.against.usa.cost"]["value"] == pytest.approx(0.9 / 0.625)
    assert flips["guarantees.rok.against.usa.cost"]["reason"] == "switch"
    assert (found["suspension_enough"], found["suspension_credible"], found["longest_suspension"]) == (9, None, 12)
    assert {"step": 3, "violator": "usa"} in found["forgiven_by_all"]
    assert {"step": 3, "violator": "prk"} not in found["forgiven_by_all"]
    done = asked(*question)
    assert done.status == 0
    places = [done.out.index(part) for part in ("withstands", "rather end", "suspend it for 9 steps", "0.8077")]
    assert places == sorted(places)
    assert asked(*question).out == done.out


DILEMMA = """\
detente: 1
id: dilemma
title: A dilemma
parties: {a: {name: Ay}, b: {name: Bee}}
measures: {A: {party: a, levels: 1}, B: {party: b, levels: 1}}
flows: {a: {x: 2 + 4*B - 2*A}, b: {x: 2 + 4*A - 2*B}}
discount: {all: 0.8}
roadmaps: {both: {steps: [{to: {A: 1, B: 1}, months: 24}]}}
"""


def test_the_hardest_punishments_and_what_can_be_had(folder: Path) -> None:
    (folder / "dilemma.yaml").write_text(DILEMMA, "utf-8")
    found = asked("roadmap", "dilemma.yaml", "--hardest", "--format", "json").document["hardest"]
    assert {tuple(corner) for corner in found["payoff_set"]["corners"]} == {(5, 2), (4, 4), (2, 5), (2, 2)}
    both = found["roadmaps"]["both"]
    assert both["penal_code"]["slack"] == pytest.approx(4 - (0.2 * 6 + 0.8 * 2))
    assert both["pooled"] == {
        "reversion": pytest.approx(2.4),
        "optimal": pytest.approx(2.4),
        "verified": True,
    }
    out = asked("roadmap", "dilemma.yaml", "--hardest").out
    assert "every mixture of (2, 2),\n  (5, 2), (4, 4) and (2, 5), and nothing else" in out
    assert "keeps itself if parties can pay each other (2.4 to spare" in out


PENNIES = """\
detente: 1
id: pennies
title: Matching pennies
parties: {a: {name: Ann}, b: {name: Bo}}
measures: {A: {party: a, levels: 1}, B: {party: b, levels: 1}}
flows: {a: {x: 1 - A - B + 2*A*B}, b: {x: A + B - 2*A*B}}
discount: {all: 0.9}
roadmaps: {stay: {steps: [{to: {A: 0}}]}}
"""


def test_without_any_equilibrium_the_hardest_punishments_are_not_verified(folder: Path) -> None:
    (folder / "pennies.yaml").write_text(PENNIES, "utf-8")
    done = asked("roadmap", "pennies.yaml", "--hardest", "--format", "json")
    assert (done.status, done.err) == (0, "")
    found = done.document["hardest"]
    assert (found["payoff_set"]["status"], found["payoff_set"]["corners"]) == ("empty", [])
    pooled = found["roadmaps"]["stay"]["pooled"]
    assert (pooled["optimal"], pooled["verified"]) == (None, False)
    said = " ".join(asked("roadmap", "pennies.yaml", "--hardest").out.split())
    assert "if parties can pay each other is not verified" in said
    assert "inf" not in said


def test_detection_in_months_is_told_and_turns_a_verdict(folder: Path) -> None:
    late = DILEMMA.replace("{all: 0.8}", "{per: year, all: 0.3}")
    (folder / "late.yaml").write_text(late, "utf-8")
    (folder / "soon.yaml").write_text(late + "breach: {seen_after: {months: 2}}\n", "utf-8")
    late_, soon = (
        asked("roadmap", f"{name}.yaml", "--format", "json").document["roadmaps"]["both"] for name in ("late", "soon")
    )
    assert (late_["holds"], late_["seen_after"]) == (False, 1)
    assert (soon["holds"], soon["seen_after"]) == (True, {"months": 2})
    assert soon["slack"] == pytest.approx(4 - 6 * (1 - 0.3 ** (1 / 6)) - 2 * 0.3 ** (1 / 6))
    assert len(soon["steps"]) == 2
    assert "A breach is seen 2 months after it began" in asked("roadmap", "soon.yaml").out


def test_patience_never_contradicts_the_verdict(folder: Path) -> None:
    """The file's own factor is judged: leaving gains 2 once and loses 2 ever after, so from one half on."""
    (folder / "edge.yaml").write_text(DILEMMA.replace("{all: 0.8}", "{all: 0.5}"), "utf-8")
    document = asked("roadmap", "edge.yaml", "--patience", "--format", "json").document
    assert document["roadmaps"]["both"]["holds"]
    alike = document["patience"]["both"][0]
    assert (alike["intervals"], alike["closed"]) == ([[0.5, 0.999]], [[True, True]])
    assert "of at least 0.5" in asked("roadmap", "edge.yaml", "--patience").out


MARKET = """\
detente: 1
id: market
title: Two sellers
parties: {a: {name: Ann}, b: {name: Bo}}
measures: {A: {party: a, levels: 1, now: 1}, B: {party: b, levels: 1, now: 1}}
flows: {a: {x: B - 0.5*A*B}, b: {x: A - 0.5*A*B}}
discount: {all: 0.9}
roadmaps: {share: {steps: [{to: {A: 1}}]}}
"""


def test_patience_tells_what_holds_under_some(folder: Path) -> None:
    (folder / "market.yaml").write_text(MARKET, "utf-8")
    document = asked("roadmap", "market.yaml", "--patience", "--format", "json").document
    assert document["roadmaps"]["share"]["holds_under"] == "some"
    alike = document["patience"]["share"][0]
    assert alike["intervals"] == []
    assert (alike["under_some"]["intervals"], alike["under_some"]["closed"]) == ([[0.5, 0.999]], [[True, True]])
    out = " ".join(asked("roadmap", "market.yaml", "--patience").out.split())
    assert "it holds with a discount factor per step of at least 0.5" in out
    assert "with no discount factor" not in out


def test_only_the_roadmaps_named_are_checked() -> None:
    document = asked("roadmap", "barter.yaml", "--roadmap", "bare", "--format", "json").document
    assert list(document["roadmaps"]) == list(document["guarantors"]) == ["bare"]


def test_an_unknown_roadmap_and_a_scenario_without_a_deal_are_refused() -> None:
    done = asked("roadmap", "barter.yaml", "--roadmap", "bear")
    assert (done.status, done.out) == (2, "")
    assert done.err == 'E923 There is no roadmap "bear". Roadmaps are: backed, bare. Write one of these.\n'
    assert "E920" in asked("roadmap", "border.yaml").err


def test_a_type_is_chosen() -> None:
    hard = asked("roadmap", "barter.yaml", "--type", "north=hard", "--format", "json").document
    assert hard["types"] == {"north": "hard"}
    assert not hard["roadmaps"]["backed"]["holds"]


@pytest.mark.parametrize(
    ("options", "status"), [(["--roadmap", "backed"], 0), (["--roadmap", "bare"], 1), ([], 1)], ids=str
)
def test_assert_ends_with_1_unless_every_roadmap_asked_holds(options: list[str], status: int) -> None:
    done = asked("roadmap", "barter.yaml", "--assert", *options)
    assert done.status == status
    assert bool(done.err) == bool(status)
    if status:
        assert done.err == "Asserted, but not so: this keeps itself: “bare”.\n"


def test_a_deal_without_a_written_roadmap_is_designed() -> None:
    change = ("--set", "goal.levels.ARMS=1")
    document = asked("roadmap", "unwritten.yaml", "--format", "json", *change).document
    assert document["roadmaps"] == {}
    assert document["best"]["goal"] == {"ARMS": 1, "RELIEF": 2}
    assert asked("roadmap", "unwritten.yaml").out.splitlines()[2] == "The scenario has no written roadmap."
    assert asked("roadmap", "unwritten.yaml", "--assert").status == 0


def test_a_limit_gives_what_is_finished() -> None:
    done = asked("roadmap", "barter.yaml", "--format", "json", "--time-limit", "1e-9", *EVERYTHING)
    assert done.status == 3
    assert done.document["status"] == "limit reached"
    assert done.document["unfinished"] == ["backed", "bare", "patience", "trust", "compare", "endurance", "hardest"]
    assert "limit" in done.err
    assert asked("roadmap", "barter.yaml", "--time-limit", "1e-9").status == 3


def test_analyze_answers_a_deal_without_a_graph_model() -> None:
    done = asked("analyze", "barter.yaml", "--format", "json")
    assert [case["types"] for case in done.document["cases"]] == [{"north": "weary"}, {"north": "hard"}]
    assert done.document["cases"][0]["stability"] is None
    assert asked("analyze", "barter.yaml", "--assert").status == 1


def test_the_catalogue_says_what_has_a_deal() -> None:
    answers = {each["name"]: each["answers"] for each in asked("scenarios", "--format", "json").document["scenarios"]}
    assert "roadmap" in answers["upper-river-2031"]
    assert "roadmap" not in answers["chicken"]
