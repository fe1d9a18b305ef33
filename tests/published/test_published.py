"""Every answer in an `expected.yaml` of the catalogue is what the program gives.

Where print and definitions differ the file holds both, says which of them we follow and why; the program has to give
the one that the definitions give.
"""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from detente.graph.stability import CONCEPTS
from detente.model.scenario import WishKey
from detente.model.states import code
from detente.preferences import FORMS, relation_of
from tests.graph.twin import Twin
from tests.preferences.orders import signs
from tests.published.asks import ASKS, Answer, scenario_of, setting, states_of, words

CATALOGUE = Path(__file__).parents[2] / "src" / "detente" / "scenarios"
FILES = sorted(CATALOGUE.rglob("expected.yaml"))
EVERYWHERE = frozenset({"ask", "type", "tolerance", "print", "follow", "why", "note"})
TWIN_AT_MOST = 128  # states


class Expected(NamedTuple):
    """One answer, and the file that it stands in."""

    path: Path
    entry: Answer

    def __str__(self) -> str:
        """Slug, question and arguments, as a test is called."""
        keys = ("concept", "state", "for", "roadmap", "selection", "model", "round")
        told = [str(self.entry[key]) for key in keys if key in self.entry]
        types = [f"{party}={kind}" for party, kind in self.entry.get("type", {}).items()]
        return "-".join([self.path.parent.name, self.entry["ask"], *told, *types])


def document(path: Path) -> dict[str, Any]:
    found = yaml.load(path.read_text("utf-8"), yaml.SafeLoader)
    assert isinstance(found, dict)
    return found


def answers() -> Iterator[Expected]:
    for path in FILES:
        for entry in document(path)["answers"]:
            yield Expected(path, entry)


ANSWERS = tuple(answers())
EVERY_ANSWER = pytest.mark.parametrize("expected", ANSWERS, ids=str)


def normal(expected: Expected, answer: Any) -> Any:
    """An answer of the file in the form in which it is computed."""
    match expected.entry["ask"]:
        case "equilibria" | "coalition_improvements":
            return words(setting(*expected), answer)
        case "stable_for":
            return sorted(answer)
        case "minimal_guarantors" | "roadmap_guarantors" | "minimal_coalitions":
            return sorted(sorted(members) for members in answer)
        case _:
            return answer


def test_there_are_answers() -> None:
    assert len(FILES) >= 5
    assert all(document(path)["answers"] for path in FILES)


@EVERY_ANSWER
def test_the_program_gives_the_answer(expected: Expected) -> None:
    (ask,) = (ask for ask in ASKS if ask.name == expected.entry["ask"])
    wanted = normal(expected, expected.entry[ask.answer])
    if "tolerance" in expected.entry:
        wanted = pytest.approx(wanted, abs=expected.entry["tolerance"])
    assert ask.compute(*expected) == wanted


@EVERY_ANSWER
def test_an_answer_says_all_that_its_question_needs_and_no_more(expected: Expected) -> None:
    names = [ask.name for ask in ASKS]
    assert expected.entry["ask"] in names, f"not among {names}"
    ask = ASKS[names.index(expected.entry["ask"])]
    assert ask.arguments | {ask.answer} <= set(expected.entry)
    assert set(expected.entry) <= ask.arguments | {ask.answer} | EVERYWHERE
    assert expected.entry.get("concept", "nash") in [concept.name for concept in CONCEPTS]


@EVERY_ANSWER
def test_what_is_printed_otherwise_is_explained(expected: Expected) -> None:
    together = {"print", "follow", "why"} & set(expected.entry)
    assert together in (set(), {"print", "follow", "why"})
    if together:
        (ask,) = (ask for ask in ASKS if ask.name == expected.entry["ask"])
        assert expected.entry["follow"] == "definitions"
        assert expected.entry["why"].strip()
        answer = expected.entry[ask.answer]
        assert normal(expected, expected.entry["print"]) != normal(expected, answer), "print it only where it differs"


def test_every_question_is_asked_somewhere() -> None:
    assert {ask.name for ask in ASKS} == {expected.entry["ask"] for expected in ANSWERS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_file_says_where_its_answers_were_printed(path: Path) -> None:
    found = document(path)
    assert set(found) <= {"work", "place", "note", "answers"}
    assert found["work"]
    assert found["place"]


def twin_of(expected: Expected) -> Twin | None:
    """The model by its definitions, if it is small enough for them."""
    game = setting(*expected).game
    if game.states.count > TWIN_AT_MOST:
        return None
    codes = [int(code) for code in game.states.codes]
    wants = {
        p: dict(zip(codes, map(int, ranks), strict=True)) for p, ranks in zip(game.parties, game.ranks, strict=True)
    }
    return Twin(game.conflict, wants)


@pytest.mark.parametrize("expected", [e for e in ANSWERS if e.entry["ask"] == "equilibria"], ids=str)
def test_the_definitions_alone_give_the_same_equilibria(expected: Expected) -> None:
    twin = twin_of(expected)
    assert twin is not None
    concept = expected.entry["concept"]
    found = {s for s in twin.states if all(twin.stable(concept, party, s) for party in twin.parties)}
    assert found == {code(word) for word in normal(expected, expected.entry["states"])}


def same_wishes() -> Iterator[tuple[Path, WishKey]]:
    """Lists that a scenario marks with the name of a form: the same wishes, written in that form."""
    for path in FILES:
        for key in scenario_of(path).preferences:
            if key.analyst in {form.name for form in FORMS}:
                yield path, key


def test_the_same_wishes_in_another_form_order_the_states_alike() -> None:
    """States that one of the forms leaves tied are left out: there the other may say more."""
    compared = 0
    for path, key in same_wishes():
        scenario, states = scenario_of(path), states_of(path)
        plain = scenario.wishes_of(key.party, key.type)
        assert plain is not None
        one, other = (signs(relation_of(wishes, states), states) for wishes in (plain, scenario.preferences[key]))
        tied = {state for order in (one, other) for pair, sign in order.items() if sign == "=" for state in pair}
        apart = [pair for pair in one if not tied & set(pair)]
        assert [pair for pair in apart if one[pair] != other[pair]] == [], f"{path.parent.name}: {key}"
        compared += len(apart)
    assert compared > 100


@pytest.mark.parametrize("expected", [e for e in ANSWERS if e.entry["ask"] == "inverse_count"], ids=str)
def test_trying_every_order_gives_the_same_counts(expected: Expected) -> None:
    twin = twin_of(expected)
    assert twin is not None
    (free,) = expected.entry["free"]
    (state,) = words(setting(*expected), [expected.entry["state"]])
    states = sorted(twin.states)
    orders = (dict(zip(states, ranks, strict=True)) for ranks in permutations(range(len(states))))
    changed = (twin.wanting({free: order}) for order in orders)
    concept = expected.entry["concept"]
    holding = sum(all(each.stable(concept, party, code(state)) for party in each.parties) for each in changed)
    assert holding == expected.entry["value"]
