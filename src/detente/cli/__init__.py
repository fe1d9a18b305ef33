"""The command line: one module per command, which parses, asks an analysis and prints."""

from collections.abc import Callable
from typing import NoReturn

from detente.cli import (
    analysts,
    analyze,
    answer,
    backtest,
    check,
    elicit,
    exporting,
    forecast,
    guarantors,
    importing,
    needs,
    new,
    paths,
    roadmap,
    runs,
    scenarios,
    schema,
    score,
    stability,
    states,
    sweep,
    tables,
    views,
    why,
)
from detente.cli.app import Command, nothing, run

COMMANDS: tuple[Command, ...] = (
    scenarios.COMMAND,
    new.COMMAND,
    importing.COMMAND,
    exporting.COMMAND,
    check.COMMAND,
    answer.COMMAND,
    analyze.COMMAND,
    guarantors.COMMAND,
    states.COMMAND,
    stability.COMMAND,
    why.COMMAND,
    paths.COMMAND,
    needs.COMMAND,
    tables.COMMAND,
    views.COMMAND,
    elicit.COMMAND,
    analysts.COMMAND,
    roadmap.COMMAND,
    forecast.COMMAND,
    score.COMMAND,
    backtest.COMMAND,
    sweep.COMMAND,
    runs.COMMAND,
    schema.COMMAND,
)


def main(beginning: Callable[[], object] = nothing) -> NoReturn:
    """Run the program with the arguments of this process; `beginning` is called before the command's own work."""
    run(COMMANDS, beginning)


__all__ = ["COMMANDS", "Command", "main"]
