"""One improvement in a sentence: who would move where, alone or with others, and that nobody answers or whose answer
deters."""

from collections.abc import Iterable
from itertools import pairwise

from detente.analyses.setting import Setting
from detente.graph.improvement import Improvement
from detente.graph.legal import Move
from detente.graph.stability import Concept, concept_named
from detente.graph.witness import Witness
from detente.language import _, ngettext, number
from detente.words import moves, names


def improvement(setting: Setting, witness: Witness, found: Improvement) -> str:
    """One improvement: the move, and that nobody answers it or whose answer deters; one sentence."""
    concept = concept_named(witness.concept)
    if found.joint and len(found.joint.coalition) > 1:
        return _of_a_coalition(setting, witness, found)
    match concept.replies:
        case "at once":
            said = _at_once(setting, witness, found)
        case "foresight":
            said = _foreseen(setting, witness, found)
        case _:
            said = _alone(setting, witness, found)
    party = setting.parties[witness.party]
    told = said.format(
        move=moves.move(setting, party, witness.row, found.to), party=names.party(setting.scenario, party)
    )
    return names.capital(told) if party in setting.scenario.conflict.coalitions else told


def _alone(setting: Setting, witness: Witness, found: Improvement) -> str:
    """What the others would do of their own accord, or could do at all, is not the same."""
    concept = concept_named(witness.concept)
    if concept.degree:
        return _by_degree(setting, concept, found)
    if concept.regards:
        return _in_its_eyes(setting, concept, found)
    if found.answer:
        said = (
            _("{move}, but {answer}, which leaves {party} no better off, whatever {party} does next.")
            if concept.escapes
            else _("{move}, but {answer}, which leaves {party} no better off.")
        )
        return _with(said, answer=answered(setting, found, willing=concept.replies != "moves"))
    match concept.replies, concept.escapes:
        case "none", _escapes:
            return _("{move}, which leaves {party} better off.")
        case "moves", False:
            return _("{move}: nobody can answer so that {party} is no better off.")
        case "moves", True:
            return _("{move}: nobody can answer so that {party} is no better off, whatever {party} does next.")
        case _replies, True:
            return _("{move}: nobody would answer so that {party} is no better off, whatever {party} does next.")
    return _("{move}: nobody would answer so that {party} is no better off.")


def _by_degree(setting: Setting, concept: Concept, found: Improvement) -> str:
    """What the others would or could do, where an answer has to leave the mover worse off by some degree."""
    could, escapes = concept.replies == "moves", concept.escapes
    if found.answer and escapes:
        said = _(
            "{move}, but {answer}, which leaves {party} worse off by degree {degree} or more, whatever {party} does"
            " next."
        )
    elif found.answer:
        said = _("{move}, but {answer}, which leaves {party} worse off by degree {degree} or more.")
    elif escapes:
        said = _(
            "{move}: nobody can answer so that {party} is worse off by degree {degree} or more, whatever {party} does"
            " next."
        )
    elif could:
        said = _("{move}: nobody can answer so that {party} is worse off by degree {degree} or more.")
    else:
        said = _("{move}: nobody would answer so that {party} is worse off by degree {degree} or more.")
    said = said.replace("{degree}", number(concept.degree))
    return _with(said, answer=answered(setting, found, willing=not could)) if found.answer else said


def _in_its_eyes(setting: Setting, concept: Concept, found: Improvement) -> str:
    """What the others would or could do, where the mover looks at others' wishes as its attitudes have it."""
    could, escapes = concept.replies == "moves", concept.escapes
    if concept.replies == "none":
        return _("{move}, which is as good in the eyes of {party}.")
    if found.answer and escapes:
        said = _(
            "{move}, but {answer}; in the eyes of {party} staying is as good as that, and it cannot move on to anything"
            " as good as staying."
        )
    elif found.answer:
        said = _("{move}, but {answer}; in the eyes of {party} staying is as good as that.")
    elif escapes:
        said = _(
            "{move}: nobody can answer so that in the eyes of {party} staying is as good, and it cannot move on to"
            " anything as good as staying."
        )
    elif could:
        said = _("{move}: nobody can answer so that in the eyes of {party} staying is as good.")
    else:
        said = _("{move}: nobody would answer so that in the eyes of {party} staying is as good.")
    return _with(said, answer=answered(setting, found, willing=not could)) if found.answer else said


