"""Equal-gain exchange: actors swap moves on issues that matter less to them, then the weighted mean."""

from detente.bargaining.draws import Draws, shares
from detente.bargaining.exchange import exchanged, table_of
from detente.bargaining.issue import IssueInput
from detente.bargaining.models import compromise
from detente.bargaining.models.model import ALL, Model
from detente.bargaining.points import Points, Settlement, settled
from detente.errors.codes import N_


def points(draws: Draws) -> Points:
    """(N,) weighted means: one issue alone leaves nothing to exchange."""
    found = compromise.points(draws)
    return settled(found.value, draws.total, "nobody moves")


def together(issues: tuple[IssueInput, ...]) -> tuple[Settlement, ...]:
    """Weighted means after the exchanges; issues where nobody has weight stay out of them."""
    open_ = [k for k, issue in enumerate(issues) if shares(issue.capability, issue.salience).any()]
    found = [Settlement(None, "no weight") for _issue in issues]
    if not open_:
        return tuple(found)
    before = table_of(tuple(issues[k] for k in open_))
    after, made = exchanged(before)
    moved = {issue for each in made for issue in (each.gives, each.takes)}
    for place, k in enumerate(open_):
        issue, share = issues[k], float(after.outcome[place])
        value = issue.low + share * (issue.high - issue.low)
        found[k] = Settlement(value, "settled" if place in moved else "nobody moves")
    return tuple(found)


MODEL = Model("exchange", N_("equal-gain exchange"), "stokman1994", ALL, points, together=together)
