"""Commands put together, and every ending mapped to an exit status: 0 answered, 1 no, 2 bad input, 3 limit reached."""

import inspect
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from detente.cli.printing.streams import close_quietly, note, prepare, say
from detente.errors import DetenteError, LimitReached

NO, BAD_INPUT, LIMIT, FAULT = 1, 2, 3, 70
DEBUG = "DETENTE_DEBUG"  # set to see where in the program a fault is


@dataclass(frozen=True)
class Command:
    """A command: its name, and the function whose parameters are its arguments and options.

    parts: commands of its own, of which the first is run if none is named; `run` then only describes them.
    """

    name: str
    run: Callable[..., None]
    parts: tuple["Command", ...] = ()


def nothing() -> None:
    """What is to be done before a command begins, where there is nothing to do."""


def application(commands: Iterable[Command], beginning: Callable[[], object] = nothing) -> typer.Typer:
    """The commands as one program; `beginning` is called before the work of each."""
    app = typer.Typer(
        name="detente",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(detente)
    for command in commands:
        if command.parts:
            app.add_typer(_family(command, beginning), name=command.name)
        else:
            app.command(command.name)(_ending(command.run, beginning))
    return app


def _family(command: Command, beginning: Callable[[], object]) -> typer.Typer:
    """A command with parts."""

    class FirstIfNone(TyperGroup):
        """Runs the first part where none is named."""

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            """What was typed, with the first part's name where only options were."""
            named = bool(args) and (args[0] in ctx.help_option_names or not args[0].startswith("-"))
            return super().parse_args(ctx, args if named else [command.parts[0].name, *args])

    family = typer.Typer(cls=FirstIfNone, rich_markup_mode=None)
    family.callback()(command.run)
    for part in command.parts:
        family.command(part.name)(_ending(part.run, beginning))
    return family


def _print_version(wanted: bool) -> None:
    if wanted:
        from detente import __version__

        say(f"detente {__version__}")
        raise typer.Exit


def detente(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Analyse a negotiation from one reviewable file: what holds, how to get there, what makes a deal keep itself."""
    prepare()


def run(commands: Iterable[Command], beginning: Callable[[], object] = nothing) -> NoReturn:
    """Run the program with the arguments of this process, and end it."""
    prepare()
    application(commands, beginning)(prog_name="detente")
    sys.exit(0)


def answer_no(asserted: str) -> NoReturn:
    """End with the status of an answer that is no; say what was asserted."""
    note(asserted)
    raise typer.Exit(NO)


def _ending(command: Callable[..., None], beginning: Callable[[], object]) -> Callable[..., None]:
    """The command with every way to fail mapped to its exit status."""

    @wraps(command)
    def ended(**given: object) -> None:
        try:
            try:
                beginning()
                command(**given)
            finally:
                sys.stdout.flush()
        except DetenteError as error:
            from detente.words.problems import lines

            note(*lines(error.problems))
            raise typer.Exit(BAD_INPUT) from None
        except (LimitReached, KeyboardInterrupt) as error:
            from detente.words.endings import nothing_finished

            note(nothing_finished(), _reason(error))
            raise typer.Exit(LIMIT) from None
        except BrokenPipeError:
            close_quietly()
            raise typer.Exit from None
        except OSError as error:
            note(" ".join(filter(None, ("detente:", str(error.filename or ""), error.strerror or str(error)))))
            raise typer.Exit(BAD_INPUT) from None
        except typer.Exit as done:
            if done.exit_code == LIMIT:
                note(_reason(done))
            raise
        except MemoryError:
            from detente.errors import Place, Problem
            from detente.words.endings import nothing_finished
            from detente.words.problems import lines

            note(nothing_finished(), *lines([Problem("E966", Place())]))
            raise typer.Exit(LIMIT) from None
        except Exception as error:
            from detente.words.endings import fault, nothing_finished, reason

            if isinstance(error.__cause__ or error.__context__, KeyboardInterrupt):  # it says it is broken
                note(nothing_finished(), reason("interrupt"))
                raise typer.Exit(LIMIT) from None
            if DEBUG in os.environ:
                raise
            note(fault(error))
            raise typer.Exit(FAULT) from None

    ended.__signature__ = inspect.signature(command)  # type: ignore[attr-defined]
    return ended


def _reason(error: BaseException) -> str:
    """Why a limit was reached, as a sentence."""
    from detente.cli.asking.deadline import why_ended
    from detente.words.endings import reason
    from detente.words.problems import line

    if isinstance(error, LimitReached) and error.problem is not None:
        return line(error.problem)
    return reason("interrupt" if isinstance(error, KeyboardInterrupt) else why_ended())
