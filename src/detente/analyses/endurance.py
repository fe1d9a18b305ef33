"""What a verdict on a roadmap withstands: the assumed ranges, the nearest flip, mercy after a breach."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.agreement.endurance.draws import Draws, check_draws, draw_numbers
from detente.agreement.endurance.flips import Flip, flips, nearest
from detente.agreement.endurance.frozen.question import Question
from detente.agreement.endurance.renegotiation import Forgiveness, forgiveness
from detente.agreement.endurance.robustness import WorstCase, worst_case
from detente.agreement.endurance.suspension import Suspensions, suspensions
from detente.agreement.roadmaps.path import Checker, Settings, path_of
from detente.analyses.deal import Deal
from detente.errors import Place, Problem, Unanswerable
from detente.watching import Watch, unwatched

DRAWS = 1000
STATES_LIMIT = 1000


@dataclass(frozen=True)
class Endurance:
    """One roadmap with its own guarantors.

    draws: the verdict over the file's ranges, a share of draws and no probability; None where nothing has a range.
    flips: by number, the nearest value that turns the verdict, nearest first. worst: the worst case over all ranges at
    once while nobody changes how it plays; None where play is not verified. suspensions: how long a pause must be that
    keeps the roadmap, instead of ending it for good. forgiving: breaches after which everybody would rather go on.
    """

    roadmap: str
    draws: Draws | None
    flips: Mapping[str, Flip]
    worst: WorstCase | None
    suspensions: Suspensions
    forgiving: tuple[Forgiveness, ...]


def endurance(deal: Deal, roadmap: str, seed: int = 0, draws: int = DRAWS, watch: Watch = unwatched) -> Endurance:
    """What the verdict on a written roadmap withstands.

    Raises Unanswerable (E925) beyond `STATES_LIMIT` combinations of levels: play is solved anew many times.
    """
    if len(deal.game.lattice) > STATES_LIMIT:
        facts = {"found": f"{len(deal.game.lattice):,}", "allowed": f"{STATES_LIMIT:,}"}
        raise Unanswerable([Problem("E925", Place(deal.scenario.id), facts)])
    written = deal.roadmaps[roadmap]
    settings = Settings(written.guarantors)
    question = Question(deal.scenario.agreement, tuple(deal.scenario.parties), written, settings, dict(deal.types))
    watch("draws", 0, draws)
    ranging = any(value.shape != "fixed" for value in question.ranges.values())
    drawn = check_draws(question, draw_numbers(question, draws, seed), watch) if ranging else None
    watch("flips", 0, 0)
    turning = {number: flip for number, flip in nearest(flips(question)).items() if flip.value is not None}
    checker = Checker(deal.game, settings)
    path = path_of(deal.game, written)
    forgiving = tuple(each for each in forgiveness(checker, path) if each.by_all)
    return Endurance(
        roadmap, drawn, turning, worst_case(question, question.box()), suspensions(checker, path), forgiving
    )


def document(answer: Endurance) -> dict[str, Any]:
    """The answer as JSON data."""
    return {
        "draws": len(answer.draws.holds) if answer.draws else 0,
        "share_holding": answer.draws.share_holding if answer.draws else None,
        "flips": {
            number: {"central": flip.central, "value": flip.value, "reason": flip.reason}
            for number, flip in answer.flips.items()
        },
        "worst_case": None
        if answer.worst is None
        else {"status": answer.worst.status, "holds": answer.worst.holds, "relative_slack": answer.worst.slack},
        "suspension_enough": answer.suspensions.enough.periods if answer.suspensions.enough else None,
        "suspension_credible": answer.suspensions.credible.periods if answer.suspensions.credible else None,
        "forgiven_by_all": len(answer.forgiving),
    }
