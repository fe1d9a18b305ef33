"""What the file may hold, for the parts that every section shares: texts, numbers, provenance."""

import math
import re
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from detente.model.provenance import Confidence
from detente.model.ranges import Range

FIGURE = r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?"
SIZES = (1e-30, 1e30)
SIZES_SAID = {"least": f"{SIZES[0]:g}", "most": f"{SIZES[1]:g}"}
SPAN = re.compile(rf"\s*({FIGURE})\s*\.\.\s*({FIGURE})\s*(?:\.\.\s*({FIGURE})\s*)?")


class Entry(BaseModel):
    """A mapping of the file; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TextEntry(Entry):
    """A text in English and, where given, Arabic."""

    en: str
    ar: str | None = None


@dataclass(frozen=True)
class LongForm:
    """Reads a value that stands alone (of type `alone`) as a mapping with the value under `key`."""

    key: str
    alone: type[object] | UnionType

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Both forms, for reading and for the published schema."""
        entry = handler(source)
        either = core_schema.union_schema([handler.generate_schema(self.alone), entry])
        return core_schema.no_info_before_validator_function(self.lengthened, entry, json_schema_input_schema=either)

    def lengthened(self, value: object) -> object:
        """The value as a mapping."""
        return value if isinstance(value, dict | BaseModel) else {self.key: value}


def long_form(key: str, alone: type[object] | UnionType = str) -> LongForm:
    """Read a value that stands alone (of type `alone`) as a mapping with the value under `key`."""
    return LongForm(key, alone)


TextField = Annotated[
    TextEntry,
    BeforeValidator(
        lambda value: {"en": value} if isinstance(value, str) else value, json_schema_input_type=str | TextEntry
    ),
]


class Sourced(Entry):
    """A mapping that states something and may say where it comes from."""

    source: str | list[str] | None = None
    confidence: Confidence | None = None
    note: TextField | None = None
    name: TextField | None = None


def parse_range(value: object) -> Range:
    """Read `0.3`, `a..b` or `a..m..b`.

    Raises PydanticCustomError of type `not_a_number`, `not_finite`, `not_exact`, `size` or `range_order`.
    """
    if isinstance(value, Range):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = _finite(value)
        if isinstance(value, int) and int(number) != value:
            raise PydanticCustomError("not_exact", "a whole number with more digits than are kept")
        return Range.fixed(number)
    match = SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("not_a_number", "not a number or range")
    figures = [_finite(float(part)) for part in match.groups() if part is not None]
    low, high = figures[0], figures[-1]
    central = figures[1] if len(figures) == 3 else (low + high) / 2
    if not (low < high and low <= central <= high):
        raise PydanticCustomError("range_order", "the ends of a range are out of order")
    return Range(low, central, high, "triangular" if len(figures) == 3 else "uniform")


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise PydanticCustomError("not_finite", "not a finite number")
    if not computable(number):
        raise not_computable()
    return number


def computable(number: float) -> bool:
    """Whether products and quotients of a few such numbers are still finite: 0, or of a size in SIZES."""
    return number == 0 or SIZES[0] <= abs(number) <= SIZES[1]


def not_computable() -> PydanticCustomError:
    """What is said of a number that is not."""
    return PydanticCustomError("size", "not a size to compute with", dict(SIZES_SAID))


RangeField = Annotated[
    Range,
    BeforeValidator(parse_range, json_schema_input_type=float | str),
]


class NumberEntry(Sourced):
    """A number with its provenance."""

    value: RangeField


NumberField = Annotated[NumberEntry, long_form("value", float | str)]
