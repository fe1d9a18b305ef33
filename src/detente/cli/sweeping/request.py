"""What `detente sweep` is asked with."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.asking.request import Request
from detente.cli.keeping.asked import Folder


class Design(StrEnum):
    """How draws are spread."""

    sobol = "sobol"
    latin = "latin"


class Ranges(StrEnum):
    """How ranges are read."""

    written = "written"
    uniform = "uniform"
    triangular = "triangular"
    doubled = "doubled"


Subjects = Annotated[
    list[str], typer.Option("--subject", metavar="NAME", help="Ask only about this; may be given again.")
]
Draws = Annotated[
    int, typer.Option("--draws", metavar="N", min=100, max=1_000_000, help="How many draws; slow subjects get a tenth.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Where the draws begin.")]
Designed = Annotated[Design, typer.Option("--design", help="How the draws are spread.")]
Read = Annotated[list[Ranges], typer.Option("--ranges", help="Read the ranges only in this way; may be given again.")]
Together = Annotated[
    list[str],
    typer.Option("--together", metavar="PATH,PATH", help="Inputs that are high and low together; may be given again."),
]
Enough = Annotated[
    float | None,
    typer.Option("--enough", metavar="POINTS", min=0.1, help="Stop when every share is known to ± so many per cent."),
]
Behind = Annotated[
    list[str],
    typer.Option("--of", metavar="NAME", help="Look into this quantity or claim: drivers, flips, box; again for more."),
]
Budget = Annotated[
    int, typer.Option("--budget", metavar="N", min=0, help="Evaluations for the search for flips; 0 for none.")
]
Mapped = Annotated[
    str, typer.Option("--map", metavar="PATH,PATH", help="With --of and --picture: where it holds over two inputs.")
]
Picture = Annotated[
    Path | None, typer.Option("--picture", metavar="FILE", help="Draw the answer to this new .svg or .png file.")
]
Processes = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, max=256, help="Processes; one per core if not given.")
]
Cluster = Annotated[
    str,
    typer.Option("--cluster", metavar="ADDRESS", help="A Dask scheduler, tcp://host:port, or `local` for one here."),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with the newest unfinished sweep of this scenario, as it was asked.")
]
RunId = Annotated[str, typer.Option("--run", metavar="ID", help="With --resume: go on with this run.")]
Listed = Annotated[bool, typer.Option("--quantities", help="Only list what can be asked, one quantity a line.")]
Unkept = Annotated[bool, typer.Option("--no-store", help="Keep nothing in the run store.")]


@dataclass(frozen=True)
class SweepRequest(Request):
    """A question, how it is looked into and drawn, and who computes it where."""

    subjects: Subjects = field(default_factory=list)
    draws: Draws = 1_000
    seed: Seed = 0
    design: Designed = Design.sobol
    ranges: Read = field(default_factory=list)
    together: Together = field(default_factory=list)
    behind: Behind = field(default_factory=list)
    budget: Budget = 2_000
    map: Mapped = ""
    picture: Picture = None
    enough: Enough = None
    workers: Processes = None
    cluster: Cluster = ""
    store: Folder = None
    no_store: Unkept = False
    resume: Resume = False
    run: RunId = ""
    quantities: Listed = False
