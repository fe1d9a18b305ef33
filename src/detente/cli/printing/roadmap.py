"""The answer on roadmaps as text: all verdicts in one table, then each roadmap step by step."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.analyses.deals.asked import can_design
from detente.cli.printing.heading import say_title
from detente.cli.printing.tables import say_heading, say_paragraphs, say_table
from detente.language import _
from detente.words import names
from detente.words.deals import (
    compared,
    credibility,
    designs,
    endurance,
    guarantee_sets,
    patience,
    roadmaps,
    steps,
    trust,
)

if TYPE_CHECKING:
    from detente.analyses.deals.asked import Answered, Compared
    from detente.analyses.deals.deal import Deal
    from detente.analyses.deals.endurance import Endurance
    from detente.analyses.deals.roadmaps import Verdict
    from detente.analyses.deals.trust import TrustAnswer


def say_roadmaps(found: "Answered") -> None:
    """Write the whole answer."""
    answer = found.answer
    deal = answer.deal
    say_title(deal)
    if found.asked:
        _say_overview(deal, list(answer.verdicts.values()))
    else:
        say_paragraphs([roadmaps.none_written()], mark="")
    if not answer.sets and not all(verdict.largest.holds for verdict in answer.verdicts.values()):
        say_paragraphs([_more()], mark="")
    for id, verdict in answer.verdicts.items():
        say_heading(names.capital(names.roadmap(deal.scenario, id)))
        say_paragraphs(roadmaps.explained(deal, verdict))
        if id in answer.sets:
            say_paragraphs(guarantee_sets.answers(deal, id, answer.sets[id]))
        _say_steps(deal, verdict)
    _say_credibility(deal, list(answer.verdicts.values()))
    _say_design(found)
    if found.patience is not None:
        say_heading(_("How patient the parties must be"))
        say_paragraphs(sentence for each in found.patience for sentence in patience.needed(deal, each))
    if found.trust or (found.trust is not None and "trust" not in found.unfinished):
        _say_trust(deal, found.trust)
    if found.compared is not None:
        _say_compared(deal, found.compared)
    for each in found.endurance or ():
        _say_endurance(deal, each)
    if found.hardest is not None:
        say_heading(_("Under the hardest punishments"))
        say_paragraphs(compared.hardest(deal, found.hardest))
        say_paragraphs([compared.hardest_legend()], mark="")


def _more() -> str:
    """What else can be asked about roadmaps that fail."""
    return _("--guarantors shows whose guarantees would be enough, --patience how patient the parties must be.")


def _say_overview(deal: "Deal", verdicts: "list[Verdict]") -> None:
    say_heading(_("The roadmaps"))
    say_table(roadmaps.headings(), [roadmaps.row(deal, each) for each in verdicts], numbers=(2,))
    say_paragraphs([roadmaps.legend()], mark="")


def _say_steps(deal: "Deal", verdict: "Verdict") -> None:
    say_paragraphs([""], mark="")
    headings = steps.headings(deal, verdict.largest)
    say_table(headings, steps.rows(deal, verdict.largest), numbers=range(2, len(headings)))


def _say_credibility(deal: "Deal", verdicts: "list[Verdict]") -> None:
    """Once for all roadmaps with the same guarantors."""
    for same in credibility.alike(verdicts):
        say_heading(_("Who would act after a breach"))
        say_paragraphs([credibility.of_roadmaps(deal, [each.id for each in same])], mark="")
        say_paragraphs(credibility.reasons(deal, same[0]))
        say_table(credibility.headings(), credibility.rows(deal, same[0]), numbers=(3, 4, 5))
        say_paragraphs([credibility.legend()], mark="")


def _say_design(found: "Answered") -> None:
    answer = found.answer
    deal = answer.deal
    if answer.design is None:
        if not found.asked and not can_design(deal):
            say_paragraphs([designs.impossible()], mark="")
        return
    say_heading(_("The best roadmap"))
    say_paragraphs(designs.explained(deal, answer.design))
    if answer.best is not None:
        say_paragraphs(roadmaps.explained(deal, answer.best)[1:])
        _say_steps(deal, answer.best)
    for id in answer.sets:
        if id not in deal.roadmaps:
            say_paragraphs(guarantee_sets.answers(deal, id, answer.sets[id]))


def _say_trust(deal: "Deal", found: "tuple[TrustAnswer, ...]") -> None:
    say_heading(_("How much trust it needs"))
    if not found:
        say_paragraphs([trust.unasked()])
        return
    say_paragraphs(trust.beliefs(deal, found[0].beliefs))
    for each in found:
        say_paragraphs(trust.explained(deal, each))


def _say_endurance(deal: "Deal", found: "Endurance") -> None:
    title = _("What the verdict on {roadmap} withstands")
    say_heading(title.format(roadmap=names.roadmap(deal.scenario, found.roadmap)))
    say_paragraphs(endurance.explained(deal, found))
    if found.flips:
        say_paragraphs([""], mark="")
        say_table(endurance.headings(), endurance.rows(deal, found), numbers=(1, 2))
        say_paragraphs([endurance.legend(found)], mark="")


def _say_compared(deal: "Deal", found: "Compared") -> None:
    parts: Iterable[tuple[str, Iterable[str]]] = (
        (_("Step by step or all at once"), (compared.at_once(deal, each) for each in found.at_once)),
        (_("Who sits at the table"), compared.tables(deal, found.tables)),
        (_("How leaky sanctions may be"), (compared.leakage(deal, each) for each in found.leakage)),
    )
    for title, sentences in parts:
        said = list(sentences)
        if said:
            say_heading(title)
            say_paragraphs(said)
    if found.patrons:
        say_heading(_("What others' measures do to the price of a deal"))
        say_table(compared.patron_headings(), compared.patron_rows(deal, found.patrons), numbers=(3,))
        say_paragraphs([compared.patron_legend()], mark="")
