"""A small agreement whose payoffs are written in named numbers, one of them squared, two multiplied."""

from detente.agreement.endurance.frozen.question import Question
from detente.agreement.roadmaps.path import Settings
from detente.model.ranges import Range
from detente.model.roadmap import Agreement, Breach, Discount, Enforcement, Formula, Guarantee, NamedNumber
from tests.agreement.arithmetic import Names, fixed, measure, roadmap
from tests.agreement.draws import draw, walk

NUMBERS = {
    "power": Range(5.5, 6, 6.5, "triangular"),
    "drought": Range(8, 9, 10, "uniform"),
    "rate": Range(0.9, 1, 1.1, "uniform"),
    "strain": Range(0.8, 1, 1.2, "uniform"),
    "fixed": fixed(2),
}
MEASURES = {
    "F": measure("F", "up", 2, up=1),
    "C": measure("C", "down", 2, up=1),
    "G": measure("G", "up", 1, in_deal=False),
}
NAMES = Names(MEASURES, NUMBERS, ("worth",))


def river(patience: Range, seen_after: int = 1, squared: bool = False) -> Agreement:
    """Water released for money; `squared`: the strain on the lower party grows with its square."""
    strain = "strain*strain" if squared else "strain"
    return Agreement(
        measures=MEASURES,
        numbers={name: NamedNumber(name, value) for name, value in NUMBERS.items()},
        formulas={"worth": Formula("worth", NAMES.expression("rate*power"))},
        flows={
            "up": NAMES.parts(power="-0.4*worth*F", cash="power*C", shut="-fixed*G", sanctions="-3*(1 - leakage)*G"),
            "down": NAMES.parts(water="drought*F*rate", cash=f"-{strain}*C*3", shut="-drought*G*(1 - protection)"),
            "bank": NAMES.parts(calm="F + C", alarm="-fixed*(1 - protection)*G"),
        },
        guarantees={
            "bank": Guarantee(
                "bank",
                None,
                (
                    Enforcement(
                        "up", NAMES.expression("0.2*power"), Range(0.3, 0.5, 0.7, "uniform"), fixed(0.4), fixed(0)
                    ),
                    Enforcement("down", Range(0.5, 1, 1.5, "uniform"), fixed(0.5), fixed(0), fixed(0)),
                ),
                Range(0.4, 0.6, 0.8, "uniform"),
            ),
        },
        breach=Breach(
            audience=Range(0.1, 0.2, 0.3, "uniform"),
            signed=fixed(0.3),
            leakage=fixed(0.2),
            leakage_by={"down": fixed(0.3)},
            leakage_max=fixed(0.95),
            protection_max=fixed(0.9),
            sharing=fixed(0.5),
            seen_after=seen_after,
        ),
        discount=Discount("step", patience, {}),
    )


def river_question(patience: Range, seen_after: int = 1, squared: bool = False) -> Question:
    """Whether water for money keeps itself."""
    plan = roadmap("plan", "bank", {"F": 1, "C": 1}, {"F": 2, "C": 2})
    return Question(river(patience, seen_after, squared), ("up", "down", "bank"), plan, Settings(("bank",)))


def drawn_question(seed: str) -> Question:
    """A random agreement; it has no named numbers, only those of guarantees, breach and discount."""
    agreement = draw(seed)
    plan = walk(seed, agreement)
    return Question(agreement, ("a", "b", "c"), plan, Settings(plan.guarantors))
