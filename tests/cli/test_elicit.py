"""Questions about two states, answers, and the list that they make."""

import os
import pty
import signal
import subprocess
import sys
import time
from itertools import permutations
from pathlib import Path

import pytest

from detente.files.read import read
from detente.model.scenario import WishKey
from detente.model.states import feasible_states
from detente.preferences import relation_of
from detente.preferences.relation import PartialOrder, Ranks
from tests.cli import rivals
from tests.cli.asked import Done, asked

PAVIA = ("elicit", "rivals.yaml", "--party", "pavia")
NOW, DEAL, CALM, RACE = "NNY", "YNN", "NNN", "NYY"


@pytest.fixture(autouse=True)
def scenario(folder: Path) -> Path:
    path = folder / "rivals.yaml"
    path.write_text(rivals.TEXT, "utf-8")
    return path


def with_answers(text: str, *more: str) -> Done:
    Path("answers.txt").write_text(text, "utf-8")
    return asked(*PAVIA, "--answers", "answers.txt", *more)


def rank(path: str, word: str, key: str = "pavia") -> int:
    """Where the list of a file puts a state, higher is better."""
    scenario = read(path).scenario
    states = feasible_states(scenario.conflict)
    found = relation_of(scenario.preferences[WishKey(key)], states)
    assert isinstance(found, Ranks)
    row = next(row for row in range(len(states)) if states.word(row) == word)
    return int(found.rank[row])


def test_questions_are_shown_without_asking() -> None:
    document = asked(*PAVIA, "--questions", "2", "--format", "json").document
    assert (document["party"], document["key"], document["status"]) == ("pavia", "pavia", "complete")
    assert document["lists"] == {}
    assert 1 <= len(document["questions"]) <= 2
    for question in document["questions"]:
        assert any(each["flipped"] or each["gained"] or each["lost"] for each in question["effects"])
    said = asked(*PAVIA, "--questions", "1").out
    assert "Which would Pavia rather?" in said


def test_an_answer_that_the_list_gives_changes_nothing() -> None:
    done = with_answers("calm, now\n", "--assert")
    assert done.status == 0
    assert "The written list says the same as every answer." in done.out
    assert "The list stays as it is." in done.out


def test_a_contradiction_names_the_statement_and_the_least_move() -> None:
    done = with_answers("better,worse\ndeal, calm  # prestige\n", "--format", "json", "--assert")
    assert done.status == 1
    document = done.document
    assert document["contradictions"] == [
        {
            "better": DEAL,
            "worse": CALM,
            "equal": False,
            "untold": False,
            "statements": [{"position": 3, "statement": "not SIGN"}],
        }
    ]
    # no order of these statements prefers signing: none of them wants it
    holding = [(True, True), (True, True), (False, True)]  # in the deal and in calm: not THREATEN, not ARM, not SIGN
    assert not any([a for a, _b in order] > [b for _a, b in order] for order in permutations(holding))
    assert document["list"]["moved"] == []
    assert document["list"]["added"] == ["SIGN and not ARM and not THREATEN"]


def test_a_moved_statement_is_written_with_its_comments(scenario: Path) -> None:
    done = with_answers("now, NYN\n", "--write")
    assert done.status == 0
    text = scenario.read_text("utf-8")
    assert text == rivals.TEXT.replace(
        "      - not THREATEN   # fear\n\n      # cost\n      - not ARM\n",
        "\n      # cost\n      - not ARM\n      - not THREATEN   # fear\n",
    )
    assert rank("rivals.yaml", NOW) > rank("rivals.yaml", "NYN")
    assert "1. not ARM" in done.out
    assert "Statement 1 moves to place 2: not THREATEN." in done.out


def test_a_statement_is_added_and_everything_else_stays(scenario: Path) -> None:
    done = with_answers("deal, calm\n", "--out", "new.yaml")
    assert done.status == 0
    assert scenario.read_text("utf-8") == rivals.TEXT
    new = Path("new.yaml").read_text("utf-8").splitlines()
    added = [line for line in new if line not in rivals.TEXT.splitlines()]
    assert added == ["      - {wants: SIGN and not ARM and not THREATEN, confidence: judgement}"]
    assert [line for line in new if line not in added] == rivals.TEXT.splitlines()
    assert rank("new.yaml", DEAL) > rank("new.yaml", CALM)


def test_a_list_on_one_line_stays_on_it(scenario: Path) -> None:
    Path("answers.txt").write_text("YYY, YNN\n", "utf-8")
    assert asked("elicit", "rivals.yaml", "--party", "quadra", "--answers", "answers.txt", "--write").status == 0
    line = next(line for line in scenario.read_text("utf-8").splitlines() if line.startswith("  quadra: {confidence"))
    assert line == '  quadra: {confidence: assumed, statements: [SIGN, THREATEN, "not ARM"]}'


