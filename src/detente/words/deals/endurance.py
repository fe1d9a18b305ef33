"""What a verdict on a roadmap withstands: ranges, single numbers, the worst case, mercy after a breach.

A share of draws describes what the file assumes; it is never called a probability.
"""

from collections.abc import Iterator

from detente.agreement.endurance.flips import Flip
from detente.agreement.endurance.robustness import WorstCase
from detente.agreement.endurance.suspension import Suspension
from detente.analyses.deals import amounts
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.endurance import Endurance, range_of
from detente.errors.codes import N_
from detente.language import _, joined, ngettext, number
from detente.words import names
from detente.words.deals import roadmaps, sizes

ROWS = 12  # numbers in the table
NEAREST = 3  # numbers that a brief names
PARTS = {
    "draws": N_("draws"),
    "flips": N_("single numbers"),
    "worst case": N_("the worst case"),
    "suspensions": N_("suspensions"),
}


def explained(deal: Deal, found: Endurance) -> tuple[str, ...]:
    """Everything but the table of single numbers."""
    if found.check.status == "not verified":
        said = _("Whether {roadmap} keeps itself is not verified, so nobody can say what the verdict withstands.")
        return (names.capital(said.format(roadmap=names.roadmap(deal.scenario, found.roadmap))), *missing(deal, found))
    return (
        *share(deal, found),
        *_worst(deal, found),
        *turning(deal, found, 0),
        *mercy(deal, found),
        *missing(deal, found),
    )


def brief(deal: Deal, found: Endurance) -> tuple[str, ...]:
    """What a brief says: the share, the nearest numbers, mercy."""
    if found.check.status == "not verified":
        return ()
    return (*share(deal, found), *turning(deal, found, NEAREST), *mercy(deal, found))


def ask_more() -> str:
    """Where what takes long can be asked."""
    return _(
        "How far each number can move and what the assumed ranges do to the verdict takes longer here:"
        " `detente roadmap` with --endurance asks for it."
    )


# ---------------------------------------------------------------- the assumed ranges
def share(deal: Deal, found: Endurance) -> tuple[str, ...]:
    """In how many draws it keeps itself; nothing where nothing was drawn."""
    if found.draws is None:
        return ()
    count = len(found.draws.holds)
    held = _("In {share} of {count} draws from the ranges that the file assumes, {roadmap} keeps itself.").format(
        share=sizes.share(found.draws.share_holding),
        count=number(count),
        roadmap=names.roadmap(deal.scenario, found.roadmap),
    )
    conduct = _(
        "In {share} of the draws somebody plays otherwise after a breach, in some situation, than with the central"
        " numbers."
    ).format(share=sizes.share(found.draws.share_changed))
    nothing_else = _("A share of draws describes the ranges, nothing else.")
    return (held, conduct, nothing_else) if found.draws.share_changed else (held, nothing_else)


def _worst(deal: Deal, found: Endurance) -> Iterator[str]:
    """The worst case over all ranges at once."""
    worst = found.worst
    if worst is None or not found.check.holds or all(low == high for low, high in worst.box.values()):
        return
    yield _worst_said(deal, found, worst).format(
        party=names.party(deal.scenario, worst.condition.party),
        place=roadmaps.place(found.check, worst.condition.step or 0),
        share=sizes.share(abs(worst.slack)),
    )
    if worst.switching:
        yield _(
            "That is so until a party changes how it plays: rules stay as they are with the central numbers. Within"
            " {share} of the way to the ends of the ranges nobody changes anything."
        ).format(share=sizes.share(worst.good_for))
    if worst.status == "sampled":
        yield _("Some numbers bend the payoffs, so this is the worst that was found by trying, not a proven bound.")
    costly = [number for each in worst.contributions[:NEAREST] for number in each.numbers][:NEAREST]
    if costly:
        said = _("What costs most there: {numbers}.")
        yield said.format(numbers=joined(amounts.amount(deal.scenario, path) for path in costly))


def _worst_said(deal: Deal, found: Endurance, worst: WorstCase) -> str:
    if worst.holds:
        return _(
            "With all numbers at the worst ends of their ranges it still keeps itself: {party} is nearest to leaving,"
            " by {share} of its own range of payoffs."
        )
    if worst.condition.kind == "joining":
        return _(
            "With all numbers at the worst ends of their ranges {party} would be better off without it, by {share} of"
            " its own range of payoffs."
        )
    return _(
        "With all numbers at the worst ends of their ranges {party} would leave {place}, and gain {share} of its own"
        " range of payoffs."
    )


# ---------------------------------------------------------------- single numbers
def turning(deal: Deal, found: Endurance, most: int) -> tuple[str, ...]:
    """The nearest values that turn the verdict, `most` of them; that there is none."""
    if found.flips is None:
        return ()
    if not found.flips and "flips" not in found.unfinished:
        return (_("No number alone turns the verdict, within three times its value and down to 0."),)
    return tuple(_turns(deal, flip) for flip in list(found.flips.values())[:most])


