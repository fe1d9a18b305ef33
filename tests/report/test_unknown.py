"""The report of a scenario whose preferences leave states uncompared, with types that are weighed."""

from functools import cache

from detente.analyses.brief import Brief, brief
from detente.analyses.brief_document import document
from detente.files.read import read_text
from detente.report.build import page
from detente.words import brief as briefs
from tests.analyses.texts import scenario_text
from tests.report.pages import parsed


@cache
def small() -> Brief:
    text = scenario_text(
        parties="{a: {name: Ay, types: {mild: 0.4, hard: rest}}, b: {name: Bee}}",
        preferences="{a/mild: {pairs: [NY > NN, YY > YN]}, a/hard: [not X, Y], b: [X implies Y, not Y]}",
        states="{both: {name: all is well, on: [X, Y]}}",
    )
    return brief(read_text(text, "t").scenario)


def test_one_chapter_per_type_and_the_weights() -> None:
    text = page(small())
    seen = parsed(text)
    captions = [each.text for each in seen.named("caption")]
    assert captions.count("Equilibria in all completions, in some, and by extension") == 1
    assert captions.count("Named states: stable for whom in all completions, and in some") == 1
    assert captions.count("Stable for every party: weight of the types for which it is") == 1
    assert "Ay is mild with weight 40.0% and Ay is hard with weight 60.0%" in text


def test_the_brief_says_it_in_words() -> None:
    found = small()
    first, second = found.cases
    assert (first.graph, second.graph) == (False, True)
    assert "all is well (both)" in " ".join(briefs.weighed(found)[0].sentences)
    assert briefs.headline(found, first).startswith("The status quo is stable for every party in some completions")
    titles = [section.title for section in briefs.sections(found, first)]
    assert titles == ["Where preferences are not complete"]


def test_the_data_has_both() -> None:
    found = document(small())
    assert found["left_out"] == []
    assert [case["unknown"] is None for case in found["cases"]] == [False, True]
    assert [case["stability"] is None for case in found["cases"]] == [True, False]
    assert [each["weight"] for each in found["mixture"]["combinations"]] == [0.4, 0.6]
