"""Plain scalars by the YAML 1.2 core schema: `NO`, `yes`, `12:30` and `2031-03-01` are text."""

import math
import re

NULL = frozenset({"", "~", "null", "Null", "NULL"})
TRUE = frozenset({"true", "True", "TRUE"})
FALSE = frozenset({"false", "False", "FALSE"})
INT = re.compile(r"[-+]?[0-9]+")
OCTAL = re.compile(r"0o[0-7]+")
HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

Scalar = str | int | float | bool | None


class Unreadable(Exception):
    """A number that is not read; carries the code of the problem."""

    def __init__(self, code: str) -> None:
        self.code = code


def scalar(text: str, digits: int) -> Scalar:
    """The value of a plain scalar.

    Raises Unreadable for NaN, infinities and integers of more than `digits` digits.
    """
    if text in NULL:
        return None
    if text in TRUE or text in FALSE:
        return text in TRUE
    first = text[0]
    if not (first.isdigit() or first in "+-."):
        return text
    return _number(text, digits)


def _number(text: str, digits: int) -> Scalar:
    if INT.fullmatch(text):
        return _bounded(text, 10, digits)
    if OCTAL.fullmatch(text):
        return _bounded(text[2:], 8, digits)
    if HEXADECIMAL.fullmatch(text):
        return _bounded(text[2:], 16, digits)
    if FLOAT.fullmatch(text):
        value = float(text)
        if math.isinf(value):
            raise Unreadable("E120")
        return value
    if NOT_FINITE.fullmatch(text):
        raise Unreadable("E120")
    return text


def _bounded(figures: str, base: int, digits: int) -> int:
    if len(figures) > 2 * digits or len(figures.lstrip("+-0")) > digits:
        raise Unreadable("E121")
    return int(figures, base)
