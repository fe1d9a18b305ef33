"""With side payments only the sum of everybody's slack matters.

If all parties share one discount factor and can pay each other in every step, payments can move slack from one party to
another, so a step can be kept if and only if the slacks add up to at least 0 (Goldlücke & Kranz 2012). A party that
does its part but withholds its payment deviates too, so the step itself counts among its choices here.
"""

import numpy as np

from detente.agreement.roadmaps.deviations import Path, deviations
from detente.agreement.roadmaps.path import Checker, path_values
from detente.agreement.terms.lattice import Floats


def pooled_slack(checker: Checker, path: Path) -> Floats:
    """(T+1,) the sum over all parties of value minus best deviation, for every step and the stay; seen after one step.

    Raises ValueError if the parties do not share one discount factor.
    """
    game, values = checker.game, path_values(checker.game, path)
    if np.ptp(game.discount) > 0:
        raise ValueError("slack can be pooled only with one discount factor for all")
    pooled: Floats = np.sum(values, axis=1)
    for step in range(len(path) + 1):
        length = path.length(step)
        for i in range(len(game.parties)):
            ends = np.append(deviations(game, path, step, i, seen_after=1)[:, -1], path.after(step))
            factor = game.factors(length)[i]
            worth = (1 - factor) * game.kept[i, ends] + factor * checker.phase(i, length).values[i, ends]
            pooled[step] -= worth.max()
    return pooled
