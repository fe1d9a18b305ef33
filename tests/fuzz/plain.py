"""Scenarios written at random: few parties and options, every form of wishes, and more sections now and then."""

import random
from typing import Any

PARTIES = ("ada", "ben", "cem")
FORMS = ("statements", "statements", "statements", "weights", "ranking", "payoffs", "pairs")


def plain(draw: random.Random) -> dict[str, Any]:
    """A scenario that says little beside what it has to."""
    parties = PARTIES[: draw.randint(1, 3)]
    found: dict[str, Any] = {
        "detente": 1,
        "id": "plain",
        "title": draw.choice(("Plain", {"en": "Plain", "ar": "بسيط"})),
        "parties": {party: {"name": draw.choice((party.title(), {"en": party, "ar": "طرف"}))} for party in parties},
    }
    kind = draw.random()
    if kind < 0.8:
        found |= _conflict(draw, parties)
    if draw.random() < 0.3 and len(parties) > 1:
        found |= _deal(draw, parties)
    if kind > 0.6:
        found |= _issue(draw, parties)
    return found


def _conflict(draw: random.Random, parties: tuple[str, ...]) -> dict[str, Any]:
    options = {f"O{k}": draw.choice(parties) for k in range(draw.randint(1, 4))}
    entries: dict[str, dict[str, Any]] = {id: {"party": party} for id, party in options.items()}
    for entry in entries.values():
        if draw.random() < 0.3:
            entry["reversible"] = draw.choice(("yes", "no", "off_only"))
        if draw.random() < 0.3:
            entry["now"] = "yes"
    found: dict[str, Any] = {"options": entries, "preferences": {}}
    for party in parties:
        kinds: tuple[str, ...] = ("",)
        if draw.random() < 0.2:
            found["parties"] = found.get("parties", {p: {"name": p} for p in parties})
            found["parties"][party]["types"] = {"soft": draw.choice((0.5, "0.2..0.6", 1)), "hard": "rest"}
            kinds = ("/soft", "/hard")
        for kind in kinds:
            found["preferences"][party + kind] = _wishes(draw, tuple(options))
    if draw.random() < 0.4:
        found["states"] = {"other": {"on": [draw.choice(tuple(options))]}}
        if draw.random() < 0.5:
            found["goal"] = {"state": draw.choice(("other", "now"))}
    if draw.random() < 0.2:
        found["infeasible"] = [f"{draw.choice(tuple(options))} and not {draw.choice(tuple(options))}"]
    if draw.random() < 0.2:
        others = [id for id, party in options.items() if party != parties[0]]
        found["views"] = {parties[0]: {"unaware": others[:1]}}
    if draw.random() < 0.2:
        found["tables"] = {"few": [parties[0]]}
    return found


def _wishes(draw: random.Random, options: tuple[str, ...]) -> Any:
    wanted = [f"{draw.choice(('', 'not '))}{option}" for option in draw.sample(options, len(options))]
    wanted = wanted[: draw.randint(1, len(wanted))]
    form = draw.choice(FORMS)
    if form == "statements":
        return [{"wants": each, "may_shift": 1} if draw.random() < 0.3 else each for each in wanted]
    if form == "weights":
        weights = (1, 2, -1, 0, "1..2", 3)
        return {"weights": [{"wants": each, "weight": draw.choice(weights)} for each in wanted]}
    if form == "ranking":
        return {"ranking": [f"({wanted[0]})", *draw.sample(["rest"], 1)]}
    if form == "payoffs":
        return {"payoffs": {f"({wanted[0]})": draw.choice((1, "0..2", -1)), "rest": 0}}
    opposite = wanted[0][4:] if wanted[0].startswith("not ") else f"not {wanted[0]}"
    return {"pairs": [f"({wanted[0]}) > ({opposite})"]}


def _deal(draw: random.Random, parties: tuple[str, ...]) -> dict[str, Any]:
    measures = {f"M{k}": {"party": party, "levels": draw.randint(1, 2)} for k, party in enumerate(parties)}
    flows = {
        party: {"part": " + ".join(f"{draw.choice((-2, -1, 0, 1, 3))}*{id}" for id in measures)} for party in parties
    }
    found: dict[str, Any] = {
        "measures": measures,
        "flows": flows,
        "discount": {"per": "step", "all": draw.choice((0.5, 0.9, "0.6..0.9"))},
    }
    whole = {id: each["levels"] for id, each in measures.items()}
    steps = [{"to": whole}] if draw.random() < 0.5 else [{"to": {id: level}} for id, level in whole.items()]
    backing: dict[str, Any] = {}
    if draw.random() < 0.4:
        found["guarantees"] = {parties[-1]: {"against": {parties[0]: {"penalty": 1, "cost": 0.5}}, "reputation": 1}}
        backing = {"guarantors": draw.choice(([], [parties[-1]]))}
    if draw.random() < 0.7:
        found["roadmaps"] = {"way": {**backing, "steps": steps}}
    if draw.random() < 0.5:
        found["goal"] = {"levels": whole}
    if draw.random() < 0.3:
        found["breach"] = {
            "audience": 0.2,
            "leakage": draw.choice((0, 0.3, "0..0.9")),
            "seen_after": draw.choice((1, 2)),
        }
    return found


def _issue(draw: random.Random, parties: tuple[str, ...]) -> dict[str, Any]:
    stands = {
        party: {"position": draw.choice((0, 50, 100, "20..60")), "salience": draw.choice((0, 0.5, 1, "0.1..0.9"))}
        for party in parties
    }
    issue: dict[str, Any] = {"scale": "0..100", "positions": stands}
    if draw.random() < 0.5:
        issue["now"] = draw.choice((0, 30, 100))
    return {"issues": {"share": issue}}