def _turns(deal: Deal, flip: Flip) -> str:
    upwards = (flip.change or 0.0) > 0
    if flip.reason == "switch":
        said = (
            _("The verdict turns if {number} rises from {central} to {value}: somebody then plays otherwise.")
            if upwards
            else _("The verdict turns if {number} falls from {central} to {value}: somebody then plays otherwise.")
        )
    else:
        said = (
            _("The verdict turns if {number} rises from {central} to {value}.")
            if upwards
            else _("The verdict turns if {number} falls from {central} to {value}.")
        )
    return said.format(
        number=amounts.amount(deal.scenario, flip.number),
        central=amounts.value(flip.central),
        value=amounts.value(flip.value or 0.0),
    )


def headings() -> tuple[str, ...]:
    """Of the table of single numbers."""
    return _("If this number alone moves"), _("Now"), _("Turns at"), _("Assumed range"), _("Because")


def rows(deal: Deal, found: Endurance) -> list[tuple[str, ...]]:
    """The nearest numbers, at most `ROWS`."""
    return [_row(deal, flip) for flip in list((found.flips or {}).values())[:ROWS]]


def _row(deal: Deal, flip: Flip) -> tuple[str, ...]:
    because = _("somebody then plays otherwise") if flip.reason == "switch" else _("a slack reaches 0")
    name = names.capital(amounts.amount(deal.scenario, flip.number))
    return name, amounts.value(flip.central), amounts.value(flip.value or 0.0), _range(deal, flip.number), because


def _range(deal: Deal, path: str) -> str:
    low, high = range_of(deal, path)
    if low == high:
        return "–"
    return _("{low} to {high}").format(low=amounts.value(low), high=amounts.value(high))


def legend(found: Endurance) -> str:
    """What the table shows."""
    shown = min(len(found.flips or ()), ROWS)
    return ngettext(
        "Each number in its own units, the others as in the file; nearest first by its own size ({count} shown).",
        "Each number in its own units, the others as in the file; nearest first by their own size ({count} shown).",
        shown,
    ).format(count=number(shown))


# ---------------------------------------------------------------- after a breach
def mercy(deal: Deal, found: Endurance) -> tuple[str, ...]:
    """Who would forgive, and how short a suspension may be."""
    return (*forgiving(deal, found), *_suspended(deal, found))


def forgiving(deal: Deal, found: Endurance) -> tuple[str, ...]:
    """Whether it relies on a punishment that everyone would rather end."""
    if found.forgiving is None:
        return ()
    violators = names.parties(deal.scenario, dict.fromkeys(each.violator for each in found.forgiving))
    if not found.forgiving:
        return (_("After no breach would everybody rather go on with the deal than punish."),)
    said = _(
        "{roadmap} relies on a punishment that everyone would rather end: after some breach by {parties}, all who take"
        " part would gain by going on where the deal stopped."
    )
    roadmap = names.roadmap(deal.scenario, found.roadmap)
    return (names.capital(said.format(roadmap=roadmap, parties=violators)),)


def _suspended(deal: Deal, found: Endurance) -> Iterator[str]:
    if found.suspensions is None:
        return
    enough, credible, longest = found.suspensions.enough, found.suspensions.credible, found.suspensions.longest
    if enough is None:
        if found.check.holds:
            yield ngettext(
                "No suspension of up to {count} step would do instead of ending it for good.",
                "No suspension of up to {count} steps would do instead of ending it for good.",
                longest,
            ).format(count=number(longest))
        return
    if credible is enough:
        yield ngettext(
            "It is enough to suspend it for {count} step after a breach and then go on, and nobody gains by leaving"
            " the suspension.",
            "It is enough to suspend it for {count} steps after a breach and then go on, and nobody gains by leaving"
            " the suspension.",
            enough.periods,
        ).format(count=number(enough.periods))
        return
    yield _least(enough)
    if credible is not None:
        yield ngettext(
            "The suspension keeps itself as well if it lasts {count} step.",
            "The suspension keeps itself as well if it lasts {count} steps.",
            credible.periods,
        ).format(count=number(credible.periods))
        return
    yield _loose(deal, enough)


def _least(enough: Suspension) -> str:
    return ngettext(
        "It is enough to suspend it for {count} step after a breach and then go on, if the suspension is kept.",
        "It is enough to suspend it for {count} steps after a breach and then go on, if the suspension is kept.",
        enough.periods,
    ).format(count=number(enough.periods))


def _loose(deal: Deal, enough: Suspension) -> str:
    """That the suspension itself does not keep."""
    if enough.inner is None or not enough.verified:
        return _("Whether the suspension itself is kept is not verified.")
    return _(
        "But the suspension does not keep itself: in some situation {party} would gain by leaving it or by not going"
        " back."
    ).format(party=names.party(deal.scenario, enough.inner.mover))


# ---------------------------------------------------------------- what is missing
def missing(deal: Deal, found: Endurance) -> tuple[str, ...]:
    """Parts that were left out or cut off."""
    said = []
    if found.left_out:
        left = _(
            "Left out, because there are {count} combinations of levels and play is solved anew for each: {parts}."
        )
        said.append(left.format(count=number(len(deal.game.lattice)), parts=_parts(found.left_out)))
    if found.unfinished:
        cut = _("A limit came before this was finished: {parts}.")
        said.append(cut.format(parts=_parts(found.unfinished)))
    return tuple(said)


def _parts(parts: tuple[str, ...]) -> str:
    return joined(_(PARTS[part]) for part in parts)
