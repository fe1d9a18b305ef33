"""What it costs to choose the form of the forecast on the same issues: chosen anew without those that are scored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from detente.analyses.backtest import DISTRIBUTION, SEED
from detente.analyses.past.resolved import resolved
from detente.analyses.past.weights import weighed
from detente.bargaining.distribution.blocks import folds
from detente.bargaining.distribution.fitting import Resolved, fit
from detente.bargaining.distribution.forecast import LEVELS, Forecast
from detente.bargaining.distribution.rivals import RIVALS, Maker
from detente.bargaining.distribution.scores import covered, crps
from detente.bargaining.distribution.settlement import settle
from detente.bargaining.distribution.variants import VARIANTS
from detente.errors import Place, Problem, Unanswerable
from detente.files.tables.read import read_past
from detente.watching import Watch, unwatched

OUTER, INNER = 10, 10
Form = Callable[[Sequence[Resolved]], Maker]


def _learned(history: Sequence[Resolved]) -> Maker:
    numbers = fit(history)
    return lambda issue: settle(issue, numbers)


SHIPPED = (0.2, 1.0)
RELATIVES: Mapping[str, tuple[float, float]] = {
    f"least {least:g}, power {power:g}": (least, power) for least, power in VARIANTS if (least, power) != SHIPPED
}
FORMS: Mapping[str, Form] = {
    DISTRIBUTION: _learned,
    **{name: VARIANTS[relative] for name, relative in RELATIVES.items()},
    **RIVALS,
}
"""The shipped form, its close relatives with another least spread or power of the distance, and simple rivals."""


@dataclass(frozen=True)
class Nested:
    """chosen: by form, in how many outer folds it scored best within. crps, coverage: of the form chosen each time.

    alone: CRPS by form if it had been the only one. Scores are on groups set aside, in hundredths of the scale.
    """

    file: str
    n: int
    groups: int
    chosen: Mapping[str, int]
    crps: float
    coverage: Mapping[float, float]
    alone: Mapping[str, float]

    @property
    def optimism(self) -> float:
        """By how much the best form, chosen on all issues, looks better than forms chosen without those scored."""
        return self.crps - min(self.alone.values())

    @property
    def document(self) -> dict[str, Any]:
        """As JSON; numbers rounded to six digits after the point."""
        return {
            "file": self.file,
            "n": self.n,
            "groups": self.groups,
            "chosen": dict(self.chosen),
            "crps": round(self.crps, 6),
            "coverage": {f"{level:g}": round(share, 6) for level, share in self.coverage.items()},
            "alone": {name: round(value, 6) for name, value in self.alone.items()},
            "optimism": round(self.optimism, 6),
        }


def nested(path: Path, weights: str | None = None, watch: Watch = unwatched) -> Nested:
    """Set whole groups aside, choose the form on the others by folds within them, and score it on those set aside.

    Raises InputError with what is wrong with the table; Unanswerable for too little of it (E984, E989); LimitReached.
    """
    past = weighed(read_past(path), weights).past
    history, _left_out = resolved(past)
    groups = [each.group for each in history]
    if len(set(groups)) < 3:
        raise Unanswerable([Problem("E989", Place(), {"found": str(len(history))})])
    scores = {name: np.zeros(len(history)) for name in FORMS}
    best: list[Forecast | None] = [None] * len(history)
    chosen = dict.fromkeys(FORMS, 0)
    for done, (seen, aside) in enumerate(folds(groups, OUTER, SEED)):
        known = [history[k] for k in seen]
        within = {name: _score(form, known, watch, done) for name, form in FORMS.items()}
        winner = min(within, key=lambda name: within[name])
        chosen[winner] += 1
        for name, form in FORMS.items():
            maker = form(known)
            for k in aside:
                made = maker(history[k].issue)
                scores[name][k] = _hundredths(made, history[k])
                best[k] = made if name == winner else best[k]
    pairs = [(made, each) for made, each in zip(best, history, strict=True) if made is not None]
    own = [_hundredths(made, each) for made, each in pairs]
    coverage = {level: float(np.mean([covered(made, each.outcome, level) for made, each in pairs])) for level in LEVELS}
    alone = {name: float(found.mean()) for name, found in scores.items()}
    return Nested(past.file, len(history), len(set(groups)), chosen, float(np.mean(own)), coverage, alone)


def _score(form: Form, history: Sequence[Resolved], watch: Watch, done: int) -> float:
    """Mean CRPS of a form on groups of these issues, each learned without them."""
    found = []
    for seen, aside in folds([each.group for each in history], INNER, SEED + 1):
        watch("nested", done, OUTER)
        maker = form([history[k] for k in seen])
        found += [_hundredths(maker(history[k].issue), history[k]) for k in aside]
    return float(np.mean(found))


def _hundredths(made: Forecast, each: Resolved) -> float:
    return 100 * crps(made, each.outcome) / (each.issue.high - each.issue.low)