def _at_once(setting: Setting, witness: Witness, found: Improvement) -> str:
    if not found.answer:
        return _("{move}: no improvements of others at the same time would leave {party} no better off.")
    clauses = [moves.move(setting, setting.parties[each.party], witness.row, each.to) for each in found.answer]
    said = _("{move}, but if at the same time {answer}, that leaves {party} no better off.")
    return _with(said, answer=_one_after_another(clauses))


def _foreseen(setting: Setting, _witness: Witness, found: Improvement) -> str:
    if found.answer:
        said = _("{move}, but {answer}, which leaves {party} no better off.")
        return _with(said, answer=answered(setting, found, willing=True))
    if found.expected:
        said = _("{move}; {answer}, which leaves {party} better off.")
        return _with(said, answer=_line(setting, found.to, found.expected, willing=True))
    return _("{move} and would be left better off, for nobody would go on from there.")


def _of_a_coalition(setting: Setting, witness: Witness, found: Improvement) -> str:
    concept, joint = concept_named(witness.concept), found.joint
    assert joint is not None
    parties = names.parties(setting.scenario, (setting.parties[member] for member in joint.coalition))
    first, *others = joint.way
    together = _one_after_another(
        (
            moves.move(setting, setting.parties[first.party], witness.row, first.to),
            *_clauses(setting, first.to, others, willing=True),
        )
    )
    if found.answer:
        end = found.answer[-1].to
        ranks = setting.game.ranks
        deterred = [member for member in joint.coalition if ranks[member, end] <= ranks[member, witness.row]]
        said = (
            _(
                "{parties} together: {moves}; but {answer}, which leaves {deterred} no better off, and together they"
                " cannot make up for it."
            )
            if concept.escapes
            else _("{parties} together: {moves}; but {answer}, which leaves {deterred} no better off.")
        )
        return said.format(
            parties=parties,
            moves=together,
            answer=answered(setting, found, willing=concept.replies != "moves"),
            deterred=names.parties(setting.scenario, (setting.parties[member] for member in deterred)),
        )
    match concept.replies:
        case "none":
            said = _("{parties} together: {moves}, which leaves all of them better off.")
        case "moves":
            said = _("{parties} together: {moves}; nobody outside can answer so that one of them is no better off.")
        case _:
            said = _("{parties} together: {moves}; nobody outside would answer so that one of them is no better off.")
    return said.format(parties=parties, moves=together)


def further(found: Improvement) -> tuple[str, ...]:
    """How many further improvements the same parties have, where only one is shown."""
    count = found.joint.more if found.joint else 0
    if not count:
        return ()
    said = (
        ngettext(
            "They have {count} more improvement, which is answered as well.",
            "They have {count} more improvements, which are answered as well.",
            count,
        )
        if found.answered
        else ngettext("They have {count} more improvement.", "They have {count} more improvements.", count)
    )
    return (said.format(count=number(count)),)


def answered(setting: Setting, found: Improvement, *, willing: bool) -> str:
    """The others' moves one after another, as clauses."""
    return _line(setting, found.to, found.answer, willing=willing)


def _line(setting: Setting, start: int, line: Iterable[Move], *, willing: bool) -> str:
    return _one_after_another(_clauses(setting, start, line, willing=willing))


def _clauses(setting: Setting, start: int, line: Iterable[Move], *, willing: bool) -> list[str]:
    line = list(line)
    rows = (start, *(move.to for move in line))
    return [
        moves.reply(setting, setting.parties[move.party], here, there, willing=willing)
        for move, (here, there) in zip(line, pairwise(rows), strict=True)
    ]


def _one_after_another(clauses: Iterable[str]) -> str:
    said, *others = clauses
    for clause in others:
        said = _("{first}; {second}").format(first=said, second=clause)
    return said


def _with(said: str, answer: str) -> str:
    """The sentence with its answer, its other fields left open."""
    return said.replace("{answer}", answer.replace("{", "{{").replace("}", "}}"))
