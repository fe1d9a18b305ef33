"""Charts of a sweep: what they show is what was counted, and every one says what it rests on."""

import functools
import json
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import vl_convert

from detente.analyses.sweeps.asking import question_of
from detente.analyses.sweeps.behind.deeper import Deeper, deeper
from detente.analyses.sweeps.behind.driven import driven
from detente.analyses.sweeps.behind.maps import VerdictMap, map_of, pair_named
from detente.analyses.sweeps.behind.verdict import verdicts_named, verdicts_of
from detente.analyses.sweeps.summary import families
from detente.analyses.sweeps.sweep import SweepAnswer, sweep
from detente.charts.layout import Spec
from detente.charts.render import svg
from detente.charts.sweeps import claims, maps, swings, tornado
from detente.charts.sweeps import families as bars
from detente.charts.sweeps.marks import distinct, frame_of
from detente.errors import LimitReached, Unanswerable
from detente.files.read import read_text
from detente.language import using
from detente.uncertainty.running.workers.here import Here
from tests.report.briefs import HOSTILE, TEXT

MARKED = "This is what the file assumes, not a prediction."
DRAWN = """
numbers: {toll: 2..5..8}
"""
CLAIMS = """
claims:
  enough:
    says: {en: SAYS, ar: يكفي الضامن}
    asks:
      - {ask: deal_vouched.seq, name: {en: the deal holds, ar: يصمد الاتفاق}, by: parties.north.types}
      - {ask: deal.seq, name: it holds unguaranteed}
      - ask: deal_vouched.better
"""


@functools.cache
def answered(hostile: bool = False) -> SweepAnswer:
    """A sweep over two types and places of statements; or one of harmful texts."""
    text = TEXT.replace(
        "[OPEN, not SCOLD, not PAY]", "[{wants: OPEN, may_shift: 2}, not SCOLD, {wants: not PAY, may_shift: 2}]"
    )
    text = text.replace("toll: 5*COIN - 4*GATE", "toll: 5*COIN - toll*GATE") + DRAWN + CLAIMS
    for mark in ("TITLE", "ABOUT", "SOUTH", "STATE", "NOTE", "MEASURE", "ROADMAP", "SAYS"):
        harm = HOSTILE.replace("'", "''")
        text = text.replace(mark, f"'{harm}'" if hostile else mark.capitalize())
    question = question_of(read_text(text, "fence.yaml").scenario, ["states", "guarantors"])
    return sweep(replace(question, draws=128), Here())


def looked(answer: SweepAnswer) -> Deeper:
    return deeper(answer, verdicts_of(answer)[0], 300)


def mapped(answer: SweepAnswer) -> VerdictMap:
    return map_of(answer, verdicts_of(answer)[0], "preferences.south.1", "parties.north.types", 5)


def of_claims(answer: SweepAnswer) -> Spec:
    return claims.draw([(answer, each) for each in verdicts_of(answer)], frame_of([answer]))


def of_family(answer: SweepAnswer) -> Spec:
    family = next(each for each in families(answer) if each.subject == "guarantors" and each.asked == "holds")
    return bars.draw(answer, family, frame_of([answer]))


def of_drivers(answer: SweepAnswer) -> Spec:
    return tornado.draw(answer, looked(answer), frame_of([answer]))


def of_map(answer: SweepAnswer) -> Spec:
    return maps.draw(answer, mapped(answer), frame_of([answer]))


every = pytest.mark.parametrize("draw", [of_claims, of_family, of_drivers, of_map])
Draw = Callable[[SweepAnswer], Spec]


def texts(spec: Spec) -> str:
    return "\n".join([spec["title"]["text"], *spec["title"]["subtitle"]])


@every
def test_it_compiles_without_a_warning(draw: Draw, capfd: pytest.CaptureFixture[str]) -> None:
    spec = draw(answered())
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    assert vl_convert.vegalite_to_vega(spec, vl_version="6.4", show_warnings=True)["marks"]
    said = capfd.readouterr()
    assert "WARN" not in said.out + said.err


@every
def test_it_says_what_it_rests_on_and_is_drawn_twice_alike(draw: Draw) -> None:
    spec = draw(answered())
    assert MARKED in texts(spec)
    assert "128 draws" in texts(spec)
    assert svg(spec) == svg(draw(answered()))
    assert not {"probability", "likelihood", "chance"} & set(svg(spec).lower().split())


@every
def test_it_can_be_drawn_in_arabic(draw: Draw) -> None:
    with using("ar"):
        spec = draw(answered())
    assert spec["config"]["font"].startswith("Noto Sans Arabic")
    assert svg(spec).startswith("<svg")


@every
def test_names_cannot_break_out(draw: Draw) -> None:
    drawn = svg(draw(answered(hostile=True)))
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "&lt;script&gt;" in drawn


def test_marks_of_claims_stand_where_the_draws_say() -> None:
    answer = answered()
    values = of_claims(answer)["data"]["values"]
    kinds = [each.id for each in answer.question.factors].index("parties.north.types")
    for reading in distinct([answer], ["deal_vouched.seq"]):
        column = answer.whole_column("deal_vouched.seq", reading)
        level = answer.question.points(reading)[:, kinds]
        expected = [column.mean(), column[level == 0].mean(), column[level == 1].mean()]
        found = [
            each["share"]
            for key in ("0", "0 0", "0 1")
            for each in values
            if each["row"] == key and each["reading"] == reading
        ]
        assert found == pytest.approx(expected, abs=1e-6)
    assert all(each["low"] <= each["share"] <= each["high"] for each in values)


