"""`detente schema`: the JSON Schema of scenario files, for editors."""

from detente.cli.app import Command
from detente.cli.printing.documents import say_json


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    from detente.files.schema import json_schema

    say_json(json_schema())


COMMAND = Command("schema", schema)
