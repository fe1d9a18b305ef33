"""A first scenario for `detente new NAME`: small, complete, with a comment on every section."""

import os
import re
import tempfile
from pathlib import Path

from detente.errors import InputError, Place, Problem
from detente.files.document.tree import shown

ROOM = 1 << 16  # bytes that are written to find out whether there is room
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
TEXT = """\
detente: 1                        # version of this format
id: {name}
title: Two neighbours and a border
about: Replace this by the question that you want to answer.
date: 2031-03-01                  # what was known on this day

sources:                          # every judgement below can name one
  visit: {{title: Notes from the field visit, publisher: Our team, date: 2031-02-01}}

parties:
  north: {{name: North}}
  south: {{name: South}}

options:                          # what each party can do: yes or no
  TALK: {{party: north, name: agrees to talks, source: visit}}
  PATROL: {{party: north, name: keeps armed patrols at the border, now: yes, source: visit}}
  OPEN: {{party: south, name: opens the crossing, source: visit}}

define:                           # a name for a condition
  CALM: TALK and not PATROL

infeasible:                       # states in which such a condition holds do not exist
  - {{when: OPEN and PATROL, source: visit, note: nobody opens a crossing under patrol}}

states:                           # a name for a state: the present one with these options switched
  deal: {{name: talks and an open crossing, on: [TALK, OPEN], off: [PATROL]}}

preferences:                      # what each party wants, most important first
  north:
    source: visit
    confidence: judgement         # official, reported, judgement or assumed
    statements:
      - OPEN
      - not CALM or OPEN
      - PATROL
  south:
    source: visit
    confidence: judgement
    statements:
      - not PATROL
      - TALK
      - not OPEN
"""


def text_of_new(name: str) -> str:
    """The text of a first scenario with this id."""
    return TEXT.format(name=name)


def write_new(name: str, folder: Path) -> Path:
    """Write a first scenario to `folder`/`name`.yaml, all of it or nothing.

    Raises InputError if the name cannot be an id, the file exists or cannot be written.
    """
    checked_id(name)
    target = folder / f"{name}.yaml"
    write_whole(target, text_of_new(name))
    return target


def checked_id(name: str) -> str:
    """A scenario's id as it is.

    Raises InputError (E213) if it cannot be one.
    """
    if not NAME.fullmatch(name):
        raise InputError([Problem("E213", Place(), {"found": shown(name)})])
    return name


def write_whole(target: Path, content: str | bytes) -> None:
    """Write a new file, all of it or nothing.

    Raises InputError if it exists (E807) or cannot be written (E808).
    """
    if target.exists():
        raise InputError([Problem("E807", Place(), {"found": shown(str(target))})])
    try:
        _link_whole(target, content)
    except FileExistsError:
        raise InputError([Problem("E807", Place(), {"found": shown(str(target))})]) from None
    except OSError as error:
        facts = {"found": shown(str(target)), "reason": error.strerror or str(error)}
        raise InputError([Problem("E808", Place(), facts)]) from None


def checked_new(target: Path) -> None:
    """Say before anything is computed that a new file could not be written.

    Raises InputError if it exists (E807) or cannot be written (E808).
    """
    if target.exists():
        raise InputError([Problem("E807", Place(), {"found": shown(str(target))})])
    checked_folder(target)


def checked_folder(target: Path) -> None:
    """The same for a file that may be written over. Raises InputError (E808)."""
    try:
        with tempfile.TemporaryFile(dir=target.parent, buffering=0) as file:
            file.write(os.urandom(ROOM))  # chance, which no file system makes smaller
    except OSError as error:
        facts = {"found": shown(str(target)), "reason": error.strerror or str(error)}
        raise InputError([Problem("E808", Place(), facts)]) from None


def _link_whole(target: Path, content: str | bytes) -> None:
    """Write to a temporary name first; `link` refuses a name that has been taken meanwhile, as `rename` would not."""
    handle, written = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        os.chmod(written, 0o644)
        os.link(written, target)
    finally:
        os.unlink(written)
