"""Pictures of a sweep: shares, what drives an answer, where it holds over two inputs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.cli.asking.deadline import Deadline
from detente.cli.printing.pictures import checked_kind, write
from detente.cli.sweeping.request import SweepRequest
from detente.errors import LimitReached, Place, Problem, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.sweeps.behind.deeper import Deeper
    from detente.analyses.sweeps.behind.driven import Driven
    from detente.analyses.sweeps.sweep import SweepAnswer
    from detente.charts import Spec


def checked(request: SweepRequest) -> None:
    """Say early what would fail late.

    Raises Unanswerable: E942 for a file of another kind, E788 for a map without two inputs, a question or a file, E760
    for what is no input.
    """
    if request.picture is not None:
        checked_kind(request.picture)
    if request.map:
        from detente.analyses.sweeps.behind.maps import pair_named
        from detente.analyses.sweeps.drawn.factors import factors_of
        from detente.cli.asking.source import scenario_in_file

        if request.picture is None or not request.behind:
            raise Unanswerable([Problem("E788", Place(f"--map {request.map}"), {"found": request.map})])
        pair_named(factors_of(scenario_in_file(request)), request.map)


def draw(
    request: SweepRequest,
    answer: "SweepAnswer",
    looked_into: "Sequence[Deeper]",
    numbers: "Sequence[Driven]",
    watch: Deadline,
) -> bool:
    """Draw the first question of --of (a map with --map), else the claims, else the first verdicts to compare.

    False where the time was over before a map was finished.
    """
    if request.picture is None:
        return True
    try:
        spec = _spec(request, answer, looked_into, numbers, watch)
    except LimitReached:
        return False
    if spec is not None:
        write(spec, request.picture)
    return True


def _spec(
    request: SweepRequest,
    answer: "SweepAnswer",
    looked_into: "Sequence[Deeper]",
    numbers: "Sequence[Driven]",
    watch: Deadline,
) -> "Spec | None":
    from detente.analyses.sweeps.behind.verdict import verdicts_of
    from detente.charts.sweeps import claims, swings, tornado
    from detente.charts.sweeps.marks import frame_of

    frame = frame_of([answer])
    if looked_into and request.map:
        return _map(request, answer, looked_into[0], watch)
    if looked_into:
        return tornado.draw(answer, looked_into[0], frame)
    if numbers:
        return swings.draw(answer, numbers[0], frame)
    asked = [(answer, verdict) for verdict in verdicts_of(answer)]
    return claims.draw(asked, frame) if asked else _family(answer)


def _map(request: SweepRequest, answer: "SweepAnswer", found: "Deeper", watch: Deadline) -> "Spec":
    from detente.analyses.sweeps.behind.maps import map_of, pair_named
    from detente.charts.sweeps import maps
    from detente.charts.sweeps.marks import frame_of

    first, second = pair_named(answer.question.factors, request.map)
    return maps.draw(answer, map_of(answer, found.verdict, first, second, watch=watch), frame_of([answer]))


def _family(answer: "SweepAnswer") -> "Spec | None":
    """The first verdicts to compare; nothing where there are only numbers."""
    from detente.analyses.sweeps.summary import families as every
    from detente.charts.sweeps import families
    from detente.charts.sweeps.marks import frame_of

    first = next(every(answer), None)
    return None if first is None else families.draw(answer, first, frame_of([answer]))
