"""How sure the answers are: shares of the assumed ranges in pictures, sentences and tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyses.brief import Brief
from detente.analyses.sweeps.modest import Sweeps
from detente.charts.sweeps import claims, families, tornado
from detente.charts.sweeps.marks import frame_of
from detente.language import _
from detente.report.cells import Cell, Row, Table
from detente.report.pictures import Picture, picture
from detente.words import names
from detente.words.sweeps import in_brief, shares

MANY = 3  # things of one kind that claims name: all of that kind are drawn
PICTURES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences with their pictures and a table; the first part is about all."""

    title: str
    sentences: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()


def sure(brief: Brief) -> tuple[Part, ...]:
    """What was drawn, then each claim; nothing where it was not asked."""
    found = brief.sweeps
    if found is None:
        return ()
    (title, said), *_rest = in_brief.sections(found, brief.concept)
    named = dict.fromkeys(verdict.claim for _answer, verdict in found.asked)
    compared = tuple(_compared(found, brief.concept))
    beside = (Part(*each) for each in in_brief.otherwise(found))
    return (Part(title, said, compared), *(_claim(found, claim) for claim in named), *beside)


def _claim(found: Sweeps, claim: str) -> Part:
    asked = [each for each in found.asked if each[1].claim == claim]
    looked = [each for each in found.looked_into if each.verdict.claim == claim and each.drivers.drivers]
    frame = frame_of([answer for answer, _verdict in asked])
    pictures = [picture(claims.draw(asked, frame), frame)]
    for each in looked:
        answer = found.answer_with(each.verdict)
        frame = frame_of([answer])
        pictures.append(picture(tornado.draw(answer, each, frame), frame))
    return Part(*in_brief.of_claim(found, claim), tuple(pictures), tuple(_tables(found, claim)))


def _tables(found: Sweeps, claim: str) -> Iterator[Table]:
    """One for each sweep that answers questions about the claim: they differ in how ranges were read."""
    for answer in found.answers:
        verdicts = [verdict for each, verdict in found.asked if each is answer and verdict.claim == claim]
        if verdicts:
            lines = [line for verdict in verdicts for line in shares.rows(answer, verdict)]
            rows = tuple(Row(names.capital(line[0].strip()), tuple(map(Cell, line[1:]))) for line in lines)
            yield Table(_("Shares of the draws with a yes, with 95% intervals"), shares.headings(answer), rows)


def _compared(found: Sweeps, concept: str) -> Iterator[Picture]:
    """Bars of the kinds that claims name several of; without claims, of what matters most."""
    asked = {name for _answer, verdict in found.asked for name in verdict.names}
    many = [each for each in found.families if len(asked.intersection(each[1].members.values())) >= MANY]
    shown = many if asked else [each for each in in_brief.of_interest(found, concept) if len(each[1].members) > 1]
    for answer, family in shown[:PICTURES]:
        frame = frame_of([answer])
        yield picture(families.draw(answer, family, frame), frame)
