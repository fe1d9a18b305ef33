"""The options that the analysing commands share, written once and spread over each command's own."""

import inspect
import math
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from detente.language import _


class Format(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


def _positive(seconds: float | None) -> float | None:
    if seconds is not None and not (math.isfinite(seconds) and seconds > 0):
        raise typer.BadParameter(_("a time limit is a number of seconds above 0"))
    return seconds


def _pairs(values: list[str]) -> list[str]:
    for value in values:
        if not all(value.partition("=")):
            raise typer.BadParameter(_("“{value}” is not of the form PARTY=TYPE").format(value=value))
    return values


ScenarioName = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A scenario file, or a name that `detente scenarios` lists.")
]
Changes = Annotated[
    list[str],
    typer.Option(
        "--set", metavar="PATH=VALUE", help="Change one value of the scenario for this run; may be given again."
    ),
]
Printed = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
Asserted = Annotated[bool, typer.Option("--assert", help="End with status 1 if the answer is no.")]
Seconds = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        callback=_positive,
        help="Stop after this time and give what is finished; status 3.",
    ),
]

STATE = "A state: a name of the scenario, `now`, or one letter Y or N per option"
StateName = Annotated[
    str | None,
    typer.Option("--state", metavar="STATE", help=f"{STATE}; the goal if not given, else the status quo."),
]
RequiredState = Annotated[str, typer.Option("--state", metavar="STATE", help=f"{STATE}.")]


@dataclass(frozen=True)
class Request:
    """What every analysing command is asked with."""

    scenario: ScenarioName
    changes: Changes = field(default_factory=list)
    format: Printed = Format.text
    asserted: Asserted = False
    seconds: Seconds = None


def _list_pairs(values: list[str]) -> list[str]:
    for value in values:
        if not all(value.partition("=")):
            raise typer.BadParameter(_("“{value}” is not of the form PARTY=ANALYST").format(value=value))
    return values


@dataclass(frozen=True)
class TypedRequest(Request):
    """The same, with the types that parties are of and the lists that state their wishes."""

    types: Annotated[
        list[str],
        typer.Option(
            "--type", metavar="PARTY=TYPE", callback=_pairs, help="The type that a party is of; may be given again."
        ),
    ] = field(default_factory=list)

    lists: Annotated[
        list[str],
        typer.Option(
            "--list",
            metavar="PARTY=ANALYST",
            callback=_list_pairs,
            help="Use this analyst's list for a party (`preferences: party@analyst`); may be given again.",
        ),
    ] = field(default_factory=list)

    @property
    def analysts(self) -> dict[str, str]:
        """The analyst whose list is used, by party."""
        return {party: analyst for party, _equals, analyst in (value.partition("=") for value in self.lists)}

    @property
    def chosen(self) -> dict[str, str]:
        """The types by party."""
        return {party: kind for party, _equals, kind in (value.partition("=") for value in self.types)}


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the fields of its first parameter, a request, as parameters of its own."""
    signature = inspect.signature(command)
    first, *own = signature.parameters.values()
    shared = fields(first.annotation)

    def asked(**given: Any) -> None:
        request = first.annotation(**{each.name: given.pop(each.name) for each in shared})
        command(request, **given)

    parameter = partial(inspect.Parameter, kind=inspect.Parameter.KEYWORD_ONLY)
    spreading = [parameter(each.name, annotation=each.type, default=_default(each)) for each in shared]
    parameters = [spreading[0], *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own), *spreading[1:]]
    asked.__doc__ = command.__doc__
    asked.__name__ = command.__name__
    asked.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {each.name: each.annotation for each in parameters}
    return asked


def _default(found: "Field[Any]") -> Any:
    if found.default_factory is not MISSING:
        return found.default_factory()
    return inspect.Parameter.empty if found.default is MISSING else found.default
