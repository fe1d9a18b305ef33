"""What holds where a party's wishes leave pairs of states uncompared."""

from collections.abc import Iterator, Sequence

from detente.analyses.stability import CLOSED, OPEN, REACHED
from detente.analyses.unknown import NO, PERHAPS, YES, Bearing, UnknownAnswer, UnknownStanding, UnknownWitness
from detente.errors.codes import N_
from detente.graph.stability import concept_named
from detente.graph.unknown.partial import Replies
from detente.graph.unknown.witness import Tempting
from detente.language import _, commas, joined, ngettext, number
from detente.words import moves, names, stability
from detente.words.deals import sizes
from detente.words.names import capital

MEANINGS = {
    "a": N_("a: a state that is not compared with the present one tempts, and being led to one deters nobody."),
    "b": N_("b: such a state neither tempts nor deters."),
    "c": N_("c: such a state tempts, and being led to one deters."),
    "d": N_("d: such a state does not tempt, and being led to one deters."),
}


# ---------------------------------------------------------------- all states
def about(answer: UnknownAnswer) -> tuple[str, ...]:
    """Whose wishes are not complete, and how to read a verdict."""
    scenario = answer.setting.scenario
    who = _("The file leaves open how {parties} would compare some states.").format(
        parties=names.parties(scenario, answer.partial)
    )
    how = _(
        "A completion ranks all states and keeps every pair that the file settles. What holds in all completions holds"
        " whatever is true of the rest; what holds in some hangs on it."
    )
    return who, how, *drawn(answer), *unfinished(answer)


def drawn(answer: UnknownAnswer) -> tuple[str, ...]:
    """How many completions were drawn, and what a share of them is not."""
    if answer.drawn is None:
        return ()
    said = ngettext(
        "Shares are of {count} drawn completion (seed {seed}). A share does not say how likely anything is.",
        "Shares are of {count} drawn completions (seed {seed}). A share does not say how likely anything is.",
        answer.drawn.draws,
    )
    return (said.format(count=number(answer.drawn.draws), seed=answer.drawn.seed),)


def unfinished(answer: UnknownAnswer) -> tuple[str, ...]:
    """That a limit cut the work off."""
    if not answer.unfinished:
        return ()
    return (_("A limit was reached: what is shown is right, the rest is missing."),)


def counts(answer: UnknownAnswer, concept: str) -> tuple[str, ...]:
    """How many states are equilibria in all completions, in some, and how many are not decided."""
    every, some, left = len(answer.throughout(concept)), len(answer.somewhere(concept)), answer.undecided(concept)
    said = ngettext(
        "{concept}: {count} of {states} states is stable for every party in all completions, {some} in some.",
        "{concept}: {count} of {states} states are stable for every party in all completions, {some} in some.",
        every,
    ).format(
        concept=names.concept(concept),
        count=number(every),
        states=number(answer.setting.states.count),
        some=number(some),
    )
    if not left:
        return (said,)
    open = ngettext(
        "{concept}: of {count} state it is not decided in which completions it is.",
        "{concept}: of {count} states it is not decided in which completions they are.",
        left,
    ).format(concept=names.concept(concept), count=number(left))
    return said, open


def count_headings() -> tuple[str, ...]:
    """The heads of the table of counts."""
    return (_("Concept"), _("Name"), _("In all completions"), _("In some"), _("Not decided"), "a", "b", "c", "d")


def count_row(answer: UnknownAnswer, concept: str) -> tuple[str, ...]:
    """One concept as a line of that table."""
    found = len(answer.throughout(concept)), len(answer.somewhere(concept)), answer.undecided(concept)
    extensions = (len(answer.extension(concept, name)) for name in answer.tables[concept])
    return names.concept(concept), concept, *map(number, (*found, *extensions))


def meanings(extensions: Sequence[str], replies: Replies = "possible") -> tuple[str, ...]:
    """What the extensions mean, and with which moves the others answer there."""
    answers = (
        _("Under sequential stability the others answer there with moves that they prefer or may prefer.")
        if replies == "possible"
        else _("Under sequential stability the others answer there only with moves that they are known to prefer.")
    )
    return *(_(MEANINGS[name]) for name in extensions), answers


