"""A small conflict for the tests of sentences: Pavia may sign, Quadra threatens and may burn."""

from detente.analyses.setting import Setting, setting_of
from detente.analyses.stability import StabilityAnswer, stability
from detente.model.conditions import Condition, Iff, Not, Taken
from detente.model.conflict import Conflict, NamedState, Option, Party, PartyType
from detente.model.provenance import Provenance
from detente.model.roadmap import Goal
from detente.model.scenario import Scenario, WishKey
from detente.model.texts import Text
from detente.preferences.statements import Statement, Statements

SIGN, THREATEN, BURN = Taken(0), Taken(1), Taken(2)


def wants(*statements: tuple[Condition, str]) -> Statements:
    """A list of statements, most important first."""
    return Statements(tuple(Statement(condition, text) for condition, text in statements), Provenance())


PAVIA = wants((Not(BURN), "not BURN"), (Not(THREATEN), "not THREATEN"), (Not(SIGN), "not SIGN"))
QUADRA = wants((SIGN, "SIGN"), (Iff(BURN, Not(SIGN)), "BURN iff not SIGN"), (Not(THREATEN), "not THREATEN"))


def scenario(**changed: object) -> Scenario:
    """The conflict, with other values for some of its fields."""
    conflict = Conflict(
        options=(
            Option("SIGN", "pavia", Text("signs", "التوقيع")),
            Option("THREATEN", "quadra", Text("threatens", "التهديد"), now=True),
            Option("BURN", "quadra", Text("burns the bridge", "حرق الجسر"), reversible="no"),
        ),
        states={"deal": NamedState("deal", 0b100, Text("the deal", "الاتفاق"))},
    )
    parties = {
        "pavia": Party("pavia", Text("Pavia", "بافيا")),
        "quadra": Party("quadra", Text("Quadra", "كوادرا"), types=(PartyType("soft", None), PartyType("hard", None))),
    }
    values: dict[str, object] = {
        "conflict": conflict,
        "preferences": {WishKey("pavia"): PAVIA, WishKey("quadra"): QUADRA},
        "goal": Goal(state=0b100, state_text="deal"),
        **changed,
    }
    return Scenario("border", Text("A border"), parties, **values)  # type: ignore[arg-type]


def setting(**changed: object) -> Setting:
    """The same, made ready."""
    return setting_of(scenario(**changed))


def answer(**changed: object) -> StabilityAnswer:
    """Its stability."""
    return stability(setting(**changed))
