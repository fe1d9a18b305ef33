"""What a deal is made of: every measure with its owners, levels and how fast it can go."""

from dataclasses import dataclass

from detente.language import _, commas, joined, number
from detente.model.roadmap import Measure
from detente.model.scenario import Scenario
from detente.words import names


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One line of the table of measures."""

    id: str
    name: str
    owners: str
    votes: str
    levels: str
    now: str
    rises: str
    falls: str
    apart: str
    confidence: str
    sources: tuple[str, ...]
    note: str


def measures(scenario: Scenario) -> tuple[MeasureRow, ...]:
    """Every measure, in file order; nothing where there are no flows, and so no deal to check."""
    if not scenario.agreement.flows:
        return ()
    return tuple(_row(scenario, each) for each in scenario.agreement.measures.values())


def _row(scenario: Scenario, each: Measure) -> MeasureRow:
    provenance = each.provenance
    return MeasureRow(
        each.id,
        names.text(each.name),
        joined(names.party(scenario, party) for party in each.owners),
        _votes(each),
        commas(f"{height} {name}" if (name := _level(each, height)) else number(height) for height in _heights(each)),
        number(each.now),
        _speed(each.up, each.highest),
        _speed(each.down, each.highest),
        _apart(each),
        names.confidence(provenance.trust),
        provenance.sources,
        names.text(provenance.note) if provenance.note else "",
    )


def _apart(each: Measure) -> str:
    """That no deal changes a measure; empty for one that deals are made of."""
    if each.in_deal:
        return ""
    if each.signed == each.now:
        return _("not part of any deal: a hostile act")
    level = _level(each, each.signed) or number(each.signed)
    return _("not part of any deal: a hostile act that stops with the signature, at {level}").format(level=level)


def _heights(each: Measure) -> range:
    return range(each.highest + 1)


def _level(each: Measure, height: int) -> str:
    """What a level is called; empty if only by its number."""
    name = names.text(each.levels[height]) if height < len(each.levels) else ""
    return "" if name == str(height) else name


def _votes(each: Measure) -> str:
    if len(each.owners) < 2:
        return ""
    return _("votes needed of {owners}: {up} to raise, {down} to lower").format(
        owners=number(len(each.owners)), up=number(each.raise_votes), down=number(each.lower_votes)
    )


def _speed(levels: int, highest: int) -> str:
    if levels <= 0:
        return _("never")
    return _("at once") if levels >= highest else _("by {count} a step").format(count=number(levels))
