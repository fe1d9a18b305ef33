"""What a right file is read as."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, Place
from detente.files.document.tree import read_tree
from detente.files.read import read, read_text
from detente.files.schema import json_schema
from detente.model.arithmetic import Constant, Operation, Reference
from detente.model.conditions import spelled
from detente.model.ranges import Range
from detente.model.references import AllWhere, OneState, Rest
from detente.model.scenario import WishKey
from detente.model.states import word
from detente.preferences.ranking import Ranking
from detente.preferences.statements import Statements
from tests.files.snippets import BASE

SCENARIO = read_text(BASE, "a.yaml").scenario


def test_head() -> None:
    assert (SCENARIO.id, SCENARIO.title.en, SCENARIO.title.ar, SCENARIO.date) == (
        "river",
        "The river",
        "النهر",
        "2031-03-01",
    )
    assert list(SCENARIO.sources) == ["talks", "envoy"]
    assert SCENARIO.hash == hashlib.sha256(BASE.encode()).hexdigest()


def test_parties_keep_order_types_and_names() -> None:
    assert list(SCENARIO.parties) == ["uma", "dala", "lakes"]
    assert SCENARIO.parties["lakes"].name.en == "lakes"
    first, second = SCENARIO.parties["uma"].types
    assert (first.prior, second.prior) == (Range(0.4, 0.6, 0.8, "triangular"), None)
    assert first.provenance.trust == "reported"


def test_conflict() -> None:
    conflict = SCENARIO.conflict
    assert conflict.option_ids == ("SHARE", "FILL", "PAY", "BACK")
    assert word(conflict.status_quo, 4) == "NYNN"
    assert word(conflict.states["deal"].code, 4) == "YNYY"
    assert conflict.options[0].reversible == "no"
    assert spelled(conflict.definitions["CALM"].condition, conflict.option_ids) == "not FILL or PAY"
    assert word(conflict.merges[0].shown_as, 4) == "NNNY"
    assert conflict.tables == {"bilateral": ("uma", "dala")}


def test_wishes_of_types_and_analysts() -> None:
    statements = SCENARIO.wishes_of("uma", "open")
    assert isinstance(statements, Statements)
    assert [statement.may_shift for statement in statements.statements] == [1, 0, 0]
    assert {statement.provenance.sources for statement in statements.statements} == {("talks",)}
    assert SCENARIO.wishes_of("dala", "", "ine") is SCENARIO.preferences[WishKey("dala", "", "ine")]


def test_references() -> None:
    ranking = SCENARIO.wishes_of("uma", "tough")
    assert isinstance(ranking, Ranking)
    targets = [reference.target for reference in ranking.references]
    assert targets[0] == OneState(SCENARIO.conflict.status_quo)
    assert isinstance(targets[3], AllWhere)
    assert spelled(targets[3].condition, SCENARIO.conflict.option_ids) == "SHARE and not FILL"
    assert targets[5] == Rest()


def test_views() -> None:
    assert SCENARIO.views["dala"].believes == (("uma", WishKey("uma", "tough")),)
    (lakes, belief) = SCENARIO.views["uma"].believes[0]
    assert (lakes, belief) == ("lakes", belief)
    assert isinstance(belief, Statements)
    assert belief.statements[0].provenance.sources == ("envoy",), "a belief inherits from its view"


def test_agreement() -> None:
    agreement = SCENARIO.agreement
    flow, loans, gates = (agreement.measures[name] for name in ("FLOW", "LOANS", "GATES"))
    assert (flow.highest, flow.levels[1].en, flow.up, flow.down) == (2, "half", 1, 2)
    assert (loans.owners, loans.raise_votes, loans.lower_votes) == (("lakes", "dala"), 2, 2)
    assert not gates.in_deal
    assert agreement.formulas["worth"].expression == Operation("*", Reference("formula", "relief"), Constant(2))
    lakes = agreement.guarantees["lakes"].against[0]
    assert (lakes.penalty, lakes.cost) == (Range(1, 2, 3, "triangular"), Reference("number", "power"))
    assert agreement.breach is not None
    assert agreement.breach.leakage_max == Range.fixed(0.95)
    assert agreement.discount is not None
    assert (agreement.discount.per, agreement.discount.of) == ("year", {"uma/tough": Range.fixed(0.7)})
    assert [dict(step.levels) for step in agreement.roadmaps["phased"].steps] == [{"FLOW": 1, "CASH": 1}, {"FLOW": 2}]


def test_contest_and_events() -> None:
    issue = SCENARIO.contest.issues["release"]
    assert (issue.low, issue.high, list(issue.marks)) == (0, 100, [0, 100])
    assert [stand.veto for stand in issue.stands] == [True, False]
    first, second, third = SCENARIO.events
    assert first.likely == {("uma", "open"): 0.9}
    assert first.refused is not None
    assert (second.options, third.levels, third.settled) == ({"FILL": True}, {"FLOW": 1}, {"release": 35})


def test_parties_alone_are_enough_to_be_read_but_have_to_appear() -> None:
    head = "detente: 1\nid: a\ntitle: A\nparties: {x: {}}\n"
    with pytest.raises(InputError, match="E230"):
        read_text(head, "a.yaml")
    reading = read_text(head + "tables: {all_of_us: [x]}\n", "a.yaml")
    assert reading.scenario.conflict.options == ()


def test_a_file_is_read_with_its_name_in_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BASE.replace("PAY: {party: dala, source: talks}", "PAY: {party: dala}"), "utf-8")
    reading = read(path)
    assert [(problem.code, problem.place.file) for problem in reading.warnings] == [("W240", str(path))]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_and_byte_order_mark_do_not_matter(ending: str) -> None:
    again = read_text("\ufeff" + BASE.replace("\n", ending), "a.yaml").scenario
    assert (again.conflict, again.preferences) == (SCENARIO.conflict, SCENARIO.preferences)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("12:30:00", "12:30:00"),
        ("2031-03-01", "2031-03-01"),
        ("1_000", "1_000"),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("+5", 5),
        ("-", "-"),
        ("-.", "-."),
        ("'5'", "5"),
        ("~", None),
        ("", None),
        ("True", True),
        ("80%", "80%"),
    ],
)
def test_scalars_follow_yaml_1_2(text: str, value: object) -> None:
    found = read_tree(f"a: {text}", "a.yaml")[0].root["a"] if text != "-" else "-"
    assert found == value
    assert type(found) is type(value)


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "S"]), min_size=1, max_size=8)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4), st.text(" \n", max_size=5))
def test_every_mark_points_at_its_text(values: dict[str, object], before: str) -> None:
    text = before.replace(" ", "# x\n") + flow(values)
    document, problems = read_tree(text, "a.yaml")
    assert (document.root, problems) == (values, [])
    lines = text.splitlines()
    for path, (line, column) in document.keys.items():
        assert lines[line - 1][column - 1 :].startswith(f'"{path[-1]}"')
    for path, (line, column) in document.values.items():
        value = document.value(path)
        assert lines[line - 1][column - 1 :].startswith(f'"{value}"' if isinstance(value, str) else ("[", "{"))


def flow(value: object) -> str:
    """A value in YAML's flow style, with line ends between entries."""
    if isinstance(value, dict):
        return "{" + ",\n ".join(f'"{key}": {flow(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return f'"{value}"'


def test_places_carry_the_path_that_overrides_use() -> None:
    with pytest.raises(InputError) as caught:
        read_text(BASE.replace("- not BREACH", "- not BREECH"), "a.yaml")
    (problem,) = caught.value.problems
    assert problem.place == Place("a.yaml", 37, 13, "preferences.uma/open.statements.2")


def test_the_schema_is_published_without_a_host() -> None:
    import jsonschema

    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert "//" not in schema["$id"]
    jsonschema.validate(read_tree(BASE, "a.yaml")[0].root, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read_tree(BASE.replace("now: yes", "nwo: yes"), "a.yaml")[0].root, schema)


def test_flows_and_columns_of_capability_say_where_they_come_from() -> None:
    """What stands beside the parts holds for all of them; a part speaks for itself."""
    text = BASE.replace(
        "uma: {generation: {is: power*(1 - 0.5*FLOW), source: envoy}}",
        "uma: {confidence: judgement, source: talks, a: power*FLOW, b: {is: 2*FLOW, confidence: assumed}}",
    ).replace("economy: {uma: {value: 40, source: envoy}", "economy: {confidence: official, uma: {value: 40}")
    scenario = read_text(text, "a.yaml").scenario
    parts = {part.id: part.provenance for part in scenario.agreement.flows["uma"]}
    assert {id: (found.sources, found.trust) for id, found in parts.items()} == {
        "a": (("talks",), "judgement"),
        "b": ((), "assumed"),
    }
    assert list(scenario.contest.capability["economy"]) == ["uma", "dala"]
    assert scenario.contest.vouched["economy"]["uma"].trust == "official"
