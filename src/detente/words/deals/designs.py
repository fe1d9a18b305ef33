"""The best roadmap towards the goal, and what `best` does not say."""

from detente.agreement.design.synthesis import Design
from detente.analyses.deals.deal import Deal
from detente.language import _, ngettext, number
from detente.words import names
from detente.words.deals import measures, sizes


def impossible() -> str:
    """That nothing can be designed."""
    return _(
        "Nor can one be designed: the scenario names no levels as its goal, or its discount is per year and no step"
        " says how long it lasts."
    )


def explained(deal: Deal, design: Design) -> tuple[str, ...]:
    """What was looked for, what was found, and how far to trust it."""
    return (_asked(deal, design), *_found(design), *_notes(design))


def headline(design: Design) -> str:
    """The answer in one sentence."""
    if design.check is None:
        if design.status == "limit reached":
            return _("A limit was reached before a roadmap to the goal was found.")
        return _("No roadmap leads to the goal that everybody would join, even if all guarantors sign.")
    if design.check.holds:
        said = ngettext(
            "The best roadmap to the goal, if all guarantors sign, takes {count} step and keeps itself, by {share} of"
            " the range of payoffs of whoever is nearest to leaving.",
            "The best roadmap to the goal, if all guarantors sign, takes {count} steps and keeps itself, by {share} of"
            " the range of payoffs of whoever is nearest to leaving.",
            len(design.check.path),
        )
    elif design.check.status == "not verified":
        said = _("Whether the best roadmap to the goal that was found keeps itself is not verified.")
    elif design.status == "limit reached" and design.upper >= 0:
        said = _(
            "No roadmap to the goal that keeps itself was found before a limit was reached: in the best one found"
            " somebody gains {share} of its own range of payoffs by leaving."
        )
    else:
        said = _(
            "No roadmap to the goal keeps itself, even if all guarantors sign: in the best one somebody gains {share}"
            " of its own range of payoffs by leaving."
        )
    share = sizes.share(abs(design.slack))
    return said.format(count=number(len(design.check.path)), share=share)


def _asked(deal: Deal, design: Design) -> str:
    said = (
        _("Asked for: a roadmap to the goal, which is {goal}; all guarantors signing: {guarantors}.")
        if design.months is None
        else ngettext(
            "Asked for: a roadmap to the goal, which is {goal}, in steps of {months} month;"
            " all guarantors signing: {guarantors}.",
            "Asked for: a roadmap to the goal, which is {goal}, in steps of {months} months;"
            " all guarantors signing: {guarantors}.",
            sizes.plural(design.months),
        )
    )
    return said.format(
        goal=measures.levels(deal.scenario, design.goal),
        guarantors=names.guarantors(deal.scenario, deal.guarantors),
        months=sizes.months(design.months or 0.0),
    )


def _found(design: Design) -> tuple[str, ...]:
    if design.check is None:
        return (headline(design),)
    gap = design.upper - design.slack
    if gap > 1e-9:
        bound = _("No roadmap can do better than {upper}; between the two nothing is known.")
    else:
        bound = _("No roadmap does better.")
    return headline(design), bound.format(upper=sizes.share(design.upper))


def _notes(design: Design) -> tuple[str, ...]:
    if design.check is None:
        return ()
    notes = []
    if design.ties > 1:
        ties = (
            _("{count} roadmaps with as few steps are as good; this one is the most even at its other steps.")
            if design.all_tied
            else _("At least {count} roadmaps with as few steps are as good; this is one of them.")
        )
        notes.append(ties.format(count=number(design.ties)))
    if not design.exact:
        notes.append(
            _("The search takes it that what a party does is seen at once; as it is seen later, another may be better.")
        )
    notes.append(
        _("“Best” means hardest to leave for whoever is nearest to leaving. It says nothing about who gains how much.")
    )
    return tuple(notes)