def test_bars_are_every_set_of_guarantors_largest_first() -> None:
    answer = answered()
    spec = of_family(answer)
    first = [each for each in spec["data"]["values"] if each["reading"] == "written"]
    ids = {name: f"guarantors.{name}.holds" for name in spec["encoding"]["y"]["scale"]["domain"]}
    assert sorted(ids) == ["elder", "elder+judge", "judge", "none"]
    expected = [float(answer.whole_column(id, "written").mean()) for id in ids.values()]
    assert math.isnan(expected.pop()), "both at once is not feasible"
    assert expected == sorted(expected, reverse=True)
    assert [each["share"] for each in first] == pytest.approx(expected, abs=1e-6)
    assert spec["layer"][-1]["data"]["values"] == [{"row": "elder+judge"}]
    assert "no answer" in svg(spec)


def test_readings_with_the_same_values_are_drawn_once() -> None:
    answer = answered()
    found = distinct([answer], ["deal.seq"])
    assert sorted(name for same in found.values() for name in same) == sorted(answer.question.ranges)
    for first, same in found.items():
        for name in same:
            column = answer.whole_column("deal.seq", name)
            np.testing.assert_array_equal(column, answer.whole_column("deal.seq", first))
    assert len(found) < len(answer.question.ranges)
    assert "are here the same as" in texts(of_claims(answer))


def test_drivers_are_drawn_with_noise_direction_and_flip() -> None:
    found = looked(answered())
    values = {each["row"]: each for each in of_drivers(answered())["data"]["values"]}
    assert list(values) == [each.factor for each in found.drivers.drivers]
    for each in found.drivers.drivers:
        assert values[each.factor]["distance"] == pytest.approx(each.distance, abs=1e-6)
        assert values[each.factor]["beyond"] is (each.distance > each.noise)
        assert bool(values[each.factor]["way"]) is (each.distance > each.noise)
    assert found.nearest is not None
    turning = {each.factor for each in found.nearest.flips if not math.isnan(each.value)}
    assert {id for id, each in values.items() if each["turn"]} == turning & set(values)


def test_a_cell_of_the_map_is_the_share_of_draws_with_both_values() -> None:
    answer = answered()
    found = mapped(answer)
    question = answer.question
    ids = [each.id for each in question.factors]
    (subject,) = (each for each in question.subjects if each.name == "states")
    column = [each.id for each in question.quantities(subject)].index("deal_vouched.seq")
    function = subject.function(question.scenario, question.factors)
    cells: list[dict[str, Any]] = of_map(answer)["layer"][0]["data"]["values"]
    assert len(cells) == 5 * 2
    shares = []
    for place in np.linspace(-2.5, 2.5, 5):
        for level in (0.0, 1.0):
            rows = question.points("written")[:64].copy()
            rows[:, ids.index("preferences.south.1")] = place
            rows[:, ids.index("parties.north.types")] = level
            shares.append(function(rows)[:, column].mean())
    assert [each["share"] for each in cells] == pytest.approx(shares, abs=1e-6)
    assert found.others == 64
    assert len({round(share, 6) for share in shares}) > 1, "a map of one colour shows nothing"


def test_a_map_needs_two_inputs_that_there_are() -> None:
    factors = answered().question.factors
    for text, code in (("a", "E788"), ("a,a", "E788"), ("a,", "E788"), ("a,b,c", "E788"), ("a,b", "E760")):
        with pytest.raises(Unanswerable) as caught:
            pair_named(factors, text)
        assert caught.value.problems[0].code == code
    with pytest.raises(Unanswerable) as caught:
        pair_named(factors, "preferences.south.1,parties.north.type")
    assert caught.value.problems[0].facts["meant"] == "parties.north.types"


def test_a_map_ends_with_the_time() -> None:
    def watch(_doing: str, _done: int, _of: int) -> None:
        raise LimitReached

    answer = answered()
    with pytest.raises(LimitReached):
        map_of(answer, verdicts_of(answer)[0], "preferences.south.1", "parties.north.types", watch=watch)


def test_swings_of_a_number_run_between_its_values_at_both_ends() -> None:
    from tests.analyses.sweeps.small import example

    question = replace(question_of(example(), ["issues"]), draws=100)
    answer = sweep(question, Here())
    name = next(id for id, each in answer.quantities.items() if not each.is_verdict)
    found = driven(answer, name, 200)
    spec = swings.draw(answer, found, frame_of([answer]))
    assert found.swings is not None
    ends = {(each["row"], each["high"]): each["to"] for each in spec["data"]["values"]}
    moved = [each for each in found.swings if each.size][:12]
    assert ends == {
        (each.factors[0], high): pytest.approx(value, rel=1e-8)
        for each in moved
        for high, value in ((False, each.low), (True, each.high))
    }
    assert svg(spec).startswith("<svg")
    without = swings.draw(answer, driven(answer, name, 0), frame_of([answer]))
    assert "No input was moved" in texts(without)


def test_one_answer_has_no_drivers_and_says_so() -> None:
    answer = answered()
    always = next(
        id for id, each in answer.quantities.items() if each.is_verdict and answer.share(id, "written").share in (0, 1)
    )
    (verdict,) = verdicts_named(answer, [always])
    spec = tornado.draw(answer, deeper(answer, verdict), frame_of([answer]))
    assert "All draws say the same" in texts(spec)
    assert svg(spec).startswith("<svg")
