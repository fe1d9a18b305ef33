"""All equilibria of one case, concept by concept: how many, what they share, and the list."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.stability import StabilityAnswer
from detente.words import method, names, stability

LISTED = 1000


@dataclass(frozen=True, slots=True)
class Listed:
    """A state of the list: its word, and its name if it has one."""

    word: str
    name: str


@dataclass(frozen=True, slots=True)
class Way:
    """The equilibria of one way: how many there are, and those that are listed."""

    label: str
    count: int
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The equilibria under one concept; `left_out` says how many of them are listed, if not all."""

    concept: str
    meaning: str
    sentences: tuple[str, ...]
    patterns: tuple[str, ...]
    ways: tuple[Way, ...]
    left_out: str


def found(answer: StabilityAnswer, concept: str, most: int = LISTED) -> Found:
    """What there is to say about one concept, with a list of at most `most` states."""
    ways = tuple(_ways(answer, concept, most))
    shown, total = sum(len(way.listed) for way in ways), sum(way.count for way in ways)
    return Found(
        names.concept(concept),
        method.concept(concept),
        (stability.counts(answer, concept), *stability.ways(answer, concept), *stability.common(answer, concept)),
        stability.patterns(answer, concept),
        ways,
        method.listed(shown, total),
    )


def _ways(answer: StabilityAnswer, concept: str, most: int) -> Iterator[Way]:
    """Reached ones first, then open, then closed."""
    named = {row: name for name, row in answer.setting.named_rows.items()}
    scenario = answer.setting.scenario
    for way, rows in answer.by_way(concept).items():
        listed = tuple(
            Listed(answer.setting.word(row), names.state_name(scenario, named[row]) if row in named else "")
            for row in rows[:most]
        )
        most -= len(listed)
        yield Way(stability.way_label(way), len(rows), listed)
