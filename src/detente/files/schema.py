"""What a scenario file may hold, section by section; `json_schema` publishes it for editors."""

# ruff: noqa: RUF012  (pydantic copies mutable defaults)
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag

from detente.files.fields import (
    AmountField,
    BoundedField,
    CapabilityEntry,
    DayField,
    ExpressionField,
    FlowsEntry,
    LevelsField,
    OneOrMore,
    OutcomeField,
    PriorField,
    ReversibleField,
    ScaleField,
    VotesField,
    YesNo,
)
from detente.preferences import FORMS
from detente.preferences.entry import Entry, NumberField, Sourced, TextField, long_form

VERSION = 1


# ---------------------------------------------------------------- who and what
class SourceEntry(Entry):
    """A source that entries cite by its id."""

    title: TextField
    publisher: TextField | None = None
    date: DayField | None = None


class PartyEntry(Sourced):
    """A party; the first of its types is the reference type."""

    types: dict[str, PriorField] = {}
    turnover: NumberField | None = None


class OptionEntry(Sourced):
    """A yes/no choice of one party."""

    party: str
    now: YesNo = False
    reversible: ReversibleField = "yes"


class DefineEntry(Sourced):
    """A named condition."""

    condition: str = Field(alias="is")


class InfeasibleEntry(Sourced):
    """States in which `when` holds do not exist."""

    when: str


class MergeEntry(Sourced):
    """All feasible states with `when` are one, shown as the state `as`."""

    when: str
    shown_as: str = Field(alias="as")


class BlockedEntry(Sourced):
    """Moves that a party cannot make although it controls the options."""

    party: str
    start: str = Field(alias="from")
    end: str = Field(alias="to")


class CoalitionEntry(Sourced):
    """Parties that act as one."""

    members: list[str]


class StateEntry(Sourced):
    """A named state: the status quo with these options switched."""

    on: list[str] = []
    off: list[str] = []


CoalitionField = Annotated[CoalitionEntry, long_form("members", list)]
DefineField = Annotated[DefineEntry, long_form("is")]
InfeasibleField = Annotated[InfeasibleEntry, long_form("when")]


# ---------------------------------------------------------------- what each wants
def _as_form(value: object) -> object:
    return {"statements": value} if isinstance(value, list) else value


def _kind_of_wishes(value: object) -> str | None:
    if isinstance(value, str):
        return "key"
    if not isinstance(value, dict):
        named = next((form.name for form in FORMS if isinstance(value, form.entry)), None)
        return named
    names = [form.name for form in FORMS if form.name in value]
    return names[0] if len(names) == 1 else None


if TYPE_CHECKING:
    WishField = Sourced
    BeliefField = Sourced | str
else:
    _forms = tuple(form.entry for form in FORMS)
    _tagged = tuple(Annotated[form.entry, Tag(form.name)] for form in FORMS)
    _listed = next(form.entry for form in FORMS if form.name == "statements").model_fields["statements"].annotation
    WishField = Annotated[
        Union[_tagged],  # noqa: UP007  (the members are a tuple)
        Discriminator(_kind_of_wishes),
        BeforeValidator(_as_form, json_schema_input_type=Union[(*_forms, _listed)]),
    ]
    BeliefField = Annotated[
        Union[(*_tagged, Annotated[str, Tag("key")])],
        Discriminator(_kind_of_wishes),
        BeforeValidator(_as_form, json_schema_input_type=Union[(*_forms, _listed, str)]),
    ]


class ViewEntry(Sourced):
    """What a party gets wrong; the rest is as in the file."""

    believes: dict[str, BeliefField] = {}
    infeasible: list[InfeasibleField] = []
    unaware: list[str] = []


# ---------------------------------------------------------------- what a deal is made of
class MeasureEntry(Sourced):
    """Something that its owner raises and lowers by levels."""

    party: OneOrMore
    levels: LevelsField
    now: int = 0
    up: int | None = None
    down: int | None = None
    in_deal: OutcomeField = True
    raise_votes: VotesField | None = Field(default=None, alias="raise")
    lower_votes: VotesField | None = Field(default=None, alias="lower")


class EnforcementEntry(Sourced):
    """What a guarantor does against one violator."""

    penalty: AmountField | None = None
    cost: AmountField | None = None
    protects: AmountField | None = None
    leak: AmountField | None = None
    broken: str | None = None


class GuaranteeEntry(Sourced):
    """What a guarantor brings."""

    option: str | None = None
    against: dict[str, EnforcementEntry] = {}
    reputation: AmountField | None = None


class LateEntry(Entry):
    """When a breach is seen: after so many steps, or so many months."""

    steps: int | None = None
    months: float | None = None


class BreachEntry(Sourced):
    """The breach phase."""

    audience: AmountField | None = None
    signed: AmountField | None = None
    leakage: AmountField | None = None
    leakage_by: dict[str, AmountField] = {}
    leakage_max: AmountField | None = None
    protection_max: AmountField | None = None
    sharing: AmountField | None = None
    seen_after: Annotated[LateEntry, long_form("steps", int)] = LateEntry(steps=1)


