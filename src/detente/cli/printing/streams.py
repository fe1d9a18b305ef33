"""Standard output and standard error that take every character, whatever the terminal's encoding."""

import codecs
import os
import sys
import warnings
from contextlib import suppress
from io import TextIOWrapper

from detente.model.texts import neutral

PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "─": "-", "…": "..."})
HANDLER = "detente.plain"


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end].translate(PLAIN)
    return found.encode("ascii", errors="backslashreplace").decode("ascii"), error.end


def prepare() -> None:
    """Let both streams write what their encoding lacks in plain letters; one that was closed before takes nothing."""
    codecs.register_error(HANDLER, _plain)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (as long as the process)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=HANDLER)
    warnings.showwarning = _note_warning


def _note_warning(message: Warning | str, category: type[Warning], *place: object, **more: object) -> None:
    """A warning as a note of one line: what its reader can do something about, or Python's own words."""
    from detente.compiling import CompiledAnew
    from detente.words.endings import compiled_anew

    note(compiled_anew() if issubclass(category, CompiledAnew) else f"{category.__name__}: {message}")


def prepare_data() -> None:
    """Let standard output write data: UTF-8 and plain line ends on every system."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors=HANDLER, newline="\n")


def close_quietly() -> None:
    """Give up standard output after whoever read it has gone, so that nothing complains when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(*sentences: str) -> None:
    """Write results, one line each, to standard output; a blank line for none."""
    for sentence in sentences or ("",):
        sys.stdout.write(f"{neutral(sentence)}\n")


def note(*sentences: str) -> None:
    """Write notes, one line each, to standard error."""
    for sentence in sentences:
        sys.stderr.write(f"{neutral(sentence)}\n")
