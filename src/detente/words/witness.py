"""Why a state is stable for a party or not: the verdict and the improvements that it rests on."""

from collections.abc import Iterable

from detente.analyses.setting import Setting
from detente.graph.stability import concept_named
from detente.graph.witness import Improvement, Witness
from detente.language import _, ngettext, number
from detente.words import moves, names
from detente.words.improvement import further, improvement

SHOWN = 5


def verdict(setting: Setting, witness: Witness) -> str:
    """Whether the state is stable, for whom, under which concept, and because of what; one sentence."""
    concept = concept_named(witness.concept)
    if concept.joint:
        said, count = _of_coalitions(witness), _open(witness) or len(witness.improvements)
    elif concept.replies == "foresight":
        said, count = _of_foresight(witness), _open(witness) or len(witness.improvements)
    else:
        said, count = _of_answers(witness), len(witness.improvements)
    return names.capital(
        said.format(
            state=names.state(setting, witness.row),
            party=names.party(setting.scenario, setting.parties[witness.party]),
            concept=names.concept(witness.concept),
            count=number(count),
            open=number(_open(witness)),
        )
    )


def _open(witness: Witness) -> int:
    return sum(not improvement.answered for improvement in witness.improvements)


def _of_answers(witness: Witness) -> str:
    count, unanswered = len(witness.improvements), _open(witness)
    alone = concept_named(witness.concept).replies == "none"
    if not count:
        return _("{state} is stable for {party} ({concept}): it has no improvement from there.")
    if alone:
        return ngettext(
            "{state} is not stable for {party} ({concept}): it has {count} improvement from there.",
            "{state} is not stable for {party} ({concept}): it has {count} improvements from there.",
            count,
        )
    if not unanswered:
        return ngettext(
            "{state} is stable for {party} ({concept}): its only improvement from there is answered.",
            "{state} is stable for {party} ({concept}): each of its {count} improvements from there is answered.",
            count,
        )
    if unanswered == count:
        return ngettext(
            "{state} is not stable for {party} ({concept}): its only improvement from there is not answered.",
            "{state} is not stable for {party} ({concept}): none of its {count} improvements from there is answered.",
            count,
        )
    return ngettext(
        "{state} is not stable for {party} ({concept}): of its improvements from there ({count}), {open} is"
        " not answered.",
        "{state} is not stable for {party} ({concept}): of its improvements from there ({count}), {open} are"
        " not answered.",
        unanswered,
    )


def _of_coalitions(witness: Witness) -> str:
    count, unanswered = len(witness.improvements), _open(witness)
    if not count:
        return _(
            "{state} is stable for {party} ({concept}): no coalition that it belongs to has an improvement from there."
        )
    if not unanswered:
        return ngettext(
            "{state} is stable for {party} ({concept}): {count} of its coalitions has improvements from there, and"
            " each is answered.",
            "{state} is stable for {party} ({concept}): {count} of its coalitions have improvements from there, and"
            " each is answered.",
            count,
        )
    if concept_named(witness.concept).replies == "none":
        return ngettext(
            "{state} is not stable for {party} ({concept}): {count} of its coalitions has an improvement from there.",
            "{state} is not stable for {party} ({concept}): {count} of its coalitions have an improvement from there.",
            unanswered,
        )
    return ngettext(
        "{state} is not stable for {party} ({concept}): {count} of its coalitions has an improvement from there that"
        " is not answered.",
        "{state} is not stable for {party} ({concept}): {count} of its coalitions have an improvement from there that"
        " is not answered.",
        unanswered,
    )


def _of_foresight(witness: Witness) -> str:
    count, unanswered = len(witness.improvements), _open(witness)
    if not count:
        return _("{state} is stable for {party} ({concept}): no move from there tempts it.")
    if not unanswered:
        return ngettext(
            "{state} is stable for {party} ({concept}): it does not expect its only tempting move to pay.",
            "{state} is stable for {party} ({concept}): it expects none of its {count} tempting moves to pay.",
            count,
        )
    return ngettext(
        "{state} is not stable for {party} ({concept}): it expects {count} move from there to pay.",
        "{state} is not stable for {party} ({concept}): it expects {count} moves from there to pay.",
        unanswered,
    )


def improvements(setting: Setting, witness: Witness, most: int = SHOWN) -> tuple[str, ...]:
    """One sentence for each improvement, unanswered ones first, smaller moves first; beyond `most` how many more."""

    def order(found: Improvement) -> tuple[bool, int, int, int]:
        changed = moves.change(setting, witness.row, found.to)
        members = len(found.joint.coalition) if found.joint else 1
        return found.answered, members, len(changed.taken) + len(changed.dropped), found.to

    ordered = sorted(witness.improvements, key=order)
    said = tuple(" ".join((improvement(setting, witness, found), *further(found))) for found in ordered[:most])
    left = len(ordered) - most
    if left <= 0:
        return said
    more = (
        ngettext("And {count} more coalition.", "And {count} more coalitions.", left)
        if concept_named(witness.concept).joint
        else ngettext("And {count} more improvement.", "And {count} more improvements.", left)
    )
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