# ---------------------------------------------------------------- one state
def verdict(answer: UnknownAnswer, found: UnknownStanding, concept: str) -> str:
    """Whether a state is an equilibrium in all completions, in some or in none; names the state."""
    setting, bearing = answer.setting, found.together[concept]
    never = [party for party, each in zip(setting.parties, found.parties[concept], strict=True) if each.possibly == NO]
    if bearing.necessarily == YES:
        said = _("{state} is stable for every party in all completions ({concept}).")
    elif bearing.possibly == NO and never:
        said = _("{state} is in no completion stable for {parties} ({concept}).")
    elif bearing.possibly == NO:
        said = _("{state} is in no completion stable for every party at once ({concept}).")
    elif bearing.possibly == YES and bearing.necessarily == NO:
        said = _("{state} is stable for every party in some completions and not in others ({concept}).")
    elif bearing.possibly == YES:
        said = _("{state} is stable for every party in some completions; whether in all is not decided ({concept}).")
    elif bearing.necessarily == NO:
        said = _(
            "{state} is not stable for every party in all completions; whether in some is not decided ({concept})."
        )
    else:
        said = _("In which completions {state} is stable for every party is not decided ({concept}).")
    parties = names.parties(setting.scenario, never)
    state = names.state(setting, found.row)
    return capital(said.format(state=state, parties=parties, concept=names.concept(concept)))


def standing(answer: UnknownAnswer, found: UnknownStanding, concept: str) -> Iterator[str]:
    """A state: for whom it is stable, for whom it is better or worse than today, and how one gets there."""
    yield verdict(answer, found, concept)
    if (share := found.together[concept].share) is not None:
        yield _("Stable for every party in {share} of the drawn completions.").format(share=sizes.share(share))
    for party, each in zip(answer.setting.parties, found.parties[concept], strict=True):
        yield bearing(names.party(answer.setting.scenario, party), each)
    yield from against(answer, found)
    if "now" not in found.names:
        yield legend_of(found.way)


def bearing(party: str, found: Bearing) -> str:
    """In which completions a state is stable for one party."""
    if found.necessarily == YES:
        return _("Stable for {party} in all completions.").format(party=party)
    if found.possibly == NO:
        return _("Stable for {party} in no completion.").format(party=party)
    said = {
        (NO, YES): _("Stable for {party} in some completions, not in others."),
        (NO, NO): "",
    }.get((found.necessarily, found.possibly), _("In which completions it is stable for {party} is not decided."))
    if found.share is None:
        return said.format(party=party)
    return _("{verdict} Share of the drawn ones: {share}.").format(
        verdict=said.format(party=party), share=sizes.share(found.share)
    )


def against(answer: UnknownAnswer, found: UnknownStanding) -> Iterator[str]:
    """For whom a state is better or worse than the status quo, or not compared with it; nothing for the status quo."""
    if "now" in found.names:
        return
    said: tuple[tuple[int | None, str], ...] = (
        (1, _("Better than the status quo for {parties}.")),
        (0, _("As good as the status quo for {parties}.")),
        (-1, _("Worse than the status quo for {parties}.")),
        (None, _("Not compared with the status quo by {parties}.")),
    )
    for sign, sentence in said:
        if parties := _against(answer, found, sign):
            yield sentence.format(parties=names.parties(answer.setting.scenario, parties))


def _against(answer: UnknownAnswer, found: UnknownStanding, sign: int | None) -> list[str]:
    return [party for party, at in zip(answer.setting.parties, found.against, strict=True) if at == sign]


# ---------------------------------------------------------------- lines of a table
def headings() -> tuple[str, ...]:
    """The heads of the columns of `row`."""
    better, worse = _("Better than today for"), _("Worse than today for")
    return _("State"), _("In all completions"), _("In some"), _("Share"), better, worse, _("Way")


def row(answer: UnknownAnswer, found: UnknownStanding, concept: str) -> tuple[str, ...]:
    """A state as cells, parties by their ids."""
    together = found.together[concept]
    each = found.parties[concept]
    return (
        label(answer, found),
        _cell(answer, together.necessarily, [bearing.necessarily for bearing in each]),
        _cell(answer, together.possibly, [bearing.possibly for bearing in each]),
        "-" if together.share is None else sizes.share(together.share),
        commas(_against(answer, found, 1)),
        commas(_against(answer, found, -1)),
        _("is today") if "now" in found.names else way_label(found.way),
    )


def named_rows(answer: UnknownAnswer, concept: str) -> tuple[tuple[str, ...], ...]:
    """The status quo and the named states as lines of a table, each state once; empty where a limit came first."""
    if concept not in answer.concepts:
        return ()
    once = {standing.word: standing for standing in answer.named.values()}
    return tuple(row(answer, standing, concept) for standing in once.values())


def extension_headings(extensions: Sequence[str]) -> tuple[str, ...]:
    """The heads of the columns of `extension_rows`."""
    return (_("State"), *extensions)


