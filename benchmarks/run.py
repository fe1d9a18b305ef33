"""`make bench`: measure, and write results.md, results.json and the plots beside this file.

Figures are for reading and comparing; nothing here passes or fails.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import deals_page
import large
import large_page
import page
import vl_convert
from bargaining import bargaining
from bargaining import section as bargaining_section
from bargaining import targets as bargaining_targets
from deals import deals
from forecasts import forecasts
from forecasts import section as forecasts_section
from forecasts import targets as forecasts_targets
from growth import flagship_seconds, growth, plain_seconds, slope
from machine import machine
from models import FLAGSHIP, SMALL
from repeated import repeated_games
from startup import startup
from sweep_states import figures as sweep_figures
from sweep_states import section as sweep_section
from sweep_states import sweep_states
from sweep_states import targets as sweep_targets
from sweeps import section as sweeps_section
from sweeps import sweeps
from sweeps import targets as sweeps_targets

HERE = Path(__file__).parent


def main() -> None:
    """Measure everything, one thing after another."""
    told = machine()
    _say("growth with the number of states, beside dense matrices (some minutes)")
    points, plain = growth(), plain_seconds()
    _say("six parties, up to 2^24 words (some minutes)")
    large_ones, asked = large.large(), large.one_state()
    _say("the flagship")
    states, flagship = flagship_seconds()
    _say("the command line")
    starts = [startup(name) for name in (SMALL, FLAGSHIP)]

    _say("agreements and two-player repeated games (some minutes)")
    agreements = deals()
    games = repeated_games()
    _say("bargaining and sweeps (some minutes)")
    settlements, intervals, swept, drawn = bargaining(), forecasts(), sweeps(), sweep_states()

    by_size = {point.options: point.seconds for point in points}
    targets = [
        ("2^12 states, four parties, four concepts", by_size[12], 0.1),
        *large_page.targets(large_ones),
        ("the flagship, four concepts", flagship, 1.0),
        ("first `detente stability` on a small scenario", starts[0].first, 5.0),
        ("later ones", starts[0].later, 1.0),
        *deals_page.targets(agreements),
        *bargaining_targets(settlements),
        *forecasts_targets(intervals),
        *sweeps_targets(swept),
        *sweep_targets(drawn),
    ]
    sections = [
        ["# Benchmarks", "", "Written by `make bench`.", "", *_machine_lines(told)],
        page.targets_section(targets),
        page.growth_section(points, plain),
        large_page.section(large_ones, asked),
        page.flagship_section(states, flagship),
        page.startup_section(starts),
        *deals_page.sections(agreements, games),
        bargaining_section(settlements),
        forecasts_section(intervals),
        sweeps_section(swept),
        sweep_section(drawn),
    ]
    figures = {
        "machine": told,
        "growth": [asdict(point) for point in points],
        "slope": slope(points),
        "plain_seconds": plain,
        "large": [asdict(each) for each in large_ones],
        "large_slopes": {kind: large.slope(large_ones, kind) for kind in large.KINDS},
        "one_state": [asdict(each) for each in asked],
        "flagship": {"states": states, "seconds": flagship},
        "startup": [asdict(start) for start in starts],
        "agreements": agreements.figures(),
        "repeated_games": [asdict(game) for game in games],
        "bargaining": settlements.figures(),
        "forecasts": intervals.figures(),
        "sweeps": swept.figures(),
        "sweep_states": sweep_figures(drawn),
    }
    plots = page.plot(points), large_page.plot(large_ones), deals_page.plot(agreements.sizes)
    _write(sections, figures, dict(zip(("times", "large", "deals"), plots, strict=True)))


def _write(sections: list[list[str]], figures: Mapping[str, Any], pictures: Mapping[str, Mapping[str, Any]]) -> None:
    text = "\n\n".join("\n".join(section) for section in sections) + "\n"
    (HERE / "results.md").write_text(text, "utf-8")
    (HERE / "results.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    for name, picture in pictures.items():
        (HERE / f"{name}.svg").write_text(vl_convert.vegalite_to_svg(dict(picture)), "utf-8")
    print(text)


def _machine_lines(told: dict[str, str]) -> list[str]:
    return page.table(("on", ""), list(told.items()))


def _say(what: str) -> None:
    print(f"measuring {what} …", file=sys.stderr)


if __name__ == "__main__":
    main()
