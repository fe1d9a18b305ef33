from dataclasses import replace

from detente.analyses.brief import brief
from detente.analyses.clauses import clauses
from detente.analyses.guarantors import guarantors
from detente.files.read import read_text
from detente.words import brief as briefs
from detente.words import clauses as carried
from detente.words import guarantors as words
from tests.words.relief import TEXT, setting

READY = setting()
ANSWER = guarantors(READY)
HANGS = clauses(READY, "west")


def test_three_answers_are_kept_apart() -> None:
    assert words.answers(ANSWER) == (
        "Stable for West (Sequential stability): the smallest set is [Guard].",
        "Stable for every party: the smallest set is [Guard].",
        "Preferred to the status quo, whoever guarantees, by West, Guard and Idle.",
        "Preferred to the status quo by North: the smallest sets are [Guard] or [Idle].",
        "Stable for every party and preferred to the status quo by every party: [Guard].",
        "None of this says that anybody would go there from the status quo.",
        "With 1 set the goal is not a feasible state; that set was left out.",
    )


def test_the_headline_answers_in_one_sentence() -> None:
    assert words.headline(ANSWER).endswith("stable for every party (Sequential stability) is [Guard].")
    nobody = replace(ANSWER, minimal=replace(ANSWER.minimal, stable_for_all=()))
    assert words.headline(nobody).startswith("With no set of guarantors")
    anyway = replace(ANSWER, minimal=replace(ANSWER.minimal, stable_for_all=((),)))
    assert "without any guarantor" in words.headline(anyway)


def test_no_set_names_for_whom_it_never_holds() -> None:
    minimal = replace(ANSWER.minimal, stable_for_all=(), stable={**ANSWER.minimal.stable, "idle": ()})
    assert words.stable_for_all(replace(ANSWER, minimal=minimal)) == (
        "Stable for every party: with no set of guarantors.",
        "Whoever guarantees, it is not stable for Idle.",
    )


def test_a_guarantor_whose_conduct_ranks_nowhere_is_named() -> None:
    guard, idle = carried.mentions(READY, HANGS)
    assert guard == "The list of West mentions what Guard does: “enforces” (ENC)."
    assert idle.startswith("The list of West mentions nothing that Idle does")


def test_what_is_assumed_is_given_and_not_found() -> None:
    assert carried.given(READY, HANGS) == (
        "This is given that, as the file assumes, Guard wants “(GUA and DIS and not REL) implies not ENC”."
    )
    said = [sentence for sentence in carried.carrying(READY, HANGS) if "Guard wants" in sentence]
    assert len(said) == 1
    assert "(place 1, assumed; an input, not a finding). Without it no set would do." in said[0]
    assert said[0].endswith("The file notes: “That Guard would act is assumed.”")


def test_the_will_to_act_is_said_to_be_assumed() -> None:
    (said,) = carried.willingness(READY, HANGS)
    assert said.startswith("That the guarantors act on their guarantee is assumed, not found: Guard wants")
    assert said.endswith("Without all of that no set would do for West.")


def test_the_nearest_change_and_the_condition_taken_for_granted() -> None:
    assert carried.nearest(READY, HANGS)[0] == (
        "No set would do for West if West ranked “not REL” at place 2 instead of 3, past “ENC”."
    )
    (said,) = carried.assumptions(READY, HANGS)
    assert said.startswith(
        "If North took “somebody guarantees” (BACKED) for granted, the answer for West would be the same"
    )


def test_the_brief_has_a_section_per_question() -> None:
    found = brief(read_text(TEXT, "relief.yaml").scenario)
    (case,) = found.cases
    titles = [section.title for section in briefs.sections(found, case)]
    assert titles[:2] == ["From the status quo", "What holds"]
    assert "Whose guarantee is enough" in titles
    assert briefs.headline(found, case) == words.headline(ANSWER)
    assert briefs.status(found) == ""
    assert briefs.status(replace(found, complete=False)).startswith("A limit was reached")
    assert next(row.key for row in briefs.rows(found, case)) == ""
