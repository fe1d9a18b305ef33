"""The brief as text."""

from typing import TYPE_CHECKING

from detente.cli.printing.stability import say_rows
from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
from detente.language import _
from detente.words import assumptions, names, unknown
from detente.words import brief as words

if TYPE_CHECKING:
    from detente.analyses.brief import Brief
    from detente.analyses.case import Case


def say_brief(brief: "Brief") -> None:
    """Write every answer, one combination of types after the other."""
    scenario = brief.scenario
    head = (
        names.title(scenario),
        assumptions.mark(brief.confidence),
        assumptions.by_confidence(brief.confidence),
        *words.defaults(brief),
        assumptions.overrides(scenario),
        words.status(brief),
        *words.left_out(brief),
    )
    say_paragraphs(filter(None, head), mark="")
    for case in brief.cases:
        _say_case(brief, case)
    for section in (*words.weighed(brief), *words.further(brief), *words.issues(brief), *words.sure(brief)):
        say_heading(section.title)
        say_paragraphs(section.sentences)


def _say_case(brief: "Brief", case: "Case") -> None:
    which = names.case(case.setting)
    if which:
        say_heading(which)
    say_heading(_("In short"))
    say_paragraphs(filter(None, dict.fromkeys([words.headline(brief, case), words.deal_headline(case)])), mark="")
    if rows := words.rows(brief, case):
        say_heading(_("The named states"))
        say_rows(rows)
    if case.unknown is not None and (lines := unknown.named_rows(case.unknown, brief.concept)):
        say_heading(_("The named states"))
        say_table(unknown.headings(), lines, numbers=(3,))
        say_paragraphs(unknown.legend(case.unknown), mark="")
    for section in words.sections(brief, case):
        say_heading(section.title)
        say_paragraphs(section.sentences)