class DiscountEntry(Sourced):
    """Discount factors; any other key is a party or party/type."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, NumberField] = Field(init=False)

    per: Literal["step", "year"] = "step"
    everyone: NumberField | None = Field(default=None, alias="all")


class StepEntry(Sourced):
    """One step of a roadmap: the levels that change."""

    to: dict[str, int]
    months: float | None = None


class RoadmapEntry(Sourced):
    """An agreed sequence of steps."""

    guarantors: list[str] | None = None
    steps: list[StepEntry]


class GoalEntry(Sourced):
    """What the deal is to reach."""

    state: str | None = None
    levels: dict[str, int] = {}


class CredibilityEntry(Sourced):
    """What a party would need to believe to disarm."""

    party: str
    disarmed: NumberField
    armed: NumberField
    worth: NumberField
    restraint: dict[str, NumberField] = {}
    cover: dict[str, NumberField] = {}


# ---------------------------------------------------------------- where talks settle
class StandEntry(Sourced):
    """Where a party stands on an issue; under `party@expert` only what this expert sees otherwise."""

    position: NumberField | None = None
    salience: NumberField | None = None
    veto: YesNo | None = None


_PLAIN_STANDS: dict[str, Any] = {"patternProperties": {"^[^@]*$": {"required": ["position", "salience"]}}}


class DomainEntry(Sourced):
    """The kind of issue that an issue is said to be, by the name of a domain on which intervals were checked."""

    domain: str = Field(alias="is")


DomainField = Annotated[DomainEntry, long_form("is")]


class IssueEntry(Sourced):
    """One thing to settle on a scale."""

    scale: ScaleField
    domain: DomainField | None = None
    unit: TextField | None = None
    marks: dict[str, TextField] = {}
    now: NumberField | None = None
    positions: dict[str, StandEntry] = Field(json_schema_extra={"allOf": [_PLAIN_STANDS]})


# ---------------------------------------------------------------- yes or no
class ReferenceClassEntry(Sourced):
    """Comparable cases, and in how many of them it happened."""

    name: TextField
    cases: int
    happened: NumberField
    in_a_row: int = 1


class EvidenceEntry(Sourced):
    """How much likelier this is if the answer is yes than if it is no."""

    ratio: NumberField


class QuestionEntry(Sourced):
    """A question that will be answered with yes or no."""

    asks: TextField
    resolves: TextField
    until: str
    reference: ReferenceClassEntry = Field(alias="class")
    evidence: list[EvidenceEntry] = []


class SignalEntry(Sourced):
    """An offer, and what signing it means to who makes it."""

    by: str
    offers: str
    against: str | None = None
    prestige: AmountField
    called: AmountField
    cost: AmountField | None = None
    reputation: AmountField | None = None
    stake: AmountField | None = None


# ---------------------------------------------------------------- what happened
class EventEntry(Sourced):
    """Something that happened on a day."""

    date: str
    what: TextField
    by: OneOrMore = []
    likely: dict[str, NumberField] = {}
    now: dict[str, OutcomeField] = {}
    settled: dict[str, NumberField] = {}
    answered: dict[str, YesNo] = {}
    refused: str | None = None
    joins: str | None = None


# ---------------------------------------------------------------- what is said about it
class AskEntry(Sourced):
    """A question of a claim; `by`: the factor that tells draws apart; `supports`: which answer speaks for the claim."""

    ask: str
    by: str | None = None
    supports: Literal["yes", "no"] = "yes"


AskField = Annotated[AskEntry, long_form("ask")]


class ClaimEntry(Sourced):
    """What somebody says about the case, and what a sweep is asked about it."""

    says: TextField
    asks: list[AskField]


class VariantEntry(Sourced):
    """Another reading of the file: values that it sets and entries that it leaves out, by paths as of `--set`."""

    asks: list[str]
    changes: dict[str, Any] = Field(default={}, alias="set")
    without: list[str] = []


class ScenarioEntry(Entry):
    """A scenario file of version 1."""

    detente: int
    id: str
    title: TextField
    about: TextField | None = None
    date: str | None = None
    sources: dict[str, SourceEntry] = {}
    parties: dict[str, PartyEntry]
    options: dict[str, OptionEntry] = {}
    define: dict[str, DefineField] = {}
    infeasible: list[InfeasibleField] = []
    merge: list[MergeEntry] = []
    blocked: list[BlockedEntry] = []
    states: dict[str, StateEntry] = {}
    tables: dict[str, list[str]] = {}
    coalitions: dict[str, CoalitionField] = {}
    attitudes: dict[str, dict[str, Literal["positive", "neutral", "negative"]]] = {}
    preferences: dict[str, WishField] = {}
    views: dict[str, ViewEntry] = {}
    numbers: dict[str, BoundedField] = {}
    measures: dict[str, MeasureEntry] = {}
    formulas: dict[str, ExpressionField] = {}
    flows: dict[str, FlowsEntry] = {}
    guarantees: dict[str, GuaranteeEntry] = {}
    breach: BreachEntry | None = None
    discount: DiscountEntry | None = None
    roadmaps: dict[str, RoadmapEntry] = {}
    goal: GoalEntry | None = None
    credibility: CredibilityEntry | None = None
    capability: dict[str, CapabilityEntry] = {}
    domain: DomainField | None = None
    issues: dict[str, IssueEntry] = {}
    questions: dict[str, QuestionEntry] = {}
    signals: dict[str, SignalEntry] = {}
    events: list[EventEntry] = []
    headline: str | None = None
    claims: dict[str, ClaimEntry] = {}
    variants: dict[str, VariantEntry] = {}


@cache
def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of scenario files, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "detente.schema.json",
        **ScenarioEntry.model_json_schema(by_alias=True),
        "title": "detente scenario",
    }
