from dataclasses import replace

import pytest

from detente.agreement.thresholds import Interval, Scan, Where
from detente.analyses.brief import brief
from detente.analyses.brief_document import document
from detente.analyses.deals import compare, patience
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.roadmaps import BEST, RoadmapAnswer, with_design, with_sets, written
from detente.analyses.deals.trust import trust
from detente.analyses.guarantors import guarantors
from detente.files.read import read_text
from detente.words import brief as briefs
from detente.words import method, two_models
from detente.words.deals import compared, credibility, designs, guarantee_sets, measures, roadmaps, sizes, steps
from detente.words.deals import patience as patient
from detente.words.deals import trust as trusting
from tests.words import relief
from tests.words.barter import TEXT, deal

DEAL = deal()
ANSWER = with_design(with_sets(written(DEAL)))
BACKED, BARE = ANSWER.verdicts.values()
ENOUGH = "keeps itself, in whatever way enforcement settles, with [Guard]: the smallest set that is enough."


def told(text: str = TEXT, **types: str) -> tuple[Deal, RoadmapAnswer]:
    """A deal and the verdicts on its roadmaps."""
    found = deal(text, **types)
    return found, written(found)


@pytest.mark.parametrize(
    ("value", "said"), [(0.0461, "4.6%"), (0.00734, "0.73%"), (-1e-12, "0%"), (1.2, "120.0%"), (-0.348, "-34.8%")]
)
def test_shares_have_digits_where_they_matter(value: float, said: str) -> None:
    assert sizes.share(value) == said


def test_a_roadmap_that_holds_says_where_it_is_weakest() -> None:
    said = roadmaps.explained(DEAL, BACKED)
    assert said[0].startswith("“backed by both” (backed) keeps itself: nobody gains by leaving it")
    assert said[1] == (
        "Its weakest point: at step 2 of 2, West is nearest to leaving, by taking “relieves” (RELIEF) back from “some”"
        " to “none” and taking up “coerces” (COERCE); to keep its part is better for it by 5.2% of its own range of"
        " payoffs (0.42 in its own unit); Guard would then act against it, though not Idle."
    )
    assert "It also holds if enforcement settles with the fewest guarantors that it can." in said
    assert "Joining pays, or costs nothing, for North, West, Guard and Idle." in said


def test_a_roadmap_that_fails_says_who_leaves_why_and_what_would_mend_it() -> None:
    said = roadmaps.explained(DEAL, BARE)
    assert said[0] == "“bare” does not keep itself: West would leave it at step 2 of 2."
    assert "because no other party has signed as guarantor." in said[1]
    assert "The gain is 47.9% of its own range of payoffs (3.8 in its own unit)." in said[1]
    assert said[-1].startswith(
        "West would keep to every step if a breach cost it, in every step after it, a further 112.6%"
    )


def test_who_does_not_join_is_said_with_what_it_lacks() -> None:
    found, answer = told(north="hard")
    said = roadmaps.explained(found, answer.verdicts["backed"])
    assert "North would not join" in said[0]
    assert any(sentence.startswith("North is better off without it, by ") for sentence in said)
    assert any(sentence.startswith("North would join if it got ") for sentence in said)


def test_a_verdict_that_hangs_on_how_many_act_is_said_to() -> None:
    gap = replace(BACKED, smallest=BARE.largest)
    assert roadmaps.selection(DEAL, gap) == (
        "It holds only if enforcement settles with many guarantors; with the fewest that it can, West would leave it at"
        " step 2 of 2.",
    )
    assert roadmaps.selection(DEAL, BARE) == ()


def test_what_is_not_verified_is_not_said_to_hold() -> None:
    check = BACKED.largest
    loose = {key: replace(phase, rows=phase.rows * 0 - 1) for key, phase in check.breaches.items() if key[0] == "west"}
    found = replace(BACKED, largest=replace(check, breaches={**check.breaches, **loose}))
    assert roadmaps.headline(DEAL, found) == "Whether “backed by both” (backed) keeps itself is not verified."
    assert roadmaps.punishment(DEAL, found.largest).startswith("What follows a breach by West is not verified")
    assert roadmaps.row(DEAL, found)[1] == "not verified"


