"""Beyond what is enumerated: questions about one state are answered, others refused with what can be asked."""

from pathlib import Path

import pytest

from tests.cli.asked import asked

HEAD = "detente: 1\nid: many\ntitle: Many\nparties: {a: {}, b: {}, c: {}}\n"
WISHES = """
preferences:
  a: [b0 and c0, not a0, b1]
  b: {weights: [{wants: a0 and c0, weight: 2}, {wants: b0, weight: -1}]}
  c: {ranking: [deal, (a0 and b0), rest]}
"""


def options(each: int = 10, one_way: str = "") -> str:
    lines = (f"  {party}{k}: {{party: {party}{one_way}}}" for party in "abc" for k in range(each))
    return "options:\n" + "\n".join(lines) + "\n"


def written(folder: Path, text: str) -> str:
    path = folder / "many.yaml"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.fixture
def many(tmp_path: Path) -> str:
    states = "states:\n  deal: {on: [a0, b0, c0]}\n"
    return written(tmp_path, HEAD + options() + states + WISHES)


def test_why_searches_from_the_state(many: str) -> None:
    done = asked("why", many, "--state", "deal", "--party", "a")
    assert done.status == 0
    said = " ".join(done.out.split())
    assert "“deal” (deal) is stable for a (Sequential stability): each of its" in said
    assert "a would drop a0, but b would then drop b0, which leaves a no better off" in said
    assert "Better than the status quo for a, b and c." in said
    assert "too many states to say whether improvements lead there" in said


def test_json_says_what_was_tried(many: str) -> None:
    document = asked("why", many, "--state", "deal", "--party", "c", "--concept", "gmr", "--format", "json").document
    assert (document["status"], document["stable"], document["improvements"]) == ("complete", True, [])
    assert document["moves_tried"] == 2**10
    assert document["against_status_quo"] == {"a": 1, "b": 1, "c": 1}
    assert document["way"] is None
    assert document["closed"] is False


def test_a_state_may_be_written_as_a_word(many: str) -> None:
    word = "Y" + "N" * 29
    document = asked("why", many, "--state", word, "--party", "b", "--format", "json").document
    assert document["state"] == word
    assert asked("why", many, "--state", "Y", "--party", "b").err.startswith("E903")


def test_assert_holds_for_a_search_too(many: str) -> None:
    assert asked("why", many, "--state", "deal", "--party", "a", "--assert").status == 0
    assert asked("why", many, "--state", "deal", "--party", "a", "--assert", "--concept", "nash").status == 1


def test_a_search_cut_short_says_what_it_had(many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.analyses import one_state

    monkeypatch.setattr(one_state, "TRIED", 1100)
    done = asked("why", many, "--state", "deal", "--party", "a")
    assert done.status == 3
    said = " ".join(done.out.split())
    assert "is not decided within 1,024 moves tried" in said
    assert "it is not decided whether they are answered" in said
    monkeypatch.setattr(one_state, "TRIED", 3)
    assert "own moves were not all looked at" in asked("why", many, "--state", "deal", "--party", "a").out
    document = asked("why", many, "--state", "deal", "--party", "a", "--format", "json").document
    assert (document["status"], document["stable"]) == ("limit reached", None)


def test_check_reads_without_enumerating(many: str) -> None:
    done = asked("check", many)
    assert done.status == 0
    assert "W934" in done.out
    assert "about 1,073,741,824 states" in done.out


@pytest.mark.parametrize("command", [("stability",), ("analyze",), ("export", "--to", "gmcr")])
def test_questions_about_all_states_are_refused(many: str, command: tuple[str, ...]) -> None:
    done = asked(*command, many)
    assert done.status == 2
    assert "E934 The scenario has 30 options" in done.err


def test_merged_states_and_pairs_are_refused(tmp_path: Path) -> None:
    merge = "merge:\n  - {when: a1 and b1, as: " + "N" * 30 + "}\n"
    pairs = "preferences:\n  a: {pairs: [now > (a0)]}\n  b: [a0, b0, c0]\n  c: [a0]\n"
    merged = written(tmp_path, HEAD + options() + merge + "preferences: {a: [b0], b: [c0], c: [a0]}\n")
    assert "E935" in asked("why", merged, "--state", "now", "--party", "a").err
    done = asked("why", written(tmp_path, HEAD + options() + pairs), "--state", "now", "--party", "b")
    assert (done.status, "preferences.a has them" in done.err) == (2, True)


def test_the_status_quo_and_named_states_are_still_checked(tmp_path: Path) -> None:
    states = "infeasible: [a0 and b0]\nstates:\n  deal: {on: [a0, b0, c0]}\n"
    done = asked("check", written(tmp_path, HEAD + options() + states + WISHES))
    assert done.status == 2
    assert "E423" in done.out


def test_more_options_than_bits_are_refused(tmp_path: Path) -> None:
    done = asked("why", written(tmp_path, HEAD + options(21)), "--state", "now", "--party", "a")
    assert done.status == 2
    assert "E420 There are 63 options" in done.err


def test_many_parties_of_many_states_are_refused_before_memory_is(tmp_path: Path) -> None:
    parties = [f"p{k}" for k in range(24)]
    text = (
        "detente: 1\nid: crowd\ntitle: Crowd\nparties: {" + ", ".join(f"{party}: {{}}" for party in parties) + "}\n"
        "options: {" + ", ".join(f"o{k}: {{party: {party}}}" for k, party in enumerate(parties)) + "}\n"
        "preferences: {" + ", ".join(f"{party}: [o{k}]" for k, party in enumerate(parties)) + "}\n"
    )
    crowd = written(tmp_path, text)
    for command in ("stability", "analyze"):
        done = asked(command, crowd)
        assert done.status == 2
        assert "E965 16,777,216 states times 24 parties take about 5.6 GB; at most 4 GB are used." in done.err
    assert asked("check", crowd).status == 0
    done = asked("why", crowd, "--state", "Y" * 24, "--party", "p3", "--format", "json")
    assert (done.status, done.document["stable"]) == (0, True)


def test_parties_without_options_cost_nothing(tmp_path: Path) -> None:
    more = "".join(f", w{k}: {{}}" for k in range(300))
    wishes = "".join(f"\n  w{k}: [a0]" for k in range(300))
    head = "detente: 1\nid: many\ntitle: Many\nparties: {a: {}, b: {}, c: {}" + more + "}\n"
    states = "states:\n  deal: {on: [a0, b0, c0]}\n"
    bare = written(tmp_path, HEAD + options(2) + states + WISHES)
    few = asked("stability", bare, "--format", "json").document
    many = asked("stability", written(tmp_path, head + options(2) + states + WISHES + wishes), "--format", "json")
    for concept, found in many.document["concepts"].items():
        assert found["equilibria"] == few["concepts"][concept]["equilibria"]
        assert found["stable"]["w7"] == 64


def test_a_machine_without_memory_is_no_fault(many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_given: object, **_named: object) -> None:
        raise MemoryError

    monkeypatch.setattr("detente.analyses.check.check", greedy)
    done = asked("check", many)
    assert done.status == 3
    assert done.err.startswith("A limit was reached before anything was finished.\nE966 ")


def test_a_limit_says_which_it_was(tmp_path: Path) -> None:
    bare = written(tmp_path, HEAD + options(2) + "states:\n  deal: {on: [a0, b0, c0]}\n" + WISHES)
    done = asked("stability", bare, "--time-limit", "1e-9")
    assert done.status == 3
    assert done.err.endswith("The time that --time-limit gives was over.\n")
