"""Each warning of the pre-flight with a scenario that steps into the trap and one that does not."""

from pathlib import Path

import pytest

from detente.analyses.check import check
from detente.analyses.preflight import preflight
from detente.errors.analysis_codes import ANALYSIS_CODES
from detente.files.read import read_text
from tests.analyses.texts import scenario_text

GUARANTOR = {
    "parties": "{a: {name: Ay}, b: {name: Bee}, g: {name: Gee}}",
    "options": "{X: {party: a, name: disarms, reversible: no}, P: {party: b, name: promises, reversible: no}, "
    "R: {party: b, name: relieves}, E: {party: g, name: enforces, now: yes}, G: {party: g, name: guarantees}}",
    "guarantees": "{b: {option: P, against: {a: {}}}, g: {option: G, against: {b: {}}}}",
    "goal": "{state: YYYYY}",
}
WISHES = "{{a: [R, X implies R], b: [{b}], g: [{g}]}}"


VIOLATOR_WANTS = "X, E, not R, P implies R"
GUARANTOR_WANTS = "(G and P and X and not R) implies not E, E, G"


def with_guarantor(b: str = VIOLATOR_WANTS, g: str = GUARANTOR_WANTS) -> str:
    """A violator b, a guarantor g, and lists that step into no trap unless replaced."""
    return scenario_text(**{**GUARANTOR, "preferences": WISHES.format(b=b, g=g)})


# b may take relief R back although it promised P and a has disarmed (X), and g sign G only then, if nothing bars it.
BARRED = "[{party: g, from: (P and X and not R) and not G, to: G}]"
BROKEN = "{g: {option: G, against: {b: {broken: P and X and not R}}}}"


def with_broken(**sections: str) -> str:
    return scenario_text(
        **{
            **GUARANTOR,
            "preferences": WISHES.format(b=VIOLATOR_WANTS, g=GUARANTOR_WANTS),
            "guarantees": BROKEN,
            **sections,
        }
    )


DEAL = {
    "options": "{}",
    "preferences": "{}",
    "measures": "{F: {party: a, levels: 1, down: 0}, C: {party: b, levels: 1}}",
    "flows": "{a: {cost: -1*F, money: 2*C}, b: {gain: 3*F, cost: -1*C}}",
    "guarantees": "{a: {against: {b: {penalty: 4, cost: 0}}}}",
    "breach": "{audience: 0.1}",
    "discount": "{all: 0.8}",
    "roadmaps": "{swap: {guarantors: [a], steps: [{to: {F: 1, C: 1}}]}}",
}


def deal(**sections: str) -> str:
    """One gives for ever, the other pays; a penalty keeps it paying."""
    text = scenario_text(**{**DEAL, **sections})
    return "".join(line for line in text.splitlines(keepends=True) if not line.endswith(": {}\n"))


def typed(likely: str, **changes: str) -> str:
    """The same, with a party b of two types: paying costs the mild one 1 a step, the harsh one 9."""
    return deal(
        parties="{a: {name: Ay}, b: {name: Bee, types: {mild: 0.5, harsh: rest}}}",
        flows="{a: {cost: -1*F, money: 2*C}, b: {gain: 3*F, cost: -1*C}, b/harsh: {cost: -9*C}}",
        events=f"[{{date: 2020-01-01, what: signed, by: b, joins: swap, likely: {likely}}}]",
        **changes,
    )


def slow_swap(seen_after: str) -> str:
    """Small steps of 3 months, then a large one of 4 years whose breach is seen when it ends, or 3 months later."""
    return deal(
        measures="{F: {party: a, levels: 2, down: 0}, C: {party: b, levels: 2}}",
        guarantees="{}",
        breach=f"{{audience: 2, seen_after: {seen_after}}}",
        discount="{per: year, all: 0.6}",
        roadmaps="{swap: {steps: [{to: {F: 1, C: 1}, months: 3}, {to: {F: 2, C: 2}, months: 48}]}}",
    )


