"""Questions put on a terminal, one after another, until nothing is left to ask or the answerer stops."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.cli.asking.deadline import deadline
from detente.cli.printing.streams import note
from detente.errors import LimitReached, Unanswerable

if TYPE_CHECKING:
    from detente.analyses.wishes.elicit import Elicitation, Question

FIRST, SECOND, EQUAL, UNKNOWN, STOP = "1", "2", "=", "?", "q"
WORDS = {
    "first": FIRST,
    "second": SECOND,
    "equal": EQUAL,
    "?": UNKNOWN,
    "don't know": UNKNOWN,
    "stop": STOP,
    "quit": STOP,
}


@dataclass(frozen=True)
class Asked:
    """What was answered; broken_off: by Ctrl-C or a limit."""

    found: "Elicitation"
    broken_off: bool = False


def asked_on_terminal(found: "Elicitation", seconds: float | None) -> Asked:
    """Ask until no answer would change anything; nothing that was answered is lost when it is broken off."""
    from detente.analyses.wishes.elicit import next_questions
    from detente.words.wishes import elicit as words

    try:
        while True:
            with deadline(seconds) as watch:
                questions = next_questions(found, 1, watch)
                interrupted = watch.interrupted
            if interrupted or not (questions.complete or questions.found):
                return Asked(found, broken_off=True)
            if not questions.found:
                note(words.no_question())
                return Asked(found)
            reply = _reply(found, questions.found[0])
            if reply == STOP:
                return Asked(found)
            found = _with_reply(found, questions.found[0], reply)
    except (KeyboardInterrupt, LimitReached):
        return Asked(found, broken_off=True)


def _reply(found: "Elicitation", question: "Question") -> str:
    from detente.words.wishes import elicit as words

    first, second = words.choices(found, question)
    note("", words.question(found), f"  1  {first}", f"  2  {second}", *words.reasons(found, question))
    while True:
        sys.stderr.write(words.prompt())
        sys.stderr.flush()
        line = sys.stdin.readline()
        typed = line.strip().lower()
        typed = WORDS.get(typed, typed)
        if not line or typed == STOP:
            return STOP
        if typed in (FIRST, SECOND, EQUAL, UNKNOWN):
            return typed
        note(words.not_understood())


def _with_reply(found: "Elicitation", question: "Question", reply: str) -> "Elicitation":
    """The answer taken in; one that contradicts earlier answers is said and left out, and its pair not asked again."""
    from detente.analyses.wishes.elicit import answer_of, answered, contradictions, skipping
    from detente.words.problems import lines
    from detente.words.wishes import elicit as words

    first, second = question.pair.first, question.pair.second
    if reply == UNKNOWN:
        return skipping(found, first, second)
    better, worse = (second, first) if reply == SECOND else (first, second)
    answer = answer_of(better, worse, equal=reply == EQUAL)
    try:
        found = answered(found, [answer])
    except Unanswerable as error:
        note(*lines(error.problems))
        return skipping(found, first, second)
    note(*(words.contradiction(found.setting, each) for each in contradictions(found) if each.answer == answer))
    return found
