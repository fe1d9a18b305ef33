"""Whatever a file holds, it is refused with coded problems or gives a scenario that can be read."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from detente.errors import InputError, Problem
from detente.errors.peer_codes import PEER_CODES
from detente.files.document.limits import CONTROL
from detente.files.peers.json_text import read_json
from detente.model.conflict import Conflict
from detente.model.states import feasible_states
from tests.files.peers.asked import imported, scenario_of
from tests.files.peers.documents import Document, Meaning, documents

ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    3,
    99,
    1.5,
    "",
    "Y",
    "fwd",
    "خيار",
    [],
    {},
    [0],
    [[0, "Y"]],
    [[[0, "Y"]]],
    {"members": [[]]},
    10**30,
)
OFTEN = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def spoilt(random: Random, value: Any) -> Any:
    """A document with one value put in another's place, taken out or doubled."""
    if not isinstance(value, dict | list) or not value or random.random() < 0.15:
        return random.choice(ODD)
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = random.choice(keys)
    changed: Any = value.copy()
    if random.random() < 0.1:
        del changed[key]
    elif random.random() < 0.1 and isinstance(changed, list):
        changed.append(changed[key])
    else:
        changed[key] = spoilt(random, value[key])
    return changed


def refused_or_read(text: str, folder: Path) -> None:
    """The file is refused with problems that all have a place, or becomes a scenario."""
    problems: tuple[Problem, ...] = ()
    try:
        assert scenario_of(imported(text, folder).text).conflict != Conflict()
    except InputError as error:
        problems = error.problems
    assert {problem.code for problem in problems} <= {*PEER_CODES, "E105", "E107"}
    assert all(problem.is_error and problem.place.file.endswith(".gmcr") for problem in problems)


@given(documents(), strategies.randoms(use_true_random=False))
@OFTEN
def test_a_spoilt_document_is_refused_or_read(tmp_path: Path, document: Document, random: Random) -> None:
    refused_or_read(json.dumps(spoilt(random, document)), tmp_path)


@given(documents(), strategies.data())
@OFTEN
def test_a_text_with_changed_signs_is_refused_or_read(tmp_path: Path, document: Document, data: Any) -> None:
    text = json.dumps(document, ensure_ascii=False)
    at = data.draw(strategies.integers(0, len(text)))
    until = data.draw(strategies.integers(at, min(at + 5, len(text))))
    signs = data.draw(strategies.text(alphabet='[]{},:"\\ 01eE.-+YNtrue\u202e\u2028\x00', max_size=4))
    refused_or_read(text[:at] + signs + text[until:], tmp_path)


HELD = strategies.text().filter(lambda text: CONTROL.search(text) is None)


@given(
    strategies.recursive(
        strategies.none()
        | strategies.booleans()
        | strategies.integers(-(10**17), 10**17)
        | strategies.floats(allow_nan=False, allow_infinity=False)
        | HELD,
        lambda inner: strategies.lists(inner, max_size=4) | strategies.dictionaries(HELD, inner, max_size=4),
    )
)
def test_json_is_read_as_the_library_reads_it(value: Any) -> None:
    for text in (json.dumps(value), json.dumps(value, indent=2, ensure_ascii=False)):
        found, problems = read_json(text, "a.json")
        assert (found.root, problems) == (json.loads(text), [])


@given(strategies.text(alphabet='[]{},:"\\ 01eE.-+atrufalsen', max_size=12))
@settings(max_examples=1000)
def test_what_the_library_refuses_is_refused(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(InputError):
            read_json(text, "a.json")
        return
    found, problems = read_json(text, "a.json")
    assert problems or found.root == expected


def test_long_conditions_are_divided(tmp_path: Path) -> None:
    """So many patterns do not fit one condition of a scenario file; together they hold where one of them fits."""
    random = Random(4)
    members = [[[option, random.choice("YN")] for option in range(9)] for _ in range(120)]
    document = {
        "options": [{"name": f"A rather long name of an option, number {k}"} for k in range(9)],
        "decisionMakers": [
            {
                "name": "One",
                "options": list(range(9)),
                "preferences": [{"compound": True, "members": members}],
                "misperceptions": members[:60],
            }
        ],
    }
    scenario = scenario_of(imported(document, tmp_path).text)
    states, meaning = feasible_states(scenario.conflict), Meaning(document)
    (wishes,) = scenario.preferences.values()
    (statement,) = wishes.statements  # type: ignore[attr-defined]
    assert len(scenario.conflict.definitions) > 4
    (away, _back) = scenario.conflict.blocked
    wanted, unseen = states.where(statement.wants), states.where(away.start)
    for row in range(len(states)):
        state = tuple(letter == "Y" for letter in states.word(row))
        assert wanted[row] == any(meaning.fits(member, state) for member in members)
        assert unseen[row] == any(meaning.fits(member, state) for member in members[:60])
    assert states.where(away.end).all()


def test_names_that_the_scenario_needs_are_free(tmp_path: Path) -> None:
    document = {
        "options": [{"name": "anywhere"}, {"name": "unseen by nobody"}],
        "decisionMakers": [
            {"name": "nobody", "options": [0], "preferences": [[[0, "Y"]]], "misperceptions": [[[1, "Y"]]]}
        ],
    }
    scenario = scenario_of(imported(document, tmp_path).text)
    assert list(scenario.parties) == ["nobody", "nobody_2"]
    assert scenario.conflict.option_ids == ("anywhere", "unseen_by_nobody")
    assert set(scenario.conflict.definitions) == {"unseen_by_nobody_2", "anywhere_2"}
