"""How to get from one state to another: by whose moves, against whose wish, and who could spoil it."""

from collections.abc import Iterator

from detente.analyses.overview import Overview, Reached
from detente.analyses.paths import PathAnswer, against, shut_before
from detente.analyses.setting import Setting
from detente.graph.ways.joint import Joint, Members
from detente.graph.ways.routes import Step
from detente.graph.ways.spoilers import Departure
from detente.language import _, commas, ngettext, number
from detente.words import moves, names
from detente.words.stability import AGAINST, SPELLED_OUT

SHOWN = 5  # coalitions, diversions and the like that are told


# ---------------------------------------------------------------- is there a way
def headline(answer: PathAnswer) -> str:
    """Whether improvements lead there, and what else it would take; one sentence."""
    found = answer.least
    if "moves" in answer.unfinished:
        said = _("Whether a way leads from {start} to {end} was not finished.")
    elif answer.moves is None:
        said = _("No legal moves lead from {start} to {end}.")
    elif found is None:
        said = _("Legal moves lead from {start} to {end}; whether improvements do was not finished.")
    elif not found.charged:
        said = ngettext(
            "Improvements of one party after another lead from {start} to {end}: {moves} move.",
            "Improvements of one party after another lead from {start} to {end}: {moves} moves.",
            found.moves,
        )
    else:
        said = ngettext(
            "Improvements do not lead from {start} to {end}: on every way at least {count} move is against the wish of"
            " whoever makes it.",
            "Improvements do not lead from {start} to {end}: on every way at least {count} moves are against the wish"
            " of whoever makes them.",
            found.charged,
        )
    return said.format(
        **_ends(answer),
        count=number(found.charged if found else 0),
        moves=number(found.moves if found else 0),
    )


def _ends(answer: PathAnswer) -> dict[str, str]:
    setting = answer.setting
    return {"start": names.state(setting, answer.start), "end": names.state(setting, answer.end)}


def closed(answer: PathAnswer) -> tuple[str, ...]:
    """Why no moves lead there; nothing if they do."""
    if answer.moves is not None or "moves" in answer.unfinished:
        return ()
    options = shut_before(answer)
    if not options:
        return (_("Everything that leads there is infeasible, blocked, or cannot be undone."),)
    said = _("{options} would have to change for that, and cannot be undone.")
    return (said.format(options=names.options(answer.setting.scenario, options)),)


def lengths(answer: PathAnswer) -> tuple[str, ...]:
    """How long the ways are, and how many there are."""
    found, free = answer.least or answer.moves, answer.moves
    if found is None or free is None:
        return ()
    count = len(found.routes)
    if not found.all:
        ways = ngettext("More than {count} ways are as good.", "More than {count} ways are as good.", count)
    else:
        ways = ngettext("{count} way is as good as that.", "{count} ways are as good as that.", count)
    said = [
        ngettext(
            "The shortest way with so few has {moves} move.",
            "The shortest way with so few has {moves} moves.",
            found.moves,
        ).format(moves=number(found.moves))
        if found.charged
        else "",
        ways.format(count=number(count)) if count > 1 else "",
        ngettext(
            "With moves of any kind it would take {moves} move.",
            "With moves of any kind it would take {moves} moves.",
            free.moves,
        ).format(moves=number(free.moves))
        if free.moves < found.moves
        else "",
    ]
    return tuple(filter(None, said))


# ---------------------------------------------------------------- the way, move by move
def headings() -> tuple[str, ...]:
    """The heads of the columns of `rows`."""
    return (
        _("Move"),
        _("Party"),
        _("Takes up"),
        _("Drops"),
        _("For the mover"),
        _("Worse than before for"),
        _("Worse than at the start for"),
    )


def rows(answer: PathAnswer) -> Iterator[tuple[str, ...]]:
    """The moves of the way as lines of a table; parties and options by their ids."""
    setting = answer.setting
    for k, point in enumerate(answer.points):
        if point.step is None:
            continue
        changed = moves.change(setting, point.step.start, point.row)
        yield (
            number(k),
            setting.parties[point.step.party],
            commas(changed.taken),
            commas(changed.dropped),
            _(AGAINST[point.step.gain]),
            _worse(setting, point.against_before),
            _worse(setting, point.against_start),
        )


def _worse(setting: Setting, signs: tuple[int, ...]) -> str:
    worse = [party for party, sign in zip(setting.parties, signs, strict=True) if sign < 0]
    return _("all") if worse and len(worse) == len(signs) else commas(worse)


def yielding(answer: PathAnswer) -> tuple[str, ...]:
    """Each move of the way against its mover's wish, and how the mover stands at the end; then who has no choice."""
    said = tuple(_yielding(answer, k, step) for k, step in answer.unwilling)
    if not answer.yielding:
        return said
    must = ngettext(
        "Whatever the way, {parties} has to make such a move.",
        "Whatever the way, {parties} have to make such a move.",
        len(answer.yielding),
    )
    return (*said, must.format(parties=_parties(answer.setting, answer.yielding)))


