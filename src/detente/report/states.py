"""The named states of one case: the table of verdicts, and why each verdict is what it is."""

from dataclasses import dataclass

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.analyses.stability import Standing
from detente.analyses.unknown import EXTENSION_NAMES, NO, YES, UnknownAnswer, UnknownStanding
from detente.charts.verdicts import state_names
from detente.language import _
from detente.report.cells import LOOKS, Cell, Row, Table, verdicts
from detente.words import moves, names, stability, unknown, witness

BRIEFLY, FULLY = 2, 5  # improvements told of a party that would leave, and of everybody in the details


@dataclass(frozen=True, slots=True)
class Because:
    """Why a named state is stable or not: what it is, its standing, who would leave, and every party's moves."""

    name: str
    anchor: str
    what: str
    standing: tuple[str, ...]
    leaving: tuple[tuple[str, ...], ...]
    everybody: tuple[tuple[str, ...], ...]


def table(brief: Brief, case: Case, place: str) -> Table:
    """One row per named state: a verdict per party, all together, the way there."""
    parties = (names.party(brief.scenario, party) for party in case.setting.parties)
    headings = (_("State"), *parties, _("all parties"), _("way there"))
    rows = tuple(
        _row(brief, case.stability.named[name], shown, anchor(place, name) if name in case.witnesses else "")
        for name, shown in state_names(case).items()
    )
    return Table(_("Named states: stable for whom, and better or worse than the status quo"), headings, rows)


def _row(brief: Brief, standing: Standing, name: str, place: str) -> Row:
    cells = verdicts(standing.stable[brief.concept], standing.against)
    way = Cell(stability.way_label(standing.way))
    return Row(name, (*cells, way), place)


def anchor(place: str, name: str) -> str:
    """Where the page explains a named state."""
    return f"{place}-{name}"


def because(brief: Brief, case: Case, place: str) -> tuple[Because, ...]:
    """Why, for every named state in file order."""
    return tuple(
        _because(brief, case, name, shown, anchor(place, name))
        for name, shown in state_names(case).items()
        if name in case.witnesses
    )


def _because(brief: Brief, case: Case, name: str, shown: str, place: str) -> Because:
    setting, found = case.setting, case.witnesses[name].values()
    return Because(
        shown,
        place,
        "" if name == "now" else names.capital(moves.described(setting, setting.named_rows[name])),
        stability.standing(setting, case.stability.named[name], brief.concept),
        tuple(witness.explained(setting, each, BRIEFLY) for each in found if not each.stable),
        tuple(witness.explained(setting, each, FULLY) for each in found),
    )


# ---------------------------------------------------------------- where preferences are not complete
def unknown_tables(brief: Brief, case: Case) -> tuple[Table, ...]:
    """Equilibria per concept, the named states in all completions and in some, and by extension."""
    found = case.unknown
    if found is None:
        return ()
    counts = tuple(_texts(unknown.count_row(found, concept)) for concept in found.concepts)
    tables = [Table(_("Equilibria in all completions, in some, and by extension"), unknown.count_headings(), counts)]
    if brief.concept in found.concepts:
        tables.append(_in_completions(found, brief.concept))
        rows = unknown.extension_rows(found, brief.concept, EXTENSION_NAMES)
        caption = _("Named states by extension: stable for whom")
        tables.append(Table(caption, unknown.extension_headings(EXTENSION_NAMES), tuple(map(_texts, rows))))
    return tuple(tables)


def _texts(cells: tuple[str, ...]) -> Row:
    return Row(cells[0], tuple(Cell(text) for text in cells[1:]))


def _in_completions(found: UnknownAnswer, concept: str) -> Table:
    once = {standing.word: standing for standing in found.named.values()}
    rows = tuple(_completed(found, standing, concept) for standing in once.values())
    return Table(_("Named states: stable for whom in all completions, and in some"), unknown.headings(), rows)


def _completed(found: UnknownAnswer, standing: UnknownStanding, concept: str) -> Row:
    head, every, some, *rest = unknown.row(found, standing, concept)
    together = standing.together[concept]
    looks = {YES: LOOKS[True], NO: LOOKS[False]}
    marked = Cell(every, looks.get(together.necessarily, "")), Cell(some, looks.get(together.possibly, ""))
    return Row(head, (*marked, *(Cell(text) for text in rest)))
