"""Which analyst's list states a party's wishes in a run."""

from collections.abc import Mapping
from dataclasses import replace

from detente.errors import Place, Problem, Unanswerable
from detente.model.scenario import Scenario, WishKey


def analysts_of(scenario: Scenario, party: str) -> tuple[str, ...]:
    """Whoever wrote a further list for the party, in file order."""
    return tuple(dict.fromkeys(key.analyst for key in scenario.preferences if key.party == party and key.analyst))


def with_lists(scenario: Scenario, lists: Mapping[str, str]) -> Scenario:
    """The scenario in which these analysts' lists, by party, stand in the place of the parties' own.

    A type of which the analyst says nothing keeps its list. Raises Unanswerable (E960) for a list that is not there.
    """
    problems = [
        Problem("E960", Place(), {"found": f"{party}={analyst}", "allowed": _allowed(scenario)})
        for party, analyst in lists.items()
        if party not in scenario.parties or analyst not in analysts_of(scenario, party)
    ]
    if problems:
        raise Unanswerable(problems)
    taken = {}
    for party, analyst in lists.items():
        for kind in ("", *scenario.types_of(party)):
            wishes = scenario.wishes_of(party, kind, analyst)
            if wishes is not None:
                taken[WishKey(party, kind)] = wishes
    if not taken:
        return scenario
    return replace(scenario, preferences={**scenario.preferences, **taken}, lists={**scenario.lists, **lists})


def key_of(scenario: Scenario, party: str, kind: str = "", analyst: str = "") -> WishKey | None:
    """The key under which the file has the list that is used for a party of this type; None if it has none."""
    tried = (WishKey(party, k, a) for a in dict.fromkeys((analyst, "")) for k in dict.fromkeys((kind, "")))
    return next((key for key in tried if key in scenario.preferences), None)


def _allowed(scenario: Scenario) -> str:
    return ", ".join(f"{p}={analyst}" for p in scenario.parties for analyst in analysts_of(scenario, p)) or "-"
