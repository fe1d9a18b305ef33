"""Published answers on where issues settle."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from detente.analyses.forecast import ForecastAnswer
from detente.analyses.forecast import forecast as asked
from detente.files.read import read


@cache
def _answer(path: Path) -> ForecastAnswer:
    return asked(read(path.parent / "scenario.yaml").scenario, rounds=True)


def forecast(path: Path, entry: Mapping[str, Any]) -> float | None:
    """The point of a model on an issue with a column of capability."""
    return _answer(path).panels[entry["issue"]][entry["column"]].models[entry["model"]].value


def forecast_round(path: Path, entry: Mapping[str, Any]) -> float:
    """The median after a round of an expected utility model."""
    found = _answer(path).rounds[entry["issue"], entry["column"], entry["model"]]
    return float(found[int(entry["round"]) - 1].median)
