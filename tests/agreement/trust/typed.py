"""Random small agreements with types: patience and part of the payoffs differ."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import numpy as np

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Settings, path_of
from detente.agreement.terms.game import AgreementGame, game_of
from detente.agreement.trust.beliefs import Belief
from detente.agreement.trust.betrayal import Games
from detente.model.roadmap import Agreement, Discount
from tests.agreement.arithmetic import Names, fixed
from tests.agreement.draws import amount, draw, walk


def agreement(seed: str, typed: tuple[str, ...], kinds: int) -> Agreement:
    """A drawn agreement in which the parties `typed` may be of types k0 (as drawn) to k<kinds-1>."""
    random, drawn = Random(seed + " types"), draw(seed)
    names, flows, discount = Names(drawn.measures), dict(drawn.flows), drawn.discount
    assert discount is not None
    factors = dict(discount.of)
    for party in typed:
        for k in range(1, kinds):
            greed = {f"greed_{m}": f"{amount(random, 4) - 2}*{m}" for m in drawn.measures}
            flows[f"{party}/k{k}"] = names.parts(**greed)
            factors[f"{party}/k{k}"] = fixed(random.choice((0.25, 0.5, 0.75)))
    return replace(drawn, flows=flows, discount=Discount("step", discount.everyone, factors))


def case(seed: str, typed: tuple[str, ...], kinds: int) -> tuple[Games, tuple[Belief, ...], Path, Settings]:
    """Games, beliefs, path and settings of a random case."""
    random, drawn = Random(seed + " beliefs"), agreement(seed, typed, kinds)
    parties = tuple(p for p in ("a", "b", "c") if p in drawn.flows)

    def games(types: Mapping[str, str]) -> AgreementGame:
        return game_of(drawn, parties, types=types)

    plan = walk(seed, drawn)
    return (
        games,
        tuple(belief(random, party, kinds) for party in typed),
        path_of(games({}), plan),
        Settings(plan.guarantors),
    )


def belief(random: Random, party: str, kinds: int) -> Belief:
    """A random belief about a party."""
    masses = np.array([random.randint(1, 8) for _ in range(kinds)], dtype=float)
    types = tuple(f"k{k}" for k in range(kinds))
    return Belief(party, types, masses / masses.sum(), turnover=random.choice((0.0, 0.0, 0.1)))
