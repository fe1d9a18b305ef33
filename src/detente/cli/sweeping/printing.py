"""A sweep as text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.analyses.sweeps.behind.deeper import Deeper
    from detente.analyses.sweeps.behind.driven import Driven
    from detente.analyses.sweeps.sweep import SweepAnswer


def say_sweep(
    answer: "SweepAnswer", looked_into: Sequence["Deeper"], numbers: Sequence["Driven"] = (), *, in_full: bool
) -> None:
    """Claims first; without claims, or in full, every subject's tables; then what lies behind."""
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words import assumptions, names
    from detente.words.sweeps import shares

    scenario = answer.question.scenario
    say_paragraphs(filter(None, (names.title(scenario), assumptions.overrides(scenario))), mark="")
    left_out = shares.left_out(scenario, answer.question.subjects)
    say_paragraphs([*shares.about(answer), *shares.unfinished(answer), *shares.left_over(answer), *left_out])
    columns = tuple(range(1, len(answer.question.ranges) + 1))
    claims = list(shares.claims(answer))
    for says, rows in claims:
        say_heading(says)
        say_table(shares.headings(answer), rows, numbers=columns)
    if otherwise := shares.otherwise(answer):
        say_heading(shares.otherwise_title())
        say_table(shares.headings(answer), otherwise, numbers=columns)
    if in_full or not claims:
        for subject in answer.question.subjects:
            _say_subject(answer, subject.name)
    if said := list(shares.robust(answer)):
        say_heading(shares.robust_title())
        say_paragraphs(said)
    for found in looked_into:
        _say_behind(answer, found)
    for each in numbers:
        _say_driven(answer, each)


def _say_subject(answer: "SweepAnswer", name: str) -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words.sweeps import shares

    headings, rows, more = shares.matrix(answer, name)
    numbers = shares.numbers(answer, name)
    if rows or numbers:
        say_heading(shares.subject(name))
    if rows:
        say_table(headings, rows, numbers=tuple(range(1, len(headings))))
    if more:
        say_paragraphs([shares.more(more)])
    if numbers:
        say_table(shares.number_headings(), numbers, numbers=(1, 2, 3))


def _say_behind(answer: "SweepAnswer", found: "Deeper") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs
    from detente.words.sweeps import behind, shares

    scenario = answer.question.scenario
    say_heading(shares.named(answer, found.verdict))
    for title, sentences in behind.sections(scenario, found):
        say_paragraphs([title], mark="")
        say_paragraphs(sentences)


def _say_driven(answer: "SweepAnswer", found: "Driven") -> None:
    from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
    from detente.words.sweeps import driven

    scenario = answer.question.scenario
    say_heading(driven.title(answer, found))
    say_paragraphs(driven.about(found))
    headings, rows = driven.table(scenario, found)
    if rows:
        say_table(headings, rows, numbers=tuple(range(1, len(headings))))
