"""What a sweep says about the claims of a scenario: their questions made into quantities, and answered draw by draw.

The claims, and what is asked about each, stand in the scenario. Here their names are checked against what the subjects
of a sweep can answer, and a question becomes a yes or no per draw; its share of the draws is for others to count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

from detente.analyses.sweeps.subject import Subject
from detente.errors import Place, Problem, Unanswerable
from detente.files.suggestions import facts_about
from detente.model.said.claims import Ask, Claim
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats, Quantity

SAME = 1e-9  # of two numbers, or of 1 where both are smaller: what is closer is a tie
PARTS = 3  # of the draws, by a number that tells them apart
LONGEST = 200  # characters of a quantity that may be misspelt


@dataclass(frozen=True)
class Part:
    """Draws told apart by a factor: those of one level, or those whose value lies between low and high.

    rows: (N,) which draws.
    """

    level: str
    low: float
    high: float
    rows: npt.NDArray[np.bool_]


def can_answer(scenario: Scenario) -> bool:
    """Whether the scenario has claims."""
    return bool(scenario.claims)


def checked(
    scenario: Scenario, subjects: Sequence[Subject], factors: tuple[Factor, ...]
) -> tuple[tuple[Claim, ...], tuple[Subject, ...]]:
    """The claims, and those of the subjects that their questions need; questions of variants are checked as well.

    Raises Unanswerable, for all questions at once: E772 for an unknown quantity, E773 for a factor that is not drawn,
    E774 for a number without comparison, E775 for a verdict against a number.
    """
    owner = _owners(scenario, subjects)
    known = {id: quantity for id, (quantity, _subject) in owner.items()}
    drawn = [factor.id for factor in factors]
    problems = [
        problem
        for claim in scenario.claims.values()
        for k, ask in enumerate(claim.asks)
        for problem in _problems(f"claims.{claim.id}.asks.{k + 1}", ask, known, drawn)
    ]
    for variant in scenario.variants.values():
        of_variant = _owners(variant.scenario, subjects)
        both = {id: quantity for id, quantity in known.items() if id in of_variant}
        for k, ask in enumerate(variant.asks):
            problems += _problems(f"variants.{variant.id}.asks.{k + 1}", ask, both, drawn)
    if problems:
        raise Unanswerable(problems)
    needed = {owner[id][1].name for claim in scenario.claims.values() for ask in claim.asks for id in ask.names}
    return tuple(scenario.claims.values()), tuple(subject for subject in subjects if subject.name in needed)


def _owners(scenario: Scenario, subjects: Sequence[Subject]) -> dict[str, tuple[Quantity, Subject]]:
    """What can be asked of a scenario, by id, with its subject."""
    able = (subject for subject in subjects if subject.can_answer(scenario))
    return {quantity.id: (quantity, subject) for subject in able for quantity in subject.quantities(scenario)}


def answered(ask: Ask, column: Mapping[str, Floats]) -> Floats:
    """(N,) 1 where the answer is yes, 0 where it is no, nan where a quantity has no answer; column: by quantity."""
    outcome = outcomes(ask, column)
    return np.where(np.isnan(outcome), np.nan, outcome > 0)


def outcomes(ask: Ask, column: Mapping[str, Floats]) -> Floats:
    """(N,) 1 where the answer is yes, -1 where it is no, nan where a quantity has no answer; column: by quantity.

    Of a comparison -1 is where the opposite is so, and 0 where both are the same but for rounding.
    """
    left = column[ask.left]
    if ask.sign is None or ask.right is None:
        return 2 * left - 1
    right = column[ask.right] if isinstance(ask.right, str) else np.full(left.shape, ask.right)
    apart = left - right if ask.sign == ">" else right - left
    allowed = SAME * np.maximum(1.0, np.maximum(np.abs(left), np.abs(right)))
    return np.asarray(np.where(np.abs(apart) <= allowed, 0.0, np.sign(apart)))


def parts(factor: Factor, values: Floats) -> tuple[Part, ...]:
    """Draws (N,) of a factor told apart: by level, or in thirds from the lowest to the highest values.

    A third without a draw is left out.
    """
    if factor.kind == "levels":
        every = enumerate(factor.levels)
        found = [Part(level, float(k), float(k), np.round(values) == k) for k, level in every]
    else:
        found = list(_thirds(values))
    return tuple(part for part in found if part.rows.any())


def _thirds(values: Floats) -> Iterator[Part]:
    if not len(values):
        return
    edges = np.quantile(values, np.linspace(0, 1, PARTS + 1))
    place = np.clip(np.searchsorted(edges[1:-1], values, side="right"), 0, PARTS - 1)
    for k in range(PARTS):
        yield Part("", float(edges[k]), float(edges[k + 1]), place == k)


def _problems(place: str, ask: Ask, known: Mapping[str, Quantity], drawn: Iterable[str]) -> Iterator[Problem]:
    at, unknown = Place(place, path=place), [id for id in ask.names if id not in known]
    for id in unknown:
        yield Problem("E772", at, {"found": id, **_facts(id, known)})
    drawn = tuple(drawn)
    if ask.by and ask.by not in drawn:
        yield Problem("E773", at, {"found": ask.by, **facts_about(ask.by, drawn)})
    if unknown:
        return
    if ask.sign is None:
        if not known[ask.left].is_verdict:
            yield Problem("E774", at, {"found": ask.left})
        return
    kinds = {known[ask.left].is_verdict, isinstance(ask.right, str) and known[ask.right].is_verdict}
    if len(kinds) > 1:
        yield Problem("E775", at, {"found": ask.text})


def _facts(id: str, known: Iterable[str]) -> dict[str, str]:
    """Those of the same subject, as there may be hundreds, else all subjects; and the nearest, often a long name."""
    names = list(known)
    near = [name for name in names if name.partition(".")[0] == id.partition(".")[0]]
    subjects = list(dict.fromkeys(f"{name.partition('.')[0]}.…" for name in names))
    meant = get_close_matches(id, near or names, n=1) if len(id) <= LONGEST else []
    return facts_about(id, near or subjects, suggest=False) | ({"meant": meant[0]} if meant else {})
