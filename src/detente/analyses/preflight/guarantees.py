"""Guarantees that are labels, unseen, typed in, or broken before they were given."""

from collections.abc import Iterator

import numpy as np

from detente.analyses.clauses import ties_guarantee
from detente.analyses.guarantors import guarantee_options
from detente.analyses.setting import Setting
from detente.model.conditions import Condition, Implies, Mask, options_in, parts
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
