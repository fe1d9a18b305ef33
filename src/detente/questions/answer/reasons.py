"""Why an answer is what it is with the file's own values: who would leave where, what is left of a threat.

One reason per kind of quantity; each is a sentence by itself, with names of the file and numbers of the engines.
"""

from collections.abc import Callable, Mapping

import numpy as np

from detente.analyses.guarantors import goal_code
from detente.analyses.setting import Setting
from detente.graph.improvement import Improvement
from detente.graph.stability import concept_named
from detente.graph.witness import witness
from detente.model.roadmap import Belief
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.model.texts import Text
from detente.prose.message import Argument, Count, Message, Name, Percent, Value, message, names
from detente.questions.answer.central import Central

CONCEPT = "seq"
SHARES = ("slack", "joining")  # quantities that are shares of a party's range


def because(central: Central, ask: Ask) -> Message | None:
    """The reason for the answer to a question; None for a kind of quantity that has none."""
    if isinstance(ask.right, str):
        return _compared(central, ask)
    head, *rest = ask.left.split(".")
    if head in REASONS:
        return REASONS[head](central, rest)
    if head in central.scenario.conflict.states or head == "now":
        return _left(central, central.setting.named_rows[head], tuple(range(len(central.setting.parties))))
    return None


def _compared(central: Central, ask: Ask) -> Message | None:
    first, second = central.value(ask.left), central.value(str(ask.right))
    if np.isnan(first) or np.isnan(second) or {first, second} <= {0.0, 1.0}:
        return None
    kind = ask.left.rpartition(".")[2]
    if kind in SHARES:
        one, other = Percent(first, signed=True, digits=1), Percent(second, signed=True, digits=1)
        return message(
            "with the file's own values the margins are {first} and {second} of the range of whoever has least",
            first=one,
            second=other,
        )
    return message(
        "with the file's own values it is {first} against {second}", first=Value(first), second=Value(second)
    )


# ---------------------------------------------------------------- promises
def _believed(central: Central, rest: list[str]) -> Message | None:
    """What is left of the threat after the promises of a set, and what the party can bear."""
    belief = central.scenario.agreement.credibility
    if belief is None:
        return None
    left = belief.disarmed.value.central
    for member in rest[0].split("+"):
        left *= 1 - _trusted(belief, member)
    borne = belief.armed.value.central + belief.worth.value.central
    return message(
        "of a threat of {threat} their promises leave {left}, and {party} can bear {borne}",
        threat=Value(belief.disarmed.value.central),
        left=Value(left),
        party=_party(central.scenario, belief.party),
        borne=Value(borne),
    )


def _trusted(belief: Belief, member: str) -> float:
    found = belief.restraint.get(member) or belief.cover.get(member)
    return 0.0 if found is None else found.value.central


# ---------------------------------------------------------------- the graph model
def _guaranteed(central: Central, rest: list[str]) -> Message | None:
    """Who would leave the goal with a set of guarantors, and who would answer."""
    members, *asked = rest
    code = goal_code(central.scenario, [] if members == "none" else members.split("+"))
    row = central.setting.states.row(code)
    if row is None:
        return message("with these guarantors the goal is not possible")
    parties = central.setting.parties
    wanted = tuple(k for k, party in enumerate(parties) if party in asked) or tuple(range(len(parties)))
    return _left(central, row, wanted)


def _left(central: Central, row: int, wanted: tuple[int, ...]) -> Message:
    """The first of some parties that would leave a state, else how the most tempting way out is answered."""
    setting, definition = central.setting, concept_named(CONCEPT)
    found = [witness(setting.game, party, row, definition) for party in wanted]
    loose = next(((w.party, each) for w in found for each in w.improvements if not each.answered), None)
    if loose is not None:
        return _move(central, row, *loose)
    deterred = next(((w.party, each) for w in found for each in w.improvements), None)
    if deterred is None:
        return message("nobody has anything better to do there")
    return _move(central, row, *deterred)


def _move(central: Central, row: int, party: int, each: Improvement) -> Message:
    setting = central.setting
    who, options = setting.parties[party], _changed(setting, row, each.to)
    answering = list(dict.fromkeys(setting.parties[move.party] for move in each.answer))
    facts: dict[str, Argument] = {"party": _party(central.scenario, who), "options": names(options)}
    if not each.answered:
        return message("{party} would gain by a change of {options}, and nobody would answer", **facts)
    by = {**facts, "others": names(central.scenario.parties[id].name for id in answering)}
    return message("{party} would gain by a change of {options}, but an answer by {others} takes that away", **by)


def _changed(setting: Setting, start: int, end: int) -> tuple[Text, ...]:
    codes = setting.states.judged_codes
    differs = int(codes[start]) ^ int(codes[end])
    conflict = setting.scenario.conflict
    return tuple(option.name for k, option in enumerate(conflict.options) if differs >> k & 1)


# ---------------------------------------------------------------- roadmaps
def _kept(central: Central, rest: list[str]) -> Message | None:
    """The weakest point of a roadmap, of one party if it is asked about."""
    id, *asked = rest
    check = central.check(id)
    of = [each for each in check.incentives if each.relative is not None and (asked[0] == each.party)]
    weakest = min(of, key=lambda each: each.relative or 0.0) if of else check.weakest
    if weakest is None or weakest.relative is None:
        return message("nobody has an alternative at any step")
    facts: dict[str, Argument] = {
        "party": _party(central.scenario, weakest.party),
        "roadmap": Name(central.scenario.agreement.roadmaps[id].name),
        "step": Count(weakest.step + 1),
        "steps": Count(len(check.path)),
        "share": Percent(abs(weakest.relative), digits=1),
    }
    leaves = weakest.relative < -check.settings.tolerance
    if weakest.step >= len(check.path):
        if leaves:
            return message(
                "{party} would gain by leaving “{roadmap}” after its last step, by {share} of its range", **facts
            )
        return message(
            "leaving “{roadmap}” tempts {party} most after the last step, and costs it {share} of its range", **facts
        )
    if leaves:
        return message(
            "{party} would gain by leaving “{roadmap}” at step {step} of {steps}, by {share} of its range", **facts
        )
    return message(
        "leaving “{roadmap}” tempts {party} most at step {step} of {steps}, and costs it {share} of its range", **facts
    )


def _party(scenario: Scenario, id: str) -> Name:
    return Name(scenario.parties[id].name)


REASONS: Mapping[str, Callable[[Central, list[str]], Message | None]] = {
    "credibility": _believed,
    "guarantors": _guaranteed,
    "roadmaps": _kept,
}
