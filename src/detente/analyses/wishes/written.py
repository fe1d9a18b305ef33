"""Answers that come from a file, and the list that they make, written into the scenario's own text."""

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from detente.analyses.setting import Setting, row_of
from detente.analyses.wishes.doubt import order_of
from detente.analyses.wishes.elicit import Elicitation
from detente.errors import InputError, Problem, Unanswerable
from detente.files.document.limits import decoded, read_bytes
from detente.files.document.tree import shown
from detente.files.editing.answers import WrittenAnswer, not_an_answer, read_answers
from detente.files.editing.lists import edited, replace_whole
from detente.files.read import read, read_text
from detente.files.template import write_whole
from detente.graph.elicitation.answers import Answer
from detente.model.scenario import Scenario
from detente.preferences import form_of, relation_of

MARK = "\ufeff"


@dataclass(frozen=True)
class NewText:
    """The scenario's text with the new list, and what differs from the old one, line by line."""

    text: str
    diff: tuple[str, ...]


def answers_in(setting: Setting, data: bytes, name: str) -> tuple[Answer, ...]:
    """The answers of a file about states of a setting.

    Raises InputError with everything that is wrong: E961, E903 and E904 for states that are unknown or not feasible.
    """
    answers, problems = [], list[Problem]()
    for found in read_answers(data, name):
        rows = [_row(setting, text, found, problems) for text in (found.better, found.worse)]
        if rows[0] is None or rows[1] is None:
            continue
        if rows[0] == rows[1]:
            problems.append(not_an_answer(found.place, f"{found.better}, {found.worse}"))
        answers.append(Answer(rows[0], rows[1], found.equal))
    if problems:
        raise InputError(problems)
    return tuple(answers)


def new_text(found: Elicitation, path: Path) -> NewText:
    """The text of the scenario's file with the list that the answers make, read again and compared with that list."""
    data = read_bytes(path)
    before = decoded(data, str(path))
    if found.made is None or not found.made.can_change:
        return NewText(before, ())
    form = form_of(found.wishes).name
    after = edited(before, str(found.key), form, found.made.order, found.made.texts)
    _verify(found, read_text(after, str(path)).scenario)
    old, new = (text.splitlines() for text in (before, after))
    diff = unified_diff(old, new, path.name, path.name, lineterm="", n=1)
    return NewText((MARK if data.startswith(MARK.encode()) else "") + after, tuple(diff))


def write(found: Elicitation, new: NewText, target: Path, *, over: bool) -> None:
    """Write the text, over the file that was read or to a new one, and read it again.

    Raises InputError (E807, E808) if that cannot be done.
    """
    if over:
        replace_whole(target, new.text)
    else:
        write_whole(target, new.text)
    _verify(found, read(target).scenario)


def _verify(found: Elicitation, scenario: Scenario) -> None:
    """Make sure that a scenario has the list that the answers make. Raises RuntimeError otherwise."""
    states = found.setting.states
    if found.made is None:
        return
    wishes = scenario.preferences[found.key]
    old, new = (relation_of(each, states) for each in (found.made.wishes, wishes))
    rows = {row for answer in found.answers for row in (answer.better, answer.worse)} | set(found.rows)
    if any(order_of(old, a, b) != order_of(new, a, b) for a in rows for b in rows):
        raise RuntimeError(f"the list of {found.key} was not written as it should be")


def _row(setting: Setting, text: str, answer: WrittenAnswer, problems: list[Problem]) -> int | None:
    try:
        return row_of(setting, text)
    except Unanswerable as error:
        for problem in error.problems:
            facts = {**problem.facts, "found": shown(text)}
            problems.append(Problem(problem.code, answer.place, facts))
        return None