def test_the_table_marks_the_weakest_cell() -> None:
    assert steps.headings(DEAL, BACKED.largest) == ("Step", "What changes", "North", "West")
    assert steps.rows(DEAL, BACKED.largest) == [
        ("1 (6 months)", "disarms: level 1 of 2, relieves: “some”", "+80.7%", "+115.5%"),
        ("2 (6 months)", "disarms: level 2 of 2, relieves: “all”", "+73.5%", "+5.2% <"),
        ("then", "all stay", "–", "+5.2%"),
    ]
    assert [steps.label(BARE.largest, k) for k in range(3)] == ["1", "2", "then"]


def test_acts_are_named_by_what_they_undo() -> None:
    before, agreed = {"ARMS": 1, "RELIEF": 1, "COERCE": 0}, {"ARMS": 2, "RELIEF": 2, "COERCE": 0}
    scenario = DEAL.scenario
    assert measures.acts(scenario, before, agreed, {**agreed, "ARMS": 1}) == (
        "leaving “disarms” (ARMS) at level 1 of 2 instead of taking it to level 2 of 2"
    )
    assert measures.acts(scenario, before, agreed, {**agreed, "RELIEF": 0}) == (
        "taking “relieves” (RELIEF) back from “some” to “none”"
    )
    assert measures.acts(scenario, {**before, "RELIEF": 0}, agreed, {**agreed, "RELIEF": 1}) == (
        "taking “relieves” (RELIEF) only to “some” instead of “all”"
    )
    assert measures.acts(scenario, before, {**before, "COERCE": 1}, before) == "leaving out “coerces” (COERCE)"


def test_credibility_that_rests_on_a_reputation_is_an_assumption() -> None:
    against_north, against_west, idle = credibility.reasons(DEAL, BACKED)
    assert against_north.startswith("Guard would act against North: the reputation it would lose")
    assert against_west.endswith(
        "That reputation is a number in the file (assumed), so this credibility is put in, not found."
    )
    assert idle.startswith("Idle would not act against West: its share of the cost is more than the reputation")
    assert credibility.rows(DEAL, BACKED)[-1] == ("West", "Idle", "no", "50.0%", "0%", "200.0%")


def test_an_exact_tie_is_warned_of() -> None:
    found, answer = told(TEXT.replace("cost: 1, protects", "cost: 1.2, protects"))
    said = credibility.reasons(found, answer.verdicts["backed"])
    assert said[-1].startswith("Whether Guard acts against West hangs on an exact tie")


def test_the_smallest_sets_and_who_is_superfluous() -> None:
    assert guarantee_sets.answers(DEAL, "bare", ANSWER.sets["bare"]) == (
        f"“bare” {ENOUGH}",
        "West leaves it at no step with [Guard]: the smallest set that is enough against its own breach.",
        "Leaves it at no step, whoever guarantees or does not: North.",
        "In none of these sets: Idle.",
    )
    assert guarantee_sets.sufficient(DEAL, BEST, ANSWER.sets[BEST]) == f"Some roadmap to the goal {ENOUGH}"
    sets = ANSWER.sets["bare"]
    hurting = ((("guard",), ("guard", "idle")),)
    none = replace(sets, sufficient=(), possible=(("guard",),), hurting=hurting, keeping={})
    assert guarantee_sets.answers(DEAL, "bare", none) == (
        "There is no set of guarantors with which “bare” keeps itself in whatever way enforcement settles.",
        "Only if enforcement settles in a way that suits it, it keeps itself with [Guard].",
        "More is not always enough, in 1 case: with [Guard] it holds, with [Guard and Idle] it does not.",
    )
    assert guarantee_sets.sufficient(DEAL, "bare", replace(sets, sufficient=((),))) == (
        "“bare” keeps itself without any guarantor."
    )


