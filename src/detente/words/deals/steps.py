"""A roadmap step by step: what each step changes, and what keeps each party to it."""

from detente.agreement.roadmaps.incentives import Incentive
from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals.deal import Deal
from detente.language import _, ngettext, number
from detente.words import names
from detente.words.deals import measures, settling, sizes


def headings(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """Step, what changes, and a column for each party that can leave."""
    return _("Step"), _("What changes"), *(names.party(deal.scenario, party) for party in owners(check))


def rows(deal: Deal, check: PathCheck) -> list[tuple[str, ...]]:
    """One line per step and one for staying at the end; slack in shares of own ranges, the least marked."""
    return [_row(deal, check, step) for step in range(len(check.path) + 1)]


def owners(check: PathCheck) -> tuple[str, ...]:
    """The parties that own a measure, and so can leave."""
    return tuple(check.game.parties[i] for i in check.game.owners)


def _row(deal: Deal, check: PathCheck, step: int) -> tuple[str, ...]:
    found = {each.party: each for each in check.incentives if each.step == step}
    return label(check, step), changes(deal, check, step), *(_cell(check, found[party]) for party in owners(check))


def label(check: PathCheck, step: int) -> str:
    """The number of a step, and its months if they are given."""
    if step >= len(check.path):
        return _("then")
    months = check.path.length(step)
    if months is None:
        return number(step + 1)
    said = ngettext("{step} ({months} month)", "{step} ({months} months)", sizes.plural(months))
    return said.format(step=number(step + 1), months=sizes.months(months))


def changes(deal: Deal, check: PathCheck, step: int) -> str:
    """What a step changes, in words."""
    lattice, path = check.game.lattice, check.path
    if step >= len(path):
        return _("all stay")
    found = measures.changes(deal.scenario, lattice.named(path.before(step)), lattice.named(path.after(step)))
    return found or _("nothing")


def _cell(check: PathCheck, each: Incentive) -> str:
    if each.relative is None:
        return "–"
    shown = settling.slack(each.relative, each.highest)
    return _("{slack} <").format(slack=shown) if each is check.weakest else shown


def told(deal: Deal, check: PathCheck) -> tuple[str, ...]:
    """One sentence for each step."""
    said = _("Step {step}: {changes}.")
    return tuple(
        said.format(step=label(check, step), changes=changes(deal, check, step)) for step in range(len(check.path))
    )
