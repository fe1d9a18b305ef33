"""The matrix of guarantors in blocks."""

from collections.abc import Callable, Iterator, Mapping

from detente.prose.blocks import Heading, Notice, Page, Paragraph, Table
from detente.prose.message import Count, Message, Name, Told, message, names
from detente.questions.guarantors.ask import Matrix, SetAnswer

Column = Callable[[SetAnswer], bool | None]


def tell(found: Matrix) -> Page:
    """The table, what its columns mean, and the smallest sets of each."""
    return (
        Heading(message("Whose guarantee is enough"), level=1),
        *_of_types(found),
        _table(found),
        Paragraph(tuple(_smallest(found))),
        Paragraph(tuple(_meaning(found)), weight="quiet"),
        *_unfinished(found),
    )


def _of_types(found: Matrix) -> Iterator[Paragraph]:
    scenario = found.scenario
    for party, kind in found.types.items():
        types = {each.id: each for each in scenario.parties[party].types}
        name = types[kind].provenance.name
        yield Paragraph(
            (
                message(
                    "{party} is of type “{type}”; `--type` chooses another.",
                    party=Name(scenario.parties[party].name),
                    type=Name(name) if name else Told(kind),
                ),
            ),
            weight="quiet",
        )


def _columns(found: Matrix) -> Mapping[str, tuple[Message, Column]]:
    """Those of which some model says anything."""
    every: dict[str, tuple[Message, Column]] = {
        "stays": (message("nobody leaves"), lambda each: each.stays),
        "better": (message("better for all"), lambda each: each.better),
        "believed": (message("believed"), lambda each: each.believed),
        "keeping": (message("a roadmap keeps itself"), _some),
    }
    return {id: (head, of) for id, (head, of) in every.items() if any(of(each) is not None for each in found.sets)}


def _some(each: SetAnswer) -> bool | None:
    return None if each.keeping is None else bool(each.keeping)


def _table(found: Matrix) -> Table:
    columns = _columns(found)
    rows = tuple(
        (_set(found, each), *(_cell(found, id, each, of(each)) for id, (_head, of) in columns.items()))
        for each in found.sets
    )
    return Table((message("Guarantors"), *(head for head, _of in columns.values())), rows)


def _set(found: Matrix, each: SetAnswer) -> Message:
    if not each.members:
        return message("nobody")
    return message("{parties}", parties=names(found.scenario.parties[id].name for id in each.members))


def _cell(found: Matrix, id: str, each: SetAnswer, value: bool | None) -> Message:
    if value is None:
        return message("–")
    if id == "keeping" and each.keeping:
        roadmaps = found.scenario.agreement.roadmaps
        return message("{roadmaps}", roadmaps=names(roadmaps[one].name for one in each.keeping))
    return message("yes") if value else message("no")


def _smallest(found: Matrix) -> Iterator[Message]:
    """For each column the sets of which no part does as well."""
    for head, of in _columns(found).values():
        holding = [each for each in found.sets if of(each)]
        least = [each for each in holding if not any(set(o.members) < set(each.members) for o in holding)]
        column, count = Told(head.spoken()), Count(len(found.sets))
        if not holding:
            yield message("{column}: with none of the {count} sets.", column=column, count=count)
        elif not least[0].members:
            yield message("{column}: with no guarantor at all, too.", column=column)
        else:
            yield message(
                "{column}: the smallest sets are {sets}.",
                column=column,
                sets=Told("; ".join(_set(found, each).spoken() for each in least)),
            )


def _meaning(found: Matrix) -> Iterator[Message]:
    meanings = {
        "stays": message("Nobody leaves: no party gains by leaving the goal, as others would answer (graph model)."),
        "better": message("Better for all: every party prefers the goal to today (graph model)."),
        "believed": message("Believed: the promises remove enough of the threat for the party that has to disarm."),
        "keeping": message("A roadmap keeps itself: nobody gains by leaving it at any step, and everybody joins."),
    }
    yield from (meanings[id] for id in _columns(found))
    yield message("The columns need not agree: a goal may be kept once it is reached, and no way there keep itself.")


def _unfinished(found: Matrix) -> Iterator[Notice]:
    if not found.complete:
        yield Notice(message("The roadmaps are not finished."), tone="mixed")


__all__ = ["tell"]
