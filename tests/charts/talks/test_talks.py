"""The pictures of issues: they compile without a warning, say what they rest on, and hold what the answers hold."""

import json
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from detente.analyses.forecast import ForecastAnswer, forecast
from detente.analyses.talks.drivers import DriversAnswer, drivers
from detente.charts import Frame
from detente.charts.layout import ISOLATE, Spec
from detente.charts.render import SIGNATURE, png, svg
from detente.charts.talks import panel, tornado
from detente.files.catalogue import find
from detente.files.read import read
from detente.language import using
from detente.model.scenario import Scenario

FRAME = Frame("", "This is what the file assumes, not a prediction. 3 of 9 inputs are assumed.")
LONG = "parties.uma.name=The Most Serene and Undivided Confederation of the Upper River and of All Lands along It"


def scenario(*overrides: str, name: str = "upper-river-2031") -> Scenario:
    return read(Path(find(name)), overrides).scenario


def settled(*overrides: str) -> ForecastAnswer:
    return forecast(scenario(*overrides), draws=50)


def moving(*overrides: str) -> DriversAnswer:
    return drivers(scenario(*overrides))


def values(spec: Any) -> list[dict[str, Any]]:
    """All data of a specification, wherever they stand."""
    if isinstance(spec, dict):
        own = spec.get("data", {}).get("values", []) if isinstance(spec.get("data"), dict) else []
        return [*own, *(row for key, part in spec.items() if key != "data" for row in values(part))]
    return [row for part in spec for row in values(part)] if isinstance(spec, list) else []


def checked(spec: Spec, capfd: pytest.CaptureFixture[str]) -> None:
    assert json.loads(json.dumps(spec)) == spec
    assert vl_convert.vegalite_to_vega(spec, vl_version="6.4", show_warnings=True)["marks"]
    assert capfd.readouterr().err == ""
    assert png(spec).startswith(SIGNATURE)
    assert svg(spec) == svg(spec)
    assert FRAME.caption in spec["title"]["subtitle"]


def test_the_panel_has_every_party_model_and_interval(capfd: pytest.CaptureFixture[str]) -> None:
    answer = settled()
    spec = panel.draw(answer, "release", FRAME)
    checked(spec, capfd)
    assert any("not validated here" in line for line in spec["title"]["subtitle"])
    rows = values(spec)
    for column, found in answer.panels["release"].items():
        for name, point in found.values.items():
            assert {"row": f"model {name}", "x": point} in rows, (column, name)
    bars = [row for row in rows if "level" in row]
    assert len(bars) == 2 * 2 * 3, "columns, centres, levels"
    low, high = answer.outlooks["release"]["economy"].around["mean"].interval(0.8)
    assert {"row": "around mean", "low": round(low, 6), "high": round(high, 6), "level": "0.8"} in bars
    areas = {row["row"]: row["area"] for row in rows if "area" in row}
    weight = {"uma": 90 * 0.9, "dala": 60 * 0.95, "lakes": 20 * 0.4}  # of the last column
    assert areas["party dala"] / areas["party uma"] == pytest.approx(weight["dala"] / weight["uma"], abs=1e-3)


def test_tornados_hold_the_medians_at_both_ends(capfd: pytest.CaptureFixture[str]) -> None:
    answer = moving()
    assert tornado.drawable(answer, "release")
    spec = tornado.draw(answer, "release", FRAME, ["economy"])
    checked(spec, capfd)
    assert len(spec["vconcat"]) == 2, "around the mean and within vetoes"
    first = answer.issues["release"]["economy"]["mean"].swings[0]
    ends = {row["end"]: row["to"] for row in values(spec["vconcat"][0]) if row.get("row") == "0" and "end" in row}
    assert ends == {"low": pytest.approx(first.at_low), "high": pytest.approx(first.at_high)}
    assert not tornado.drawable(drivers(scenario(name="emission-standards")), "delay")


@pytest.mark.parametrize(
    "overrides",
    [
        (LONG,),
        ("capability={}",),
        tuple(f"issues.release.positions.{party}.salience=0" for party in ("uma", "dala", "lakes")),
        ("issues.release.marks={}", "issues.release.scale=-1e6..1e6"),
    ],
)
def test_odd_files_are_drawn_too(overrides: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    checked(panel.draw(settled(*overrides), "release", FRAME), capfd)
    answer = moving(*overrides)
    if tornado.drawable(answer, "release"):
        checked(tornado.draw_all(answer, ["release"], "All", FRAME), capfd)


def test_arabic_names_are_kept_together() -> None:
    name = "issues.release.name={en: Water, ar: المياه المطلقة في موسم الجفاف}"
    with using("ar"):
        spec = panel.draw_all(settled(name), ["release"], "الكل", FRAME)
    assert spec["vconcat"][0]["title"]["text"].count(ISOLATE) >= 1
