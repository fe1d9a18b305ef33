"""Types that contradict what a party of that name has done."""

from collections.abc import Iterator

from detente.analyses.setting import Setting
from detente.model.references import covered
from detente.preferences.form import Finding


def contradicted(setting: Setting) -> Iterator[Finding]:
    """A party refused a state that its list ranks above the status quo."""
    game = setting.game
    for k, event in enumerate(setting.scenario.events):
        if event.refused is None or (setting.scenario.date is not None and event.date > setting.scenario.date):
            continue
        refused = covered(event.refused, setting.states)
        for party in event.by:
            if party not in setting.parties:
                continue
            rank = game.ranks[setting.parties.index(party)]
            if refused.any() and (rank[refused] > rank[game.status_quo]).all():
                kind = setting.types.get(party, "")
                who = f"{party}/{kind}" if kind else party
                facts = {"who": who, "state": event.refused.text, "date": event.date, "key": who}
                yield Finding("W910", ("events", k, "refused"), facts)
