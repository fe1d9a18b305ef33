"""What parties would have to want for a state to hold, in words: conditions and counts."""

from collections.abc import Sequence

import numpy as np

from detente.analyses.needs.question import NeedsAnswer
from detente.analyses.patterns import cover
from detente.analyses.setting import Setting
from detente.graph.needs.counting import Count
from detente.graph.needs.demand import Clause, Demand
from detente.graph.stability import concept_named
from detente.language import _, commas, joined, ngettext, number
from detente.words import moves, names
from detente.words.deals import sizes

NAMED = 3  # states told one by one
PATTERNS = 2
SHOWN = 6  # conditions


def verdict(answer: NeedsAnswer) -> str:
    """Whether the state is an equilibrium as the file has it, and for whom it is not stable."""
    if answer.equilibrium:
        said = _("{state} is stable for every party as the file has it ({concept}).")
    else:
        said = _("{state} is not stable for {parties} ({concept}).")
    return names.capital(
        said.format(
            state=names.state(answer.setting, answer.row),
            parties=names.parties(answer.setting.scenario, answer.unstable),
            concept=names.concept(answer.concept),
        )
    )


# ---------------------------------------------------------------- conditions
def conditions(answer: NeedsAnswer, party: str, most: int = SHOWN) -> tuple[str, ...]:
    """What has to hold of a party's wishes, and nothing else has to; those that are not met come first."""
    found = answer.demands[party]
    told = {"party": names.party(answer.setting.scenario, party), "state": names.state(answer.setting, answer.row)}
    if not found.clauses:
        return (
            _("Whatever {party} wants, {state} is stable for it: it cannot leave, or can always be led back.").format(
                **told
            ),
        )
    head = _("{state} is stable for {party} exactly if its wishes meet the following; the others' are as in the file.")
    below = found.below(answer.setting.game)
    said = [*_not_better(answer.setting, found, below, told), *_answers(answer.setting, found, below, told)]
    listed = [sentence for _met, sentence in sorted(said, key=lambda each: each[0])]
    left = len(listed) - most
    more = ngettext("And {count} more condition.", "And {count} more conditions.", left).format(count=number(left))
    return (names.capital(head.format(**told)), *listed[:most], *([more] if left > 0 else []))


def _not_better(setting: Setting, found: Demand, below: int, told: dict[str, str]) -> list[tuple[bool, str]]:
    """The clauses that one comparison decides, those that are met and those that are not in one sentence each."""
    alone = 0
    for clause in found.clauses:
        if _is_one(clause):
            alone |= clause.single
    said = []
    for met, atoms in ((False, alone & ~below), (True, alone & below)):
        if atoms:
            one = (
                _("Met: {party} does not prefer {states} to {state}.")
                if met
                else _("Not met: {party} must not prefer {states} to {state}.")
            )
            said.append((met, one.format(**told, states=states(setting, found.rows(atoms), found.row))))
    return said


def _answers(setting: Setting, found: Demand, below: int, told: dict[str, str]) -> list[tuple[bool, str]]:
    said = []
    for clause in found.clauses:
        if _is_one(clause):
            continue
        met = clause.met(below)
        which = found.rows(clause.single)
        if clause.groups:
            sentence = _further(met)
        elif concept_named(found.concept).replies == "improvements":
            sentence = _willing(met)
        else:
            sentence = _able(met)
        filled = sentence.format(
            **told,
            move=_move(setting, found, clause),
            states=states(setting, which, found.row),
            count=number(len(clause.groups)),
        )
        said.append((met, filled))
    return said


def _willing(met: bool) -> str:
    if met:
        return _(
            "Met: {move}; of that and what the others would then bring about, at least one is no better for {party}"
            " than {state}: {states}."
        )
    return _(
        "Not met: {move}; of that and what the others would then bring about, at least one must be no better for"
        " {party} than {state}: {states}."
    )


def _able(met: bool) -> str:
    if met:
        return _(
            "Met: {move}; of that and what the others can then bring about, at least one is no better for {party} than"
            " {state}: {states}."
        )
    return _(
        "Not met: {move}; of that and what the others can then bring about, at least one must be no better for {party}"
        " than {state}: {states}."
    )


def _further(met: bool) -> str:
    if met:
        return _(
            "Met: {move}; of {states} at least one is no better for {party} than {state}, or else one of {count} states"
            " that the others can then bring about is so together with all that {party} can move to from there."
        )
    return _(
        "Not met: {move}; of {states} at least one must be no better for {party} than {state}, or else one of {count}"
        " states that the others can then bring about must be so together with all that {party} can move to from there."
    )


