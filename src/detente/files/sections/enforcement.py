"""What backs a deal: guarantees, the breach phase, discount factors."""

from detente.files.fields import AmountEntry
from detente.files.resolver import Resolver
from detente.files.schema import BreachEntry, EnforcementEntry, GuaranteeEntry
from detente.files.sections.agreement import Calculator
from detente.files.sections.amounts import amount, bounded
from detente.model.provenance import Provenance
from detente.model.ranges import Range
from detente.model.roadmap import Amount, Breach, Discount, Enforcement, Guarantee
from detente.preferences.entry import NumberEntry
from detente.preferences.form import Path

LEAKAGE_MAX = 0.95
PROTECTION_MAX = 0.9
LATEST = 60  # steps until a breach is seen


def build_guarantees(resolver: Resolver, calculator: Calculator) -> dict[str, Guarantee]:
    """The guarantees of the file, by guarantor."""
    guarantees = {}
    for party, entry in resolver.entry.guarantees.items():
        path: Path = ("guarantees", party)
        resolver.party(party, path, key=True)
        if entry.option is not None:
            _check_option(resolver, party, entry.option, (*path, "option"))
        provenance = resolver.provenance(entry, path)
        against = _against(resolver, calculator, party, entry, provenance)
        reputation = _amount(resolver, calculator, entry.reputation, (*path, "reputation"))
        guarantees[party] = Guarantee(party, entry.option, against, reputation, provenance)
    return guarantees


def _check_option(resolver: Resolver, party: str, option: str, path: Path) -> None:
    if not resolver.knows("E222", option, resolver.declared("options"), path):
        return
    owner = resolver.entry.options[option].party if option in resolver.entry.options else party
    if owner != party:
        resolver.report("E521", path, found=option, owner=owner, party=party)


def _against(
    resolver: Resolver, calculator: Calculator, party: str, entry: GuaranteeEntry, outer: Provenance
) -> tuple[Enforcement, ...]:
    against = []
    for violator, act in entry.against.items():
        path: Path = ("guarantees", party, "against", violator)
        if resolver.party(violator, path, key=True) and violator == party:
            resolver.reporter.at_key("E520", path, found=violator)
        amounts = _enforcement(resolver, calculator, act, path)
        broken = None if act.broken is None else resolver.condition(act.broken, (*path, "broken"))
        against.append(Enforcement(violator, *amounts, resolver.provenance(act, path, outer), broken))
    return tuple(against)


def _enforcement(
    resolver: Resolver, calculator: Calculator, act: EnforcementEntry, path: Path
) -> tuple[Amount, Amount, Amount, Amount]:
    def read(entry: AmountEntry | None, key: str) -> Amount:
        return _amount(resolver, calculator, entry, (*path, key))

    return read(act.penalty, "penalty"), read(act.cost, "cost"), read(act.protects, "protects"), read(act.leak, "leak")


def _amount(
    resolver: Resolver, calculator: Calculator, entry: AmountEntry | None, path: Path, default: float = 0.0
) -> Amount:
    if entry is not None:
        resolver.citations.check(entry, path)
    found = amount(entry, path, calculator.over_numbers, default)
    return bounded(resolver, found, (*path, "value")) if isinstance(found, Range) else found


def build_breach(resolver: Resolver, calculator: Calculator) -> Breach | None:
    """What the file says of the breach phase."""
    entry = resolver.entry.breach
    if entry is None:
        return None

    def read(entry: AmountEntry | None, key: str, default: float = 0.0) -> Amount:
        return _amount(resolver, calculator, entry, ("breach", key), default)

    leakage_by = {}
    for party, base in entry.leakage_by.items():
        path: Path = ("breach", "leakage_by", party)
        resolver.party(party, path, key=True)
        found = amount(base, path, calculator.over_numbers)
        leakage_by[party] = bounded(resolver, found, (*path, "value")) if isinstance(found, Range) else found
    seen_after, seen_months = _detection(resolver, entry)
    return Breach(
        audience=read(entry.audience, "audience"),
        signed=read(entry.signed, "signed"),
        leakage=read(entry.leakage, "leakage"),
        leakage_by=leakage_by,
        leakage_max=read(entry.leakage_max, "leakage_max", LEAKAGE_MAX),
        protection_max=read(entry.protection_max, "protection_max", PROTECTION_MAX),
        sharing=read(entry.sharing, "sharing"),
        seen_after=seen_after,
        provenance=resolver.provenance(entry, ("breach",)),
        seen_months=seen_months,
    )


def _detection(resolver: Resolver, entry: BreachEntry) -> tuple[int, float | None]:
    """Steps until a breach is seen, and months where the file gives those: then every step needs its months."""
    late, path = entry.seen_after, ("breach", "seen_after")
    if (late.steps is None) == (late.months is None):
        resolver.report("E551", path)
        return 1, None
    if late.months is not None:
        if not 0 < late.months < float("inf"):
            resolver.report("E231", (*path, "months"), found=f"{late.months:g}", allowed="> 0")
            return 1, None
        for name, roadmap in resolver.entry.roadmaps.items():
            for k, step in enumerate(roadmap.steps):
                if step.months is None:
                    resolver.report("E550", ("roadmaps", name, "steps", k), found=f"{late.months:g}")
                    return 1, None
        return 1, late.months
    if late.steps is None or not 1 <= late.steps <= LATEST:
        resolver.report("E231", path, found=str(late.steps), allowed=f"1 … {LATEST}")
        return 1, None
    return late.steps, None


def build_discount(resolver: Resolver) -> Discount | None:
    """The discount factors of the file."""
    entry = resolver.entry.discount
    if entry is None:
        return None
    outer = resolver.provenance(entry, ("discount",))

    def read(number: NumberEntry, key: str) -> Range:
        resolver.citations.check(number, ("discount", key), outer)
        return bounded(resolver, number.value, ("discount", key, "value"), strictly=True)

    factors: dict[str, NumberEntry] = entry.__pydantic_extra__
    for whose in factors:
        resolver.party_or_type(whose, ("discount", whose), key=True)
    everyone = read(entry.everyone, "all") if entry.everyone is not None else None
    return Discount(entry.per, everyone, {whose: read(number, whose) for whose, number in factors.items()}, outer)
