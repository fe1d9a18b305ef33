"""Why a state is stable for a party or not: who would move where, and that nobody answers, or whose answer deters."""

from collections.abc import Iterable
from itertools import pairwise

from detente.analyses.setting import Setting
from detente.graph.stability import concept_named
from detente.graph.witness import Improvement, Witness
from detente.language import _, ngettext, number
from detente.words import moves, names

SHOWN = 5
LOOKING_FURTHER = frozenset({"smr"})  # concepts in which the mover looks one move beyond the answer


def verdict(setting: Setting, witness: Witness) -> str:
    """Whether the state is stable, for whom, under which concept, and because of what; one sentence."""
    count = len(witness.improvements)
    alone = concept_named(witness.concept).replies == "none"
    unanswered = sum(not improvement.answered for improvement in witness.improvements)
    if not count:
        said = _("{state} is stable for {party} ({concept}): it has no improvement from there.")
    elif alone:
        said = ngettext(
            "{state} is not stable for {party} ({concept}): it has {count} improvement from there.",
            "{state} is not stable for {party} ({concept}): it has {count} improvements from there.",
            count,
        )
    elif not unanswered:
        said = ngettext(
            "{state} is stable for {party} ({concept}): its only improvement from there is answered.",
            "{state} is stable for {party} ({concept}): each of its {count} improvements from there is answered.",
            count,
        )
    elif unanswered == count:
        said = ngettext(
            "{state} is not stable for {party} ({concept}): its only improvement from there is not answered.",
            "{state} is not stable for {party} ({concept}): none of its {count} improvements from there is answered.",
            count,
        )
    else:
        said = ngettext(
            "{state} is not stable for {party} ({concept}): of its improvements from there ({count}), {open} is"
            " not answered.",
            "{state} is not stable for {party} ({concept}): of its improvements from there ({count}), {open} are"
            " not answered.",
            unanswered,
        )
    return names.capital(
        said.format(
            state=names.state(setting, witness.row),
            party=names.party(setting.scenario, setting.parties[witness.party]),
            concept=names.concept(witness.concept),
            count=number(count),
            open=number(unanswered),
        )
    )


def improvement(setting: Setting, witness: Witness, found: Improvement) -> str:
    """One improvement: the move, and that nobody answers it or whose answer deters; one sentence."""
    id = setting.parties[witness.party]
    move, party = moves.move(setting, id, witness.row, found.to), names.party(setting.scenario, id)
    if not found.answer:
        return _unanswered(witness.concept).format(move=move, party=party)
    answer = answered(setting, found, willing=concept_named(witness.concept).replies == "improvements")
    if witness.concept in LOOKING_FURTHER:
        said = _("{move}, but {answer}, which leaves {party} no better off, whatever {party} does next.")
    else:
        said = _("{move}, but {answer}, which leaves {party} no better off.")
    return said.format(move=move, answer=answer, party=party)


def _unanswered(concept: str) -> str:
    """What the others would do of their own accord, or could do at all, is not the same."""
    match concept_named(concept).replies:
        case "none":
            return _("{move}, which leaves {party} better off.")
        case "improvements":
            return _("{move}: nobody would answer so that {party} is no better off.")
    if concept in LOOKING_FURTHER:
        return _("{move}: nobody can answer so that {party} is no better off, whatever {party} does next.")
    return _("{move}: nobody can answer so that {party} is no better off.")


def answered(setting: Setting, found: Improvement, *, willing: bool) -> str:
    """The others' moves one after another, as clauses."""
    rows = (found.to, *(move.to for move in found.answer))
    clauses = [
        moves.reply(setting, setting.parties[move.party], start, end, willing=willing)
        for move, (start, end) in zip(found.answer, pairwise(rows), strict=True)
    ]
    said = clauses[0]
    for clause in clauses[1:]:
        said = _("{first}; {second}").format(first=said, second=clause)
    return said


def improvements(setting: Setting, witness: Witness, most: int = SHOWN) -> tuple[str, ...]:
    """One sentence for each improvement, unanswered ones first, smaller moves first; beyond `most` how many more."""

    def order(found: Improvement) -> tuple[bool, int, int]:
        changed = moves.change(setting, witness.row, found.to)
        return found.answered, len(changed.taken) + len(changed.dropped), found.to

    ordered = sorted(witness.improvements, key=order)
    said = tuple(improvement(setting, witness, found) for found in ordered[:most])
    left = len(ordered) - most
    if left <= 0:
        return said
    more = ngettext("And {count} more improvement.", "And {count} more improvements.", left)
    return (*said, more.format(count=number(left)))


def explained(setting: Setting, witness: Witness, most: int = SHOWN) -> tuple[str, ...]:
    """The verdict and the moves that it rests on."""
    return verdict(setting, witness), *improvements(setting, witness, most)


def everybody(setting: Setting, witnesses: Iterable[Witness], most: int = 2) -> tuple[str, ...]:
    """Who has no improvement from a state, in one sentence; then the others, each with its improvements."""
    found = list(witnesses)
    staying = [setting.parties[each.party] for each in found if not each.improvements]
    said = tuple(sentence for each in found if each.improvements for sentence in explained(setting, each, most))
    if not staying:
        return said
    none = _("{state} leaves no improvement to {parties}.").format(
        state=names.state(setting, found[0].row), parties=names.parties(setting.scenario, staying)
    )
    return names.capital(none), *said
