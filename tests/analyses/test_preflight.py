"""Each warning of the pre-flight with a scenario that steps into the trap and one that does not."""

import pytest

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
    "W920": (deal(guarantees="{a: {against: {b: {penalty: 0.1, cost: 0}}}}"), deal()),
    "W921": (deal(guarantees="{a: {against: {b: {cost: 1}}}}"), deal()),
    "W922": (deal(numbers="{idle: 3}"), deal(numbers="{busy: 3}", breach="{audience: busy}")),
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