def extension_rows(answer: UnknownAnswer, concept: str, extensions: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The named states under extensions: for whom each is stable."""
    if concept not in answer.concepts:
        return ()
    once = {standing.word: standing for standing in answer.named.values()}
    return tuple(
        (label(answer, found), *(_stable_cell(answer, found.extensions[concept][name]) for name in extensions))
        for found in once.values()
    )


def _stable_cell(answer: UnknownAnswer, stable: Sequence[bool]) -> str:
    leaving = [party for party, holds in zip(answer.setting.parties, stable, strict=True) if not holds]
    return stability.stable_cell(answer.setting.parties, leaving)


def label(answer: UnknownAnswer, found: UnknownStanding) -> str:
    """A state as the head of a line."""
    if "now" in found.names:
        return capital(_("the status quo"))
    if not found.names:
        return found.word
    return _("{name} ({id})").format(name=names.state_name(answer.setting.scenario, found.names[0]), id=found.names[0])


def _cell(answer: UnknownAnswer, together: str, each: Sequence[str]) -> str:
    if together == YES:
        return _("for all")
    if together != NO:
        return _("not decided")
    leaving = [party for party, found in zip(answer.setting.parties, each, strict=True) if found == NO]
    return stability.stable_cell(answer.setting.parties, leaving) if leaving else _("not for all at once")


def way_label(way: str) -> str:
    """How one gets to a state, as a word for a table."""
    return _("perhaps reached") if way == PERHAPS else stability.way_label(way)


def legend_of(way: str) -> str:
    """What a way means."""
    said = {
        REACHED: _("Reached: known improvements of one party after another lead there from the status quo."),
        PERHAPS: _("Perhaps reached: improvements lead there from the status quo if open pairs fall so."),
        OPEN: _("Open: improvements from the status quo do not lead there, but nothing in it is beyond recall."),
        CLOSED: _(
            "Closed: improvements from the status quo do not lead there, and an option that cannot be undone stands in"
            " the way back. That such a state is stable does not say that anybody would go there."
        ),
    }
    return said[way]


def legend(answer: UnknownAnswer) -> tuple[str, ...]:
    """What the ways of the named states mean, each once."""
    found = {standing.way for standing in answer.named.values() if "now" not in standing.names}
    return tuple(legend_of(way) for way in (REACHED, PERHAPS, OPEN, CLOSED) if way in found)


# ---------------------------------------------------------------- why
def explained(found: UnknownWitness, most: int) -> tuple[str, ...]:
    """In which completions a state is stable for a party, and the moves that this rests on."""
    setting = found.setting
    party = names.party(setting.scenario, setting.parties[found.party])
    head = _("{state}, {concept}: {verdict}").format(
        state=names.state(setting, found.row),
        concept=names.concept(found.concept),
        verdict=bearing(party, found.bearing),
    )
    if not found.moves:
        none = _("No move of {party} from there tempts it or may.").format(party=party)
        return capital(head), none
    told = sorted(found.moves, key=lambda each: (bool(each.answer), bool(each.possible), not each.surely, each.to))
    said = tuple(_move(found, each) for each in told[:most])
    left = len(told) - most
    if left <= 0:
        return (capital(head), *said)
    more = ngettext("And {count} more move.", "And {count} more moves.", left).format(count=number(left))
    return capital(head), *said, more


def _move(found: UnknownWitness, each: Tempting) -> str:
    setting = found.setting
    id = setting.parties[found.party]
    said = moves.move(setting, id, found.row, each.to)
    tempts = _("{move}, which it prefers") if each.surely else _("{move}, which it does not compare with staying")
    move, party = tempts.format(move=said), names.party(setting.scenario, id)
    if found.concept == "nash":
        return _("{move}.").format(move=move)
    if each.answer:
        answer = _answer(found, each, sure=True)
        return _("{move}, but {answer}, which leaves {party} no better off.").format(
            move=move, answer=answer, party=party
        )
    if each.possible:
        answer = _answer(found, each, sure=False)
        return _("{move}; that is answered only if open pairs fall so: {answer}.").format(move=move, answer=answer)
    return _("{move}: in no completion is that answered so that {party} is no better off.").format(
        move=move, party=party
    )


def _answer(found: UnknownWitness, each: Tempting, *, sure: bool) -> str:
    setting = found.setting
    way = each.answer if sure else each.possible
    willing = sure and concept_named(found.concept).replies == "improvements"
    starts = (each.to, *(move.to for move in way[:-1]))
    return joined(
        moves.reply(setting, setting.parties[move.party], start, move.to, willing=willing)
        for start, move in zip(starts, way, strict=True)
    )
