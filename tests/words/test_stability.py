from detente.model.conditions import Not
from detente.model.scenario import WishKey
from detente.words import moves, stability
from tests.words.border import BURN, PAVIA, answer, setting, wants

FOUND = answer()
DEAL = FOUND.named["deal"]
TODAY = FOUND.named["now"]


def test_a_state_is_never_shown_without_who_gains_and_how_one_gets_there() -> None:
    assert stability.standing(FOUND.setting, DEAL, "seq") == (
        "Stable for every party (Sequential stability).",
        "Better than the status quo for Pavia and Quadra.",
        "Open: improvements from the status quo do not lead there, but nothing in it is beyond recall.",
    )


def test_the_status_quo_is_not_compared_with_itself() -> None:
    assert stability.standing(FOUND.setting, TODAY, "seq") == (
        "Not stable for Quadra (Sequential stability).",
        "This is the status quo.",
    )


def test_a_closed_state_names_what_cannot_be_undone() -> None:
    burnt = FOUND.setting.states.row(0b101)
    assert burnt is not None
    standing = FOUND.standing(burnt)
    assert standing.way == "closed"
    said = stability.way(FOUND.setting, standing)
    assert "“burns the bridge” (BURN) cannot be undone" in said
    assert "does not say that anybody would go there" in said


def test_many_options_are_named_by_their_ids() -> None:
    assert moves.closing(FOUND.setting.scenario, 0b001) == ("BURN",)
    assert moves.closing(FOUND.setting.scenario, 0b111) == ("BURN",)


def test_the_summary_comes_as_count_ways_and_patterns() -> None:
    assert stability.summary(FOUND, "seq") == (
        "3 of 8 states are stable for every party (Sequential stability).",
        "Improvements of one party after another lead from the status quo to 1 of them.",
        "2 are open: improvements from the status quo do not lead there, but nothing there is beyond recall.",
        "2 states: SIGN taken; BURN not taken.",
        "1 state: BURN taken; SIGN and THREATEN not taken.",
    )


def test_reach_counts_what_improvements_lead_to() -> None:
    assert stability.reach(FOUND).endswith("lead to 3 other states.")


def test_nobody_leaves_a_status_quo_that_holds() -> None:
    calm = wants((Not(BURN), "not BURN"))
    content = answer(preferences={WishKey("pavia"): PAVIA, WishKey("quadra"): calm})
    assert stability.reach(content) == "Nobody has an improvement from the status quo."


def test_rows_say_for_whom() -> None:
    today, deal = stability.named_rows(FOUND, "seq")
    assert today.cells == ("The status quo", "not for quadra", "", "", "is today")
    assert deal.cells == ("the deal (deal)", "for all", "all", "", "open")
    assert len(stability.legend([today.key, deal.key])) == 1


def test_a_move_lists_what_it_takes_up_and_drops() -> None:
    ready = setting()
    today, both = ready.game.status_quo, ready.states.row(0b001)
    assert both is not None
    assert moves.move(ready, "quadra", today, both) == (
        "Quadra would take up “burns the bridge” (BURN) and drop “threatens” (THREATEN)"
    )
    assert moves.move(ready, "quadra", today, today) == "Quadra would change nothing that this state shows"
