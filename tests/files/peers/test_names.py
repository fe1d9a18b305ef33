"""Ids are made from names of any script; the names themselves are kept."""

from pathlib import Path

import pytest
from hypothesis import given, strategies

from detente.errors import InputError
from detente.files.peers.names import Ids, cleaned, quoted
from detente.files.read import read_text
from detente.files.sections.ids import IN_EXPRESSIONS, RESERVED
from tests.files.peers.asked import imported, scenario_of

NAMES = [
    "Build",
    "build",
    "Build!",
    "تهديد",
    "",
    "now",
    "NOT",
    "2 ships",
    "Réduire l'aide",
    "a: b # {c}",
    "“x”, \\y",
    "null",
]


def test_ids_are_allowed_and_differ() -> None:
    ids = Ids()
    found = [ids.from_name(name, "option", k + 1) for k, name in enumerate(NAMES)]
    assert found == [
        "build",
        "build_2",
        "build_3",
        "option_4",
        "option_5",
        "option_now",
        "option_not",
        "option_2_ships",
        "reduire_l_aide",
        "a_b_c",
        "x_y",
        "option_null",
    ]


@given(strategies.lists(strategies.text(max_size=40), max_size=8))
def test_any_names_give_ids(names: list[str]) -> None:
    ids = Ids()
    found = [ids.from_name(name, "option", k + 1) for k, name in enumerate(names)]
    assert len({id.lower() for id in found}) == len(names)
    assert all(IN_EXPRESSIONS.fullmatch(id) and id not in RESERVED for id in found)


@given(strategies.text(alphabet=strategies.characters(), max_size=60))
def test_any_text_can_be_quoted(text: str) -> None:
    held = cleaned(text, "otherwise")
    scenario = f"detente: 1\nid: a\ntitle: {quoted(held)}\nparties: {{p: {{}}}}\ntables: {{t: [p]}}\n"
    assert read_text(scenario, "a.yaml").scenario.title.en == held


def test_names_are_kept(tmp_path: Path) -> None:
    document = {
        "options": [{"name": name} for name in NAMES],
        "decisionMakers": [{"name": name, "options": [k], "preferences": [[[k, "Y"]]]} for k, name in enumerate(NAMES)],
    }
    scenario = scenario_of(imported(document, tmp_path).text)
    for written in ([o.name for o in scenario.conflict.options], [p.name for p in scenario.parties.values()]):
        assert [text.en or "" for text in written if not text.en.startswith(("option ", "party "))] == [
            *filter(None, NAMES)
        ]
        assert written[3].ar == "تهديد"


@pytest.mark.parametrize("name", ["\u202eevil", "tab\there", "\ufeff", "😀"])
def test_signs_that_cannot_be_seen_do_no_harm(tmp_path: Path, name: str) -> None:
    document = {"options": [{"name": name}], "decisionMakers": [{"name": name, "options": [0]}]}
    (option,) = scenario_of(imported(document, tmp_path).text).conflict.options
    assert option.name.en == cleaned(name, "option 1")


@pytest.mark.parametrize("name", ["x\u2028y", "\ud800", "a\x85b", "a\x07b"])
def test_control_characters_in_escapes_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="E107"):
        imported({"options": [{"name": name}], "decisionMakers": [{"name": "a", "options": [0]}]}, tmp_path)
