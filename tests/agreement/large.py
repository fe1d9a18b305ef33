"""A ladder of 5,400 states: six measures of four parties, five guarantors."""

from detente.agreement.terms.game import AgreementGame, game_of
from detente.model.roadmap import Agreement, Formula
from tests.agreement.arithmetic import Names, measure
from tests.agreement.korea import PARTIES, agreement

MEASURES = {
    "W": measure("W", "prk", 5, down=0, up=2),
    "U": measure("U", "us", 4),
    "N": measure("N", "us", 2, down=0),
    "A": measure("A", "rok", 4),
    "J": measure("J", "jpn", 5),
    "H": measure("H", "us", 1, in_deal=False),
}
NAMES = Names(MEASURES, formulas=("relief",))
FLOWS = {
    "prk": NAMES.parts(
        weapons="9*(1 - W)",
        sanctions="-8*(1 - leakage)*(1 - relief)",
        aid="3*A + 2*J",
        coerced="-10*(1 - protection)*H*W",
    ),
    "jpn": NAMES.parts(dismantlement="3*W", aid="-0.5*A - J", coercion="-3*H"),
}


def large_agreement(patience: float = 0.85) -> Agreement:
    """The Korea ladder with one more measure and finer levels."""
    small = agreement(patience)
    return Agreement(
        measures=MEASURES,
        formulas={"relief": Formula("relief", NAMES.expression("0.5*U + 0.5*N"))},
        flows={**small.flows, **FLOWS},
        guarantees=small.guarantees,
        breach=small.breach,
        discount=small.discount,
    )


def large(patience: float = 0.85) -> AgreementGame:
    """The game of the large ladder."""
    return game_of(large_agreement(patience), PARTIES)
