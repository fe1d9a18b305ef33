"""What parties would have to want, as text."""

from typing import TYPE_CHECKING

from detente.cli.printing.heading import say_title
from detente.cli.printing.streams import say
from detente.cli.printing.tables import say_heading, say_paragraphs
from detente.language import _
from detente.words import changed_wishes, names
from detente.words import needs as words

if TYPE_CHECKING:
    from detente.analyses.needs.lists import Rewritten
    from detente.analyses.needs.question import NeedsAnswer


def say_needs(answer: "NeedsAnswer") -> None:
    """Write the whole answer: whose change is enough first, then each party's conditions and least change."""
    say_title(answer.setting)
    say()
    say_paragraphs([words.verdict(answer)], mark="")
    if not answer.equilibrium and answer.single:
        say_heading(_("Whose change would be enough"))
        say_paragraphs([*changed_wishes.alone(answer), *changed_wishes.together(answer)])
        _say_lines([each.found for each in answer.single if each.found])
    for party in answer.demands:
        say_heading(names.party(answer.setting.scenario, party))
        head, *conditions = words.conditions(answer, party)
        say_paragraphs([head], mark="")
        say_paragraphs(conditions)
        if party in answer.least:
            say_paragraphs(changed_wishes.least(answer, answer.least[party]), mark="")
            best = answer.least[party].best
            _say_lines([best] if best else [])
        if party in answer.counts:
            say_paragraphs(filter(None, [words.counts(answer, party)]), mark="")
    say_paragraphs(words.joint(answer), mark="")


def _say_lines(changes: "list[Rewritten]") -> None:
    """As overrides, each in a line of its own that can be copied whole."""
    for change in changes:
        say(f"  {change.line}")
