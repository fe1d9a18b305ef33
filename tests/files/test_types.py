"""What events say of types is taken whole or refused, and answers are for a type that is still possible."""

from itertools import permutations

import pytest

from detente.agreement.trust.beliefs import belief_of
from detente.analyses.mixture import answers
from detente.analyses.setting import setting_of, types_today
from detente.errors import InputError, Problem, Unanswerable
from detente.files.read import Reading, read_text
from detente.words import assumptions

HEAD = """detente: 1
id: harbour
title: The harbour
date: 2031-05-01
parties:
  port: {types: {soft: 0.5, firm: 0.3, hard: 0.2}, confidence: assumed}
  town: {confidence: assumed}
options:
  DREDGE: {party: port, confidence: assumed}
  PAY: {party: town, confidence: assumed}
preferences:
  port/soft: [DREDGE]
  port/firm: [DREDGE implies PAY]
  port/hard: [not DREDGE]
  town: [DREDGE]
events:
"""
FOUND = "  - {{date: {date}, what: {what}, by: port, likely: {{{likely}}}, confidence: assumed}}\n"
ONLY_HARD = "port/soft: 0, port/firm: 0, port/hard: 1"
NEVER_HARD = "port/soft: 1, port/firm: 1, port/hard: 0"


def harbour(*events: tuple[str, str, str]) -> Reading:
    told = "".join(FOUND.format(date=date, what=what, likely=likely) for date, what, likely in events)
    return read_text(HEAD + (told or " []\n"), "harbour.yaml")


def today(*events: tuple[str, str, str]) -> list[float]:
    found = belief_of(harbour(*events).scenario, "port").today
    return [float(mass) for mass in found]


def refused(*events: tuple[str, str, str]) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        harbour(*events)
    return list(caught.value.problems)


def test_events_that_exclude_each_other_are_an_error_at_the_later() -> None:
    strike, talks = ("2031-01-01", "the strike", ONLY_HARD), ("2031-02-01", "the talks", NEVER_HARD)
    for events, line, names in (
        ((strike, talks), 18, ("events.2", "events.1")),
        ((talks, strike), 17, ("events.1", "events.2")),
        ((strike, ("2030-12-01", *talks[1:])), 17, ("events.1", "events.2")),
    ):
        (problem,) = refused(*events)
        assert (problem.code, problem.place.line) == ("E735", line)
        assert (problem.facts["event"].split()[0], problem.facts["others"].split()[0]) == names
        assert "the strike" in str(problem)
        assert "the talks" in str(problem)


def test_three_events_that_only_together_exclude_each_other_are_all_named() -> None:
    """Each pair leaves a type, all three none."""
    never = ("port/soft: 0, port/firm: 1, port/hard: 1", "port/soft: 1, port/firm: 0, port/hard: 1", NEVER_HARD)
    (problem,) = refused(*((f"2031-0{k}-01", f"event {k}", likely) for k, likely in enumerate(never, 1)))
    assert problem.code == "E735"
    assert all(f"event {k}" in str(problem) for k in (1, 2, 3))
    assert "both" not in str(problem)


def test_events_after_the_files_date_are_no_evidence() -> None:
    found = harbour(("2031-01-01", "the strike", ONLY_HARD), ("2031-06-01", "the talks", NEVER_HARD))
    assert types_today(found.scenario, "port") == ("hard",)


@pytest.mark.parametrize(
    ("likely", "code"),
    [
        ("port/soft: 0, port/firm: 0, port/hard: 0", "E736"),
        ("port/soft: 0, port/firm: 0", "E737"),
    ],
)
def test_an_event_that_no_type_could_cause(likely: str, code: str) -> None:
    (problem,) = refused(("2031-01-01", "the flood", likely))
    assert (problem.code, problem.place.line) == (code, 17)
    assert "the flood" in str(problem)


def test_an_event_that_only_a_type_without_weight_could_cause() -> None:
    text = HEAD.replace("soft: 0.5, firm: 0.3, hard: 0.2", "soft: 0.7, firm: 0.3, hard: rest")
    told = FOUND.format(date="2031-01-01", what="the strike", likely=ONLY_HARD)
    with pytest.raises(InputError) as caught:
        read_text(text + told, "harbour.yaml")
    assert [problem.code for problem in caught.value.problems] == ["E736"]


def test_the_order_of_the_events_in_the_file_and_of_their_dates_changes_nothing() -> None:
    likely = ("port/soft: 0.2, port/firm: 0.9", "port/firm: 0.3, port/hard: 0.8", NEVER_HARD)
    days = ("2031-01-01", "2031-02-01", "2031-03-01")
    dated = {tuple(today(*zip(days, days, order, strict=True))) for order in permutations(likely)}
    listed = {tuple(today(*order)) for order in permutations(zip(days, days, likely, strict=True))}
    assert len(dated | listed) == 1


def test_answers_are_for_the_likeliest_type_where_the_first_has_no_weight() -> None:
    found = harbour(("2031-01-01", "the strike", "port/soft: 0, port/firm: 0.1, port/hard: 1"))
    (warning,) = [problem for problem in found.warnings if problem.code == "W735"]
    assert (warning.facts["found"], warning.facts["taken"], warning.place.line) == ("soft", "hard", 6)
    scenario = found.scenario
    assert scenario.reference_types() == {"port": "hard"}
    assert types_today(scenario, "port") == ("hard", "firm")
    assert setting_of(scenario).types == {"port": "hard"}
    (said,) = assumptions.defaults(scenario, setting_of(scenario).types)
    assert "soft" in said
    assert "hard" in said
    assert assumptions.defaults(scenario, {"port": "soft"}) == ()


def test_a_first_type_with_little_weight_stays_the_reference_type() -> None:
    found = harbour(("2031-01-01", "the strike", "port/soft: 0.001, port/firm: 0.1, port/hard: 1"))
    assert "W735" not in {problem.code for problem in found.warnings}
    assert found.scenario.reference_types() == {"port": "soft"}
    assert assumptions.defaults(found.scenario) == ()


def test_a_mixture_with_one_type_left_says_so() -> None:
    with pytest.raises(Unanswerable) as caught:
        list(answers(harbour(("2031-01-01", "the strike", ONLY_HARD)).scenario))
    (problem,) = caught.value.problems
    assert problem.code == "E957"
    assert "port=hard" in str(problem)