def test_the_best_roadmap_says_what_best_leaves_out() -> None:
    assert ANSWER.design is not None
    said = designs.explained(DEAL, ANSWER.design)
    assert said[0].startswith(
        "Asked for: a roadmap to the goal, which is disarms: level 2 of 2 and relieves: “all”, in steps"
    )
    assert "takes 1 step and keeps itself, by 3.8%" in said[1]
    assert said[2] == "No roadmap does better."
    assert said[-1].endswith("It says nothing about who gains how much.")
    nothing = replace(ANSWER.design, check=None, status="none")
    cut = replace(nothing, status="limit reached")
    assert designs.headline(cut) == "A limit was reached before a roadmap to the goal was found."
    early = replace(cut, check=ANSWER.verdicts["bare"].largest, slack=-0.1, upper=0.2)
    assert "gains 10.0% of its own range" in designs.headline(early)
    assert designs.headline(early).startswith("No roadmap to the goal that keeps itself was found before a limit")
    assert designs.headline(replace(early, upper=-0.05)).startswith("No roadmap to the goal keeps itself, even if")
    assert designs.headline(nothing).startswith("No roadmap leads to the goal that everybody would join")
    bound = replace(ANSWER.design, upper=0.5, ties=3, all_tied=False, exact=False)
    assert "No roadmap can do better than 50.0%; between the two nothing is known." in designs.explained(DEAL, bound)


def test_patience_is_said_per_step_and_per_year() -> None:
    said = [sentence for each in patience.patience(DEAL, ["backed"]) for sentence in patient.needed(DEAL, each)]
    assert said[:2] == [
        "“backed by both” (backed) holds, if all are equally patient, with a discount factor per step of at least"
        " 0.769.",
        "With steps of 6 months on average, that is at least 0.592 per year.",
    ]
    assert said[2].endswith("if the discount factor of North per step is at least 0.385; in the file it is 0.85.")
    nobody = [sentence for each in patience.patience(DEAL, ["bare"]) for sentence in patient.needed(DEAL, each)]
    assert nobody[0] == (
        "“bare” holds, if all are equally patient, with no discount factor per step from 0.001 to 0.999."
    )


@pytest.mark.parametrize("party", ["", "north"])
@pytest.mark.parametrize("kind", ["everywhere", "unverified", "some", "nowhere"])
def test_patience_says_what_was_looked_at(party: str, kind: str) -> None:
    """Of what lies outside the scan nothing is said: .9995 could do what no factor up to .999 does."""
    scan = Scan(0.001, 0.999, ())
    whole = (Interval(0.001, 0.999),)
    where = Where(scan, whole if kind == "everywhere" else (), whole if kind == "unverified" else (), 2)
    if kind == "some":
        where = replace(where, under_some=replace(where, intervals=whole))
    said = patient.needed(DEAL, patience.Patience("bare", party, "step", 0.85, where))
    assert "from 0.001 to 0.999" in said[0]
    assert ("North" in said[0]) == bool(party)
    assert not any("any patience" in each or "owever patient" in each for each in said)
    if kind == "some":
        assert "every discount factor per step from 0.001 to 0.999" in said[1]


def test_step_by_step_against_all_at_once() -> None:
    backed, bare = compare.at_once(DEAL)
    assert compared.at_once(DEAL, backed) == (
        "“backed by both” (backed) holds step by step (+5.2%) and all at once (+5.2%)."
    )
    assert compared.at_once(DEAL, replace(bare, at_once=None, impossible=("ARMS",))) == (
        "“bare” cannot be had all at once: “disarms” (ARMS) cannot go so far in one step."
    )
    assert compared.patron_rows(DEAL, compare.patrons(DEAL))[-1] == ("North", "“relieves” (RELIEF)", "West", "40.0%")
    assert compared.leakage(DEAL, *patience.leakage_thresholds(DEAL, ["backed"])).endswith(
        "holds if the leakage of the sanctions is at most 0.333; in the file it is 0."
    )
    assert compared.tables(DEAL, compare.at_tables(DEAL)) == ()


