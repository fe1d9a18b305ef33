"""Either way the game stays the same: feasible states, moves, orders and equilibria."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from detente.files.read import read_text
from tests.files.peers.asked import Game, codes, exported, imported, scenario_of
from tests.files.peers.documents import Document, Meaning, documents, order
from tests.files.peers.scenarios import texts

CONCEPTS = ("nash", "seq", "gmr", "smr")
OFTEN = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CHANGED = {"W864", "W865"}  # merges and blocked moves that are left out


def same_game(meaning: Meaning, game: Game) -> None:
    """A document means what a scenario's game is; a further party may stand for options that nobody holds."""
    assert set(meaning.states) == game.states
    for maker, party in zip(meaning.makers, game.parties, strict=False):
        assert meaning.moves(maker) == game.moves(party)
        assert order(meaning.worth(maker)) == game.order(party)
    for party in game.parties[len(meaning.makers) :]:
        assert game.moves(party) == set()


def alike(one: Game, other: Game) -> None:
    """Two games differ in nothing but ids."""
    assert (one.states, len(one.parties)) == (other.states, len(other.parties))
    for mine, theirs in zip(one.parties, other.parties, strict=True):
        assert one.moves(mine) == other.moves(theirs)
        assert one.order(mine) == other.order(theirs)
    for concept in CONCEPTS:
        assert one.equilibria(concept) == other.equilibria(concept)


@given(documents())
@OFTEN
def test_an_imported_file_means_what_it_says(tmp_path: Path, document: Document) -> None:
    meaning = Meaning(document)
    if meaning.by_hand or any(maker["preferences"] for maker in meaning.makers):
        same_game(meaning, Game(scenario_of(imported(document, tmp_path).text)))


@given(documents())
@OFTEN
def test_import_and_export_give_the_same_game(tmp_path: Path, document: Document) -> None:
    text = imported(document, tmp_path).text
    found, again = exported(read_text(text, "drawn.yaml"))
    assert not codes(found) & CHANGED
    game = Game(scenario_of(text))
    same_game(Meaning(again), game)
    assert len(again["decisionMakers"]) == len(game.parties)


@given(texts())
@OFTEN
def test_an_exported_scenario_means_what_it_says(text: str) -> None:
    found, document = exported(read_text(text, "drawn.yaml"))
    game, meaning = Game(scenario_of(text)), Meaning(document)
    assert set(meaning.states) == game.states
    for maker, party in zip(meaning.makers, game.parties, strict=True):
        assert order(meaning.worth(maker)) == game.order(party)
        if "W864" not in codes(found):
            assert game.moves(party) <= meaning.moves(maker)
            assert "W865" in codes(found) or game.moves(party) == meaning.moves(maker)


@given(texts())
@OFTEN
def test_export_and_import_give_the_same_game(tmp_path: Path, text: str) -> None:
    found, document = exported(read_text(text, "drawn.yaml"))
    if not codes(found) & CHANGED:
        alike(Game(scenario_of(text)), Game(scenario_of(imported(document, tmp_path).text)))


@pytest.mark.parametrize("concept", CONCEPTS)
def test_equilibria_follow_from_the_file(tmp_path: Path, concept: str) -> None:
    """Chicken by hand: whoever stops swerving can be answered, but only by a crash that hurts both."""
    document = {
        "options": [{"name": "swerves"}, {"name": "swerves"}],
        "decisionMakers": [
            {"name": "A", "options": [0], "preferenceRanking": [3, 4, 2, 1]},
            {"name": "B", "options": [1], "preferenceRanking": [2, 4, 3, 1]},
        ],
        "useManualPreferenceRanking": True,
    }
    found = Game(scenario_of(imported(document, tmp_path).text)).equilibria(concept)
    lone = {(True, False), (False, True)}
    assert found == (lone if concept in ("nash", "seq") else lone | {(True, True)})
