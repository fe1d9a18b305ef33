"""Issue by issue: the pictures of where it may settle and what that hangs on, and the same in tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analyses.brief import Brief
from detente.analyses.talks.drivers import MEAN, DriversAnswer
from detente.charts import Frame
from detente.charts.talks import panel, tornado
from detente.report.cells import Cell, Row, Table
from detente.report.pictures import Picture, picture
from detente.words import assumptions, forecast, names, outlook
from detente.words.talks import drivers


@dataclass(frozen=True, slots=True)
class IssuePart:
    """An issue by name; hangs_on: the picture of what moves it, None where nothing has a range."""

    title: str
    settles: Picture
    points: Table
    intervals: Table | None
    trust: tuple[str, ...]
    hangs_on: Picture | None
    moved: tuple[Table, ...]


def issues(brief: Brief) -> tuple[IssuePart, ...]:
    """The first issues of the file; nothing without any."""
    answer = brief.forecast
    if answer is None:
        return ()
    return tuple(_part(brief, id) for id in list(answer.panels)[: drivers.IN_SHORT])


def _part(brief: Brief, id: str) -> IssuePart:
    answer = brief.forecast
    assert answer is not None
    above = Frame("", assumptions.mark(brief.confidence))
    title = names.capital(forecast.issue(answer, id))
    found = outlook.rows(answer, id)
    return IssuePart(
        title,
        picture(panel.draw(answer, id, above), above),
        _table(title, forecast.headings(answer), forecast.rows(answer, id)),
        _table(outlook.title(), outlook.headings(answer, id), found) if found else None,
        tuple(outlook.trust(answer, id)),
        _tornado(brief.drivers, id, above),
        tuple(_moved(brief.drivers, id)) if brief.drivers else (),
    )


def _tornado(answer: DriversAnswer | None, id: str, above: Frame) -> Picture | None:
    """With the first column of capability."""
    if answer is None:
        return None
    first = list(answer.issues.get(id, {}))[:1]
    if not any(found.swings for column in first for found in answer.issues[id][column].values()):
        return None
    return picture(tornado.draw(answer, id, above, first), above)


def _moved(answer: DriversAnswer, id: str) -> Iterator[Table]:
    """Around each centre, with the first column, the swings; around the mean the smallest changes as well."""
    for column in list(answer.issues.get(id, {}))[:1]:
        for centre, found in answer.issues[id][column].items():
            heading = drivers.heading(answer, column, centre)
            if found.swings:
                yield _table(heading, drivers.swing_headings(), drivers.swing_rows(answer, found))
            if found.reached and centre == MEAN:
                about = next(drivers.about_changes(answer, found))
                yield _table(about, drivers.change_headings(), drivers.change_rows(answer, found))


def _table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    return Table(caption, tuple(headings), tuple(Row(row[0], tuple(Cell(cell) for cell in row[1:])) for row in rows))
