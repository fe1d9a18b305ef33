"""The graph model and the ladder side by side: what each says of guarantors, and why they may differ."""

from detente.agreement.roadmaps.guarantor_sets import GuarantorSets
from detente.analyses.deals.roadmaps import BEST, RoadmapAnswer
from detente.analyses.guarantors import GuarantorAnswer
from detente.language import _
from detente.words import guarantors, names


def compared(ordinal: GuarantorAnswer | None, ladder: RoadmapAnswer | None) -> tuple[str, ...]:
    """Where both models name smallest sets: what each says, and what explains a difference; else nothing."""
    if ordinal is None or ladder is None:
        return ()
    sets = ladder.sets.get(BEST) or next(iter(ladder.sets.values()), None)
    if sets is None or sets.status != "complete":
        return ()
    if set(map(frozenset, ordinal.minimal.stable_for_all)) == set(map(frozenset, sets.sufficient)):
        return (_("The graph model, which knows only the order of wishes, names the same smallest sets."),)
    return _both(ordinal, ladder, sets), _why()


def _both(ordinal: GuarantorAnswer, ladder: RoadmapAnswer, sets: GuarantorSets) -> str:
    scenario = ladder.deal.scenario
    said = (
        _("The models differ. Graph model, {goal} stable for every party: {ordinal}. Ladder, some roadmap: {ladder}.")
        if BEST in ladder.sets
        else _("The models differ. Graph model, {goal} stable for every party: {ordinal}. Ladder, {roadmap}: {ladder}.")
    )
    return said.format(
        goal=names.goal(scenario),
        roadmap=names.roadmap(scenario, next(iter(ladder.sets))),
        ordinal=_sets(ordinal, ordinal.minimal.stable_for_all),
        ladder=_sets(ordinal, sets.sufficient),
    )


def _sets(ordinal: GuarantorAnswer, sets: tuple[tuple[str, ...], ...]) -> str:
    return guarantors.members(ordinal.setting.scenario, sets)


def _why() -> str:
    return _(
        "They answer different questions. The graph model knows the order of wishes only: it has no sizes and no"
        " patience, looks at the end state alone, and takes it from the lists whether a guarantor acts. The ladder"
        " looks at every step, at patience and at what enforcing costs, and rests on the numbers of the file."
    )