def test_pairs_take_answers_and_give_way() -> None:
    key = WishKey("quadra", "", "olu")
    Path("answers.yaml").write_text("answers:\n  - {better: race, worse: now}\n  - {equal: [deal, calm]}\n", "utf-8")
    listed = ("elicit", "rivals.yaml", "--party", "quadra", "--list", "quadra=olu", "--answers", "answers.yaml")
    document = asked(*listed, "--format", "json", "--write").document
    assert document["key"] == "quadra@olu"
    assert document["lists"] == {"quadra": "olu"}
    assert document["list"]["dropped"] == ["now > race"]
    scenario = read("rivals.yaml").scenario
    states = feasible_states(scenario.conflict)
    found = relation_of(scenario.preferences[key], states)
    assert isinstance(found, PartialOrder)
    block = {states.word(row): int(found.block[row]) for row in range(len(states))}
    assert found.better[block[RACE], block[NOW]]
    assert found.better[block[DEAL], block[NOW]]
    assert found.equal[block[DEAL], block[CALM]]
    assert "- deal > now      # surely" in Path("rivals.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ("deal\n", ["E961"]),
        ("deal, now, calm\n", ["E961"]),
        ("nowhere, now\nYYYY, now\n", ["E903", "E903"]),
        ("now, now\n", ["E961"]),
        ("deal, now\nnow, calm\ncalm, deal\n", ["E962"]),
        ("deal, now\nnow, deal\n", ["E962"]),
        ("اتفاق, now\n", ["E903"]),
        ("‮deal, now\n", ["E903"]),
        ("answers: 7\n", ["E961"]),
        ("answers:\n  - {better: deal}\n  - [deal, [now]]\n  - 3\n", ["E961"] * 3),
        ("answers: [\n", ["E110"]),
        ("deal, now\n" * 1001, ["E961"]),
        ("x" * 100_000 + "\n", ["E961"]),
        ("\0", ["E107"]),
        ("", ["E106"]),
    ],
)
def test_bad_answers_are_refused_with_their_place(answers: str, codes: list[str]) -> None:
    done = with_answers(answers)
    assert (done.status, done.out) == (2, "")
    found = [
        line.partition(" ")[2][:4] if line.startswith("answers.txt") else line[:4] for line in done.err.splitlines()
    ]
    assert found == codes
    assert len(done.err) < 2000
    assert "‮" not in done.err


def test_a_circle_is_named_as_a_chain() -> None:
    done = with_answers("deal, now\nnow = calm\ncalm, deal\n")
    assert "E962 The answer calm > deal contradicts the answers before it: calm > deal > now = calm." in done.err


def test_nothing_on_standard_input_is_said() -> None:
    done = asked(*PAVIA)
    assert done.status == 2
    assert done.err.startswith("E964 Standard input is no terminal and holds no answers")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--party", "nobody"), "E905"),
        (("--party", "pavia", "--list", "pavia=olu"), "E960"),
        (("--party", "pavia", "--list", "nobody=ine"), "E960"),
        (("--party", "pavia", "--list", "pavia"), "PARTY=ANALYST"),
        (("--party", "pavia", "--set", "options.ARM.now=no", "--write"), "E963"),
        (("--party", "pavia", "--write", "--out", "x.yaml"), "E963"),
        (("--party", "pavia", "--concept", "nonsense"), "no stability concept"),
        (("--party", "pavia", "--answers", "missing.txt"), "E101"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: tuple[str, ...], said: str) -> None:
    done = asked("elicit", "rivals.yaml", *arguments)
    assert done.status == 2
    assert said in done.err


def test_the_catalogue_is_not_written_to() -> None:
    Path("answers.txt").write_text("s3, s6\n", "utf-8")
    listed = ("elicit", "syria-iraq", "--party", "syria", "--answers", "answers.txt")
    done = asked(*listed, "--write")
    assert done.status == 2
    assert "--out FILE" in done.err
    assert asked(*listed, "--out", "mine.yaml").status == 0
    assert asked("check", "mine.yaml").status == 0
    assert asked(*listed, "--out", "mine.yaml").status == 2


def test_other_forms_are_left_alone_and_contradictions_said() -> None:
    Path("answers.txt").write_text("s6, s1\n", "utf-8")
    listed = ("elicit", "syria-iraq", "--party", "syria", "--list", "syria=ranking", "--answers", "answers.txt")
    done = asked(*listed)
    assert done.status == 0
    assert "the written list says otherwise" in " ".join(done.out.split())
    assert "Only lists of statements and of pairs are changed" in " ".join(done.out.split())


# ---------------------------------------------------------------- on a terminal
class Terminal:
    """The command on a pseudo terminal; standard output goes to a file."""

    def __init__(self, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        self.out = Path("out.txt").open("wb")  # noqa: SIM115
        command = [sys.executable, "-m", "detente", *PAVIA, *arguments]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=self.out, stderr=theirs, start_new_session=True)
        os.close(theirs)
        self.seen = ""

    def until(self, text: str) -> None:
        """Read until the text has been seen since the last time."""
        while text not in self.seen:
            self.seen += os.read(self.ours, 4096).decode("utf-8")
        self.seen = self.seen.partition(text)[2]

    def type(self, line: str) -> None:
        os.write(self.ours, f"{line}\n".encode())

    def end(self) -> tuple[int, str]:
        """The status and what went to standard output."""
        status = self.process.wait(timeout=60)
        os.close(self.ours)
        self.out.close()
        return status, Path("out.txt").read_text("utf-8")


def test_on_a_terminal_questions_are_asked_until_stopped() -> None:
    terminal = Terminal()
    terminal.until("Which would Pavia rather?")
    terminal.until("q to stop: ")
    terminal.type("what?")
    terminal.until("That is none of")
    terminal.until("q to stop: ")
    terminal.type("2")
    terminal.until("q to stop: ")
    terminal.type("?")
    terminal.until("q to stop: ")
    terminal.type("stop")
    status, out = terminal.end()
    assert status == 0
    assert "rather than" in out
    assert "The list that the answers make" in out


def test_ctrl_c_loses_no_answer() -> None:
    terminal = Terminal()
    terminal.until("q to stop: ")
    terminal.type("2")
    terminal.until("q to stop: ")
    time.sleep(0.1)
    os.killpg(terminal.process.pid, signal.SIGINT)
    terminal.until("Broken off.")
    status, out = terminal.end()
    assert status == 3
    assert len(out.splitlines()) == 1
    assert with_answers(out).status == 0
