"""What lies behind one yes/no answer: its drivers, what would flip it, the box in which it holds."""

import math
from collections.abc import Iterator

from detente.analyses.sweeps.behind.deeper import Deeper
from detente.errors.codes import N_
from detente.language import _, joined, ngettext, number
from detente.model.scenario import Scenario
from detente.uncertainty.discovery.discover import Restriction
from detente.uncertainty.factors import Factor
from detente.uncertainty.flips.nearest import Flip
from detente.uncertainty.flips.smallest import FlipSet
from detente.uncertainty.indices.drivers import Driver
from detente.uncertainty.shares import Share
from detente.words.names import capital
from detente.words.sweeps import inputs
from detente.words.sweeps.shares import cell, percent

DRIVERS, FLIPS, SETS = 6, 5, 3
DIRECTIONS = {
    "up": N_("the higher, the more often yes"),
    "down": N_("the lower, the more often yes"),
    "both ways": N_("middle and outer values differ"),
    "level": N_("mostly yes: {favoured}"),
}
OF_SHIFTS = {
    "up": N_("the less important, the more often yes"),
    "down": N_("the more important, the more often yes"),
}
"""Places are counted from the top of a list."""


def sections(scenario: Scenario, found: Deeper) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Drivers, flips and box under their titles; what was not asked is left out."""
    every = (
        (_("What drives it"), drivers(scenario, found)),
        (_("What would flip it"), flips(scenario, found)),
        (_("Where it holds"), box(scenario, found)),
    )
    for title, sentences in every:
        if said := tuple(sentences):
            yield title, said


def drivers(scenario: Scenario, found: Deeper) -> Iterator[str]:
    """The inputs that separate yes from no, farthest first."""
    if found.drivers.status == "one answer":
        yield _("All draws say the same, so that no input drives the answer within the assumed ranges.")
        return
    beyond = [each for each in found.drivers.drivers if each.is_beyond_noise]
    if not beyond:
        yield _("No single input separates yes from no by more than the number of draws explains.")
    for each in beyond[:DRIVERS]:
        yield _driver(scenario, found, each)
    if len(beyond) > DRIVERS:
        left = len(beyond) - DRIVERS
        said = ngettext("{count} more input matters less.", "{count} more inputs matter less.", left)
        yield said.format(count=number(left))


def in_short(scenario: Scenario, found: Deeper, most: int) -> Iterator[str]:
    """The inputs that separate yes from no most, with the direction."""
    for each in [each for each in found.drivers.drivers if each.is_beyond_noise][:most]:
        factor = _factor(found, each.factor)
        said = _("{input} ({direction})")
        yield said.format(input=inputs.named(scenario, factor), direction=direction(scenario, factor, each))


def direction(scenario: Scenario, factor: Factor, each: Driver) -> str:
    """Which values of an input go with a yes; empty while it is not beyond noise."""
    favoured = inputs.valued(scenario, factor, factor.levels.index(each.favoured)) if each.favoured else ""
    told = {**DIRECTIONS, **OF_SHIFTS} if factor.kind == "shift" else DIRECTIONS
    return _(told[each.direction]).format(favoured=favoured) if each.direction in told else ""


def _driver(scenario: Scenario, found: Deeper, each: Driver) -> str:
    factor = _factor(found, each.factor)
    said = _("{input}: distance {distance} ({low} to {high}; draws without a link stay below {noise}); {direction}.")
    return said.format(
        input=capital(inputs.named(scenario, factor)),
        distance=_two(each.distance),
        low=_two(each.low),
        high=_two(each.high),
        noise=_two(each.noise),
        direction=direction(scenario, factor, each),
    )


def _two(value: float) -> str:
    return format(value, "z.2f")


def _factor(found: Deeper, id: str) -> Factor:
    return next(each for each in found.factors if each.id == id)


# ------------------------------------------------------------------ flips


def flips(scenario: Scenario, found: Deeper) -> Iterator[str]:
    """What would turn the answer of the file's own values: one input alone, nearest first; the fewest together."""
    if found.nearest is None:
        return
    if found.nearest.status == "no answer":
        yield _("With the file's own values there is no answer to flip.")
        return
    verdict = _("With the file's own values the answer is yes.") if found.nearest.verdict else ""
    yield verdict or _("With the file's own values the answer is no.")
    alone = [each for each in found.nearest.flips if each.is_found]
    for each in alone[:FLIPS]:
        yield _alone(scenario, found, each)
    if not alone:
        yield _("No single input turns it within its range.")
    yield from _together(scenario, found)


def nearest(scenario: Scenario, found: Deeper) -> Iterator[str]:
    """The input that alone turns the answer of the file's own values first, if one does."""
    flips = found.nearest.flips if found.nearest is not None else ()
    yield from (_alone(scenario, found, each) for each in flips[:1] if each.is_found)


