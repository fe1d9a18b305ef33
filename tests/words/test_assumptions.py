from dataclasses import replace

from detente.analyses.indifference import variants
from detente.words import assumptions, indifference
from tests.words.border import scenario
from tests.words.relief import setting

COUNTS = {"official": 2, "reported": 0, "judgement": 1, "assumed": 1}


def test_the_mark_counts_what_is_assumed() -> None:
    assert assumptions.mark(COUNTS) == "This is what the file assumes, not a prediction. 1 of 4 inputs is assumed."
    assert assumptions.counts({**COUNTS, "assumed": 2}) == "2 of 5 inputs are assumed."
    assert assumptions.counts(dict.fromkeys(COUNTS, 0)) == "The file has no inputs that could be assumed."


def test_every_confidence_is_named() -> None:
    assert assumptions.by_confidence(COUNTS).endswith("official: 2, reported: 0, judgement: 1 and assumed: 1.")


def test_changes_of_a_run_are_shown() -> None:
    assert assumptions.overrides(scenario()) == ""
    changed = replace(scenario(), overrides=("a=1", "b=2"))
    assert assumptions.overrides(changed) == "Changed for this run: a=1 and b=2."


def test_variants_say_whose_verdicts_hang_on_a_tie() -> None:
    ready = setting()
    head, *said = indifference.variants(ready, variants(ready), "seq")
    assert head.startswith("Some parties are indifferent to an option of their own.")
    assert "If Guard also wanted “GUA”, these would no longer be stable for Guard: the status quo." in said
    assert indifference.variants(ready, [], "seq") == ()
