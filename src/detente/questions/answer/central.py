"""A scenario with its own values, one type per party: what each engine says of it, asked at most once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals import roadmaps
from detente.analyses.deals.deal import Deal, deal_of
from detente.analyses.forecast import ForecastAnswer, forecast
from detente.analyses.forecast import can_answer as has_issues
from detente.analyses.setting import Setting, setting_of
from detente.analyses.sweeps import claims
from detente.analyses.sweeps.asking import askable
from detente.analyses.sweeps.subject import Subject
from detente.errors import Unanswerable
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.uncertainty.values import central_row


@dataclass
class Central:
    """The answers of the reference types, with no number drawn."""

    scenario: Scenario
    _checks: dict[str, PathCheck] = field(default_factory=dict)
    _values: dict[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def setting(self) -> Setting:
        """The graph model. Raises what `setting_of` raises."""
        return setting_of(self.scenario)

    @cached_property
    def deal(self) -> Deal:
        """The agreement. Raises what `deal_of` raises."""
        return deal_of(self.scenario)

    @cached_property
    def forecast(self) -> ForecastAnswer | None:
        """Where issues settle; None without issues, or where they cannot be asked."""
        try:
            return forecast(self.scenario) if has_issues(self.scenario) else None
        except Unanswerable:
            return None

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What can be asked of the scenario."""
        return askable(self.scenario)

    def check(self, roadmap: str) -> PathCheck:
        """A written roadmap, judged."""
        if roadmap not in self._checks:
            self._checks[roadmap] = roadmaps.verdict(self.deal, self.deal.roadmaps[roadmap]).largest
        return self._checks[roadmap]

    def value(self, quantity: str) -> float:
        """A quantity of a sweep; NaN without an answer."""
        owner = next(each for each in self.subjects if quantity in {q.id for q in each.quantities(self.scenario)})
        if owner.name not in self._values:
            row = owner.function(self.scenario, ())(central_row(())[None])[0]
            ids = (each.id for each in owner.quantities(self.scenario))
            self._values[owner.name] = dict(zip(ids, row.tolist(), strict=True))
        return self._values[owner.name][quantity]

    def answer(self, ask: Ask) -> bool | None:
        """Whether a question is a yes; None without an answer."""
        column = {name: np.array([self.value(name)]) for name in ask.names}
        (found,) = claims.answered(ask, column).tolist()
        return None if np.isnan(found) else found == 1.0
