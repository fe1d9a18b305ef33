"""The answer on stability where preferences are not complete, and the mixture of types, as text."""

from typing import TYPE_CHECKING

from detente.cli.printing.heading import say_title
from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
from detente.language import _, ngettext, number
from detente.words import assumptions, mixture, names, unknown

if TYPE_CHECKING:
    from detente.analyses.mixture import Mixture
    from detente.analyses.unknown import UnknownAnswer, UnknownWitness
    from detente.cli.asking.unknown import Wanted


def say_unknown(answer: "UnknownAnswer", row: int, wanted: "Wanted", extensions: tuple[str, ...]) -> None:
    """Write the whole answer; at most `wanted.limit` equilibria are listed, 0 for all."""
    concept = wanted.concept
    say_title(answer.setting)
    say()
    say_paragraphs(unknown.about(answer), mark="")
    say_heading(_("Equilibria"))
    numbers = tuple(range(2, len(unknown.count_headings())))
    say_table(unknown.count_headings(), [unknown.count_row(answer, each) for each in answer.concepts], numbers)
    say_paragraphs(unknown.meanings(extensions or "abcd", answer.asking.replies), mark="")
    if concept not in answer.concepts:
        return
    say_heading(names.capital(names.state(answer.setting, row)))
    say_paragraphs(unknown.standing(answer, answer.standing(row), concept))
    say_heading(_("The named states"))
    say_table(unknown.headings(), unknown.named_rows(answer, concept), numbers=(3,))
    say_paragraphs(unknown.legend(answer), mark="")
    if extensions:
        say_heading(_("The named states by extension: stable for whom"))
        say_table(unknown.extension_headings(extensions), unknown.extension_rows(answer, concept, extensions))
    say_heading(names.concept(concept))
    say_paragraphs(unknown.counts(answer, concept))
    _say_list(answer, concept, wanted.limit)


def _say_list(answer: "UnknownAnswer", concept: str, limit: int) -> None:
    """Equilibria in some completion, those that are in all first, then by their share."""
    throughout = set(answer.throughout(concept))
    rows = sorted(
        answer.somewhere(concept),
        key=lambda row: (row not in throughout, -(answer.share(concept, row) or 0.0), answer.setting.word(row)),
    )
    listed = rows[: limit or None]
    if not listed:
        return
    say()
    say_table(unknown.headings(), [unknown.row(answer, answer.standing(row), concept) for row in listed], numbers=(3,))
    if left := len(rows) - len(listed):
        more = ngettext("And {count} more; --limit 0 lists all.", "And {count} more; --limit 0 lists all.", left)
        say(more.format(count=number(left)))


def say_why(answer: "UnknownAnswer", found: "UnknownWitness", most: int) -> None:
    """Write why a state is stable for a party in all completions, in some or in none."""
    say_title(answer.setting)
    say()
    said = unknown.explained(found, most)
    say_paragraphs(said[:1], mark="")
    say_paragraphs(said[1:])
    standing = answer.standing(found.row)
    say_paragraphs(unknown.against(answer, standing), mark="")
    say_paragraphs(unknown.drawn(answer), mark="")


def say_mixture(found: "Mixture") -> None:
    """Write for which types of the parties the named states hold, by their weight."""
    scenario = found.scenario
    say_paragraphs(filter(None, (names.title(scenario), assumptions.overrides(scenario))), mark="")
    say()
    say_paragraphs(mixture.about(found), mark="")
    say_heading(_("Stable for every party: weight of the types for which it is"))
    say_table(mixture.headings(found), mixture.rows(found), numbers=tuple(range(1, len(mixture.headings(found)))))
