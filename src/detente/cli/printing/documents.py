"""Answers as JSON."""

import json
from typing import Any

from detente.cli.printing.streams import prepare_data, say
from detente.model.texts import in_json


def say_json(document: Any) -> None:
    """Write a document to standard output: the same bytes for the same answer."""
    prepare_data()
    say(in_json(json.dumps(document, ensure_ascii=False, indent=2)))