CASES = {
    "W901": (scenario_text(preferences="{a: [Y, X implies Y], b: [X, not Y]}"), scenario_text()),
    "W763": (
        scenario_text(preferences="{a: {ranking: [[YY, NY], [YN, NN]]}, b: [X, not Y]}"),
        scenario_text(preferences="{a: {ranking: [NY, YY, NN, YN]}, b: [X, not Y]}"),
    ),
    "W764": (
        scenario_text(preferences="{a: {weights: [{wants: Y, weight: 2}]}, b: [X, not Y]}"),
        scenario_text(preferences="{a: {weights: [{wants: Y, weight: 2}, {wants: not X, weight: 1}]}, b: [X, not Y]}"),
    ),
    "W765": (
        scenario_text(preferences="{a: {payoffs: {(Y): 2, rest: 1}}, b: [X, not Y]}"),
        scenario_text(preferences="{a: {payoffs: {NY: 2, YY: 1.9, NN: 1, YN: 0.9}}, b: [X, not Y]}"),
    ),
    "W766": (
        scenario_text(preferences="{a: {pairs: [YY = NY, YN = NN, YY > NN]}, b: [X, not Y]}"),
        scenario_text(preferences="{a: {pairs: [NY > YY, YY > NN, NN > YN]}, b: [X, not Y]}"),
    ),
    "W902": (scenario_text(preferences="{a: [Y], b: [X, not Y]}"), scenario_text()),
    "W903": (scenario_text(preferences="{a: [not X, not Y], b: [not Y, not X]}"), scenario_text()),
    "W904": (with_guarantor(g="E, G"), with_guarantor()),
    "W905": (with_guarantor(b="X, not R, not P"), with_guarantor()),
    "W906": (
        scenario_text(
            **{**GUARANTOR, "preferences": "{a: [X implies G, R], b: [X, E, not R, not P], g: [E or R, G]}"},
        ),
        with_guarantor(),
    ),
    "W907": (with_guarantor(g="(G and X and not (R and P)) implies not E, E, G"), with_guarantor()),
    "W908": (scenario_text(infeasible="[Y and not X]"), scenario_text()),
    "W909": (
        scenario_text(
            options="{X: {party: a, name: helps, reversible: no}, Y: {party: b, name: pays}}",
            preferences="{a: [not X, Y], b: [not Y, X]}",
        ),
        scenario_text(preferences="{a: [not X, Y], b: [not Y, X]}"),
    ),
    "W910": (
        scenario_text(
            states="{both: {on: [X, Y]}}",
            events="[{date: 2020-01-01, what: refusal, by: a, refused: both, confidence: reported}]",
        ),
        scenario_text(
            states="{mine: {on: [X]}}",
            events="[{date: 2020-01-01, what: refusal, by: a, refused: mine, confidence: reported}]",
        ),
    ),
    "W911": (scenario_text(preferences="{a: [Y, not X, X and Y], b: [X, not Y]}"), scenario_text()),
    "W913": (with_broken(), with_broken(blocked=BARRED)),
    "W914": (typed("{b/mild: 0, b/harsh: 0.5}"), typed("{b/mild: 0.5, b/harsh: 0}")),
    "W920": (deal(guarantees="{a: {against: {b: {penalty: 0.1, cost: 0}}}}"), deal()),
    "W921": (deal(guarantees="{a: {against: {b: {cost: 1}}}}"), deal()),
    "W922": (deal(numbers="{idle: 3}"), deal(numbers="{busy: 3}", breach="{audience: busy}")),
    "W930": (slow_swap("1"), slow_swap("{months: 3}")),
    "W912": (scenario_text(preferences="{a: [Y, not X, X and not X], b: [X, not Y]}"), scenario_text()),
}


def codes(text: str) -> set[str]:
    return {finding.code for finding in preflight(read_text(text, "small.yaml").scenario)}


@pytest.mark.parametrize("code", CASES)
def test_trap_is_seen(code: str) -> None:
    assert code in codes(CASES[code][0])


@pytest.mark.parametrize("code", CASES)
def test_no_false_alarm(code: str) -> None:
    assert code not in codes(CASES[code][1])


def test_every_warning_has_a_case() -> None:
    assert {code for code in ANALYSIS_CODES if code.startswith("W")} == set(CASES)


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("W901", "a's list"),
        ("W763", "a's ranking"),
        ("W764", "weight on X"),
        ("W765", "payoffs of a"),
        ("W766", "pair on X"),
    ],
)
def test_advice_on_indifference_fits_the_form_of_wishes(code: str, advice: str) -> None:
    found = [each for each in preflight(read_text(CASES[code][0], "small.yaml").scenario) if each.facts.get("pairs")]
    assert {each.code for each in found} == {code}
    assert advice in ANALYSIS_CODES[code].sentence.format(**found[0].facts)


def test_sentences_take_their_facts() -> None:
    for text, _ in CASES.values():
        for finding in preflight(read_text(text, "small.yaml").scenario):
            assert ANALYSIS_CODES[finding.code].sentence.format(**finding.facts)