def _yielding(answer: PathAnswer, k: int, step: Step) -> str:
    setting = answer.setting
    said = {
        (-1, 1): _("Move {count}: {move}, which is worse for it at once, and better at the end than before this move."),
        (-1, 0): _("Move {count}: {move}, which is worse for it at once, and as good at the end as before this move."),
        (-1, -1): _("Move {count}: {move}, which is worse for it at once, and at the end too."),
        (0, 1): _("Move {count}: {move}, which gains it nothing at once, and something at the end."),
        (0, 0): _("Move {count}: {move}, which gains it nothing at once, nor at the end."),
        (0, -1): _("Move {count}: {move}, which gains it nothing at once, and is worse for it at the end."),
    }[step.gain, against(setting, answer.end, step.start)[step.party]]
    return said.format(count=number(k + 1), move=moves.move(setting, setting.parties[step.party], step.start, step.to))


def _parties(setting: Setting, members: Members) -> str:
    return names.parties(setting.scenario, (setting.parties[k] for k in members))


# ---------------------------------------------------------------- together
def together(answer: PathAnswer) -> tuple[str, ...]:
    """Which coalitions would go there by themselves; if none, who would be needed and does not want to."""
    setting = answer.setting
    if "coalitions" in answer.unfinished or answer.moves is None:
        return ()
    if answer.coalitions:
        said = tuple(_together(answer, members) for members in answer.coalitions[:SHOWN])
        return (*said, *_more(len(answer.coalitions) - SHOWN))
    signs = against(setting, answer.end, answer.start)
    changed = moves.change(setting, answer.start, answer.end)
    owners = {each.id: each.party for each in setting.scenario.conflict.options}
    moving = {owners[id] for id in (*changed.taken, *changed.dropped)}
    against_it = [id for id, sign in zip(setting.parties, signs, strict=True) if id in moving and sign <= 0]
    if not against_it:
        return (_("No coalition goes there by itself: those who prefer it cannot get there without others."),)
    said_so = ngettext(
        "No coalition goes there by itself: {parties} would have to move and does not prefer {end} to {start}.",
        "No coalition goes there by itself: {parties} would have to move and do not prefer {end} to {start}.",
        len(against_it),
    )
    return (said_so.format(**_ends(answer), parties=names.parties(setting.scenario, against_it)),)


def _together(answer: PathAnswer, members: Members) -> str:
    said = ngettext(
        "{parties} alone gets there, and prefers {end} to {start}.",
        "{parties} together get there without anybody else, and each prefers {end} to {start}; no fewer of them do.",
        len(members),
    )
    return said.format(**_ends(answer), parties=_parties(answer.setting, members))


def _more(left: int) -> tuple[str, ...]:
    if left <= 0:
        return ()
    return (ngettext("And {count} more.", "And {count} more.", left).format(count=number(left)),)


# ---------------------------------------------------------------- what could come between
def spoilers(answer: PathAnswer) -> tuple[str, ...]:
    """Who could divert the way by an improvement of its own, point by point."""
    said = tuple(_diversion(answer, each) for each in answer.diversions[:SHOWN])
    return (*said, *_more(len(answer.diversions) - SHOWN))


def _diversion(answer: PathAnswer, each: Departure) -> str:
    open_before = all(step.willing for step in answer.way[each.after :])
    if each.after:
        said = (
            _("After move {count}: {move}, which is better for it; improvements then no longer lead to {end}.")
            if open_before
            else _(
                "After move {count}: {move}, which is better for it; it then takes more moves against somebody's wish."
            )
        )
    else:
        said = (
            _("At the start: {move}, which is better for it; improvements then no longer lead to {end}.")
            if open_before
            else _("At the start: {move}, which is better for it; it then takes more moves against somebody's wish.")
        )
    return said.format(**_ends(answer), count=number(each.after), move=_departing(answer, each))


def _departing(answer: PathAnswer, each: Departure) -> str:
    setting = answer.setting
    return moves.move(setting, setting.parties[each.party], answer.points[each.after].row, each.to)


def leaving(answer: PathAnswer) -> tuple[str, ...]:
    """Who would leave the end by an improvement, and by which."""
    if answer.moves is None or "leaving" in answer.unfinished:
        return ()
    if not answer.leaving:
        return (_("Nobody has an improvement from {end}.").format(**_ends(answer)),)
    setting = answer.setting
    return tuple(
        _("At {end}: {move}, which is better for it.").format(
            **_ends(answer), move=moves.move(setting, setting.parties[each.party], answer.end, each.to)
        )
        for each in answer.leaving
    )


def no_return(answer: PathAnswer) -> tuple[str, ...]:
    """Which moves of the way cannot be undone, and whether a way leads back."""
    said = [
        _("Move {count} cannot be undone: {options}.").format(
            count=number(k), options=_options(answer.setting, point.shut)
        )
        for k, point in enumerate(answer.points)
        if point.shut
    ]
    if answer.moves is None:
        return ()
    if answer.returns is False:
        said.append(_("No legal moves lead back from {end} to {start}.").format(**_ends(answer)))
    elif answer.returns:
        said.append(_("Legal moves lead back from {end} to {start}.").format(**_ends(answer)))
    return tuple(said)


