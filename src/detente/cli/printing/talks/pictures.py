"""Pictures of issues, written to files."""

from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.printing.pictures import KINDS, drawn
from detente.cli.printing.streams import note
from detente.errors import Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.talks.whole import Talks
    from detente.charts import Spec


def checked_target(target: str | None) -> Path | None:
    """Where the picture goes; None for no picture.

    Raises Unanswerable (E942) for a file of another kind, InputError if it exists (E807) or cannot be written (E808).
    """
    from detente.files.template import checked_new

    if target is None:
        return None
    path = Path(target)
    if path.suffix.lower() not in KINDS:
        raise Unanswerable([Problem("E942", Place(), {"found": path.name, "allowed": ", ".join(KINDS)})])
    checked_new(path)
    return path


def draw(talks: "Talks", path: Path) -> None:
    """Write the picture to a new file, with drivers where they were asked for; without anything to draw say so.

    Raises InputError if the file exists (E807) or cannot be written (E808).
    """
    from detente.files.template import write_whole
    from detente.words.problems import lines

    spec = _drawn(talks)
    if spec is None:
        note(*lines([Problem("W936", Place(), {"found": path.name})]))
        return
    if picture := drawn(spec, path):
        write_whole(path, picture)


def _drawn(talks: "Talks") -> "Spec | None":
    """The panels of all issues, or of those that have swings their tornados; None if there are none."""
    from detente.analyses.assumptions import by_confidence
    from detente.charts import Frame
    from detente.charts.talks import panel, tornado
    from detente.words import assumptions, names
    from detente.words.talks import experts

    answer = talks.forecast
    frame = Frame(experts.used(answer.scenario), assumptions.mark(by_confidence(answer.scenario)))
    title = names.title(answer.scenario)
    if talks.drivers is None:
        return panel.draw_all(answer, answer.panels, title, frame) if answer.panels else None
    shown = [id for id in talks.drivers.issues if tornado.drawable(talks.drivers, id)]
    return tornado.draw_all(talks.drivers, shown, title, frame) if shown else None
