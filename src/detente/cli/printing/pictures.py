"""Pictures written to files."""

from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.printing.streams import note
from detente.errors import Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.way_map import WayMap
    from detente.charts import Spec

KINDS = (".svg", ".png")


def checked_picture(path: Path | None, to: str | None) -> None:
    """Say early what would fail late.

    Raises Unanswerable: E941 for a picture of nothing in particular, E942 for a file of another kind.
    """
    if path is None:
        return
    if to is None:
        raise Unanswerable([Problem("E941", Place(), {"found": path.as_posix()})])
    checked_kind(path)


def checked_kind(path: Path) -> None:
    """Raise Unanswerable (E942) for a file of another kind than can be drawn, InputError (E808) for no place for it."""
    from detente.files.template import checked_folder

    if path.suffix.lower() not in KINDS:
        raise Unanswerable([Problem("E942", Place(), {"found": path.name, "allowed": ", ".join(KINDS)})])
    checked_folder(path)


def write_way(found: "WayMap", path: Path) -> bool:
    """Draw a map and write it under another name first, so that nobody opens half of it; False where none can be drawn.

    Raises Unanswerable where there is no way to draw (E943) or one with too many moves (E944).
    """
    from detente.analyses.assumptions import by_confidence
    from detente.analyses.way_map import LONGEST
    from detente.charts import Frame, way
    from detente.words import assumptions, names

    answer, setting = found.answer, found.setting
    if answer.moves is None:
        facts = {"start": setting.word(answer.start), "end": setting.word(answer.end)}
        raise Unanswerable([Problem("E943", Place(), facts)])
    if not found.drawable:
        facts = {"found": str(len(answer.way)), "allowed": str(LONGEST)}
        raise Unanswerable([Problem("E944", Place(), facts)])
    frame = Frame(names.case(setting), assumptions.mark(by_confidence(setting.scenario)))
    return write(way.drawn(found, frame), path)


def drawn(spec: "Spec", path: Path) -> bytes | None:
    """The picture as the name of its file asks for; None, with a note, where pictures cannot be drawn."""
    from detente.charts.render import NoPictures, png, svg
    from detente.words.problems import lines

    try:
        return png(spec) if path.suffix.lower() == ".png" else svg(spec).encode()
    except NoPictures:
        note(*lines([Problem("W810", Place())]))
        return None


def write(spec: "Spec", path: Path) -> bool:
    """Write a picture under another name first, so that nobody opens half of it; False where none can be drawn."""
    picture = drawn(spec, path)
    if picture is None:
        return False
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(picture)
    unfinished.replace(path)
    return True
