"""Charts of deals: what is drawn is what the analysis says."""

import re
from dataclasses import replace
from typing import Any

import pytest

from detente.analyses.brief import brief
from detente.analyses.case import Case
from detente.analyses.deals.roadmaps import BEST, RoadmapAnswer, Verdict
from detente.charts import chart_named
from detente.charts.layout import Frame, Spec
from detente.charts.render import svg
from detente.charts.roadmaps import percent, verdict_label, verdicts
from detente.charts.staircase import SHADES, Plan
from detente.files.read import read_text
from detente.report.steps import steps
from detente.words.deals import sizes
from tests.charts.test_charts import FRAME, luminance
from tests.cli.test_roadmap import MARKET
from tests.report.briefs import ladder, small

CASES = [small().cases[0], small().cases[1], ladder().cases[0]]
every_case = pytest.mark.parametrize("case", CASES, ids=["calm", "angry", "ladder"])


def answer_of(case: Case) -> RoadmapAnswer:
    assert case.roadmaps is not None
    return case.roadmaps


def drawn(name: str, case: Case, subject: str = "") -> Spec:
    return chart_named(name).draw(case, subject, FRAME)


def values(case: Case, id: str, field: str) -> list[dict[str, Any]]:
    """The data with such a field in the staircase of a roadmap."""
    every = [layer["data"]["values"] for layer in drawn("staircase", case, id)["layer"]]
    return next(list(rows) for rows in every if rows and field in rows[0])


def cells(case: Case, id: str) -> list[dict[str, Any]]:
    """The cells of a staircase."""
    return values(case, id, "class")


def stairs(case: Case, id: str) -> list[dict[str, Any]]:
    """The bars of a staircase."""
    return values(case, id, "before")


# ---------------------------------------------------------------- the staircase
@every_case
def test_a_cell_for_everybody_who_joins_and_for_every_incentive(case: Case) -> None:
    for id, verdict in verdicts(answer_of(case)).items():
        check, found = verdict.largest, cells(case, id)
        assert len(found) == len(check.participation) + len(check.incentives)
        rows = Plan(answer_of(case), verdict).parties
        tops = sorted({cell["top"] for cell in found})
        said = {(rows[tops.index(cell["top"])], cell["column"]): cell for cell in found}
        for party, joining in check.participation.items():
            assert said[party, "0"]["slack"] == percent(joining.relative)
        for each in check.incentives:
            cell = said[each.party, str(each.step + 1)]
            assert cell["slack"] == ("–" if each.relative is None else percent(each.relative))
            assert cell["weakest"] is (each is check.weakest)
            assert (cell["class"] in {"out", "near"}) is (each.relative is not None and each.relative < -1e-9)


@every_case
def test_a_slack_is_told_twice_where_enforcement_can_settle_otherwise(case: Case) -> None:
    for id, verdict in verdicts(answer_of(case)).items():
        differing = [
            percent(other.relative)
            for one, other in zip(verdict.largest.incentives, verdict.smallest.incentives, strict=True)
            if one.relative is not None and other.relative is not None
            if percent(one.relative) != percent(other.relative)
        ]
        told = [cell["worst"].partition("(")[2] for cell in cells(case, id)]
        assert [each for each in told if each] == [f"{each})" for each in differing]


def test_picture_and_table_show_the_interval_where_equilibria_differ() -> None:
    """Two sellers share a market: after a breach the other undercuts too or goes on, and gains by neither."""
    found = brief(read_text(MARKET, "market.yaml").scenario).cases[0]
    verdict = verdicts(answer_of(found))["share"]
    table = steps(answer_of(found).deal, verdict)
    texts = [cell.text for row in table.rows for cell in row.cells[1:]]
    wide = [each for each in verdict.largest.incentives if each.relative is not None and each.highest != each.relative]
    assert wide
    for each in wide:
        assert each.relative is not None
        assert each.highest is not None
        assert each.relative < 0 < each.highest
        shown = f"{sizes.signed(each.relative)} to {sizes.signed(each.highest)}"
        assert any(text.startswith(shown) for text in texts)
        assert any(
            (cell["slack"], cell["worst"]) == (percent(each.relative), f"…{percent(each.highest)}")
            for cell in cells(found, "share")
        )
    assert any("After “…”" in line for line in drawn("staircase", found, "share")["title"]["subtitle"])


