"""Roadmaps and the goal: levels that can be reached, step by step."""

from collections.abc import Mapping

from detente.files.resolver import Resolver
from detente.files.schema import RoadmapEntry, StepEntry
from detente.model.provenance import Provenance
from detente.model.roadmap import Goal, Measure, Roadmap, Step
from detente.model.texts import Text
from detente.preferences.form import Path

Measures = Mapping[str, Measure]


def build_roadmaps(resolver: Resolver, measures: Measures) -> dict[str, Roadmap]:
    """The roadmaps of the file."""
    return {name: _roadmap(resolver, name, entry, measures) for name, entry in resolver.entry.roadmaps.items()}


def _roadmap(resolver: Resolver, name: str, entry: RoadmapEntry, measures: Measures) -> Roadmap:
    path: Path = ("roadmaps", name)
    known = resolver.declared("guarantees")
    if entry.guarantors is None and known:
        resolver.reporter.at_key("E530", path)
    for k, guarantor in enumerate(entry.guarantors or ()):
        at: Path = (*path, "guarantors", k)
        if resolver.knows("E531", guarantor, known, at) and guarantor in (entry.guarantors or ())[:k]:
            resolver.report("E227", at, found=guarantor)
    if not entry.steps:
        resolver.reporter.at_key("E532", (*path, "steps"))
    provenance = resolver.provenance(entry, path)
    steps = _steps(resolver, entry, path, measures, provenance)
    return Roadmap(name, provenance.name or Text(name), tuple(entry.guarantors or ()), steps, provenance)


def _steps(
    resolver: Resolver, entry: RoadmapEntry, path: Path, measures: Measures, outer: Provenance
) -> tuple[Step, ...]:
    reached = {name: measure.now for name, measure in measures.items()}
    per_year = resolver.entry.discount is not None and resolver.entry.discount.per == "year"
    steps = []
    for k, step in enumerate(entry.steps):
        at: Path = (*path, "steps", k)
        if step.months is None and per_year:
            resolver.report("E522", at)
        if step.months is not None and step.months <= 0:
            resolver.report("E231", (*at, "months"), found=f"{step.months:g}", allowed="> 0")
        _check_moves(resolver, step, at, measures, reached)
        steps.append(Step(dict(step.to), step.months, resolver.provenance(step, at, outer)))
    return tuple(steps)


def _check_moves(resolver: Resolver, step: StepEntry, at: Path, measures: Measures, reached: dict[str, int]) -> None:
    for name, level in step.to.items():
        path: Path = (*at, "to", name)
        if not _is_level(resolver, name, level, path, measures):
            continue
        measure, before = measures[name], reached[name]
        low, high = max(0, before - measure.down), min(measure.highest, before + measure.up)
        if not low <= level <= high:
            facts = {"step": str(int(at[-1]) + 1), "measure": name, "before": str(before), "found": str(level)}
            resolver.report("E533", path, **facts, low=str(low), high=str(high))
        reached[name] = level


def _out_of_reach(measure: Measure, level: int) -> bool:
    """Whether no number of steps leads there: up where it cannot rise, or down where it cannot fall."""
    return (level > measure.signed and not measure.up) or (level < measure.signed and not measure.down)


def _is_level(resolver: Resolver, name: str, level: int, path: Path, measures: Measures) -> bool:
    if not resolver.knows("E224", name, resolver.declared("measures"), path, key=True) or name not in measures:
        return False
    measure = measures[name]
    if not resolver.whole(("measures", name)):
        return False
    if not 0 <= level <= measure.highest:
        resolver.report("E511", path, found=str(level), measure=name, highest=str(measure.highest))
        return False
    if not measure.in_deal and level != measure.signed:
        resolver.report("E534", path, measure=name, before=str(measure.signed))
        return False
    return True


def build_goal(resolver: Resolver, measures: Measures) -> Goal | None:
    """What the deal is to reach."""
    entry = resolver.entry.goal
    if entry is None:
        return None
    for name, level in entry.levels.items():
        path: Path = ("goal", "levels", name)
        if _is_level(resolver, name, level, path, measures) and _out_of_reach(measures[name], level):
            facts = {"measure": name, "before": str(measures[name].now), "found": str(level)}
            resolver.report("E535", path, **facts)
    state = resolver.one_state(entry.state, ("goal", "state")) if entry.state is not None else None
    return Goal(state, entry.state, dict(entry.levels), resolver.provenance(entry, ("goal",)))