def _alone(scenario: Scenario, found: Deeper, each: Flip) -> str:
    factor = _factor(found, each.factor)
    facts = {
        "input": capital(inputs.named(scenario, factor)),
        "central": inputs.valued(scenario, factor, each.central),
        "value": inputs.valued(scenario, factor, each.value),
    }
    if factor.kind in ("levels", "completion", "shift"):
        return _("{input} alone turns it: {value}.").format(**facts)
    said = _("{input} alone turns it at {value} (now {central}; {share} of the way to the end of its range).")
    return said.format(**facts, share=percent(each.share))


def _together(scenario: Scenario, found: Deeper) -> Iterator[str]:
    smallest = found.smallest
    if smallest is None or smallest.status == "no answer":
        return
    if smallest.status == "none":
        yield _("No combination of ends of ranges turns it.")
    elif smallest.status == "none found":
        said = ngettext(
            "No combination that turns it was found; at least {count} input would have to move.",
            "No combination that turns it was found; at least {count} inputs would have to move together.",
            smallest.at_least,
        )
        yield said.format(count=number(smallest.at_least))
    elif smallest.size > 1:
        exact = smallest.status == "exact"
        said = (
            _("The fewest inputs that turn it together are {count}; no smaller set does.")
            if exact
            else _("{count} inputs together turn it; a set of {least} or more might.")
        )
        yield said.format(count=number(smallest.size), least=number(smallest.at_least))
        for each in smallest.sets[:SETS]:
            yield _set(scenario, found, each)


def _set(scenario: Scenario, found: Deeper, each: FlipSet) -> str:
    moved = (
        _("{input}: {value}").format(
            input=inputs.named(scenario, _factor(found, id)),
            value=inputs.valued(scenario, _factor(found, id), value),
        )
        for id, value in zip(each.factors, each.nearest, strict=True)
    )
    return _("Together: {inputs}.").format(inputs=joined(moved))


# ------------------------------------------------------------------ box


def box(scenario: Scenario, found: Deeper) -> Iterator[str]:
    """The assumptions that single out where the answer is yes, or no if that is rarer."""
    said = found.box
    if said.status == "one answer":
        return
    if said.status == "too few":
        yield _("Too few draws say one of the two for a box of assumptions.")
        return
    if said.status == "no box" or said.density is None or said.coverage is None or said.before is None:
        yield _("No limits on inputs single out where the answer is yes, or where it is no.")
        return
    limits = joined(_limit(scenario, found, each) for each in said.restrictions)
    yield _singled_out(said.density, answer=said.answer).format(limits=limits)
    yield _measured(said.density, said.before, said.coverage, answer=said.answer)


def _singled_out(density: Share, *, answer: bool) -> str:
    """In a box in which even the rarer answer is a minority, it is only less rare than elsewhere."""
    if density.share > 0.5:
        return _("The answer is mostly yes where {limits}.") if answer else _("The answer is mostly no where {limits}.")
    if answer:
        return _("The answer is yes more often than elsewhere, though not mostly, where {limits}.")
    return _("The answer is no more often than elsewhere, though not mostly, where {limits}.")


def _measured(density: Share, before: Share, coverage: Share, *, answer: bool) -> str:
    told = (
        _(
            "In that box the answer is yes in {density} of the draws, against {before} in all; {coverage} of all yes"
            " lie in it (measured on draws that were held out)."
        )
        if answer
        else _(
            "In that box the answer is no in {density} of the draws, against {before} in all; {coverage} of all no lie"
            " in it (measured on draws that were held out)."
        )
    )
    return told.format(density=cell(density), before=cell(before), coverage=cell(coverage))


def _limit(scenario: Scenario, found: Deeper, each: Restriction) -> str:
    factor = _factor(found, each.factor)
    name = inputs.named(scenario, factor)
    if each.levels:
        kinds = joined(inputs.valued(scenario, factor, factor.levels.index(level)) for level in each.levels)
        return _("{input} is {levels}").format(input=name, levels=kinds)
    if factor.kind == "shift":
        return _shifted(name, each)
    low, high = format(each.low, "z.3g"), format(each.high, "z.3g")
    if math.isinf(each.low):
        return _("{input} is at most {high}").format(input=name, high=high)
    if math.isinf(each.high):
        return _("{input} is at least {low}").format(input=name, low=low)
    return _("{input} lies between {low} and {high}").format(input=name, low=low, high=high)


def _shifted(name: str, each: Restriction) -> str:
    """Places are counted from the top of a list, so that less is more important."""
    if math.isinf(each.low):
        said = _("{input} is at most {places} places lower than written") if each.high >= 0 else ""
        said = said or _("{input} is at least {places} places higher than written")
        return said.format(input=name, places=format(abs(each.high), "z.1f"))
    if math.isinf(each.high):
        said = _("{input} is at most {places} places higher than written") if each.low <= 0 else ""
        said = said or _("{input} is at least {places} places lower than written")
        return said.format(input=name, places=format(abs(each.low), "z.1f"))
    said = _("{input} is moved by between {low} and {high} places")
    return said.format(input=name, low=format(each.low, "z.1f"), high=format(each.high, "z.1f"))
