"""Guarantees that are labels, unseen, typed in, or broken before they were given."""

from collections.abc import Iterator

import numpy as np

from detente.analyses.clauses import ties_guarantee
from detente.analyses.guarantors import guarantee_options
from detente.analyses.setting import Setting, is_enumerable
from detente.errors import Unanswerable
from detente.graph.compile import kernel_for
from detente.graph.kernels import lower
from detente.graph.moves import moves_of
from detente.model.conditions import Condition, Implies, Mask, options_in, parts, spelled
from detente.model.scenario import Scenario
from detente.model.states import States, feasible_states
from detente.preferences.form import Finding
from detente.preferences.statements import Statement, Statements


def _guarantees(setting: Setting) -> dict[str, int]:
    ids = setting.scenario.conflict.option_ids
    return {party: ids.index(option) for party, option in guarantee_options(setting).items()}


def _statements(setting: Setting, party: str) -> Iterator[tuple[int, Statement]]:
    wishes = setting.wishes.get(party)
    yield from enumerate(wishes.statements if isinstance(wishes, Statements) else ())


def _path(setting: Setting, party: str, k: int) -> tuple[str | int, ...]:
    kind = setting.types.get(party, "")
    own = f"{party}/{kind}"
    written = {str(key) for key in setting.scenario.preferences}
    return ("preferences", own if own in written else party, "statements", k, "wants")


def labels(setting: Setting) -> Iterator[Finding]:
    """A guarantee that changes nobody's conduct after a breach: no statement ties it to another of the party's acts."""
    for party, option in guarantee_options(setting).items():
        if not isinstance(setting.wishes.get(party), Statements):
            continue
        if not any(ties_guarantee(setting, party, statement) for _, statement in _statements(setting, party)):
            yield Finding("W904", ("guarantees", party), {"party": party, "option": option})


def unranked(setting: Setting) -> Iterator[Finding]:
    """A guarantor none of whose conduct the possible violator's list mentions."""
    conflict = setting.scenario.conflict
    for guarantor, given in setting.scenario.agreement.guarantees.items():
        if given.option is None:
            continue
        conduct = set(conflict.controlled_by(guarantor)) - {conflict.option_ids.index(given.option)}
        for violator in (each.violator for each in given.against):
            mentioned = {k for _, statement in _statements(setting, violator) for k in options_in(statement.wants)}
            if isinstance(setting.wishes.get(violator), Statements) and not mentioned & conduct:
                facts = {"party": guarantor, "violator": violator, "key": violator}
                yield Finding("W905", ("guarantees", guarantor, "against", violator), facts)


def typed_in(setting: Setting) -> Iterator[Finding]:
    """An own act wished for under the condition that others guarantee: who must guarantee is then an input."""
    conflict = setting.scenario.conflict
    guarantees = _guarantees(setting)
    for party in setting.parties:
        own = set(conflict.controlled_by(party))
        others = {option for guarantor, option in guarantees.items() if guarantor != party}
        if own & set(guarantees.values()):
            continue
        for k, statement in _statements(setting, party):
            if options_in(statement.wants) & own and options_in(statement.wants) & others:
                yield Finding("W906", _path(setting, party, k), {"party": party, "statement": statement.text})


def never_made(setting: Setting) -> Iterator[Finding]:
    """A guarantor's clause on a breach that also holds where the broken promise was never made.

    The clause's premise mentions another party's guarantee, holds in feasible states with that guarantee off, and the
    guarantee is off today: the model cannot tell a promise taken back from one never given.
    """
    conflict, states = setting.scenario.conflict, setting.states
    guarantees = _guarantees(setting)
    for party, own in guarantees.items():
        for k, statement in _statements(setting, party):
            for premise in _premises(statement.wants):
                if own not in options_in(premise):
                    continue
                holding = states.where(premise)
                for other, option in guarantees.items():
                    negated = other != party and option in options_in(premise) and not conflict.options[option].now
                    without = holding & ~states.taken(option)
                    if negated and without.any() and _turned_off_by(setting, premise, option, without):
                        facts = {"party": party, "statement": statement.text, "promise": conflict.option_ids[option]}
                        state = setting.word(int(np.flatnonzero(without)[0]))
                        yield Finding("W907", _path(setting, party, k), {**facts, "state": state})


def _premises(condition: Condition) -> Iterator[Condition]:
    return (part.left for part in parts(condition) if isinstance(part, Implies))


def _turned_off_by(setting: Setting, premise: Condition, option: int, without: Mask) -> bool:
    """Whether somewhere the premise stops holding once the guarantee is given, all else equal."""
    states = setting.states
    rows = np.flatnonzero(without)
    given = setting.game.moves.row_of[states.codes[rows] | setting.scenario.conflict.bit(option)]
    return bool((~states.where(premise)[given[given >= 0]]).any())


def signed_late(scenario: Scenario) -> Iterator[Finding]:
    """A guarantee that can still be signed where, by the file's own `broken`, what it guarantees is broken already."""
    guarantees = [each for each in scenario.agreement.guarantees.values() if each.option is not None]
    if not any(act.broken for each in guarantees for act in each.against) or not is_enumerable(scenario):
        return
    states = feasible_states(scenario.conflict)
    for guarantee in guarantees:
        for act in guarantee.against:
            if act.broken is None:
                continue
            late = _late_signatures(scenario, states, guarantee.party, act.broken)
            if late is not None:
                count, start, end = late
                facts = {"party": guarantee.party, "option": guarantee.option or "", "violator": act.violator}
                facts |= {"condition": spelled(act.broken, scenario.conflict.option_ids), "count": str(count)}
                place = ("guarantees", guarantee.party, "against", act.violator, "broken")
                yield Finding("W913", place, {**facts, "start": start, "end": end})


def _late_signatures(scenario: Scenario, states: States, party: str, broken: Condition) -> tuple[int, str, str] | None:
    """In how many states with the condition `party` can still sign, with an example move; None if in none."""
    option = scenario.conflict.option_ids.index(scenario.agreement.guarantees[party].option or "")
    try:
        moves = moves_of(scenario.conflict, states, (party,))
    except Unanswerable:
        return None
    signed, rows = states.taken(option), np.arange(len(states), dtype=np.int64)
    beyond = len(states)
    first = np.full(beyond, beyond, dtype=np.int64)  # the first row with the signature that a move leads to
    kernel_for(beyond, lower)(moves, 0, np.zeros(beyond, np.int32), False, np.where(signed, rows, beyond), first)
    late = np.flatnonzero(states.where(broken) & ~signed & (first < beyond))
    late = late[states.judged_as[late] == late]
    if not len(late):
        return None
    return len(late), states.word(int(late[0])), states.word(int(first[late[0]]))