@every_case
def test_stairs_are_as_high_as_the_levels(case: Case) -> None:
    measures = answer_of(case).deal.scenario.agreement.measures
    for id, verdict in verdicts(answer_of(case)).items():
        plan = Plan(answer_of(case), verdict)
        bars = iter(stairs(case, id))
        for measure in plan.measures:
            for column, levels in enumerate(plan.levels):
                bar = next(bars)
                share = (bar["bottom"] - bar["top"]) / (bar["bottom"] - bar["full"])
                assert bar["column"] == str(column)
                assert share == pytest.approx(levels[measure] / measures[measure].highest)
                assert bar["changed"] is (column > 0 and levels != plan.levels[column - 1] and bar["level"] != "")


def test_months_stand_below_their_steps() -> None:
    written = svg(drawn("staircase", CASES[0], "halves"))
    assert "6 months" in written
    assert "1.5 months" in written
    assert "month" not in svg(drawn("staircase", CASES[0], "trusting"))


def test_cells_differ_in_greyscale() -> None:
    out, near, firm = (luminance(SHADES[name]) for name in ("out", "near", "firm"))
    assert 1.05 / (out + 0.05) > 4  # white on it
    for shade in (near, firm, luminance(SHADES["thin"])):
        assert (shade + 0.05) / (0.01 + 0.05) > 7  # ink on it


def test_who_would_leave_has_a_cross_besides_the_colour() -> None:
    spec = drawn("staircase", CASES[1], "halves")
    (crosses,) = [each for each in spec["layer"] if isinstance(each["mark"], dict) and each["mark"]["type"] == "point"]
    assert "out" in crosses["transform"][0]["filter"]
    assert "near" in crosses["transform"][0]["filter"]


@pytest.mark.parametrize(("steps", "measures", "parties"), [(8, 8, 6), (1, 1, 2)])
def test_it_is_readable_however_large_the_roadmap(steps: int, measures: int, parties: int) -> None:
    case = brief(read_text(generated(steps, measures, parties), "made.yaml").scenario).cases[0]
    answer = answer_of(case)
    assert len(Plan(answer, answer.verdicts["up"]).columns) == steps + 2
    picture = svg(drawn("staircase", case, "up"))
    width, height = (int(found) for found in re.findall(r'(?:width|height)="(\d+)"', picture)[:2])
    assert width < 1250
    assert height < 1000
    assert len(picture) < 120_000


def generated(steps: int, measures: int, parties: int) -> str:
    """A scenario of that size: in each step one measure after another goes up."""
    names = [f"p{k}" for k in range(parties)]
    lines = [
        "detente: 1",
        "id: made",
        "title: Made",
        "parties:",
        *(f"  {name}: {{name: Party {name}}}" for name in names),
    ]
    lines += ["measures:"]
    lines += [
        f"  M{k}: {{party: {names[k % parties]}, name: measure number {k} of many, levels: 1}}" for k in range(measures)
    ]
    total = " + ".join(f"M{k}" for k in range(measures))
    lines += ["flows:", *(f"  {name}: {{all: {total}}}" for name in names)]
    lines += [
        "discount: {per: step, all: 0.9}",
        "roadmaps:",
        "  up:",
        "    name: upwards",
        "    guarantors: []",
        "    steps:",
    ]
    lines += [f"      - {{to: {{M{k % measures}: 1}}, months: {k + 1}}}" for k in range(steps)]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- all roadmaps, all sets
@every_case
def test_each_roadmap_is_marked_at_its_weakest_point(case: Case) -> None:
    marks = drawn("roadmaps", case)["data"]["values"]
    for id, verdict in verdicts(answer_of(case)).items():
        of_row = {mark["kind"]: mark for mark in marks if mark["row"] == id}
        for kind, check in (("largest", verdict.largest), ("smallest", verdict.smallest)):
            if kind in of_row and check.weakest is not None and check.weakest.relative is not None:
                assert of_row[kind]["slack"] == pytest.approx(100 * check.weakest.relative, abs=1e-5)
        assert "largest" in of_row
        assert ("joining" in of_row) is not verdict.largest.participation_holds


def test_labels_name_the_reason() -> None:
    calm, angry = (answer_of(case) for case in CASES[:2])
    assert verdict_label(calm, calm.verdicts["halves"]) == "holds, but not if as few enforce as can be"
    assert verdict_label(angry, angry.verdicts["halves"]) == "fails at step 1: North would leave; not joined by North"
    assert verdict_label(calm, calm.verdicts["trusting"]) == "fails at step 2: South would leave"
    answer = answer_of(CASES[2])
    assert verdict_label(answer, answer.verdicts["uniform"]) == "holds"


