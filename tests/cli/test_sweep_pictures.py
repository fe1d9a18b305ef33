"""`detente sweep --picture`, and the brief with and without draws."""

from pathlib import Path

import pytest

from detente.charts.render import SIGNATURE
from tests.analyses.sweeps.small import PATRON
from tests.cli.asked import asked

CLAIM = "claims: {paid: {says: Pea pays., asks: [issues.line.equal.mean > 45]}}\n"
QUICK = ("--no-store", "--draws", "100", "--subject", "issues", "--workers", "1")
PAIR = "issues.line.positions.p.position,numbers.aid"


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    """The scenario of a patron, with and without a claim."""
    (folder / "patron.yaml").write_text(PATRON, "utf-8")
    (folder / "claimed.yaml").write_text(PATRON + CLAIM, "utf-8")


@pytest.mark.parametrize(
    ("asking", "title"),
    [
        ((), "the answers to the claims are yes"),
        (("--of", "paid"), "What drives the answer"),
        (("--of", "paid", "--map", PAIR), "Where it holds"),
        (("--of", "issues.line.equal.mean"), "weighted mean"),
    ],
)
def test_it_draws_what_was_asked(asking: tuple[str, ...], title: str) -> None:
    done = asked("sweep", "claimed.yaml", *QUICK, *asking, "--picture", "a.svg")
    assert done.status == 0, done.err
    drawn = Path("a.svg").read_text("utf-8")
    assert title in drawn
    assert "This is what the file assumes, not a prediction." in drawn
    assert asked("sweep", "claimed.yaml", *QUICK, *asking, "--picture", "b.svg").out == done.out
    assert Path("b.svg").read_text("utf-8") == drawn
    assert list(Path().glob("*.part")) == []


def test_without_claims_it_draws_the_first_verdicts_to_compare() -> None:
    done = asked("sweep", "patron.yaml", "--no-store", "--draws", "100", "--subject", "roadmaps", "--picture", "a.png")
    assert done.status == 0, done.err
    assert Path("a.png").read_bytes().startswith(SIGNATURE)


@pytest.mark.parametrize(
    ("asking", "code"),
    [
        (("--picture", "a.gif"), "E942"),
        (("--map", PAIR), "E788"),
        (("--map", PAIR, "--of", "paid"), "E788"),
        (("--map", PAIR, "--picture", "a.png"), "E788"),
        (("--map", "numbers.aid,numbers.aid", "--of", "paid", "--picture", "a.png"), "E788"),
        (("--map", "numbers.aid,numbers.ade", "--of", "paid", "--picture", "a.png"), "E760"),
    ],
)
def test_what_cannot_be_drawn_is_said_before_anything_is_asked(asking: tuple[str, ...], code: str) -> None:
    done = asked("sweep", "claimed.yaml", *asking)
    assert done.status == 2
    assert code in done.err
    assert not Path("runs").exists()


def test_a_brief_says_how_sure_it_is_unless_told_not_to() -> None:
    swept = asked("analyze", "claimed.yaml", "--full")
    assert "\nHow sure is that\n" in swept.out
    assert 'id="sure"' in Path("reports/patron/report.html").read_text("utf-8")
    quick = asked("analyze", "claimed.yaml", "--no-sweep", "--full")
    assert "How sure is that" not in quick.out
    assert 'id="sure"' not in Path("reports/patron/report.html").read_text("utf-8")
    in_full = quick.out.partition("Where to read on")[2].partition("\n\n")[2]
    assert in_full.partition("\nThe report lies")[0].rstrip() in swept.out
    assert asked("analyze", "claimed.yaml", "--no-sweep", "--format", "json").document["sweeps"] is None