def _is_one(clause: Clause) -> bool:
    return clause.single.bit_count() == 1 and not clause.groups


def _move(setting: Setting, found: Demand, clause: Clause) -> str:
    """The smallest move that the clause is about, and how many others are."""
    party = setting.parties[found.party]
    first, *rest = sorted(clause.to, key=lambda to: (_size(setting, found.row, to), to))
    said = moves.move(setting, party, found.row, first)
    if not rest:
        return said
    return ngettext(
        "{move}, or make {count} other move to the same effect",
        "{move}, or make {count} other moves to the same effect",
        len(rest),
    ).format(move=said, count=number(len(rest)))


def _size(setting: Setting, start: int, end: int) -> int:
    changed = moves.change(setting, start, end)
    return len(changed.taken) + len(changed.dropped)


def states(setting: Setting, rows: Sequence[int], start: int) -> str:
    """States inside a sentence: one by one if they are few, else how many and how they differ from `start`."""
    if len(rows) <= NAMED:
        return joined(names.state(setting, row) for row in rows)
    found = cover(setting.states, np.array(rows, dtype=np.int64), PATTERNS)
    told = joined(_("({pattern})").format(pattern=_against(setting, start, rows, each.word)) for each in found.patterns)
    said = _("{count} states, such as {patterns}") if found.left else _("{count} states, {patterns}")
    return said.format(count=number(len(rows)), patterns=told)


def _against(setting: Setting, start: int, rows: Sequence[int], pattern: str) -> str:
    """Those of the rows that fit a pattern: what they take up and drop against a state, and what is either way."""
    words = [word for word in map(setting.word, rows) if all(p in ("-", w) for p, w in zip(pattern, word, strict=True))]
    up: list[str] = []
    down: list[str] = []
    either_way: list[str] = []
    for id, was, now in zip(
        setting.scenario.conflict.option_ids, setting.word(start), zip(*words, strict=True), strict=True
    ):
        if len(set(now)) > 1:
            either_way.append(id)
        elif now[0] != was:
            (up if was == "N" else down).append(id)
    parts = ((_("{options} taken up"), up), (_("{options} dropped"), down), (_("{options} either way"), either_way))
    return commas(sentence.format(options=joined(ids)) for sentence, ids in parts if ids)


# ---------------------------------------------------------------- counts
def counts(answer: NeedsAnswer, party: str) -> str:
    """In how many orders the state is stable for a party; empty where in all."""
    told = {"party": names.party(answer.setting.scenario, party), "state": names.state(answer.setting, answer.row)}
    found = answer.counts.get(party)
    if not answer.demands[party].clauses:
        return ""
    if found is None:
        atoms = len(answer.demands[party].atoms)
        return _("The orders are not counted: {state} is compared with {atoms} states, in too many ways.").format(
            **told, atoms=number(atoms)
        )
    return names.capital(_counted(found).format(**told, **_figures(found)))


def _counted(found: Count) -> str:
    if found.strict is None:
        return _("{state} is stable for {party} in {share} of all strict orders of the {states} states.")
    return _(
        "{state} is stable for {party} in {strict} of the {orders} strict orders of the {states} states ({share}), and"
        " in {weak} of {all} if ties are allowed."
    )


def _figures(found: Count) -> dict[str, str]:
    strict, weak = found.strict or (0, 0), found.weak or (0, 0)
    return {
        "share": sizes.share(float(found.share)),
        "states": number(found.states),
        "strict": number(strict[0]),
        "orders": number(strict[1]),
        "weak": number(weak[0]),
        "all": number(weak[1]),
    }


def joint(answer: NeedsAnswer) -> tuple[str, ...]:
    """In how many orders of all parties asked about the state is an equilibrium; nothing where that was not counted."""
    if answer.joint is None:
        return ()
    some, every = answer.joint
    if len(answer.parties) == 1:
        said = _(
            "With the others' wishes as in the file, {state} is an equilibrium in {some} of {every} strict orders of"
            " {parties}."
        )
    else:
        said = _(
            "With the others' wishes as in the file, {state} is an equilibrium in {some} of {every} combinations of"
            " strict orders of {parties}."
        )
    return (
        said.format(
            state=names.state(answer.setting, answer.row),
            some=number(some),
            every=number(every),
            parties=names.parties(answer.setting.scenario, answer.parties),
        ),
    )
