"""The factors of a scenario: every range, every statement that may shift, every type and every unknown order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.agreement.trust.beliefs import belief_of, matters
from detente.analyses.setting import is_enumerable, wishing_by_type
from detente.analyses.sweeps.drawn.numbers import Number, numbers_of
from detente.analyses.sweeps.subject import Subject
from detente.errors import Place, Problem, Unanswerable
from detente.files.suggestions import facts_about
from detente.graph.unknown.order import settled
from detente.model.scenario import Scenario, WishKey
from detente.model.states import States, feasible_states
from detente.preferences import relation_of
from detente.preferences.pairs import Pairs
from detente.preferences.relation import PartialOrder
from detente.preferences.statements import Statements
from detente.uncertainty.factors import Factor

SHIFT = ".may_shift"
MIDDLE = 0.5  # an unknown order has no central value; this completion stands in where one is needed


def factors_of(scenario: Scenario, states: States | None = None) -> tuple[Factor, ...]:
    """Everything of the scenario that a sweep can draw, numbers first; `states` saves enumerating them again.

    Lists of further analysts are left out, as are types that change nobody's wishes, payoffs or patience.
    """
    return (
        *(_range(number) for number in numbers_of(scenario)),
        *_types(scenario),
        *_shifts(scenario),
        *_completions(scenario, states),
    )


def _range(number: Number) -> Factor:
    value, vouched = number.value, number.provenance
    return Factor(
        number.path,
        value.low,
        value.high,
        value.central if value.shape == "triangular" else None,
        within=number.within,
        central=value.central,
        confidence=vouched.trust,
        sources=vouched.sources,
        unit=number.unit,
    )


# ------------------------------------------------------------------ types, statements, pairs


def types_id(party: str) -> str:
    """The factor that says of which type a party is."""
    return f"parties.{party}.types"


def list_id(key: WishKey) -> str:
    """The factor of a list with unknown pairs; its statements add their number, from 1."""
    return f"preferences.{key}"


def _types(scenario: Scenario) -> Iterator[Factor]:
    """Weighed by what the file says of today: priors, after its events."""
    wishing = wishing_by_type(scenario)
    for party in scenario.reference_types():
        kinds = scenario.types_of(party)
        if party in wishing or matters(scenario.agreement, party, kinds):
            today = tuple(float(mass) for mass in belief_of(scenario, party).today)
            vouched = scenario.parties[party].types[0].provenance
            yield Factor(
                types_id(party),
                kind="levels",
                levels=kinds,
                weights=today,
                central=0.0,
                confidence=vouched.trust,
                sources=vouched.sources,
            )


def _shifts(scenario: Scenario) -> Iterator[Factor]:
    for key, wishes in scenario.preferences.items():
        if not isinstance(wishes, Statements) or key.analyst:
            continue
        for k, statement in enumerate(wishes.statements):
            if statement.may_shift:
                most, vouched = statement.may_shift + 0.5, statement.provenance
                yield Factor(
                    f"{list_id(key)}.{k + 1}",
                    -most,
                    most,
                    kind="shift",
                    central=0.0,
                    confidence=vouched.trust,
                    sources=vouched.sources,
                    unit="places",
                )


def _completions(scenario: Scenario, states: States | None) -> Iterator[Factor]:
    paired = {k: w for k, w in scenario.preferences.items() if isinstance(w, Pairs) and not k.analyst}
    if not paired or not is_enumerable(scenario):
        return
    states = states or feasible_states(scenario.conflict)
    for key, wishes in paired.items():
        if isinstance(settled(relation_of(wishes, states), states), PartialOrder):
            vouched = wishes.provenance
            within = (0.0, 1.0)
            yield Factor(
                list_id(key),
                kind="completion",
                within=within,
                central=MIDDLE,
                confidence=vouched.trust,
                sources=vouched.sources,
            )


# ------------------------------------------------------------------ what the user says of them


def used(scenario: Scenario, factors: tuple[Factor, ...], subjects: Iterable[Subject]) -> frozenset[str]:
    """Ids of the factors that can change an answer of one of these subjects."""
    asked = (subject for subject in subjects if subject.can_answer(scenario))
    return frozenset[str]().union(*(subject.uses(scenario, factors) for subject in asked))


def unused(scenario: Scenario, factors: tuple[Factor, ...], subjects: Sequence[Subject]) -> tuple[Problem, ...]:
    """A warning (W760) for each factor that can change no answer of these subjects."""
    known = used(scenario, factors, subjects)
    asked = ", ".join(subject.name for subject in subjects if subject.can_answer(scenario)) or "-"
    left = (factor.id for factor in factors if factor.id not in known)
    return tuple(Problem("W760", Place(path=id), {"found": id, "subjects": asked}) for id in left)


def grouped(factors: tuple[Factor, ...], groups: Sequence[str]) -> tuple[Factor, ...]:
    """The factors, those of each group (`PATH,PATH`) sharing one draw.

    Raises Unanswerable: E760 for a path that is no factor, E761 for fewer than two of them, E762 for one in two groups.
    """
    ids = [factor.id for factor in factors]
    placed: dict[str, str] = {}
    problems: list[Problem] = []
    for text in groups:
        place = Place(f"--together {text}")
        members = dict.fromkeys(part.strip().removesuffix(SHIFT) for part in text.split(",") if part.strip())
        if len(members) < 2:
            problems.append(Problem("E761", place, {"found": text}))
        for member in members:
            if member not in ids:
                problems.append(Problem("E760", place, {"found": member, **facts_about(member, ids)}))
            elif member in placed:
                problems.append(Problem("E762", place, {"found": member}))
            else:
                placed[member] = ",".join(members)
    if problems:
        raise Unanswerable(problems)
    return tuple(replace(factor, group=placed.get(factor.id, factor.group)) for factor in factors)
