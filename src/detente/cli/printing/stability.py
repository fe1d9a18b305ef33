"""The answer on stability as text: the counts, the state asked about, the named states, and only then a list."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from detente.analyses.stability import CLOSED, OPEN, REACHED
from detente.analyses.why import why
from detente.cli.printing.heading import say_title
from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
from detente.language import _, ngettext, number
from detente.words import method, names, stability, witness

if TYPE_CHECKING:
    from detente.analyses.stability import StabilityAnswer


def say_stability(answer: "StabilityAnswer", row: int, concepts: Sequence[str], limit: int) -> None:
    """Write the whole answer; `limit` equilibria of each of `concepts` are listed, 0 for all."""
    say_title(answer.setting)
    say_heading(_("Equilibria"))
    say_table(
        (_("Concept"), _("Name"), _("Equilibria"), *(stability.way_label(way) for way in (REACHED, OPEN, CLOSED))),
        [_counts(answer, each) for each in answer.concepts],
        numbers=(2, 3, 4, 5),
    )
    cautions = dict.fromkeys(said for each in answer.concepts for said in method.cautions(answer.setting, each))
    say_paragraphs(
        (*stability.coalitions(answer.setting), *stability.unfinished(answer), stability.reach(answer), *cautions),
        mark="",
    )
    for concept in concepts:
        _say_asked(answer, row, concept)
        if concept in answer.concepts:
            say_heading(_("The named states"))
            say_rows(stability.named_rows(answer, concept))
            say_heading(names.concept(concept))
            say_paragraphs(stability.summary(answer, concept))
            _say_list(answer, concept, limit)


def _counts(answer: "StabilityAnswer", concept: str) -> tuple[str, ...]:
    ways = (number(len(rows)) for rows in answer.by_way(concept).values())
    said = names.concept(concept)
    if method.experimental(answer.setting, concept):
        said = _("{concept} (experimental)").format(concept=said)
    return said, concept, number(len(answer.equilibria(concept))), *ways


def _say_asked(answer: "StabilityAnswer", row: int, concept: str) -> None:
    setting, standing = answer.setting, answer.standing(row)
    say_heading(names.capital(names.state(setting, row)))
    said = stability.standing(setting, standing, concept) if concept in answer.concepts else ()
    found = [why(setting, row, party, concept) for party in setting.parties]
    say_paragraphs((*said, *witness.everybody(setting, found)))


def say_rows(rows: "Iterable[stability.Row]") -> None:
    """Write states as a table, and below it what the ways mean."""
    found = tuple(rows)
    say_table(stability.headings().cells, [row.cells for row in found])
    say_paragraphs(stability.legend(row.key for row in found), mark="")


def _say_list(answer: "StabilityAnswer", concept: str, limit: int) -> None:
    rows = [row for found in answer.by_way(concept).values() for row in found]
    listed = rows[: limit or None]
    if not listed:
        return
    say()
    say_rows(stability.row(answer.setting, answer.standing(row), concept) for row in listed)
    left = len(rows) - len(listed)
    if left:
        more = ngettext("And {count} more; --limit 0 lists all.", "And {count} more; --limit 0 lists all.", left)
        say(more.format(count=number(left)))
