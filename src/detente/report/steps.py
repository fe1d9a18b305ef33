"""A roadmap as a table: joining, every step and the stay, and what keeps each party to it."""

from detente.analyses.deals.deal import Deal
from detente.analyses.deals.roadmaps import Verdict
from detente.language import _
from detente.report.cells import LOOKS, Cell, Row, Table, signed
from detente.words import names
from detente.words.deals import settling, sizes
from detente.words.deals import steps as words

TOLERANCE = 1e-9


def steps(deal: Deal, found: Verdict) -> Table:
    """One row for joining, one per step, one for the stay; a column for everybody who takes part."""
    check = found.largest
    parties = [party for party in deal.scenario.parties if party in check.participation]
    headings = (_("Step"), _("What changes"), *(names.party(deal.scenario, party) for party in parties))
    rows = (_joining(found, parties), *(_step(deal, found, parties, step) for step in range(len(check.path) + 1)))
    caption = _(
        "What keeping is worth more than leaving, joining more than no deal, as a share of the party’s own range of"
        " payoffs; a frame and “<” mark the weakest point"
    )
    return Table(caption, headings, rows)


def _joining(found: Verdict, parties: list[str]) -> Row:
    best, worst = found.largest.participation, found.smallest.participation
    cells = (_slack(best[party].relative, best[party].highest, worst[party].relative) for party in parties)
    return Row(_("joining"), (Cell(""), *cells))


def _step(deal: Deal, found: Verdict, parties: list[str], step: int) -> Row:
    check = found.largest
    pairs = {
        one.party: (one, other)
        for one, other in zip(check.incentives, found.smallest.incentives, strict=True)
        if one.step == step
    }
    cells = [Cell("")] * len(parties)
    for k, party in enumerate(parties):
        if party in pairs:
            one, other = pairs[party]
            cells[k] = _slack(one.relative, one.highest, other.relative, one is check.weakest)
    return Row(words.label(check, step), (Cell(words.changes(deal, check, step)), *cells))


def _slack(relative: float | None, highest: float | None, worst: float | None, weakest: bool = False) -> Cell:
    """A slack, up to the highest where equilibria differ; below it that under the other selection of enforcement."""
    if relative is None or worst is None:
        return Cell("–", framed=weakest)
    other, lowest = signed(sizes.signed(worst)), signed(sizes.signed(relative))
    details = (_("if fewest act: {slack}").format(slack=other),) if other != lowest else ()
    shown = settling.slack(relative, highest, lambda share: signed(sizes.signed(share)))
    text = _("{slack} <").format(slack=shown) if weakest else shown
    return Cell(text, LOOKS[relative >= -TOLERANCE], details, framed=weakest)
