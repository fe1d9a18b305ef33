"""Whatever is typed, a command ends with status 2 and a sentence, never with a traceback."""

import pytest

from tests.cli.asked import asked

BAD = [
    ["nonsense"],
    ["stability"],
    ["stability", "nonsense"],
    ["stability", "nonsense.yaml"],
    ["stability", "."],
    ["stability", "border.yaml", "extra"],
    ["stability", "border.yaml", "--nonsense"],
    ["stability", "border.yaml", "--state", "nonsense"],
    ["stability", "border.yaml", "--state", "YY"],
    ["stability", "relief.yaml", "--state", "NNYNY"],
    ["stability", "border.yaml", "--concept", "nonsense"],
    ["stability", "border.yaml", "--concept", ""],
    ["stability", "border.yaml", "--limit", "-1"],
    ["stability", "border.yaml", "--limit", "x"],
    ["stability", "border.yaml", "--type", "quadra"],
    ["stability", "border.yaml", "--type", "quadra=nonsense"],
    ["stability", "border.yaml", "--type", "nobody=soft"],
    ["stability", "border.yaml", "--type", "=soft"],
    ["stability", "border.yaml", "--set", "nonsense"],
    ["stability", "border.yaml", "--set", "options.NO.now=no"],
    ["stability", "border.yaml", "--set", "options.SIGN.now=maybe"],
    ["stability", "border.yaml", "--set", "=1"],
    ["stability", "border.yaml", "--time-limit", "0"],
    ["stability", "border.yaml", "--time-limit", "-1"],
    ["stability", "border.yaml", "--time-limit", "nan"],
    ["stability", "border.yaml", "--time-limit", "inf"],
    ["stability", "border.yaml", "--time-limit", "soon"],
    ["stability", "border.yaml", "--format", "xml"],
    ["why", "border.yaml"],
    ["why", "border.yaml", "--state", "deal"],
    ["why", "border.yaml", "--party", "pavia"],
    ["why", "border.yaml", "--state", "deal", "--party", "nobody"],
    ["why", "border.yaml", "--state", "nowhere", "--party", "pavia"],
    ["why", "border.yaml", "--state", "deal", "--party", "pavia", "--concept", "SEQ"],
    ["analyze", "nonsense"],
    ["analyze", "border.yaml", "--type", "quadra=nonsense"],
    ["check"],
    ["new", ""],
    ["new", "a/b"],
    ["new", "1"],
    ["scenarios", "extra"],
    ["schema", "--nonsense"],
]


@pytest.mark.parametrize("arguments", BAD, ids=" ".join)
def test_bad_input_ends_with_2_and_a_sentence(arguments: list[str]) -> None:
    done = asked(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_problems_name_what_is_allowed() -> None:
    assert "now, deal" in asked("stability", "border.yaml", "--state", "x").err
    assert "pavia, quadra" in asked("why", "border.yaml", "--state", "deal", "--party", "x").err
    assert "nash, seq, gmr, smr, sseq" in asked("stability", "border.yaml", "--concept", "x").err
    assert "quadra=soft, quadra=hard" in asked("stability", "border.yaml", "--type", "quadra=x").err


def test_a_fault_of_the_program_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("lost a state")

    monkeypatch.setattr("detente.analyses.setting.any_setting_of", broken)
    monkeypatch.delenv("DETENTE_DEBUG", raising=False)
    done = asked("stability", "border.yaml")
    assert (done.status, done.out) == (70, "")
    assert "RuntimeError: lost a state" in done.err