def _options(setting: Setting, ids: tuple[str, ...]) -> str:
    return names.options(setting.scenario, ids) if len(ids) <= SPELLED_OUT else commas(ids)


def unfinished(answer: PathAnswer | Overview) -> tuple[str, ...]:
    """What a limit cut off."""
    parts = {
        "moves": _("the shortest way"),
        "least": _("moves against somebody's wish"),
        "leaving": _("who would leave the end"),
        "coalitions": _("coalitions"),
        "diversions": _("who could divert the way"),
        "yielding": _("who has no choice"),
        "returns": _("whether a way leads back"),
        "states": _("the named states"),
        "joint": _("joint improvements"),
    }
    if not answer.unfinished:
        return ()
    said = _("A limit was reached before these were finished: {parts}.")
    return (said.format(parts=commas(parts[part] for part in answer.unfinished)),)


def brief(answer: PathAnswer) -> tuple[str, ...]:
    """The way in two to four sentences."""
    return (headline(answer), *closed(answer), *_who(answer), *together(answer)[:1])


def sections(answer: PathAnswer) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What there is to say of the way, under titles; questions without an answer are left out."""
    said = (
        (_("Who would have to move against its wish"), yielding(answer)),
        (_("Who would go there together"), together(answer)),
        (_("Who could come between"), spoilers(answer)),
        (_("Who would leave again"), leaving(answer)),
        (_("What cannot be undone"), no_return(answer)),
    )
    return tuple(section for section in said if section[1])


def introduced(answer: PathAnswer) -> tuple[str, ...]:
    """Whether there is a way, how long it is, what a limit cut off."""
    return headline(answer), *closed(answer), *lengths(answer), *unfinished(answer)


def _who(answer: PathAnswer) -> Iterator[str]:
    asked = tuple(dict.fromkeys(step.party for _k, step in answer.unwilling))
    if asked:
        said = ngettext(
            "On the way with the fewest such moves it is {parties} who would make it.",
            "On the way with the fewest such moves it is {parties} who would make them.",
            len(answer.unwilling),
        )
        yield said.format(parties=_parties(answer.setting, asked))
    yield from yielding(answer)[len(answer.unwilling) :]


# ---------------------------------------------------------------- every named state
def reach(found: Overview) -> tuple[str, ...]:
    """How far moves and improvements lead."""
    if found.moved is None:
        return ()
    start = names.state(found.setting, found.start)
    moved = ngettext(
        "From {start}, legal moves lead to {count} other state.",
        "From {start}, legal moves lead to {count} other states.",
        found.moved,
    ).format(start=start, count=number(found.moved))
    if found.improved is None:
        return (moved,)
    if not found.improved:
        return moved, _("Nobody has an improvement from {start}.").format(start=start)
    improved = ngettext(
        "Improvements of one party after another lead to {count} of them.",
        "Improvements of one party after another lead to {count} of them.",
        found.improved,
    )
    return moved, improved.format(count=number(found.improved))


def overview_headings() -> tuple[str, ...]:
    """The heads of the columns of `overview_row`."""
    return _("State"), _("Moves"), _("Improvements"), _("Fewest against a wish"), _("of moves"), _("Who would yield")


def overview_row(found: Overview, each: Reached) -> tuple[str, ...]:
    """A state as cells; a dash where nothing leads there."""
    setting, none = found.setting, _("–")
    counts = (each.moves, each.improvements, each.unwilling, each.least)
    cells = (none if count is None else number(count) for count in counts)
    return _label(setting, each), *cells, commas(setting.parties[k] for k in each.yielding)


def _label(setting: Setting, each: Reached) -> str:
    name = each.names[0] if each.names else setting.word(each.row)
    return _("{state} (goal)").format(state=name) if each.goal else name


def legend() -> str:
    """What the columns of the overview mean."""
    return _(
        "Moves: of the shortest way by legal moves; improvements: of the shortest way on which each move is better for"
        " its mover. Where there is none, the way with the fewest moves that are not."
    )


def joint(found: Overview) -> tuple[str, ...]:
    """Who would go anywhere together from the start."""
    if found.unfinished and not found.joint:
        return ()
    if not found.joint:
        start = names.state(found.setting, found.start)
        return (_("No coalition has a joint improvement from {start}.").format(start=start),)
    said = tuple(_joint(found.setting, each) for each in found.joint[:SHOWN])
    return (*said, *_more(len(found.joint) - SHOWN))


def _joint(setting: Setting, each: Joint) -> str:
    if len(each.members) == 1:
        said = ngettext(
            "{parties} alone: {count} state that it reaches and prefers, for example {example}.",
            "{parties} alone: {count} states that it reaches and prefers, for example {example}.",
            each.least,
        )
    else:
        said = ngettext(
            "{parties}: {count} state that each of them prefers and no fewer of them reach, for example {example}.",
            "{parties}: {count} states that each of them prefers and no fewer of them reach, for example {example}.",
            each.least,
        )
    example = names.state(setting, each.example)
    return said.format(parties=_parties(setting, each.members), count=number(each.least), example=example)
