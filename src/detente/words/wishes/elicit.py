"""Questions about two states, answers that contradict a list, and the list that they make."""

from detente.analyses.setting import Setting
from detente.analyses.wishes.elicit import Contradiction, Elicitation, contradictions, flips, label
from detente.errors.codes import N_
from detente.graph.elicitation.answers import Answer
from detente.graph.elicitation.questions import Effect, Question
from detente.language import _, commas, joined, ngettext, number
from detente.preferences.statements import Statements
from detente.words import moves, names

DOUBTS = (
    N_("The list does not set the two apart."),
    N_("As far as the list may shift, it could be either way."),
    N_("What the list says of the two is assumed."),
    N_("What the list says of the two is somebody's judgement."),
    N_("What the list says of the two was reported."),
    N_("What the list says of the two is official."),
)


def title(found: Elicitation) -> str:
    """Whose list is asked about, by which key."""
    return _("The list of {party} (`{key}`), for {concept}").format(
        party=names.party(found.setting.scenario, found.party),
        key=found.key,
        concept=names.concept(found.concept),
    )


def question(found: Elicitation) -> str:
    """The question that is put."""
    return _("Which would {party} rather?").format(party=names.party(found.setting.scenario, found.party))


def choices(found: Elicitation, asked: Question) -> tuple[str, str]:
    """The two states, each with what sets it apart from the other."""
    rows = asked.pair.first, asked.pair.second
    said = []
    for row, other in (rows, rows[::-1]):
        changed = moves.change(found.setting, other, row)
        with_, without = (names.options(found.setting.scenario, ids) for ids in (changed.taken, changed.dropped))
        if changed.taken and changed.dropped:
            template = _("{state}: with {taken}, without {dropped}")
        elif changed.taken:
            template = _("{state}: with {taken}")
        else:
            template = _("{state}: without {dropped}")
        state = names.capital(names.state(found.setting, row))
        said.append(template.format(state=state, taken=with_, dropped=without))
    return said[0], said[1]


def reasons(found: Elicitation, asked: Question) -> tuple[str, ...]:
    """Why the question is worth asking: how well the answer is known, and what it would change."""
    return _(DOUBTS[asked.pair.doubt]), *(effect(found.setting, each) for each in asked.effects if each.weight)


def effect(setting: Setting, found: Effect) -> str:
    """What one answer would change."""
    rows = list(dict.fromkeys(row for row, _party in found.flipped))
    parts = []
    if rows:
        said = _("the verdict on {states} changes")
        parts.append(said.format(states=joined(names.state(setting, row) for row in rows)))
    gained, lost = len(found.gained), len(found.lost)
    if gained:
        comes = ngettext("{count} equilibrium comes", "{count} equilibria come", gained)
        parts.append(comes.format(count=number(gained)))
    if lost:
        goes = ngettext("{count} equilibrium goes", "{count} equilibria go", lost)
        parts.append(goes.format(count=number(lost)))
    return _("If {better} is preferred to {worse}: {changes}.").format(
        better=names.state(setting, found.better), worse=names.state(setting, found.worse), changes=joined(parts)
    )


def prompt() -> str:
    """What can be typed."""
    return _("1 or 2 for the first or the second, = for equal, ? if nobody knows, q to stop: ")


def not_understood() -> str:
    """That something else was typed."""
    return _("That is none of 1, 2, =, ? and q.")


def no_question() -> str:
    """That asking further would change nothing."""
    return _(
        "No answer about these states that is still open would change a verdict on a named state or an equilibrium."
    )


def left_out(count: int) -> str:
    """That there were more pairs than were judged."""
    return ngettext(
        "{count} pair as doubtful as these was not looked at.",
        "{count} pairs as doubtful as these were not looked at.",
        count,
    ).format(count=number(count))


def answer(setting: Setting, found: Answer) -> str:
    """An answer as a clause."""
    said = _("{better} and {worse} are equally good") if found.equal else _("{better} rather than {worse}")
    return said.format(better=names.state(setting, found.better), worse=names.state(setting, found.worse))


def answer_lines(found: Elicitation) -> tuple[str, ...]:
    """The answers as a file of answers has them."""
    setting = found.setting
    return tuple(
        f"{label(setting, each.better)}{' = ' if each.equal else ', '}{label(setting, each.worse)}"
        for each in found.answers
    )


def contradiction(setting: Setting, found: Contradiction) -> str:
    """What the written list says against an answer, or that it says nothing."""
    said = names.capital(answer(setting, found.answer))
    if found.untold:
        return _("{answer}: the written list does not say so; it does not set the two apart.").format(answer=said)
    if not found.entries:
        return _("{answer}: the written list says otherwise.").format(answer=said)
    statements = commas(f"{place}. {text}" for place, text in found.entries)
    return ngettext(
        "{answer}: against the written list, where this statement decides otherwise: {statements}.",
        "{answer}: against the written list, where these statements decide otherwise: {statements}.",
        len(found.entries),
    ).format(answer=said, statements=statements)


def against_list(found: Elicitation) -> tuple[str, ...]:
    """Every contradiction; that there is none."""
    if not found.answers:
        return (_("Nothing was answered."),)
    said = tuple(contradiction(found.setting, each) for each in contradictions(found))
    return said or (_("The written list says the same as every answer."),)


def result(found: Elicitation) -> tuple[str, ...]:
    """What the list would have to become."""
    made = found.made
    if made is None:
        return ()
    if not made.can_change:
        return (
            (_("Only lists of statements and of pairs are changed; this one is left as it is."),) if made.unmet else ()
        )
    said = [
        _("Statement {start} moves to place {end}: {text}.").format(start=each.start, end=each.end, text=each.text)
        for each in made.moved
    ]
    said += [_("New: {text}.").format(text=text) for text in made.added]
    said += [_("Gone: {text}.").format(text=text) for text in made.dropped]
    said += [
        _("Not met: {answer}. No order of the statements says so, and no further statement does.").format(
            answer=answer(found.setting, each)
        )
        for each in made.unmet
    ]
    if made.added and isinstance(found.wishes, Statements):
        said.insert(0, _("No order of the written statements gives all answers."))
    if not made.least:
        said.append(_("There may be a smaller change: not all of them were tried."))
    return tuple(said) or (_("The list stays as it is."),)


def entries(found: Elicitation) -> tuple[str, ...]:
    """The list, most important first."""
    made = found.made
    return () if made is None else tuple(f"{k}. {text}" for k, text in enumerate(made.texts, 1))


def consequences(found: Elicitation) -> tuple[str, ...]:
    """The verdicts on named states that change with the list."""
    setting = found.setting
    said = []
    for name, (before, after) in flips(found).items():
        state = names.capital(names.state(setting, setting.named_rows[name]))
        for party, old, new in zip(setting.parties, before, after, strict=True):
            if old == new:
                continue
            template = (
                _("{state} becomes stable for {party}.") if new else _("{state} is no longer stable for {party}.")
            )
            said.append(template.format(state=state, party=names.party(setting.scenario, party)))
    return tuple(said) or (_("The verdicts on the named states stay as they are."),)


def interrupted() -> str:
    """That asking was broken off, and that nothing is lost."""
    return _("Broken off. These were the answers; --answers takes them from a file.")


def asserted() -> str:
    """What was asserted of the answers."""
    return _("Asserted, but not so: the written list says the same as every answer.")
