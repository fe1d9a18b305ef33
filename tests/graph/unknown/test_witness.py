"""The moves and answers that are shown can be checked by hand, and say the same as the verdicts."""

from random import Random

from detente.graph.unknown.extensions import CONCEPTS, A, D, stable
from detente.graph.unknown.witness import Tempting, tempting
from tests.graph.unknown.quantifiers import Drawn, drawn


def checked(each: Drawn, party: int, start: int, concept: str, found: Tempting) -> None:
    """Every step of both answers is a legal one, and each ends where the party is no better off, surely or perhaps."""
    codes = [int(code) for code in each.model.states.codes]
    who = each.game.parties[party]
    for answer, sure in ((found.answer, True), (found.possible, False)):
        last, here = party, found.to
        for move in answer:
            mover = each.game.parties[move.party]
            assert move.party not in (last, party)
            assert codes[move.to] in each.unknown.twin.reach(mover, codes[here])
            if concept == "seq":
                assert each.unknown.tempts(mover, codes[move.to], codes[here], "b" if sure else "c")
            last, here = move.party, move.to
        if answer:
            extension = "a" if sure else "d"
            ends = [codes[here], *(each.unknown.twin.reach(who, codes[here]) if concept == "smr" else ())]
            assert all(each.unknown.deters(who, end, codes[start], extension) for end in ends)


def test_answers_are_legal_and_decide_as_the_bounds_do() -> None:
    for k in range(120):
        each = drawn(Random(f"witness {k}"), 3, 3, 8)
        for concept in CONCEPTS:
            for party in range(3):
                hard, easy = stable(each.game, party, concept, A, "known"), stable(each.game, party, concept, D)
                for row, _ in each.shown:
                    moves = tempting(each.game, party, row, concept)
                    for found in moves:
                        checked(each, party, row, concept, found)
                    assert hard[row] == all(found.answer for found in moves)
                    assert easy[row] == all(found.possible for found in moves if found.surely)


def test_every_move_that_tempts_or_may_is_shown() -> None:
    each = drawn(Random("witness"), 2, 3, 8)
    for party, who in enumerate(each.game.parties):
        for row, code in each.shown:
            shown = {
                (int(each.model.states.codes[found.to]), found.surely)
                for found in tempting(each.game, party, row, "nash")
            }
            signs = {t: each.unknown.sign(who, t, code) for t in each.unknown.twin.reach(who, code)}
            assert shown == {(t, sign == 1) for t, sign in signs.items() if sign in (1, None)}
            assert all(found.answer == () for found in tempting(each.game, party, row, "nash"))
