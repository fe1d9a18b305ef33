"""What tables can settle on, against the definitions; who would rather have which."""

from dataclasses import replace
from random import Random

import pytest

from detente.analyses.setting import Setting
from detente.analyses.tables import EVERYBODY, Format, Widening, tables
from detente.errors import LimitReached, Unanswerable
from detente.model.conditions import Not, Taken
from detente.model.conflict import Infeasibility, Party
from detente.model.scenario import Scenario, WishKey
from detente.model.texts import Text
from detente.preferences.ranking import Ranking
from detente.watching import Watch
from tests.graph.model_draws import Model, draw
from tests.graph.twin import Twin


def setting(model: Model, members: tuple[str, ...]) -> Setting:
    conflict = replace(model.conflict, tables={"small": members})
    parties = {id: Party(id, Text(id)) for id in model.relations}
    wishes = {WishKey(id): Ranking((), ()) for id in model.relations}
    scenario = Scenario("drawn", Text("Drawn"), parties, conflict=conflict, preferences=wishes)
    return Setting(scenario, {}, model.game, {})


def twin_at(model: Model, members: tuple[str, ...]) -> Twin:
    """Only members act; every option of the others stays as it is."""
    rules = []
    for k, option in enumerate(model.conflict.options):
        if option.party not in members:
            rules.append(Infeasibility(Not(Taken(k)) if option.now else Taken(k), 90 + k))
    conflict = replace(model.conflict, infeasible=(*model.conflict.infeasible, *rules))
    return Twin(conflict, {party: wants for party, wants in model.twin.wants.items() if party in members})


@pytest.mark.parametrize("concept", ["nash", "seq", "gmr", "smr"])
def test_formats_are_what_the_definitions_say(concept: str) -> None:
    compared = 0
    for seed in range(250):
        random = Random(f"{concept}{seed}")
        model = draw(random, 3, random.choice((2, 3, 4)))
        if model.conflict.merges:
            continue
        members = tuple(random.sample(["p0", "p1", "p2"], random.choice((1, 2))))
        found = tables(setting(model, members), concept).formats["small"]
        twin, words = twin_at(model, members), model.states.codes
        group = frozenset(members)
        stable = {s for s in twin.states if all(twin.stable(concept, party, s) for party in members)}
        now = twin.now
        improved = twin.joint_reach(group, now, improving=True) | {now}
        moved = twin.joint_reach(group, now, improving=False) | {now}
        agreed = {
            s
            for s in stable & moved
            if not any(twin.prefers(party, now, s) for party in members)
            and any(twin.prefers(party, s, now) for party in members)
        }
        passive = {s for s in twin.states if all(model.twin.stable(concept, party, s) for party in members)}
        assert {int(words[row]) for row in found.fixed} == stable
        assert {int(words[row]) for row in found.reached} == stable & improved
        assert {int(words[row]) for row in found.agreed} == agreed
        assert {int(words[row]) for row in found.passive} == passive
        compared += 1
    assert compared > 100


def test_who_would_rather_have_which_table() -> None:
    kinds = set()
    for seed in range(60):
        model = draw(Random(seed), 3, 4)
        answer = tables(setting(model, ("p0",)))
        for widening in answer.widenings:
            assert (widening.narrow, widening.wide) == ("small", EVERYBODY)
            for k, party in enumerate(model.game.parties):
                ranks = [model.game.ranks[k, answer.formats[id].attainable].tolist() for id in ("small", EVERYBODY)]
                assert widening.rather[party] == rather(*ranks)
                kinds.add(widening.rather[party])
    assert kinds == {"narrow", "wide", "same", "unclear"}


def rather(narrow: list[int], wide: list[int]) -> str:
    if not narrow or not wide:
        return "unclear"
    ends = [(min(narrow), min(wide)), (max(narrow), max(wide))]
    if all(a == b for a, b in ends):
        return "same"
    if all(a >= b for a, b in ends):
        return "narrow"
    return "wide" if all(a <= b for a, b in ends) else "unclear"


def test_members_that_would_rather_stay_small_can_block() -> None:
    widening = Widening("a", "b", {"x": "narrow", "y": "wide", "z": "narrow"})
    assert widening.blocking(("x", "y")) == ("x",)


def test_without_tables_there_is_nothing_to_compare() -> None:
    model = draw(Random(1), 2, 3)
    whole = setting(model, ("p0",))
    bare = replace(whole, scenario=replace(whole.scenario, conflict=replace(model.conflict, tables={})))
    with pytest.raises(Unanswerable) as raised:
        tables(bare)
    assert [problem.code for problem in raised.value.problems] == ["E956"]


def ending_after(ticks: int) -> Watch:
    left = iter(range(ticks))

    def watch(_doing: str, _done: int, _of: int) -> None:
        if next(left, None) is None:
            raise LimitReached

    return watch


def test_a_limit_leaves_the_tables_that_were_finished() -> None:
    model = draw(Random(3), 3, 4)
    whole = tables(setting(model, ("p0",)))
    seen: set[tuple[str, ...]] = set()
    for ticks in range(60):
        try:
            part = tables(setting(model, ("p0",)), watch=ending_after(ticks))
        except LimitReached:
            seen.add(())
            continue
        seen.add(tuple(part.formats))
        assert part.complete == (len(part.formats) == 2)
        for id, found in part.formats.items():
            assert isinstance(found, Format)
            assert found.fixed.tolist() == whole.formats[id].fixed.tolist()
    assert () in seen
    assert ("small", EVERYBODY) in seen
