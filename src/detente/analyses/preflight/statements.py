"""Statements that never decide anything."""

from collections.abc import Iterator

import numpy as np

from detente.analyses.setting import Setting
from detente.preferences.form import Finding, Path
from detente.preferences.statements import Statements, satisfied


def idle(setting: Setting) -> Iterator[Finding]:
    """A statement that holds in no feasible state, or that never separates states which earlier ones leave tied."""
    for key, wishes in setting.scenario.preferences.items():
        if not isinstance(wishes, Statements):
            continue
        tied = np.zeros(len(setting.states), dtype=np.int64)
        for k, holding in enumerate(satisfied(wishes, setting.states)):
            split = np.unique(tied * 2 + holding, return_inverse=True)[1].astype(np.int64)
            path: Path = ("preferences", str(key), "statements", k, "wants")
            facts = {"party": str(key), "statement": wishes.statements[k].text, "position": str(k + 1)}
            if not holding.any():
                yield Finding("W912", path, facts)
            elif split.max(initial=0) == tied.max(initial=0):
                yield Finding("W911", path, facts)
            tied = split
