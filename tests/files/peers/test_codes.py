"""Every code of exchanged files is given by some file, at the JSON path of what is wrong."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from detente.errors import InputError, Problem
from detente.errors.peer_codes import PEER_CODES
from detente.files.peers.json_text import DEPTH, DIGITS, VALUES
from detente.files.read import read_text
from tests.files.peers.asked import exported, imported

BASE: dict[str, Any] = {
    "options": [{"name": "a"}, {"name": "b"}, {"name": "c"}],
    "decisionMakers": [
        {"name": "X", "options": [0, 1], "preferences": [[[0, "Y"]]]},
        {"name": "Z", "options": [2], "preferences": [[[0, "N"]]]},
    ],
}
MANY = "".join(f"D{k}: {{party: z}}, " for k in range(13))
RANKED = [1, 2, [3, 4], 5, 6, 7, 8]
FIRST = ("decisionMakers", 0)
SCENARIO = """\
detente: 1
id: drawn
title: drawn
parties: {x: {}, z: {}}
options: {A: {party: x}, B: {party: x}, C: {party: z}}
preferences: {x: [A], z: [not A]}
"""

AT_THE_COMMAND_LINE = {"E873"}
OF_OTHER_PROGRAMS = {*(f"E{number}" for number in range(874, 886)), "W870"}  # tests/files/test_foreign.py


def changed(*changes: tuple[tuple[str | int, ...], Any]) -> str:
    """The base document with values put in place, keys and entries added where there are none."""
    document = deepcopy(BASE)
    for path, value in changes:
        node: Any = document
        for element in path[:-1]:
            node = node[element]
        if isinstance(node, list) and path[-1] == len(node):
            node.append(value)
        else:
            node[path[-1]] = value
    return json.dumps(document)


def without(*path: str | int) -> str:
    """The base document without a value."""
    document = deepcopy(BASE)
    node: Any = document
    for element in path[:-1]:
        node = node[element]
    del node[path[-1]]
    return json.dumps(document)


def compounds(count: int) -> dict[str, Any]:
    """A compound of so many different conditions."""
    return {"compound": True, "members": [[[0, "Y"], [1, "N"], [2, "Y"]]] * count}


READ: list[tuple[str, str, str]] = [
    ("E850", "", json.dumps(BASE)[:60]),
    ("E850", "", ""),
    ("E850", "", "   \n"),
    ("E850", "", "{} {}"),
    ("E850", "", '{"options": [1,]}'),
    ("E850", "", '{"options": [01]}'),
    ("E850", "", '{"options": [1}'),
    ("E850", "", '{"options" 1}'),
    ("E850", "", "{'options': 1}"),
    ("E850", "", '{"options": "a\nb"}'),
    ("E850", "", '{"options": "\\x"}'),
    ("E851", "", "[" * (DEPTH + 1) + "]" * (DEPTH + 1)),
    ("E851", "", '{"a":' * (DEPTH + 1) + "1" + "}" * (DEPTH + 1)),
    ("E851", "", "[" + "1," * VALUES + "1]"),
    ("E852", "options[0].name", json.dumps(BASE).replace('"name": "a"', '"name": "a", "name": "q"')),
    ("E853", "decisionMakers[1].options[0]", json.dumps(BASE).replace("[2]", "[NaN]")),
    ("E853", "decisionMakers[1].options[0]", json.dumps(BASE).replace("[2]", "[-Infinity]")),
    ("E853", "decisionMakers[1].options[0]", json.dumps(BASE).replace("[2]", "[1e999]")),
    ("E853", "decisionMakers[1].options[0]", json.dumps(BASE).replace("[2]", f"[{'9' * (DIGITS + 1)}]")),
    ("E854", "(file)", without("options")),
    ("E854", "decisionMakers[1]", without("decisionMakers", 1, "name")),
    ("E854", "decisionMakers[0].preferences[0]", changed(((*FIRST, "preferences", 0), {"compound": True}))),
    ("E855", "(file)", "[1, 2]"),
    ("E855", "options", changed((("options",), {"a": 1}))),
    ("E855", "options[1]", changed((("options", 1), "b"))),
    ("E855", "options[1].name", changed((("options", 1, "name"), 7))),
    ("E855", "decisionMakers[0].options[1]", changed(((*FIRST, "options", 1), True))),
    ("E855", "decisionMakers[0].options[1]", changed(((*FIRST, "options", 1), 1.0))),
    ("E855", "decisionMakers[0].preferences[0][0]", changed(((*FIRST, "preferences", 0), [0, "Y"]))),
    ("E855", "decisionMakers[0].preferences[0].members", changed(((*FIRST, "preferences", 0), {"members": 1}))),
    ("E855", "decisionMakers[0].misperceptions", changed(((*FIRST, "misperceptions"), "none"))),
    ("E855", "coalitions[0][1]", changed((("coalitions",), [[0, [1]]]))),
    ("E855", "useManualPreferenceRanking", changed((("useManualPreferenceRanking",), "no"))),
    ("E856", "decisionMakers[0].options[1]", changed(((*FIRST, "options", 1), 3))),
    ("E856", "decisionMakers[0].options[1]", changed(((*FIRST, "options", 1), -1))),
    ("E856", "infeasibles[0][1][0]", changed((("infeasibles",), [[[0, "Y"], [9, "N"]]]))),
    ("E856", "coalitions[1]", changed((("coalitions",), [0, 2]))),
    ("E857", "options[0].permittedDirection", changed((("options", 0, "permittedDirection"), "forward"))),
    ("E857", "decisionMakers[0].preferences[0][0][1]", changed(((*FIRST, "preferences", 0, 0, 1), "y"))),
    ("E858", "decisionMakers[1].options[1]", changed((("decisionMakers", 1, "options", 1), 0))),
    ("E859", "decisionMakers[0].preferences[1]", changed(((*FIRST, "preferences", 1), []))),
    ("E859", "infeasibles[0].members", changed((("infeasibles",), [{"compound": True, "members": []}]))),
    ("E860", "options", changed((("options",), []))),
    ("E860", "decisionMakers", changed((("decisionMakers",), None))),
    ("E861", "options", changed((("options",), [{"name": str(k)} for k in range(25)]))),
    ("E862", "infeasibles", changed((("infeasibles",), [[[0, "Y"]], [[0, "N"]]]))),
    *(
        (code, path, changed((flag, True), ((*FIRST, key), first), (("decisionMakers", 1, key), RANKED)))
        for flag, key in (
            (("useManualPreferenceRanking",), "preferenceRanking"),
            (("useManualPreferenceVectors",), "preferenceVector"),
        )
        for code, path, first in (
            ("E863", f"decisionMakers[0].{key}", RANKED[:-1]),
            ("E864", f"decisionMakers[0].{key}[2][1]", [1, 2, [3, 9], 5, 6, 7, 8]),
            ("E864", f"decisionMakers[0].{key}[0]", [0, *RANKED]),
            ("E865", f"decisionMakers[0].{key}[7]", [*RANKED, 4]),
            ("E855", f"decisionMakers[0].{key}[2][0]", [1, 2, [[3, 4]], 5, 6, 7, 8]),
            ("E855", f"decisionMakers[0].{key}", "none"),
            ("E866", "decisionMakers[0]", None),
        )
    ),
    ("E867", "options[2]", changed((("useManualPreferenceVectors",), True), (("decisionMakers", 1, "options"), []))),
    ("E868", "coalitions[1]", changed((("coalitions",), [[0, 1], 1]))),
    ("E869", "coalitions", changed((("coalitions",), [[0]]))),
    (
        "E870",
        "decisionMakers",
        changed(
            (("options",), [{"name": str(k)} for k in range(16)]),
            ((*FIRST, "options"), [*range(2), *range(3, 16)]),
            (("useManualPreferenceRanking",), True),
        ),
    ),
    ("E871", "decisionMakers[0].preferences[0]", changed(((*FIRST, "preferences", 0), compounds(1000)))),
    ("W850", "(file)", changed((("colour",), 1), (("options", 0, "icon"), 2))),
    ("W851", "coalitions", changed((("coalitions",), [[0, 1]]), ((*FIRST, "misperceptions"), [[[2, "Y"]]]))),
    ("W852", "decisionMakers[0].misperceptions", changed(((*FIRST, "misperceptions"), [[[2, "Y"]]]))),
    ("W853", "(file)", changed()),
    ("W854", "options[2]", changed((("decisionMakers", 1, "options"), []))),
    ("W855", "options[0].name", changed((("options", 0, "name"), ""))),
    ("W855", "decisionMakers[0].name", changed(((*FIRST, "name"), ""))),
    (
        "W856",
        "decisionMakers[0].preferences",
        changed(
            (("useManualPreferenceRanking",), True),
            ((*FIRST, "preferenceRanking"), RANKED),
            (("decisionMakers", 1, "preferenceRanking"), RANKED),
        ),
    ),
    ("W857", "decisionMakers[0]", changed(((*FIRST, "preferences"), []))),
    (
        "W858",
        "decisionMakers[1]",
        json.dumps(
            {
                "options": BASE["options"],
                "decisionMakers": [
                    {"name": "X", "options": [0, 1], "preferenceVector": RANKED},
                    {"name": "Z", "options": [2], "preferenceVector": RANKED},
                ],
            }
        ),
    ),
]
WRITTEN: list[tuple[str, str, str]] = [
    (
        "E870",
        "preferences",
        SCENARIO.replace("C: {", f"{MANY}C: {{").replace("z: [not A]", "z: {weights: [{wants: A, weight: 1}]}"),
    ),
    (
        "E871",
        "infeasible.1",
        SCENARIO.replace("C: {", f"{MANY}C: {{")
        + f"infeasible: [A and {' iff ('.join(f'D{k}' for k in range(11))}{')' * 10}]\n",
    ),
    ("E872", "preferences.z", SCENARIO.replace("z: [not A]", "z: {pairs: [YNN > NNN]}")),
    ("W860", "goal", SCENARIO + "goal: {state: now}\n"),
    (
        "W861",
        "parties.z",
        SCENARIO.replace("z: {}", "z: {types: {soft: rest, hard: 0.2}}").replace(
            "z: [not A]", "z/soft: [not A], z/hard: [A]"
        ),
    ),
    ("W862", "preferences.x@ine", SCENARIO.replace("x: [A]", "x: [A], x@ine: [B]")),
    ("W863", "preferences.x.weights", SCENARIO.replace("x: [A]", "x: {weights: [{wants: A, weight: 2}]}")),
    ("W864", "merge.1", SCENARIO + "merge: [{when: A, as: YNN}]\n"),
    ("W865", "blocked.1", SCENARIO + "blocked: [{party: x, from: A, to: B}]\n"),
    ("W866", "options", SCENARIO.replace("A: {party: x}", "A: {party: x, now: yes}")),
    ("W867", "parties.y", SCENARIO.replace("z: {}", "z: {}, y: {}") + "tables: {round: [x, y, z]}\n"),
    ("W868", "preferences.x.1", SCENARIO.replace("x: [A]", "x: [A and not A, B]")),
    ("W869", "parties.x.name.ar", SCENARIO.replace("x: {}", "x: {name: {en: X, ar: س}}")),
    (
        "W869",
        "preferences.x.statements.1.may_shift",
        SCENARIO.replace("x: [A]", "x: {statements: [{wants: A, may_shift: 1}]}"),
    ),
]


def found(ask: Callable[[], Any]) -> tuple[Problem, ...]:
    """All problems with which something is refused, or the warnings with which it is done."""
    try:
        return tuple(ask().warnings)
    except InputError as error:
        return error.problems


def test_every_code_is_tried() -> None:
    elsewhere = AT_THE_COMMAND_LINE | OF_OTHER_PROGRAMS
    assert {code for code, _path, _text in (*READ, *WRITTEN)} | elsewhere == set(PEER_CODES)


@pytest.mark.parametrize(("code", "path", "text"), READ, ids=[f"{code} {path}" for code, path, _text in READ])
def test_a_file_gives_its_code(tmp_path: Path, code: str, path: str, text: str) -> None:
    problems = found(lambda: imported(text, tmp_path))
    assert (code, path) in {(problem.code, problem.place.path) for problem in problems}, [*map(str, problems)]
    assert not any(problem.is_error for problem in problems) or all(problem.is_error for problem in problems)
    for problem in problems:
        assert problem.place.file.endswith("drawn.gmcr")
        assert not re.search(r"\{\w+\}", str(problem))


@pytest.mark.parametrize(("code", "path", "text"), WRITTEN, ids=[f"{code} {path}" for code, path, _text in WRITTEN])
def test_a_scenario_gives_its_code(code: str, path: str, text: str) -> None:
    reading = read_text(text, "drawn.yaml")
    problems = found(lambda: exported(reading)[0])
    assert (code, path) in {(problem.code, problem.place.path) for problem in problems}, [*map(str, problems)]
    assert all(problem.place.line for problem in problems)


def test_all_problems_of_a_file_are_given_at_once(tmp_path: Path) -> None:
    text = changed((("options", 0, "name"), 1), ((*FIRST, "options", 1), 8), (("coalitions",), [[0, 5]]))
    assert [problem.code for problem in found(lambda: imported(text, tmp_path))] == ["E855", "E856", "E856"]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert imported("\ufeff" + json.dumps(BASE), tmp_path).text == imported(BASE, tmp_path).text


def test_a_path_is_found_by_line_and_column(tmp_path: Path) -> None:
    text = json.dumps(BASE, indent=1).replace('"c"', "[]")
    (problem,) = found(lambda: imported(text, tmp_path))
    assert text.splitlines()[problem.place.line - 1][problem.place.column - 1 :] == "[]"
