"""What measures are called, at which level they stand, and what a party does with them instead of its part."""

from collections.abc import Mapping

from detente.errors.codes import N_
from detente.language import _, commas, joined, number, quoted
from detente.model.roadmap import Measure
from detente.model.scenario import Scenario
from detente.words import names

Levels = Mapping[str, int]


def measure(scenario: Scenario, id: str) -> str:
    """A measure inside a sentence: its name and id, or its id alone."""
    name = names.text(scenario.agreement.measures[id].name)
    return id if name == id else _("“{name}” ({id})").format(name=name, id=id)


def measures(scenario: Scenario, ids: "tuple[str, ...]") -> str:
    """Measures as a list."""
    return joined(measure(scenario, id) for id in ids)


def level(scenario: Scenario, id: str, height: int) -> str:
    """A level inside a sentence: its name, or which of how many."""
    found = scenario.agreement.measures[id]
    name = names.text(found.levels[height]) if height < len(found.levels) else str(height)
    if name != str(height):
        return quoted(name)
    if _is_switch(found):
        return _("yes") if height else _("no")
    return _("level {level} of {highest}").format(level=number(height), highest=number(found.highest))


def levels(scenario: Scenario, found: Levels) -> str:
    """Levels as a list: `dismantles weapons: level 4 of 4 and …`."""
    return joined(_at(scenario, id, height) for id, height in found.items()) or _("nothing")


def changes(scenario: Scenario, before: Levels, after: Levels) -> str:
    """What a step changes, for the cell of a table; empty for nothing."""
    return commas(_at(scenario, id, height) for id, height in after.items() if height != before[id])


def _at(scenario: Scenario, id: str, height: int) -> str:
    name = names.text(scenario.agreement.measures[id].name)
    return _("{measure}: {level}").format(measure=name, level=level(scenario, id, height))


WITHHELD = N_("withholding its vote, so that {measure} stays at {was} instead of going to {agreed}")
LEFT_OUT = N_("leaving out {measure}")
TAKEN_UP = N_("taking up {measure}")
DROPPED = N_("dropping {measure}")
KEPT = N_("leaving {measure} at {was} instead of taking it to {agreed}")
PARTLY = N_("taking {measure} only to {does} instead of {agreed}")
BACK = N_("taking {measure} back from {was} to {does}")
OTHERWISE = N_("taking {measure} from {was} to {does}")


def acts(scenario: Scenario, before: Levels, agreed: Levels, does: Levels) -> str:
    """What a party does so that `does` comes about instead of `agreed`, as a clause: `taking “…” (U) back to …`."""
    return joined(
        _(_act(scenario.agreement.measures[id], before[id], agreed[id], does[id])).format(
            measure=measure(scenario, id),
            was=level(scenario, id, before[id]),
            agreed=level(scenario, id, agreed[id]),
            does=level(scenario, id, does[id]),
        )
        for id in agreed
        if does[id] != agreed[id]
    )


def _act(measure: Measure, before: int, agreed: int, does: int) -> str:
    if len(measure.owners) == 1 and _is_switch(measure):
        return LEFT_OUT if does < agreed and does == before else TAKEN_UP if does else DROPPED
    if does == before:
        return WITHHELD if len(measure.owners) > 1 else KEPT
    if min(before, agreed) < does < max(before, agreed):
        return PARTLY
    return BACK if min(before, measure.now) <= does <= max(before, measure.now) else OTHERWISE


def _is_switch(measure: Measure) -> bool:
    """Whether a measure is only done or not, without names for that."""
    return measure.highest == 1 and all(names.text(name) == str(k) for k, name in enumerate(measure.levels))
