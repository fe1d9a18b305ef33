"""Documents imported and scenarios exported without a command line, and games compared."""

import json
from pathlib import Path
from typing import Any

from detente.files.peers.from_scenario import PeerExport, peer_conflict
from detente.files.peers.gmcr_read import read_gmcr
from detente.files.peers.gmcr_write import gmcr_document, json_text
from detente.files.peers.scenario_text import ScenarioText, scenario_text
from detente.files.read import Reading, read_text
from detente.model.scenario import Scenario, WishKey
from detente.model.states import feasible_states, word
from detente.preferences import relation_of
from detente.preferences.relation import Ranks
from tests.files.peers.documents import State, order
from tests.graph.twin import Twin


def imported(document: Any, folder: Path) -> ScenarioText:
    """The scenario file that is written for a document."""
    path = folder / "drawn.gmcr"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return scenario_text(read_gmcr(path), "drawn")


def exported(reading: Reading) -> tuple[PeerExport, Any]:
    """What is written for a scenario whose parties are of their reference types, read again as JSON."""
    scenario = reading.scenario
    kinds = scenario.reference_types()
    keys = {party: (WishKey(party, kinds.get(party, "")), WishKey(party)) for party in scenario.parties}
    lists = {party: key for party, both in keys.items() for key in reversed(both) if key in scenario.preferences}
    found = peer_conflict(reading, lists)
    return found, json.loads(json_text(gmcr_document(found.conflict, "detente", "0")))


def scenario_of(text: str) -> Scenario:
    """The scenario that a text states."""
    return read_text(text, "drawn.yaml").scenario


def codes(found: ScenarioText | PeerExport) -> set[str]:
    """The codes of all warnings."""
    return {problem.code for problem in found.warnings}


def state_of(code: int, options: int) -> State:
    """A state as a document's meaning names it."""
    return tuple(letter == "Y" for letter in word(code, options))


class Game:
    """A scenario's game as the definitions see it, parties by their position in the file."""

    def __init__(self, scenario: Scenario) -> None:
        self.parties = [party for party in scenario.parties if WishKey(party) in scenario.preferences]
        self.options = len(scenario.conflict.options)
        states = feasible_states(scenario.conflict)
        self.ranks: dict[str, dict[int, int]] = {}
        for party in self.parties:
            relation = relation_of(scenario.preferences[WishKey(party)], states)
            assert isinstance(relation, Ranks)
            self.ranks[party] = dict(zip(map(int, states.codes), map(int, relation.rank), strict=True))
        self.twin = Twin(scenario.conflict, self.ranks)

    @property
    def states(self) -> set[State]:
        """All feasible states, members of merged ones included."""
        return {state_of(code, self.options) for code in self.twin.codes}

    def moves(self, party: str) -> set[tuple[State, State]]:
        """From where to where a party can go in one move."""
        pairs = {(s, t) for s in self.twin.states for t in self.twin.reach(party, s)}
        return {(state_of(s, self.options), state_of(t, self.options)) for s, t in pairs}

    def order(self, party: str) -> dict[State, int]:
        """The places of all states for a party, 0 the worst."""
        return {state_of(code, self.options): place for code, place in order(self.ranks[party]).items()}

    def equilibria(self, concept: str) -> set[State]:
        """States that are stable for everybody."""
        stable = {s for s in self.twin.states if all(self.twin.stable(concept, p, s) for p in self.parties)}
        return {state_of(s, self.options) for s in stable}
