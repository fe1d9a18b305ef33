"""Why a state is stable for a party or not, where the states are too many to enumerate and a search may end early."""

from detente.analyses.one_state import OneState, is_closed
from detente.analyses.stability import CLOSED, OPEN, Standing
from detente.language import _, ngettext, number
from detente.words import names, stability, witness


def explained(answer: OneState, most: int) -> tuple[str, ...]:
    """The verdict, the moves that it rests on, and what was not decided."""
    decided = answer.found.stable is not None
    verdict = witness.verdict(answer.setting, answer.witness) if decided else _undecided(answer)
    return verdict, *witness.improvements(answer.setting, answer.witness, most), *_left(answer)


def place(answer: OneState) -> tuple[str, ...]:
    """For whom the state is better than today, and what is not known of the way there."""
    setting, found = answer.setting, answer.witness
    row_names = tuple(name for name, row in setting.named_rows.items() if row == found.row)
    way = CLOSED if is_closed(answer) else OPEN
    standing = Standing(setting.word(found.row), row_names, {}, answer.against, way, is_closed(answer))
    if "now" in row_names:
        return (stability.way(setting, standing),)
    unknown = _("There are too many states to say whether improvements lead there from the status quo.")
    return *stability.against(setting, standing), unknown


def _undecided(answer: OneState) -> str:
    setting, found = answer.setting, answer.found
    said = _("Whether {state} is stable for {party} ({concept}) is not decided within {count} moves tried.")
    return names.capital(
        said.format(
            state=names.state(setting, answer.witness.row),
            party=names.party(setting.scenario, setting.parties[found.party]),
            concept=names.concept(found.concept),
            count=number(found.tried),
        )
    )


def _left(answer: OneState) -> tuple[str, ...]:
    if answer.found.status == "complete":
        return ()
    if not answer.found.improvements:
        return (_("The party's own moves were not all looked at."),)
    left = ngettext(
        "For {count} improvement it is not decided whether it is answered.",
        "For {count} improvements it is not decided whether they are answered.",
        answer.undecided,
    )
    return (left.format(count=number(answer.undecided)),)
