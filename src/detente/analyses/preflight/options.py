"""Options that their controller does not care about."""

from collections.abc import Iterator

from detente.analyses.indifference import ties
from detente.analyses.setting import Setting
from detente.model.conditions import options_in
from detente.preferences.form import Finding
from detente.preferences.pairs import Pairs
from detente.preferences.payoffs import Payoffs
from detente.preferences.ranking import Ranking
from detente.preferences.statements import Statements
from detente.preferences.weights import Weights

ADVICE = ((Ranking, "W763"), (Weights, "W764"), (Payoffs, "W765"), (Pairs, "W766"))


def tied(setting: Setting) -> Iterator[Finding]:
    """Two feasible states that differ only in one's own option and are tied for its controller (bundling)."""
    for tie in ties(setting):
        facts = {
            "party": tie.party,
            "option": tie.option,
            "pairs": str(tie.pairs),
            "first": tie.without,
            "second": tie.with_it,
        }
        yield Finding(_advice(setting, tie.option), ("options", tie.option), facts)


def _advice(setting: Setting, option: str) -> str:
    """The code that says what to do in the form that the controller's wishes have."""
    owner = next(each.party for each in setting.scenario.conflict.options if each.id == option)
    wishes = setting.wishes.get(owner)
    return next((code for form, code in ADVICE if isinstance(wishes, form)), "W901")


def unmentioned(setting: Setting) -> Iterator[Finding]:
    """An option that no statement of its controller mentions."""
    for k, option in enumerate(setting.scenario.conflict.options):
        wishes = setting.wishes.get(option.party)
        if isinstance(wishes, Statements) and not any(k in options_in(each.wants) for each in wishes.statements):
            yield Finding("W902", ("options", option.id), {"party": option.party, "option": option.id})
