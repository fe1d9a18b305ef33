"""Questions, answers and contested lists as JSON data."""

from typing import Any

from detente.analyses.setting import Setting
from detente.analyses.stability import heading
from detente.analyses.wishes.contested import Contested, Dispute
from detente.analyses.wishes.elicit import Elicitation, contradictions, flips
from detente.analyses.wishes.written import NewText
from detente.graph.elicitation.answers import Answer
from detente.graph.elicitation.questions import Question, Questions


def questions_document(found: Elicitation, asked: Questions) -> dict[str, Any]:
    """The next questions."""
    return {
        **_head(found),
        "status": "complete" if asked.complete else "limit reached",
        "left_out": asked.left_out,
        "questions": [_question(found, each) for each in asked.found],
    }


def answers_document(found: Elicitation, new: NewText, written: str | None) -> dict[str, Any]:
    """What was answered, what that contradicts, and the list that it makes."""
    setting = found.setting
    made = found.made
    return {
        **_head(found),
        "answers": [_answer(setting, each) for each in found.answers],
        "contradictions": [
            {
                **_answer(setting, each.answer),
                "untold": each.untold,
                "statements": [{"position": place, "statement": text} for place, text in each.entries],
            }
            for each in contradictions(found)
        ],
        "list": None
        if made is None
        else {
            "entries": list(made.texts),
            "moved": [{"entry": each.text, "position": each.start, "to": each.end} for each in made.moved],
            "added": list(made.added),
            "dropped": list(made.dropped),
            "unmet": [_answer(setting, each) for each in made.unmet],
            "least": made.least,
            "can_change": made.can_change,
        },
        "changed": {
            name: {
                key: dict(zip(setting.parties, marks, strict=True))
                for key, marks in zip(("before", "after"), both, strict=True)
            }
            for name, both in flips(found).items()
        },
        "diff": list(new.diff),
        "written": written,
    }


def contested_document(found: Contested) -> dict[str, Any]:
    """The verdicts per list and where lists disagree."""
    parties = found.setting.parties
    return {
        **heading(found.setting),
        "concept": found.concept,
        "status": "complete" if found.complete else "limit reached",
        "agree": found.agree,
        "readings": [
            {
                "lists": dict(each.lists),
                "stable": {name: dict(zip(parties, marks, strict=True)) for name, marks in each.stable.items()},
                "changed": list(found.changed(each)),
            }
            for each in found.readings
        ],
        "disputes": [_dispute(each) for each in found.disputes],
    }


def _head(found: Elicitation) -> dict[str, Any]:
    return {**heading(found.setting), "party": found.party, "key": str(found.key), "concept": found.concept}


def _answer(setting: Setting, answer: Answer) -> dict[str, Any]:
    return {
        "better": setting.word(answer.better),
        "worse": setting.word(answer.worse),
        "equal": answer.equal,
    }


def _question(found: Elicitation, question: Question) -> dict[str, Any]:
    setting = found.setting
    return {
        "first": setting.word(question.pair.first),
        "second": setting.word(question.pair.second),
        "ordered": question.pair.ordered,
        "doubt": question.pair.doubt,
        "effects": [
            {
                "better": setting.word(effect.better),
                "worse": setting.word(effect.worse),
                "flipped": [
                    {"state": setting.word(row), "party": setting.parties[party]} for row, party in effect.flipped
                ],
                "gained": [setting.word(row) for row in effect.gained],
                "lost": [setting.word(row) for row in effect.lost],
            }
            for effect in question.effects
        ],
    }


def _dispute(found: Dispute) -> dict[str, Any]:
    return {
        "party": found.party,
        "analyst": found.analyst,
        "pairs": [
            {
                "first": pair.first,
                "second": pair.second,
                "own": pair.own,
                "theirs": pair.theirs,
                "flipped": [{"state": state, "party": party} for state, party in pair.flipped],
            }
            for pair in found.pairs
        ],
        "statements": [{"statement": text, "own": own, "theirs": theirs} for text, own, theirs in found.statements],
    }
