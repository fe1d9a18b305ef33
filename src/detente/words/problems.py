"""Problems in the reader's language: `file.yaml:12:7 E103 …`."""

from collections.abc import Iterable

from detente.errors import CODES, Problem
from detente.errors.problems import SHOWN
from detente.language import _, ngettext, number


def title(problem: Problem) -> str:
    """What kind of problem it is."""
    return _(CODES[problem.code].title)


def sentence(problem: Problem) -> str:
    """What was found, what is allowed and what to do."""
    return " ".join(_(each).format_map(problem.facts) for each in problem.sentences())


def line(problem: Problem) -> str:
    """Place, code and sentence."""
    return f"{problem.place} {problem.code} {sentence(problem)}".strip()


def lines(problems: Iterable[Problem], most: int = SHOWN) -> tuple[str, ...]:
    """One line for each problem, sorted by place; beyond `most` only how many more there are."""
    found = sorted(problems, key=lambda each: (each.place, each.code, sorted(each.facts.items())))
    left = len(found) - most
    if left <= 0:
        return tuple(line(problem) for problem in found)
    more = ngettext("and {count} more problem", "and {count} more problems", left).format(count=number(left))
    return (*(line(problem) for problem in found[:most]), more)


def counts(problems: Iterable[Problem]) -> str:
    """How many errors and warnings."""
    found = list(problems)
    wrong = sum(problem.is_error for problem in found)
    errors = ngettext("{count} error", "{count} errors", wrong).format(count=number(wrong))
    doubtful = len(found) - wrong
    warnings = ngettext("{count} warning", "{count} warnings", doubtful).format(count=number(doubtful))
    return _("{errors}, {warnings}.").format(errors=errors, warnings=warnings)
