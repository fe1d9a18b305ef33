"""The least change of written wishes, in words: which statement goes where, and whose change is enough."""

from collections.abc import Iterable, Iterator

from detente.analyses.needs.lists import Least, Rewritten
from detente.analyses.needs.mediator import Single
from detente.analyses.needs.question import NeedsAnswer
from detente.language import _, either, joined, ngettext, number, quoted
from detente.words import moves, names
from detente.words.deals import sizes


def told(change: Rewritten) -> str:
    """A change as clauses: what moves from where to where, what is dropped, added, or counted otherwise."""
    clauses = [
        *(
            _("{text} moves from place {start} to place {end}").format(
                text=quoted(each.text), start=number(each.start), end=number(each.end)
            )
            for each in change.moved
        ),
        *(
            _("{text}, at place {place}, is dropped").format(text=quoted(each.text), place=number(each.start))
            for each in change.dropped
        ),
        *(
            _("{text} is added at place {place}").format(text=quoted(each.text), place=number(each.end))
            for each in change.added
        ),
        *(
            _("{text} counts {after} and not {before}").format(
                text=quoted(each.text),
                after=sizes.factor(each.after, each.before),
                before=sizes.factor(each.before, each.after),
            )
            for each in change.numbers
        ),
    ]
    said, *rest = clauses or [_("nothing changes")]
    for clause in rest:
        said = _("{first}; {second}").format(first=said, second=clause)
    return said


def least(answer: NeedsAnswer, found: Least) -> Iterator[str]:
    """The least change of one party's list, how sure that is, and others as small."""
    about = {
        "party": names.party(answer.setting.scenario, found.party),
        "state": names.state(answer.setting, answer.row),
    }
    if found.best is None:
        yield _none(found).format(**about, bound=bound(found.at_least))
        return
    if found.status == "least":
        said = _("{state} becomes stable for {party} if in its list {change}. No smaller change does it.")
    else:
        said = _(
            "{state} becomes stable for {party} if in its list {change}. This is the best that was found in time; no"
            " change of less than {bound} does it."
        )
    yield names.capital(said.format(**about, change=told(found.best), bound=bound(found.at_least)))
    others = [told(each) for each in found.others]
    if others:
        yield _("So does: {changes}.").format(changes=alternatives(others))


def _none(found: Least) -> str:
    if found.status == "none":
        return _("No change of a single number of {party} makes {state} stable for it; write its wishes as statements.")
    return _("A limit came before a change for {party} was found; no change of less than {bound} does it.")


def alternatives(changes: Iterable[str]) -> str:
    """Changes of which each one does."""
    said, *rest = changes
    for change in rest:
        said = _("{first}, or else {second}").format(first=said, second=change)
    return said


def bound(cost: tuple[float, ...]) -> str:
    """What a change costs at least, as a clause."""
    changes, *rest = (round(each) for each in cost)
    if not rest:
        said = ngettext("{count} swap of neighbours", "{count} swaps of neighbours", changes)
        return said.format(count=number(changes))
    return _("{changes} dropped or added and {moved} moved").format(changes=number(changes), moved=number(rest[0]))


# ---------------------------------------------------------------- whose change is enough
def alone(answer: NeedsAnswer) -> tuple[str, ...]:
    """The parties whose change alone makes the state an equilibrium, cheapest first, and why the others cannot."""
    found = [each for each in answer.single if each.found]
    said = [_enough(answer, each) for each in found]
    if not found and len(answer.single) > 1:
        if all(each.leaving is not None for each in answer.single):
            said.append(_("No party can make it hold for everybody by a change of its own wishes alone."))
        else:
            said.append(
                _("No party was found that can make it hold for everybody by a change of its own wishes alone.")
            )
    return (*said, *_not_enough(answer))


