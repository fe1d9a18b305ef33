"""Blocks as JSON data and back: what the run store keeps of a page, and what `--format json` gives beside its facts."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from detente.model.texts import Text
from detente.prose import blocks, message
from detente.prose.blocks import Page

CLASSES = (
    *(blocks.Heading, blocks.Paragraph, blocks.Notice, blocks.Bar, blocks.Claim, blocks.Steps, blocks.Table),
    *(message.Name, message.Names, message.Noun, message.Count, message.Percent, message.Value, message.Verbatim),
    *(message.Told, message.Message, Text),
)
NAMED: Mapping[str, type] = MappingProxyType({each.__name__: each for each in CLASSES})
KIND = "is"


def encoded(page: Page) -> list[Any]:
    """The blocks of a page as JSON data."""
    return [_encoded(block) for block in page]


def decoded(data: list[Any]) -> Page:
    """What `encoded` was given. Raises ValueError for what it never gives."""
    try:
        return tuple(_decoded(each) for each in data)
    except (KeyError, TypeError) as error:
        raise ValueError("this is no page") from error


def _encoded(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            KIND: type(value).__name__,
            **{each.name: _encoded(getattr(value, each.name)) for each in fields(value)},
        }
    if isinstance(value, tuple):
        return [_encoded(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _encoded(each) for key, each in value.items()}
    if isinstance(value, float) and math.isnan(value):
        return {KIND: "nan"}
    return value


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(each) for each in value)
    if not isinstance(value, dict):
        return value
    kind = value.get(KIND)
    if kind == "nan":
        return math.nan
    held = {key: _decoded(each) for key, each in value.items() if key != KIND}
    return held if kind is None else NAMED[kind](**held)