def test_hidden_veto_lists_moves_and_effect() -> None:
    text = scenario_text(
        options="{X: {party: a, name: helps, now: yes}, Y: {party: b, name: pays, now: yes}}",
        infeasible="[Y and not X]",
        preferences="{a: [not X, Y], b: [Y, X]}",
    )
    (veto,) = (each for each in preflight(read_text(text, "small.yaml").scenario) if each.code == "W908")
    assert veto.facts["count"] == "2"
    assert veto.facts["moves"] == "a YY > NY; b NN > NY"
    assert veto.facts["changes"] == "a"


def late(text: str) -> list[tuple[str, str, str]]:
    found = [each for each in preflight(read_text(text, "small.yaml").scenario) if each.code == "W913"]
    assert all(each.path == ("guarantees", "g", "against", "b", "broken") for each in found)
    return [(each.facts["count"], each.facts["start"], each.facts["end"]) for each in found]


def test_a_late_signature_is_found_by_the_definition() -> None:
    """Options X P R E G: broken is YYN; E and G are g's, so it can sign from YYNYN and YYNNN."""
    assert late(with_broken()) == [("2", "YYNNN", "YYNNY")]
    only_without_enforcing = "[{party: g, from: (P and X and not R) and E, to: G}]"
    assert late(with_broken(blocked=only_without_enforcing)) == [("1", "YYNNN", "YYNNY")]
    assert late(with_broken(infeasible="[G and X and P and not R]")) == []
    never_on = GUARANTOR["options"].replace("name: guarantees", "name: guarantees, reversible: off_only")
    assert late(with_broken(options=never_on)) == []


def test_a_late_signature_is_found_whatever_anybody_wants() -> None:
    unknown = WISHES.format(b=VIOLATOR_WANTS, g=GUARANTOR_WANTS).replace("[R, X implies R]", "{pairs: [(R) > now]}")
    assert late(with_broken(preferences=unknown)) == [("2", "YYNNN", "YYNNY")]


def test_a_late_signature_is_a_warning_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "late.yaml"
    path.write_text(with_broken(), "utf-8")
    (found,) = (each for each in check(path).warnings if each.code == "W913")
    line = next(k for k, text in enumerate(path.read_text("utf-8").splitlines(), 1) if "broken" in text)
    assert (found.place.line, found.place.path) == (line, "guarantees.g.against.b.broken")


def test_long_steps_of_one_cause_are_one_warning() -> None:
    """The same steps twice under two names, and a third roadmap without a long step."""
    one = slow_swap("1")
    steps = one[one.index("{swap: ") + len("{swap: ") : one.rindex("}")]
    three = one.replace("{swap: ", f"{{again: {steps}, short: {{steps: [{{to: {{C: 1}}, months: 3}}]}}, swap: ")
    (alone,), (found,) = (
        [each for each in preflight(read_text(text, "small.yaml").scenario) if each.code == "W930"]
        for text in (one, three)
    )
    assert alone.facts["steps"] == "roadmaps.swap.steps.2 (b)"
    assert found.facts["steps"] == "roadmaps.again.steps.2 (b), roadmaps.swap.steps.2 (b)"
    assert (found.facts["months"], found.path) == ("3", ("roadmaps", "again", "steps", 1))


def joined(text: str) -> list[tuple[str, str]]:
    found = [each for each in preflight(read_text(text, "small.yaml").scenario) if each.code == "W914"]
    return [(each.facts["who"], each.facts["slack"]) for each in found]


def test_likelihoods_are_held_against_what_joining_is_worth() -> None:
    """The swap gives b 3 - 1 or 3 - 9 for ever; without it nobody moves first. Likelihoods in between say nothing."""
    assert joined(typed("{b/mild: 0, b/harsh: 0.5}")) == [("b/mild", "+2")]
    assert joined(typed("{b/mild: 1, b/harsh: 1}")) == [("b/harsh", "-6")]
    assert joined(typed("{b/mild: 0.05, b/harsh: 0.95}")) == [("b/mild", "+2"), ("b/harsh", "-6")]
    assert joined(typed("{b/mild: 0.06, b/harsh: 0.94}")) == []


def test_events_that_are_no_history_or_of_others_are_left_alone() -> None:
    wrong = "{b/mild: 0, b/harsh: 1}"
    assert joined(typed(wrong, date="2019-12-31")) == []
    assert joined(typed(wrong).replace("by: b", "by: a")) == []
    assert len(joined(typed(wrong).replace("by: b", "by: [a, b]"))) == 2
    assert joined(typed(wrong).replace("joins: swap, ", "")) == []
