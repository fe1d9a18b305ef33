"""Runs commands in this process, as a reader would type them."""

import json
from typing import Any, NamedTuple

from typer.testing import CliRunner

from detente.cli import COMMANDS
from detente.cli.app import application


class Done(NamedTuple):
    """How a command ended: status, what went to standard output and to standard error."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def asked(*arguments: str) -> Done:
    """Run `detente` with these arguments."""
    done = CliRunner().invoke(application(COMMANDS), list(arguments), prog_name="detente")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)
