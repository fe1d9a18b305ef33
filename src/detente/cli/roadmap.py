"""`detente roadmap`: what makes a deal keep itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from detente.analyses.deals.asked import Wanted, answered, asked_roadmaps
from detente.cli.app import LIMIT, Command, answer_no
from detente.cli.asking.deadline import deadline
from detente.cli.asking.request import Format, TypedRequest, spread
from detente.cli.asking.source import deal_for
from detente.cli.printing.streams import note

if TYPE_CHECKING:
    from detente.analyses.deals.asked import Answered

Ids = Annotated[
    list[str] | None,
    typer.Option("--roadmap", metavar="ID", help="A written roadmap; all of them if not given; may be given again."),
]
Guarantors = Annotated[
    bool, typer.Option("--guarantors", help="Whose guarantees are enough: all smallest sets of guarantors.")
]
Designed = Annotated[bool, typer.Option("--design", help="The best roadmap towards the goal.")]
Patience = Annotated[bool, typer.Option("--patience", help="How patient the parties must be.")]
Trusted = Annotated[
    bool, typer.Option("--trust", help="How much trust it needs where types of parties are in doubt, and how it grows.")
]
Enduring = Annotated[
    bool,
    typer.Option(
        "--endurance", help="What the verdict withstands: assumed ranges, single numbers, mercy after a breach."
    ),
]
Hardest = Annotated[
    bool,
    typer.Option(
        "--hardest",
        help="Under the hardest punishments: penal codes, side payments, the payoffs that can be had at all.",
    ),
]
Comparing = Annotated[
    bool,
    typer.Option(
        "--compare", help="Step by step against all at once, one table against all, second patrons, leaking sanctions."
    ),
]


@dataclass(frozen=True)
class RoadmapRequest(TypedRequest):
    """What is asked besides the verdicts."""

    guarantors: Guarantors = False
    design: Designed = False
    patience: Patience = False
    trust: Trusted = False
    compare: Comparing = False
    endurance: Enduring = False
    hardest: Hardest = False

    @property
    def wanted(self) -> Wanted:
        """The same without the scenario."""
        return Wanted(
            self.guarantors, self.design, self.patience, self.trust, self.compare, self.endurance, self.hardest
        )


@spread
def roadmap(request: RoadmapRequest, roadmap: Ids = None) -> None:
    """What makes a deal keep itself? Every written roadmap step by step, its weakest point, whose backing it needs."""
    deal = deal_for(request)
    asked, wanted = asked_roadmaps(deal, roadmap or ()), request.wanted
    with deadline(request.seconds) as watch:
        found = answered(deal, asked, wanted, watch)
    if request.format is Format.json:
        from detente.analyses.deals.document import document
        from detente.cli.printing.documents import say_json

        say_json(document(found))
    else:
        from detente.cli.printing.roadmap import say_roadmaps

        say_roadmaps(found)
    _end(request, found)


def _end(request: TypedRequest, found: "Answered") -> None:
    from detente.words import endings

    if not found.complete:
        note(endings.partial())
        raise typer.Exit(LIMIT)
    if request.asserted:
        verdicts = found.answer.verdicts.values() if found.asked else filter(None, [found.answer.best])
        failing = [each.id for each in verdicts if not each.largest.holds]
        if failing or not (found.asked or found.answer.best):
            answer_no(endings.roadmaps(found.answer.deal.scenario, failing))


COMMAND = Command("roadmap", roadmap)