def test_trust_says_the_least_that_would_do_and_how_it_grows() -> None:
    answer = trust(DEAL, "backed")
    assert answer is not None
    assert trusting.beliefs(DEAL, answer.beliefs) == (
        "The others' trust in North today, as the file puts it: 50.0% type “weary” and 50.0% type “hard”.",
    )
    assert trusting.explained(DEAL, answer) == (
        "“backed by both” (backed) keeps itself with as much trust as there is today.",
        "It needs trust of at least 47.9% that North is of type “weary”, before all events; in the file: 50.0%.",
        "Of type “hard”, North would leave it at step 1 of 2.",
        "While the steps are kept, the trust that North is of type “weary” goes, step by step: 50.0%, 100.0% and"
        " 100.0%.",
    )


def test_the_brief_of_a_deal_needs_no_graph_model() -> None:
    found = brief(read_text(TEXT, "barter.yaml").scenario)
    weary, hard = found.cases
    assert not weary.graph
    keeping = method.keeping(found)
    assert [said[:4] for said in keeping[1:4]] == ["(A) ", "(B) ", "(C) "]
    assert keeping[-1].endswith("the answer is “not verified”.")
    assert method.keeping(replace(found, cases=())) == ()
    assert briefs.headline(found, weary) == "1 of 2 written roadmaps keeps itself: “backed by both” (backed)."
    assert briefs.headline(found, hard) == "None of the 2 written roadmaps keeps itself."
    assert [section.title for section in briefs.sections(found, weary)] == [
        "What makes a deal keep itself",
        "Whose guarantees a deal needs",
        "The best roadmap",
    ]
    assert briefs.left_out(found) == ()
    whole = document(found)
    assert whole["cases"][0]["stability"] is None
    assert whole["cases"][0]["roadmaps"]["roadmaps"]["backed"]["holds"]


def test_a_graph_model_that_cannot_be_asked_is_said() -> None:
    options = "options: {A: {party: north, confidence: assumed}, B: {party: north, confidence: assumed}}\n"
    rules = ", ".join(["{party: north, from: A, to: B}"] * 65)
    blocked = options + f"blocked: [{rules}]\npreferences: {{north: [A]}}\n"
    found = brief(read_text(TEXT + blocked, "barter.yaml").scenario)
    assert len(found.cases) == 2
    (said,) = briefs.left_out(found)
    assert said.startswith("The graph model could not be asked: Party north has 65 blocked rules")


def test_incomplete_preferences_are_answered_beside_the_deal() -> None:
    options = "options: {A: {party: north, confidence: assumed}, B: {party: north, confidence: assumed}}\n"
    unclear = options + "preferences: {north: {confidence: assumed, pairs: [YY > NN]}}\n"
    found = brief(read_text(TEXT + unclear, "barter.yaml").scenario)
    assert briefs.left_out(found) == ()
    for case in found.cases:
        assert case.roadmaps is not None
        assert case.unknown is not None
        said = [section.title for section in briefs.sections(found, case)]
        assert said[0] == "Where preferences are not complete"
        assert briefs.headline(found, case).startswith("The status quo is in no completion stable for North")


def test_the_two_models_are_set_side_by_side() -> None:
    ordinal = guarantors(relief.setting())
    same, why = two_models.compared(ordinal, None), two_models.compared(ordinal, ANSWER)
    assert same == ()
    assert why == ("The graph model, which knows only the order of wishes, names the same smallest sets.",)
    nobody = replace(ordinal, minimal=replace(ordinal.minimal, stable_for_all=(("idle",),)))
    differ, reason = two_models.compared(nobody, ANSWER)
    assert differ.endswith("stable for every party: [Idle]. Ladder, some roadmap: [Guard].")
    assert reason.startswith("They answer different questions.")
