import shlex

from tests.cli.asked import asked

WATER = ("needs", "syria-iraq", "--state", "s2", "--party", "syria")


def test_text_says_conditions_counts_and_the_least_change() -> None:
    done = asked(*WATER)
    assert (done.status, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "Syria alone is enough" in said
    assert "“not ATTACK” moves from place 3 to place 2. No smaller change does it." in said
    assert "in 384 of the 720 strict orders of the 6 states" in said
    assert "at least one must be no better for Syria than “water released” (s2): “escalation” (s3)" in said


def test_json_has_the_change_and_what_is_behind_it() -> None:
    document = asked(*WATER, "--format", "json").document
    assert (document["state"], document["concept"], document["status"]) == ("YNN", "seq", "complete")
    assert document["stable"] == {"syria": False, "iraq": True}
    assert document["counts"]["syria"]["strict_orders"] == [384, 720]
    assert document["equilibrium_orders"] == [384, 720]
    clauses = document["conditions"]["syria"]["clauses"]
    assert [(clause["moves"], clause["met"], clause["one_of"]) for clause in clauses] == [
        (["NNN"], True, ["NNN", "NNY"]),
        (["NYN"], False, ["NYN", "NYY"]),
    ]
    change = document["least"]["syria"]["change"]
    assert change["cost"] == [0, 1, 1]
    assert change["moved"] == [{"text": "not ATTACK", "from": 3, "to": 2}]
    assert document["single"][0]["enough"]


def test_the_line_shown_can_be_pasted() -> None:
    change = asked(*WATER, "--format", "json").document["single"][0]["change"]
    pasted = asked("stability", "syria-iraq", "--state", "s2", *shlex.split(change["set"]), "--assert")
    assert pasted.status == 0
    assert asked("stability", "syria-iraq", "--state", "s2", "--assert").status == 1


def test_a_question_without_a_solution_says_so_and_why() -> None:
    done = asked("needs", "syria-iraq", "--state", "s2", "--party", "iraq", "--assert")
    assert done.status == 1
    said = " ".join(done.out.split())
    assert "Not by a change of Iraq alone: Syria would take up “escalates” (ESCALATE)" in said
    assert done.err.startswith("Asserted, but not so: “water released” (s2) is stable for every party, or a change")


def test_an_equilibrium_needs_no_change() -> None:
    done = asked("needs", "syria-iraq", "--state", "s6", "--assert")
    assert done.status == 0
    assert "is stable for every party as the file has it" in done.out
    assert "Whose change" not in done.out


def test_three_options_a_party_and_a_type() -> None:
    done = asked("needs", "border.yaml", "--state", "deal", "--concept", "nash", "--type", "quadra=hard")
    assert done.status == 0
    assert "“not SIGN”" in done.out


def test_bad_questions() -> None:
    for wrong, code in (("--party nobody", "E905"), ("--concept nosuch", "no stability concept")):
        done = asked("needs", "syria-iraq", "--state", "s2", *wrong.split())
        assert done.status == 2
        assert code in done.err
    assert asked("needs", "syria-iraq").status == 2
    assert asked("needs", "syria-iraq", "--state", "YYN").err.startswith("E904")


def test_a_limit_before_anything_is_finished_is_said() -> None:
    done = asked(*WATER, "--time-limit", "1e-9")
    assert (done.status, done.out) == (3, "")
    assert "before anything was finished" in done.err
