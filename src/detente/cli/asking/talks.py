"""What `detente forecast` is asked beside the options that all commands share."""

import math
from dataclasses import dataclass
from typing import Annotated

import typer

from detente.cli.asking.request import Request
from detente.language import _


def _up_to_100(value: float | None) -> float | None:
    if value is not None and not (math.isfinite(value) and 0 < value <= 100):
        raise typer.BadParameter(_("it is a number above 0, at most 100"))
    return value


@dataclass(frozen=True)
class ForecastRequest(Request):
    """points, doubt: of the drivers. expert: whose stands are used."""

    issue: Annotated[
        str | None, typer.Option("--issue", metavar="ISSUE", help="Show this issue only; all if not given.")
    ] = None
    drivers: Annotated[
        bool, typer.Option("--drivers", help="Which inputs move the forecast most, and the smallest change that does.")
    ] = False
    points: Annotated[
        float,
        typer.Option(
            "--points",
            metavar="N",
            callback=_up_to_100,
            help="How far a smallest change is to move the median, in hundredths of the scale.",
        ),
    ] = 10.0
    doubt: Annotated[
        float | None,
        typer.Option(
            "--doubt",
            metavar="PERCENT",
            callback=_up_to_100,
            help="Move inputs without a range too: by this part of the scale, of 1, or of the capability.",
        ),
    ] = None
    experts: Annotated[
        bool,
        typer.Option("--experts", help="Every expert's view (`positions: party@expert`) side by side, and pooled."),
    ] = False
    expert: Annotated[
        str | None, typer.Option("--expert", metavar="NAME", help="Use this expert's view of the stands for this run.")
    ] = None
    picture: Annotated[
        str | None,
        typer.Option(
            "--picture", metavar="FILE", help="Draw it to this new .svg or .png file; with --drivers, what drives it."
        ),
    ] = None
