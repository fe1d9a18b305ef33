"""The agreement engine's figures as sections of the page and as a plot."""

from typing import Any

from deals import LIMIT, ROADMAP, Deals, Drawing, Scenario, Size
from page import table, time
from repeated import STICKS, Case, Peer

TARGETS = {"check": 1.0, "design": 10.0, "written": 60.0, "best": 60.0}  # seconds, for the flagship


def targets(found: Deals) -> list[tuple[str, float | None, float]]:
    """What is aimed at for the largest ladder of the catalogue."""
    flagship = found.scenarios[-1]
    sets = f"all {flagship.sets} sets of guarantors"
    return [
        ("the flagship's ladder, one roadmap checked, breach values included", flagship.check, TARGETS["check"]),
        ("the flagship's ladder, best roadmap", flagship.design, TARGETS["design"]),
        (f"the flagship's ladder, {sets} for a written roadmap", flagship.written, TARGETS["written"]),
        (f"the flagship's ladder, {sets} for the best one", flagship.best, TARGETS["best"]),
    ]


def sections(found: Deals, cases: list[Case]) -> list[list[str]]:
    """All sections."""
    return [_ladders(found.scenarios), _drawings(found.drawings), _growth(found), _repeated(cases)]


def _ladders(found: list[Scenario]) -> list[str]:
    def row(what: str, *cells: str) -> tuple[object, ...]:
        return (what, *cells)

    rows = [
        row("states", *(f"{each.states:,}" for each in found)),
        row("breach values, one length of step", *(time(each.breach) for each in found)),
        row(f"`{ROADMAP}` checked, everything new", *(time(each.check) for each in found)),
        row("the same, breach values known", *(time(each.known) for each in found)),
        row("best roadmap", *(time(each.design) for each in found)),
        row("steps, least relative slack", *(f"{each.steps}, {each.slack:.4f}" for each in found)),
        row("no roadmap has more than that by", *(f"{each.gap:.1e}" for each in found)),
        row(f"all sets of guarantors, `{ROADMAP}`", *(time(each.written) for each in found)),
        row("sufficient", *(_sets(each.written_found) for each in found)),
        row("all sets of guarantors, best roadmap", *(time(each.best) for each in found)),
        row("sufficient", *(_sets(each.best_found) for each in found)),
    ]
    return [
        "## Agreements",
        "",
        f"Checks, the best roadmap, and all {found[0].sets} sets of guarantors. The flagship's written steps have",
        "several lengths, and breach values are found for each.",
        "",
        *table(("", *(f"`{each.scenario}`" for each in found)), rows),
    ]


def _sets(found: tuple[tuple[str, ...], ...]) -> str:
    return "; ".join(" ".join(members) for members in found) or "none"


def _drawings(found: list[Drawing]) -> list[str]:
    rows: list[tuple[object, ...]] = [
        (
            f"`{each.scenario}`",
            f"{each.numbers}, {each.what}",
            f"{each.anew:,.1f}",
            "–" if each.frozen is None else f"{each.frozen:,.0f}",
            "–" if each.frozen is None else f"{each.solved} in {each.count:,}",
            "–" if each.changed is None else f"{each.changed:.2%}",
            {True: "yes", False: "NO", None: "–"}[each.same],
        )
        for each in found
    ]
    head = ("scenario", "numbers drawn", "draws/s, solved anew", "draws/s, rules tried first", "play solved")
    return [
        "## Draws of the numbers",
        "",
        f"`{ROADMAP}` checked again for every draw: with play solved anew, and with rules that were found for one",
        "draw tried on all others, so that play is solved again only where no rules are an equilibrium. The second way",
        "is left out for the flagship: most draws have rules of their own there, so play is solved again for nearly",
        "every one (see docs/theory/endurance.md).",
        "",
        *table((*head, "rules changed", "same verdicts"), rows),
    ]


