"""Values that several sections of the file share, as pydantic reads them."""

import math
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from detente.model.ranges import Range
from detente.preferences.entry import (
    FIGURE,
    SPAN,
    NumberEntry,
    NumberField,
    Sourced,
    TextField,
    computable,
    long_form,
    not_computable,
    parse_range,
)

AFFIRMATIVE = frozenset({"true", "on", "y", "yes", "1"})
NEGATIVE = frozenset({"false", "off", "n", "no", "0"})
NUMERAL = rf"\s*{FIGURE}\s*"


def parse_yes_no(value: object) -> bool:
    """Read `yes` or `no`.

    Raises PydanticCustomError of type `yes_no`, whose context names the right word where there is one.
    """
    if value in ("yes", "no") and isinstance(value, str):
        return value == "yes"
    word = str(value).lower()
    meant = "yes" if word in AFFIRMATIVE else "no" if word in NEGATIVE else "yes or no"
    raise PydanticCustomError("yes_no", "not yes or no", {"word": meant})


YesNo = Annotated[bool, BeforeValidator(parse_yes_no, json_schema_input_type=Literal["yes", "no"])]


def _reversible(value: object) -> object:
    return value if isinstance(value, str) and value == "off_only" else ("yes" if parse_yes_no(value) else "no")


ReversibleField = Annotated[
    Literal["yes", "no", "off_only"],
    BeforeValidator(_reversible, json_schema_input_type=Literal["yes", "no", "off_only"]),
]


def _listed(value: object) -> object:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    raise PydanticCustomError("one_or_more", "not an id or a list of ids")


OneOrMore = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]


def _prior(value: object) -> Range | None:
    return None if value is None or value == "rest" else parse_range(value)


class PriorEntry(Sourced):
    """The chance of a type; None takes the rest."""

    value: Annotated[Range | None, BeforeValidator(_prior, json_schema_input_type=float | str)]


PriorField = Annotated[PriorEntry, long_form("value", float | str)]


def _expression(value: object) -> object:
    return repr(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


ExpressionText = Annotated[str, BeforeValidator(_expression, json_schema_input_type=str | float)]


class ExpressionEntry(Sourced):
    """Named arithmetic."""

    expression: ExpressionText = Field(alias="is")


ExpressionField = Annotated[ExpressionEntry, long_form("is", str | float)]


class FlowsEntry(Sourced):
    """The parts of a party's payoff; any key but those that say where it comes from is a part."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, ExpressionField] = Field(init=False)

    @property
    def parts(self) -> dict[str, ExpressionEntry]:
        """The parts by name, in file order."""
        return dict(self.__pydantic_extra__)


class CapabilityEntry(Sourced):
    """One way to count what the parties can bring; any key but those that say where it comes from is a party."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, NumberField] = Field(init=False)

    @property
    def of(self) -> dict[str, NumberEntry]:
        """The numbers by party, in file order."""
        return dict(self.__pydantic_extra__)


def _amount(value: object) -> object:
    if isinstance(value, str) and not SPAN.fullmatch(value):
        return value
    return parse_range(value)


class AmountEntry(Sourced):
    """A number, a range, or an expression over numbers."""

    value: Annotated[Range | str, BeforeValidator(_amount, json_schema_input_type=str | float)]


def _amount_entry(value: object) -> object:
    if not isinstance(value, dict):
        return {"value": value}
    if "is" in value and "value" not in value:
        return {"value" if key == "is" else key: inner for key, inner in value.items()}
    return value


AmountField = Annotated[
    AmountEntry,
    BeforeValidator(_amount_entry, json_schema_input_type=str | float | dict[str, object]),
]


KindField = Literal["share", "factor"]


def _plain(value: object) -> float:
    found = parse_range(value)
    if found.shape != "fixed":
        raise PydanticCustomError("float_type", "not a plain number")
    return found.central


FiniteField = Annotated[float, BeforeValidator(_plain, json_schema_input_type=float)]


def _scale(value: object) -> Range:
    match = SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[3] is not None or not (low := float(match[1])) < (high := float(match[2])):
        raise PydanticCustomError("scale", "not a scale")
    if not math.isfinite(high - low):
        raise PydanticCustomError("not_finite", "not a finite number")
    if not (computable(low) and computable(high) and computable(high - low)):
        raise not_computable()
    return Range(low, (low + high) / 2, high, "uniform")


ScaleField = Annotated[Range, BeforeValidator(_scale, json_schema_input_type=str)]


def _kind_of_levels(value: object) -> str:
    return "names" if isinstance(value, list) else "count"


LevelsField = Annotated[
    Annotated[int, Tag("count")] | Annotated[list[TextField], Tag("names")],
    Discriminator(_kind_of_levels),
]


def _votes(value: object) -> object:
    if value in ("all", "majority", "any") or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise PydanticCustomError("votes", "not a number of votes")


VotesField = Annotated[
    str | int,
    BeforeValidator(_votes, json_schema_input_type=Literal["all", "majority", "any"] | int),
]


def _outcome(value: object) -> object:
    return value if isinstance(value, int) and not isinstance(value, bool) else parse_yes_no(value)


OutcomeField = Annotated[bool | int, BeforeValidator(_outcome, json_schema_input_type=Literal["yes", "no"] | int)]


def _day(value: object) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


DayField = Annotated[str, BeforeValidator(_day, json_schema_input_type=str | int)]


class BoundedEntry(NumberEntry):
    """A number with what it cannot be below and above: by its kind, or by ends of its own."""

    kind: KindField | None = None
    low: FiniteField | None = None
    high: FiniteField | None = None


BoundedField = Annotated[BoundedEntry, long_form("value", float | str)]