def _enough(answer: NeedsAnswer, single: Single) -> str:
    assert single.found is not None
    if single.least:
        said = _(
            "{party} alone is enough: {state} holds for everybody if in its list {change}. No smaller change does it."
        )
    else:
        said = _(
            "{party} alone is enough: {state} holds for everybody if in its list {change}. No single move of a"
            " statement does it; whether several moves would is open."
        )
    return said.format(
        party=names.party(answer.setting.scenario, single.party),
        state=names.state(answer.setting, answer.row),
        change=told(single.found),
    )


def _not_enough(answer: NeedsAnswer) -> Iterator[str]:
    """Each reason once, with the parties that it stops."""
    scenario, setting = answer.setting.scenario, answer.setting
    because: dict[tuple[int, int], list[str]] = {}
    for each in answer.single:
        if each.leaving is not None:
            because.setdefault((each.leaving.party, each.leaving.to), []).append(each.party)
    for (leaving, to), parties in because.items():
        id = setting.parties[leaving]
        yield _(
            "Not by a change of {parties} alone: {move}, and whatever {parties} wants, nobody would answer."
        ).format(
            parties=either(names.party(scenario, each) for each in parties),
            move=moves.move(setting, id, answer.row, to),
        )
    for each in answer.single:
        if each.broken:
            yield _("Not by a change of {party} alone: after its least change {others} would leave.").format(
                party=names.party(scenario, each.party), others=names.parties(scenario, each.broken)
            )
    tried = [each.party for each in answer.single if each.tried and each.found is None]
    if tried:
        yield _(
            "Not by a change of {parties} alone in which one statement moves, is dropped or is added; larger changes"
            " were not tried."
        ).format(parties=either(names.party(scenario, each) for each in tried))


def together(answer: NeedsAnswer) -> tuple[str, ...]:
    """What the changes of all those asked about do."""
    found = answer.together
    if found is None:
        return ()
    about = {
        "state": names.state(answer.setting, answer.row),
        "parties": names.parties(answer.setting.scenario, [each.party for each in found.changes]),
    }
    if not found.equilibrium:
        return tuple(_still_leaving(answer, about)) if len(answer.parties) > 1 else ()
    if len(found.changes) < 2:
        return ()
    clauses = joined(
        _("{party}: {change}").format(party=names.party(answer.setting.scenario, each.party), change=told(each))
        for each in found.changes
    )
    if found.least:
        said = _("{state} holds for everybody if {parties} change ({changes}). No smaller changes do it.")
    else:
        said = _(
            "{state} holds for everybody if {parties} change ({changes}). Each was asked by itself; smaller changes"
            " that only work together are not ruled out."
        )
    return (names.capital(said.format(**about, changes=clauses)),)


def _still_leaving(answer: NeedsAnswer, about: dict[str, str]) -> Iterator[str]:
    found, setting = answer.together, answer.setting
    assert found is not None
    leaving = names.parties(setting.scenario, found.leaving)
    if found.changes:
        yield _("With these changes of {parties} {state} still does not hold: {leaving} would leave.").format(
            **about, leaving=leaving
        )
    else:
        yield _("{state} does not hold whatever those asked about want: {leaving} would leave.").format(
            **{**about, "state": names.capital(about["state"])}, leaving=leaving
        )
    if found.unanswered is not None:
        id = setting.parties[found.unanswered.party]
        yield _("{move}, and nobody answers.").format(move=moves.move(setting, id, answer.row, found.unanswered.to))


def in_short(answer: NeedsAnswer) -> tuple[str, ...]:
    """For a brief: whose change would be enough, in at most three sentences, and where to read on."""
    if answer.equilibrium or answer.status == "limit reached":
        return ()
    enough = tuple(_enough(answer, each) for each in answer.single if each.found)[:2]
    said = enough or together(answer)[:1]
    return (*said, where(answer.setting.scenario.id, _state_id(answer)))


def where(scenario: str, state: str) -> str:
    """Which command says more."""
    return _("`detente needs {scenario} --state {state}` says more.").format(scenario=scenario, state=state)


def _state_id(answer: NeedsAnswer) -> str:
    named = answer.setting.named_rows
    return next((id for id, row in named.items() if row == answer.row), answer.setting.word(answer.row))
