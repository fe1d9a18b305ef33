"""Small scenarios for sweeps, and rows of values drawn for their factors."""

import numpy as np

from detente.analyses.sweeps.drawn.factors import factors_of
from detente.analyses.sweeps.subject import Subject
from detente.files.catalogue import find
from detente.files.read import read, read_text
from detente.model.scenario import Scenario
from detente.uncertainty.factors import Factor, Floats

PATRON = """
detente: 1
id: patron
title: A patron
parties: {t: {name: Tee}, u: {name: You}, p: {name: Pea}}
numbers: {aid: 0.5..1..1.5}
measures:
  W: {party: t, levels: 1, down: 0}
  R: {party: u, levels: 1}
  AID: {party: p, levels: 1}
flows:
  t: {all: 2*(1 - W) + 3*R + aid*AID}
  u: {all: 4*W - R}
  p: {all: 0.5*AID}
guarantees: {p: {against: {t: {leak: 0.1}}}}
discount: {all: 0.5}
roadmaps: {swap: {guarantors: [], steps: [{to: {W: 1, R: 1}}]}}
issues:
  line:
    scale: 0..100
    positions:
      t: {position: 0, salience: 1}
      u: {position: 50, salience: 1}
      p: {position: 0..100, salience: 1}
"""


def flagship() -> Scenario:
    """The flagship scenario."""
    return read(find("vladivostok-2019")).scenario


def example() -> Scenario:
    """The example of the format."""
    return read(find("upper-river-2031")).scenario


def patron() -> Scenario:
    """A party that gets more without a deal as long as its patron stands by it; small enough for hand computation."""
    return read_text(PATRON, "patron.yaml").scenario


def rows(factors: tuple[Factor, ...], count: int, seed: int = 1) -> Floats:
    """(count, K) values, uniform over ranges and levels."""
    random = np.random.default_rng(seed)
    columns = [
        random.integers(len(each.levels), size=count)
        if each.kind == "levels"
        else random.uniform(each.low, each.high, count)
        for each in factors
    ]
    return np.stack(columns, axis=1).astype(np.float64)


def answers(subject: Subject, scenario: Scenario, values: Floats) -> dict[str, Floats]:
    """Quantity to (N,) answers, when all factors of the scenario are drawn."""
    found = subject.function(scenario, factors_of(scenario))(values)
    names = [quantity.id for quantity in subject.quantities(scenario)]
    assert found.shape == (len(values), len(names))
    return dict(zip(names, found.T, strict=True))
