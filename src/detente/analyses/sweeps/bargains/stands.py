"""Drawn rows as draws of an issue, as the bargaining models take them."""

from dataclasses import dataclass

import numpy as np

from detente.analyses.forecast import EVERYBODY_EQUAL
from detente.analyses.sweeps.bargains.rows import Columns
from detente.bargaining.draws import Draws
from detente.model.contest import Contest, Issue
from detente.model.ranges import Range
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Floats

ONE = Range.fixed(1.0)


@dataclass(frozen=True)
class Stands:
    """Every issue under every column of capability, as a function of what is drawn."""

    contest: Contest
    columns: Columns

    def draws(self, values: Floats, id: str, capability: str) -> Draws:
        """The rows (N, K) as draws of one issue."""
        issue, given = self.contest.issues[id], self.contest.capability.get(capability, {})

        def drawn(path: str, number: Range) -> Floats:
            return self.columns.column(values, path, number)

        position, salience, capable = (
            np.stack(each, axis=1)
            for each in (
                [drawn(_path(issue, stand.party, "position"), stand.position) for stand in issue.stands],
                [drawn(_path(issue, stand.party, "salience"), stand.salience) for stand in issue.stands],
                [drawn(f"capability.{capability}.{s.party}", given.get(s.party, ONE)) for s in issue.stands],
            )
        )
        reference = None if issue.now is None else drawn(f"issues.{id}.now", issue.now)
        veto = np.array([stand.veto for stand in issue.stands], dtype=bool)
        return Draws(position, salience, capable, issue.low, issue.high, reference, veto)


def _path(issue: Issue, party: str, key: str) -> str:
    return f"issues.{issue.id}.positions.{party}.{key}"


def capabilities(contest: Contest) -> tuple[str, ...]:
    """The columns of capability, one in which all are equal if the file has none."""
    return tuple(contest.capability) or (EVERYBODY_EQUAL,)


def numbers(scenario: Scenario) -> frozenset[str]:
    """Paths of all numbers that issues rest on."""
    contest = scenario.contest
    paths = {f"issues.{id}.now" for id in contest.issues}
    for issue in contest.issues.values():
        paths |= {_path(issue, stand.party, key) for stand in issue.stands for key in ("position", "salience")}
        paths |= {f"capability.{column}.{s.party}" for column in contest.capability for s in issue.stands}
    return frozenset(paths)
