"""`--set PATH=VALUE` changes one value and is checked like the file."""

import pytest

from detente.errors import InputError
from detente.files.read import read_text
from detente.model.ranges import Range
from detente.model.scenario import Scenario
from detente.preferences.statements import Statements
from tests.files.snippets import BASE


def changed(*overrides: str) -> Scenario:
    """The base scenario with overrides."""
    return read_text(BASE, "a.yaml", overrides).scenario


def statements(scenario: Scenario) -> Statements:
    wishes = scenario.wishes_of("uma", "open")
    assert isinstance(wishes, Statements)
    return wishes


def test_a_number() -> None:
    assert changed("numbers.power=6").agreement.numbers["power"].value == Range.fixed(6)


def test_a_range() -> None:
    assert changed("numbers.power.value=1..2").agreement.numbers["power"].value == Range(1, 1.5, 2, "uniform")


def test_a_key_that_the_file_leaves_out() -> None:
    assert changed("measures.CASH.down=0").agreement.measures["CASH"].down == 0


def test_entries_of_lists_count_from_one() -> None:
    assert statements(changed("preferences.uma/open.statements.1.may_shift=2")).statements[0].may_shift == 2


def test_a_statement_is_named_alike_whether_or_not_its_list_has_a_name() -> None:
    long, short = (changed(f"preferences.uma/open.{way}1.may_shift=2") for way in ("statements.", ""))
    assert statements(short) == statements(long)
    with pytest.raises(InputError, match="E803"):
        changed("preferences.uma/open.99.may_shift=2")


def test_a_short_form_is_lengthened() -> None:
    second = statements(changed("preferences.uma/open.statements.2.may_shift=2")).statements[1]
    assert (second.text, second.may_shift) == ("not BREACH", 2)


def test_a_list_of_statements_is_a_list() -> None:
    text = BASE.replace(
        "  dala:\n    source: envoy\n    weights: [{wants: SHARE, weight: 4..5..6}, {wants: not FILL, weight: 3}]",
        "  dala: [SHARE, not FILL]",
    )
    wishes = read_text(text, "a.yaml", ["preferences.dala.2.may_shift=1"]).scenario.wishes_of("dala")
    assert isinstance(wishes, Statements)
    assert wishes.statements[1].may_shift == 1


@pytest.mark.parametrize(
    "override",
    [
        "title.ar=س",
        "parties.uma.types.open=0.5",
        "infeasible.1.when=PAY and FILL and SHARE",
        "preferences.dala@ine.payoffs.deal=3",
        "preferences.lakes.pairs.1.source=talks",
        "flows.uma.generation=2*FLOW",
        "discount.lakes=0.5",
        "issues.release.positions.uma.salience=0.5..0.7",
        "events.1.what.ar=س",
        "issues.release.marks.0.ar=س",
        "goal={state: bare}",
        "define.BREACH.name=breach of the rule",
    ],
)
def test_every_kind_of_place(override: str) -> None:
    assert changed(override).overrides == (override,)


def test_the_result_is_told_apart() -> None:
    hashes = {
        changed(*some).hash for some in ((), ("numbers.power=6",), ("numbers.power=7",), ("numbers.power=6", "id=b"))
    }
    assert len(hashes) == 4


@pytest.mark.parametrize(
    ("override", "code"),
    [
        ("numbers.power=x", "E207"),
        ("options.FILL.now=true", "E211"),
        ("options.FILL.foo=1", "E201"),
        ("preferences.uma/open.statements.2=not BREECH", "E403"),
        ("roadmaps.phased.steps.1.to.FLOW=2", "E533"),
        ("preferences.uma/open.statements.2.source=nobody", "E223"),
        ("numbers.power=1\nid: x", "E804"),
        ("=3", "E801"),
        ("numbers.power=", "E801"),
        ("new=3", "E802"),
    ],
)
def test_errors_name_the_override(override: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        changed(override)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.place.file.startswith("--set " + override.partition("\n")[0])


def test_errors_beside_a_lengthened_value_keep_their_place() -> None:
    text = BASE.replace("- not BREACH", "- not BREECH")
    with pytest.raises(InputError) as caught:
        read_text(text, "a.yaml", ["preferences.uma/open.statements.2.may_shift=1"])
    (problem,) = caught.value.problems
    assert (problem.place.file, problem.place.line, problem.place.column) == ("a.yaml", 37, 13)


BOUNDED = BASE.replace("  power: {value: 5..6..8, source: envoy}", "  power: {value: BE, source: envoy}")


@pytest.mark.parametrize(
    ("said", "change", "allowed"),
    [
        ("0.2..0.4..0.6, kind: share", "1.1", "0 ≤ x ≤ 1"),
        ("0.2..0.4..0.6, kind: share", "0.5..1.5", "0 ≤ x ≤ 1"),
        ("0.4, kind: factor", "-0.1", "0 ≤ x < ∞"),
        ("5..6..8, low: 2, high: 9", "9.5", "2 ≤ x ≤ 9"),
        ("5..6..8, low: 2", "1..3", "2 ≤ x < ∞"),
        ("0.4, kind: share, low: 0.3", "0.2", "0.3 ≤ x ≤ 1"),
    ],
)
@pytest.mark.parametrize("path", ["numbers.power", "numbers.power.value"])
def test_a_number_stays_within_its_bounds(said: str, change: str, allowed: str, path: str) -> None:
    text = BOUNDED.replace("BE", said)
    with pytest.raises(InputError, match="E231") as refused:
        read_text(text, "a.yaml", [f"{path}={change}"])
    assert dict(refused.value.problems[0].facts) == {"found": change, "allowed": allowed}


def test_a_number_inside_its_bounds_is_taken_and_keeps_them() -> None:
    text = BOUNDED.replace("BE", "0.2..0.4..0.6, kind: share, high: 0.9")
    text = text.replace("numbers.power: 7", "numbers.power: 0.7")
    found = read_text(text, "a.yaml", ["numbers.power=0.8"]).scenario.agreement.numbers["power"]
    assert (found.value, found.within) == (Range.fixed(0.8), (0.0, 0.9))
