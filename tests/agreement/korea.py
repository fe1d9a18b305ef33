"""The Korea ladder: five measures, five possible guarantors, illustrative payoffs per step.

The same content as `korea_ladder.yaml` beside this file, as model values.
"""

from collections.abc import Mapping

from detente.agreement.terms.game import AgreementGame, game_of
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Breach, Discount, Enforcement, Formula, Guarantee, Roadmap
from tests.agreement.arithmetic import Names, fixed, measure, roadmap

PARTIES = ("us", "prk", "rok", "chn", "rus", "jpn")
GUARANTORS = ("us", "chn", "rok", "jpn", "rus")
EVERYBODY = " ".join(GUARANTORS)

MEASURES = {
    "W": measure("W", "prk", 4, down=0),
    "U": measure("U", "us", 4),
    "N": measure("N", "us", 2, down=0),
    "A": measure("A", "rok", 2),
    "H": measure("H", "us", 1, in_deal=False),
}
NAMES = Names(MEASURES, formulas=("relief",))
FLOWS = {
    "us": NAMES.parts(dismantlement="9*W", relief="-3*relief", coercion="H*(4*W - 1)"),
    "prk": NAMES.parts(
        weapons="9*(1 - W)",
        sanctions="-8*(1 - leakage)*(1 - relief)",
        aid="4*A",
        coerced="-10*(1 - protection)*H*W",
    ),
    "rok": NAMES.parts(dismantlement="4*W", aid="-1.5*A", coercion="-5*H"),
    "chn": NAMES.parts(dismantlement="1.5*W", relief="relief", coercion="-3*H"),
    "rus": NAMES.parts(dismantlement="0.5*W", relief="0.5*relief", coercion="-H"),
    "jpn": NAMES.parts(dismantlement="3*W", aid="-0.5*A", coercion="-3*H"),
}
AGAINST_US = {  # penalty, cost, protection
    "chn": (2, 0.8, 0.35),
    "rok": (1.5, 1.15, 0.15),
    "jpn": (1.2, 1.15, 0.05),
    "rus": (0.8, 0.6, 0.15),
}
AGAINST_PRK = {  # penalty, cost, leakage without it
    "us": (0.5, 0.3, 0),
    "chn": (1, 0.7, 0.45),
    "rok": (0.3, 0.2, 0),
    "jpn": (0.2, 0.2, 0),
    "rus": (0.2, 0.3, 0.10),
}


def guarantee(party: str, costs: Mapping[str, float]) -> Guarantee:
    """What `party` does against each violator; `costs` replaces its cost of acting against the US."""
    against = []
    if party in AGAINST_US:
        penalty, cost, protects = AGAINST_US[party]
        amounts = fixed(penalty), fixed(costs.get(party, cost)), fixed(protects), fixed(0)
        against.append(Enforcement("us", *amounts))
    penalty, cost, leak = AGAINST_PRK[party]
    against.append(Enforcement("prk", fixed(penalty), fixed(cost), fixed(0), fixed(leak)))
    return Guarantee(party, None, tuple(against), fixed(0.9))


UNIFORM = [{"W": k, "U": k, "N": k // 2, "A": k // 2} for k in range(1, 5)]
ROADMAPS = {
    "phased": roadmap("phased", EVERYBODY, *UNIFORM),
    "at_once": roadmap("at_once", EVERYBODY, {"W": 4, "U": 4, "N": 2, "A": 2}),
}


def agreement(patience: Range | float = 0.85, costs: Mapping[str, float] | None = None, up: int = 4) -> Agreement:
    """The ladder; `costs`: guarantor to its cost of acting against the US, `up`: most levels of W per step."""
    everyone = patience if isinstance(patience, Range) else fixed(patience)
    return Agreement(
        measures=MEASURES | {"W": measure("W", "prk", 4, down=0, up=up)},
        formulas={"relief": Formula("relief", NAMES.expression("0.5*U + 0.5*N"))},
        flows=FLOWS,
        guarantees={party: guarantee(party, costs or {}) for party in GUARANTORS},
        breach=Breach(
            audience=fixed(0.3),
            signed=fixed(0.7),
            leakage=fixed(0.15),
            leakage_by={"us": fixed(0.6)},
            leakage_max=fixed(0.95),
            protection_max=fixed(0.9),
            sharing=fixed(0.5),
            seen_after=1,
        ),
        discount=Discount("step", everyone, {}),
        roadmaps=ROADMAPS,
    )


def ladder(patience: float = 0.85, costs: Mapping[str, float] | None = None, up: int = 4) -> AgreementGame:
    """The game of the ladder."""
    return game_of(agreement(patience, costs, up), PARTIES)


def with_guarantors(which: Roadmap, *guarantors: str) -> Roadmap:
    """The same steps with other guarantors."""
    return Roadmap(which.id, which.name, guarantors, which.steps)
