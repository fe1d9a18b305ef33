"""A changed list as an override that can be given back to any command: `--set preferences.usa=[…]`."""

import re
import shlex
from collections.abc import Sequence

from detente.model.scenario import WishKey
from detente.preferences.exact import DIGITS

PLAIN = re.compile(r"[A-Za-z(][\w ()-]*")
WHOLE = 10**16  # whole numbers up to here are written out; E343 refuses longer ones
WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def list_line(key: WishKey, entries: Sequence[str | Sequence[str]], form: str = "") -> str:
    """The whole list in one line, quoted for a shell; `form` names it where it is not a list of statements."""
    value = f"[{', '.join(_entry(each) for each in entries)}]"
    return _line(f"preferences.{key}={{{form}: {value}}}" if form else f"preferences.{key}={value}")


def amount_line(key: WishKey, place: str, value: float) -> str:
    """One number of a list, quoted for a shell."""
    return _line(f"preferences.{key}.{place}={_digits(value)}")


def _digits(value: float) -> str:
    """All digits that count when it is read again."""
    return str(int(value)) if value.is_integer() and abs(value) < WHOLE else f"{value:.{DIGITS}g}"


def _line(assignment: str) -> str:
    return f"--set {shlex.quote(assignment)}"


def _entry(entry: str | Sequence[str]) -> str:
    if isinstance(entry, str):
        plain = PLAIN.fullmatch(entry) and entry.lower() not in WORDS_OF_YAML
        return entry if plain else '"' + entry.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _entry(entry[0]) if len(entry) == 1 else f"[{', '.join(map(_entry, entry))}]"
