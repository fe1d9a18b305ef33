"""What holds: the equilibria per concept, seen from the status quo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.analyses.patterns import Cover, cover
from detente.analyses.setting import AnySetting, Setting
from detente.errors import Unanswerable
from detente.graph.equilibria import Stability
from detente.graph.equilibria import stability as stability_of
from detente.graph.evolution import Evolution, evolution
from detente.graph.fixed import stability as joint
from detente.graph.fixed.game import FixedGame
from detente.graph.stability import CLASSICAL, CONCEPTS, Concept, concept_named
from detente.watching import Watch, unwatched

ALL = "all"
REACHED, OPEN, CLOSED = "reached", "open", "closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """A state seen from the status quo.

    stable: concept to one bool per party. against: per party -1, 0, 1 for worse than, equal to, better than the status
    quo. way: `reached` if improvements of one party after another lead there, `closed` if they do not and a one-way
    option stands between, else `open`.
    """

    word: str
    names: tuple[str, ...]
    stable: dict[str, tuple[bool, ...]]
    against: tuple[int, ...]
    way: str
    closed: bool

    def equilibrium(self, concept: str) -> bool:
        """Whether the state is stable for every party."""
        return all(self.stable[concept])


@dataclass(frozen=True)
class StabilityAnswer:
    """Stability of all states of a setting; `concepts` are those that were finished."""

    setting: Setting
    result: Stability
    evolution: Evolution

    @property
    def concepts(self) -> tuple[str, ...]:
        """Names of the finished concepts, in their registered order."""
        return tuple(self.result.stable)

    def equilibria(self, concept: str) -> list[int]:
        """Rows of the equilibria in the order of words."""
        rows: list[int] = self.result.equilibria(concept).tolist()
        return rows

    def by_way(self, concept: str) -> dict[str, list[int]]:
        """Rows of the equilibria: those that improvements reach first, then open ones, then closed ones."""
        rows = self.result.equilibria(concept)
        reached, closed = self.evolution.improved[rows], self.evolution.closed[rows]
        ways = {REACHED: rows[reached], OPEN: rows[~reached & ~closed], CLOSED: rows[~reached & closed]}
        return {way: found.tolist() for way, found in ways.items()}

    def cover(self, concept: str) -> Cover:
        """A short description of the equilibria by patterns."""
        if concept not in self._covers:
            self._covers[concept] = cover(self.setting.states, self.result.equilibria(concept))
        return self._covers[concept]

    @cached_property
    def _covers(self) -> dict[str, Cover]:
        return {}

    def standing(self, row: int) -> Standing:
        """One state seen from the status quo."""
        names = tuple(name for name, named in self.setting.named_rows.items() if named == row)
        stable = {c: tuple(bool(x) for x in self.result.stable[c][:, row]) for c in self.concepts}
        against = tuple(int(x) for x in self.evolution.against[:, row])
        closed = bool(self.evolution.closed[row])
        return Standing(self.setting.word(row), names, stable, against, way_to(self.evolution, row), closed)

    @cached_property
    def named(self) -> dict[str, Standing]:
        """The status quo and the scenario's named states, in file order."""
        return {name: self.standing(row) for name, row in self.setting.named_rows.items()}


def way_to(evolution: Evolution, row: int) -> str:
    """`reached`, `open` or `closed`."""
    if evolution.improved[row]:
        return REACHED
    return CLOSED if evolution.closed[row] else OPEN


def chosen(names: Sequence[str]) -> tuple[Concept, ...]:
    """The four classical concepts and those named, each once; `all` stands for every registered one."""
    named = [concept for name in names for concept in (CONCEPTS if name == ALL else (concept_named(name),))]
    return tuple(dict.fromkeys((*CLASSICAL, *named)))


def stability(
    setting: Setting, concepts: Sequence[Concept | str] = CLASSICAL, watch: Watch = unwatched
) -> StabilityAnswer:
    """Which states are stable for whom, by concepts or their names; with a time limit the concepts finished by then.

    `result.refused` has the concepts that cannot be computed for this conflict, and why. Raises KeyError for an
    unknown name.
    """
    asked = [concept_named(each) if isinstance(each, str) else each for each in concepts]
    game = setting.game
    seen = joint.evolution(game) if isinstance(game, FixedGame) else evolution(game)
    return StabilityAnswer(setting, stability_of(game, asked, watch), seen)


def demand(answer: StabilityAnswer, names: Iterable[str]) -> None:
    """Raise Unanswerable if one of these concepts cannot be computed for this conflict (E930, E931, E933, E947)."""
    problems = [problem for name in names for problem in answer.result.refused.get(name, ())]
    if problems:
        raise Unanswerable(problems)


def document(answer: StabilityAnswer, limit: int = 1000) -> dict[str, Any]:
    """The answer as JSON data; equilibria up to `limit` per concept, 0 for all."""
    setting = answer.setting
    return {
        **heading(setting),
        "status": answer.result.status,
        "unfinished": list(answer.result.unfinished),
        "left_out": {
            concept: [{"code": problem.code, "facts": dict(problem.facts)} for problem in problems]
            for concept, problems in answer.result.refused.items()
        },
        "feasible_states": setting.states.count,
        "status_quo": setting.word(setting.game.status_quo),
        "concepts": {concept: _concept_document(answer, concept, limit) for concept in answer.concepts},
        "states": {name: standing_document(setting, standing) for name, standing in answer.named.items()},
    }


def heading(setting: AnySetting) -> dict[str, Any]:
    """What every answer on the graph model says about itself."""
    from detente import __version__

    scenario = setting.scenario
    coalitions = scenario.conflict.coalitions
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "types": dict(setting.types),
        "lists": dict(scenario.lists),
        "overrides": list(scenario.overrides),
        "options": list(scenario.conflict.option_ids),
        "parties": list(setting.parties),
        **({"coalitions": {id: list(each.members) for id, each in coalitions.items()}} if coalitions else {}),
    }


def _concept_document(answer: StabilityAnswer, concept: str, limit: int) -> dict[str, Any]:
    rows = answer.equilibria(concept)
    listed = rows if limit == 0 else rows[:limit]
    shown = answer.setting.states.shown
    stable = answer.result.stable[concept][:, shown].sum(axis=1)
    return {
        "experimental": concept_named(concept).experimental(len(answer.setting.parties)),
        "equilibria": [answer.setting.word(row) for row in listed],
        "count": len(rows),
        "truncated": len(listed) < len(rows),
        "stable": dict(zip(answer.setting.parties, map(int, stable), strict=True)),
        "ways": {way: len(found) for way, found in answer.by_way(concept).items()},
        "patterns": cover_document(answer.cover(concept)),
    }


def cover_document(found: Cover) -> dict[str, Any]:
    """A cover as JSON data."""
    patterns = [{"pattern": pattern.word, "states": pattern.states} for pattern in found.patterns]
    return {"same_in_all": found.same, "patterns": patterns, "not_covered": found.left}


def standing_document(setting: Setting, standing: Standing) -> dict[str, Any]:
    """A standing as JSON data."""
    return {
        "state": standing.word,
        "stable": {c: dict(zip(setting.parties, marks, strict=True)) for c, marks in standing.stable.items()},
        "against_status_quo": dict(zip(setting.parties, standing.against, strict=True)),
        "way": standing.way,
        "closed": standing.closed,
    }