def test_what_is_not_verified_is_never_said_to_hold() -> None:
    answer = answer_of(CASES[0])
    loose = _unverified(answer.verdicts["halves"])
    assert verdict_label(answer, loose) == "not verified"
    case = replace(CASES[0], roadmaps=replace(answer, verdicts={"halves": loose}))
    assert any("Not verified" in line for line in drawn("staircase", case, "halves")["title"]["subtitle"])


def _unverified(verdict: Verdict) -> Verdict:
    """The same with a breach phase for which no equilibrium was found."""
    key, phase = next(iter(verdict.largest.breaches.items()))
    loose = replace(phase, rows=phase.rows * 0 - 1)
    return replace(verdict, largest=replace(verdict.largest, breaches={**verdict.largest.breaches, key: loose}))


@every_case
def test_sets_are_drawn_as_judged(case: Case) -> None:
    answer = answer_of(case)
    found_cells = drawn("deal-guarantors", case)["data"]["values"]
    members: dict[str, tuple[str, ...]] = {}
    for each in found_cells:
        if "gives" in each:
            taken = (each["row"].split()[1],) if each["gives"] else ()
            members[each["column"]] = members.get(each["column"], ()) + taken
    for id, found in answer.sets.items():
        kinds = {members[each["column"]]: each for each in found_cells if each["row"] == id}
        assert set(kinds) == {each.guarantors for each in found.verdicts}
        for each in found.verdicts:
            kind = "enough" if each.sufficient else "perhaps" if each.possible else "not"
            assert kinds[each.guarantors]["verdict"] == kind
            assert kinds[each.guarantors]["minimal"] is (each.guarantors in found.sufficient)


def test_sets_that_a_limit_cut_off_are_left_out() -> None:
    answer = answer_of(CASES[2])
    some = replace(answer.sets[BEST], verdicts=answer.sets[BEST].verdicts[:7], status="limit reached")
    case = replace(CASES[2], roadmaps=replace(answer, sets={**answer.sets, BEST: some}))
    found_cells = drawn("deal-guarantors", case)["data"]["values"]
    assert sum(each["row"] == BEST for each in found_cells) == 7
    assert svg(drawn("deal-guarantors", case))


@pytest.mark.parametrize("name", ["roadmaps", "staircase", "deal-guarantors"])
def test_a_case_without_a_deal_has_none_of_them(name: str) -> None:
    case = replace(CASES[0], roadmaps=None)
    assert not chart_named(name).offered(case)
    with pytest.raises(ValueError, match="roadmaps"):
        chart_named(name).draw(case, "halves", Frame("", ""))


@pytest.mark.parametrize(
    ("relative", "said"),
    [
        (0.0, "0"),
        (-1e-10, "0"),
        (0.0073, "+0.73"),
        (-0.046, "−4.6"),
        (0.5, "+50.0"),
        (-0.00001, "−0.001"),
        (1e-12, "0"),
    ],
)
def test_slack_keeps_its_sign_however_small(relative: float, said: str) -> None:
    assert percent(relative) == said


# ---------------------------------------------------------------- single numbers that turn a verdict
@pytest.mark.parametrize("case", [CASES[0], CASES[2]], ids=["calm", "ladder"])
def test_numbers_stand_where_the_verdict_turns(case: Case) -> None:
    subjects = chart_named("flips").subjects(case, "seq")
    assert subjects
    for id in subjects:
        found = next(each for each in case.endurance if each.roadmap == id)
        marks = drawn("flips", case, id)["data"]["values"]
        turning = list((found.flips or {}).values())[: len(marks)]
        assert [mark["row"] for mark in marks] == [flip.number for flip in turning]
        for mark, flip in zip(marks, turning, strict=True):
            assert flip.value is not None
            assert mark["turns"] == pytest.approx(100 * flip.value / flip.central, abs=1e-5)
            assert mark["switch"] is (flip.reason == "switch")
            assert mark["low"] <= 100 <= mark["high"]
        assert svg(drawn("flips", case, id))


def test_a_number_that_is_0_in_the_file_has_no_share_and_is_left_out() -> None:
    case = CASES[0]
    first = case.endurance[0]
    assert first.flips
    nothing = {path: replace(flip, central=0.0) for path, flip in first.flips.items()}
    assert not chart_named("flips").offered(replace(case, endurance=(replace(first, flips=nothing),)))
    assert not chart_named("flips").offered(replace(case, endurance=()))