def _growth(found: Deals) -> list[str]:
    powers = found.powers
    rows: list[tuple[object, ...]] = [
        (
            f"{size.states:,}",
            f"{size.edges:,}",
            time(size.breach),
            time(size.check),
            time(size.design) + ("" if size.status == "best" else ", stopped"),
            size.steps or "–",
            f"{size.slack:.4f}",
            f"{size.gap:.1e}",
        )
        for size in found.sizes
    ]
    return [
        "## Agreements of growing size",
        "",
        f"The flagship's ladder with fewer and more levels. A design is stopped after {LIMIT:.0f} s; it then gives its",
        "best roadmap so far and by how much another could at most be better. Where that gap is 0 all the same, the",
        "slack is the best and only the choice among equally good roadmaps was cut short.",
        "",
        *table(
            ("states", "steps to choose from", "breach values", "check", "design", "steps", "slack", "certified gap"),
            rows,
        ),
        "",
        f"Time grows as the number of states to the power {powers['breach']:.2f} (breach values),",
        f"{powers['check']:.2f} (check), {powers['design']:.2f} (design, those not stopped).",
        "",
        "![Time against states](deals.svg)",
    ]


def _repeated(cases: list[Case]) -> list[str]:
    head = (
        "game",
        "discount",
        "held down to: breach",
        "penal code",
        "QuantEcon.py",
        "kept for ever: breach",
        "penal code",
    )
    body = [
        "## Two-player repeated games beside QuantEcon.py",
        "",
        "How far a player can be held down, and whether the first pair of actions can be kept for ever. Our penal",
        f"codes are single paths of at most {STICKS} stick moves that come to rest; QuantEcon.py has punishments of",
        "any length with public randomisation, so its least value is a lower bound for ours. Times are those of the",
        "penal code and of the whole payoff set, kernels compiled before; the questions are not the same. QuantEcon.py",
        "0.11 has no outer approximation to compare with, and ends with an error where the payoff set has no area.",
        "",
        *table((*head, "QuantEcon.py", "our time", "QuantEcon.py's"), [_case_row(case) for case in cases]),
    ]
    expected = [case.peer for case in cases if isinstance(case.peer, Peer) and case.peer.expected is not None]
    if not any(case.peer for case in cases):
        return [*body, "", "QuantEcon.py is not installed here: `pip install -e .[bench] -c constraints.txt`."]
    right = sum(bool(peer.expected) for peer in expected)
    told = f"In {right} of {len(expected)} dilemmas whose payoff set we know beforehand, its corners"
    return [*body, "", f"{told} are (3, 3), (9.75, 3), (9, 9) and (3, 9.75)."]


def _case_row(case: Case) -> tuple[object, ...]:
    yes = {True: "yes", False: "no"}
    ours: tuple[object, ...] = (case.game, f"{case.discount:.3g}", f"{case.grim:.3f}", f"{case.penal + 0.0:.3f}")
    kept, taken = (yes[case.grim_keeps], yes[case.penal_keeps]), time(case.seconds)
    if isinstance(case.peer, Peer):
        return *ours, f"{case.peer.least:.3f}", *kept, yes[case.peer.keeps], taken, time(case.peer.seconds)
    return *ours, case.peer or "not installed", *kept, "–", taken, "–"


def plot(sizes: list[Size]) -> dict[str, Any]:
    """Vega-Lite: time against states on logarithmic axes."""

    def axis(field: str, title: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "title": title, "scale": {"type": "log"}}

    points = [
        {"states": size.states, "seconds": getattr(size, field), "what": what}
        for size in sizes
        for field, what in (("breach", "breach values"), ("check", "check"), ("design", "best roadmap"))
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": f"The flagship's ladder with fewer and more levels, designs stopped after {LIMIT:.0f} s",
        "width": 480,
        "height": 300,
        "background": "white",
        "data": {"values": points},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": axis("states", "states"),
            "y": axis("seconds", "seconds"),
            "color": {"field": "what", "type": "nominal", "title": None},
            "shape": {"field": "what", "type": "nominal", "legend": None},
        },
    }
