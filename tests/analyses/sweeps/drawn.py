"""Random small scenarios with everything that a sweep of the graph model draws, and values for their factors."""

from random import Random

import numpy as np

from detente.model.conditions import Taken
from detente.model.conflict import NamedState, Party, PartyType
from detente.model.ranges import Range
from detente.model.references import AllWhere, OneState, Rest, StateReference
from detente.model.roadmap import Agreement, Enforcement, Goal, Guarantee
from detente.model.scenario import Scenario, Wishes, WishKey
from detente.model.states import States
from detente.model.texts import Text
from detente.preferences.pairs import Pair, Pairs
from detente.preferences.payoffs import Payoff, Payoffs
from detente.preferences.statements import Statement, Statements
from detente.preferences.weights import Weight, Weights
from detente.uncertainty.factors import Factor, Floats
from tests.graph.model_draws import condition, draw

ZERO = Range.fixed(0.0)


def scenario(random: Random) -> Scenario:
    """Up to four parties, one of them of two types; lists of all forms that can be drawn; a goal with guarantors."""
    model = draw(random, random.choice((2, 3, 3, 4)))
    conflict, states = model.conflict, model.states
    parties = {id: Party(id, Text(id)) for id in model.relations}
    typed = random.choice(list(parties))
    kinds = (PartyType("one", Range(0.2, 0.4, 0.6, "uniform")), PartyType("two", None))
    parties[typed] = Party(typed, Text(typed), kinds)
    keys = [key for id in parties for key in _keys(id, [kind.id for kind in parties[id].types])]
    if not conflict.controlled_by(typed) and random.random() < 0.5:
        keys.remove(WishKey(typed, "two"))  # who cannot act need not say what it wants
    codes = [int(states.codes[row]) for row in states.shown]
    named = {f"s{k}": NamedState(f"s{k}", random.choice(codes), Text("")) for k in range(3)}
    acts = (Enforcement(typed, ZERO, ZERO, ZERO, ZERO),)
    own = {option.party: option.id for option in conflict.options}
    backing = {id: Guarantee(id, option, acts, ZERO) for id, option in own.items() if id != typed}
    return Scenario(
        id="drawn",
        title=Text("drawn"),
        parties=parties,
        conflict=type(conflict)(conflict.options, {}, conflict.infeasible, conflict.merges, conflict.blocked, named),
        preferences={key: _wishes(random, states) for key in keys},
        agreement=Agreement(guarantees=backing),
        goal=Goal(random.choice(codes)),
    )


def _keys(party: str, kinds: list[str]) -> list[WishKey]:
    return [WishKey(party, kind) for kind in kinds] or [WishKey(party)]


def _wishes(random: Random, states: States) -> Wishes:
    options = states.options
    match random.choice(("statements", "statements", "statements", "weights", "payoffs", "pairs")):
        case "weights":
            span = Range(-1.0, 0.5, 2.0, "uniform")
            return Weights(tuple(Weight(condition(random, options), "", span) for _ in range(3)))
        case "payoffs":
            codes = [int(code) for code in states.codes]
            span = Range(0.0, 1.0, 3.0, "triangular")
            held = [
                Payoff(StateReference(f"x{code}", OneState(code)), span)
                for code in random.sample(codes, min(3, len(codes)))
            ]
            return Payoffs(
                (
                    *held,
                    Payoff(StateReference("all", AllWhere(Taken(0))), span),
                    Payoff(StateReference("rest", Rest()), span),
                )
            )
        case "pairs":
            first, second = (
                StateReference(str(code), OneState(int(code))) for code in (states.codes[0], states.codes[-1])
            )
            return Pairs((Pair(first, ">", second),) if states.judged_as[0] != states.judged_as[-1] else ())
    wants = [
        Statement(condition(random, options), "", random.choice((0, 0, 1, 2))) for _ in range(random.randrange(1, 7))
    ]
    return Statements(tuple(wants))


def values(factors: tuple[Factor, ...], count: int, seed: int) -> Floats:
    """(N, K) independent values of the factors."""
    generator = np.random.default_rng(seed)
    columns = [
        generator.choice(len(f.levels), size=count, p=f.weights).astype(float)
        if f.levels
        else generator.uniform(f.low, f.high, size=count)
        for f in factors
    ]
    return np.array(columns).reshape(len(factors), count).T
