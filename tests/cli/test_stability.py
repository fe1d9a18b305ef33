import pytest

from tests.cli.asked import asked


def test_text_shows_counts_before_states_and_states_before_the_list() -> None:
    done = asked("stability", "border.yaml")
    assert done.status == 0
    assert done.err == ""
    places = [done.out.index(part) for part in ("A border", "Equilibria", "The named states", "the deal (deal)")]
    assert places == sorted(places)
    assert "Quadra is of type “soft”" in done.out


def test_json_has_what_the_format_promises() -> None:
    document = asked("stability", "border.yaml", "--format", "json").document
    assert document["scenario"] == "border"
    assert document["options"] == ["SIGN", "THREATEN", "BURN"]
    assert document["feasible_states"] == 8
    assert document["status_quo"] == "NYN"
    assert set(document["concepts"]) == {"nash", "seq", "gmr", "smr"}
    for found in document["concepts"].values():
        assert found["equilibria"] == sorted(found["equilibria"])
        assert found["count"] == len(found["equilibria"])
        assert not found["truncated"]
    assert document["asked"]["state"] == document["status_quo"]


def test_a_limit_truncates_and_says_so() -> None:
    document = asked("stability", "border.yaml", "--format", "json", "--limit", "1").document
    assert document["concepts"]["seq"]["truncated"]
    assert len(document["concepts"]["seq"]["equilibria"]) == 1
    assert document["concepts"]["seq"]["count"] == 3
    assert "And 2 more; --limit 0 lists all." in asked("stability", "border.yaml", "--limit", "1").out


def test_a_type_is_chosen() -> None:
    soft, hard = (
        asked("stability", "border.yaml", "--format", "json", "--type", f"quadra={kind}").document
        for kind in ("soft", "hard")
    )
    assert (soft["types"], hard["types"]) == ({"quadra": "soft"}, {"quadra": "hard"})
    assert soft["concepts"] != hard["concepts"]


def test_a_change_is_made_and_stamped() -> None:
    changed = asked("stability", "border.yaml", "--format", "json", "--set", "options.THREATEN.now=no").document
    assert changed["status_quo"] == "NNN"
    assert changed["overrides"] == ["options.THREATEN.now=no"]
    assert changed["hash"] != asked("stability", "border.yaml", "--format", "json").document["hash"]
    text = asked("stability", "border.yaml", "--set", "options.THREATEN.now=no").out
    assert "Changed for this run: options.THREATEN.now=no." in text


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--state", "deal"], 0),
        (["--state", "deal", "--concept", "nash"], 1),
        ([], 1),
        (["--state", "YNN", "--concept", "gmr"], 0),
    ],
)
def test_assert_ends_with_1_if_the_answer_is_no(options: list[str], status: int) -> None:
    done = asked("stability", "border.yaml", "--assert", *options)
    assert done.status == status
    assert bool(done.err) == bool(status)
    assert done.out == asked("stability", "border.yaml", *options).out


def test_the_goal_is_asked_about_if_there_is_one() -> None:
    document = asked("stability", "relief.yaml", "--format", "json").document
    assert document["asked"]["state"] == document["states"]["deal"]["state"]


def test_a_limit_gives_what_is_finished() -> None:
    done = asked("stability", "border.yaml", "--format", "json", "--time-limit", "1e-9")
    assert done.status == 3
    assert done.document["status"] == "limit reached"
    assert done.document["unfinished"] == ["nash", "seq", "gmr", "smr"]
    assert done.document["asked"]["equilibrium"] is None
    assert "limit" in done.err
    text = asked("stability", "border.yaml", "--time-limit", "1e-9")
    assert text.status == 3
    assert "A limit was reached before these were finished" in text.out


def test_other_concepts_are_computed_when_they_are_named() -> None:
    document = asked("stability", "border.yaml", "--format", "json", "--concept", "cnash", "--concept", "l3").document
    assert list(document["concepts"]) == ["nash", "seq", "gmr", "smr", "cnash", "l3"]
    assert document["asked"]["concept"] == "cnash"
    assert not document["concepts"]["l3"]["experimental"]
    text = asked("stability", "border.yaml", "--concept", "sim", "--concept", "l3").out
    assert "Simultaneous stability" in text
    assert "Limited-move stability, 3 moves ahead" in text
    assert "xperimental" not in text


def test_all_are_computed_at_once() -> None:
    from detente.graph.stability import CONCEPTS

    document = asked("stability", "border.yaml", "--format", "json", "--concept", "all").document
    assert list(document["concepts"]) == [concept.name for concept in CONCEPTS]
    assert document["asked"]["concept"] == "seq"
    assert document["left_out"] == {}


def test_more_than_two_parties_make_foresight_experimental() -> None:
    document = asked("stability", "elmira-1991", "--format", "json", "--concept", "nm").document
    assert document["concepts"]["nm"]["experimental"]
    assert not document["concepts"]["seq"]["experimental"]
    assert "Non-myopic stability (experimental)" in asked("stability", "elmira-1991", "--concept", "nm").out
    said = asked("why", "elmira-1991", "--state", "s5", "--party", "lg", "--concept", "l2")
    assert "Experimental (Limited-move stability, 2 moves ahead)" in said.out


@pytest.mark.parametrize("name", ["l0", "l100", "L2", "pareto", ""])
def test_an_unknown_concept_is_refused(name: str) -> None:
    done = asked("stability", "border.yaml", "--concept", name)
    assert done.status == 2
    assert "there is no stability concept" in " ".join(done.err.replace("│", " ").split())


def test_every_named_concept_is_asserted() -> None:
    both = ("--concept", "seq", "--concept", "cnash", "--assert")
    assert asked("stability", "elmira-1991", "--state", "s8", *both).status == 0
    assert asked("stability", "elmira-1991", "--state", "s5", *both).status == 1


def test_the_help_names_every_concept() -> None:
    from detente.cli.asking.concepts import NAMES
    from detente.graph.stability import CONCEPTS

    assert NAMES.split(", ") == [concept.name for concept in CONCEPTS]
