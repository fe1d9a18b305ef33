"""A question put together from what a user names."""

from collections.abc import Iterable, Sequence

from detente.analyses.setting import refuse_coalitions
from detente.analyses.sweeps import claims
from detente.analyses.sweeps.drawn.factors import factors_of, grouped
from detente.analyses.sweeps.question import Question
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.subjects import SUBJECTS
from detente.errors import Place, Problem, Unanswerable
from detente.files.suggestions import facts_about
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.uncertainty.running.crew import Workers
from detente.uncertainty.running.workers import workers_for


def question_of(scenario: Scenario, subjects: Sequence[str] = (), together: Sequence[str] = ()) -> Question:
    """About these subjects, else about all that are not asked by name only; factors of `together` share one draw.

    Raises Unanswerable: E784 for an unknown subject, E785 if there is nothing to draw or to ask, E946 if that is so
    because parties act as one, what `grouped` raises, and what claims raise that name what cannot be asked.
    """
    able = askable(scenario)
    factors = grouped(factors_of(scenario), together)
    if factors and not able:
        refuse_coalitions(scenario)
    if not able or not factors:
        raise Unanswerable([Problem("E785", Place(scenario.id))])
    claims.checked(scenario, able, factors)
    return Question(scenario, factors, _chosen(able, subjects))


def able(scenario: Scenario, names: Sequence[str] = ()) -> tuple[Subject, ...]:
    """The subjects that can be asked of a scenario, or those of these names. Raises Unanswerable (E784, E785)."""
    found = askable(scenario)
    if not found:
        raise Unanswerable([Problem("E785", Place(scenario.id))])
    return _chosen(found, names) if names else found


def left_out(scenario: Scenario, asked: Iterable[Subject]) -> dict[Ask, tuple[Subject, ...]]:
    """Questions of claims and variants that need subjects asked by name only, with all the subjects that they need.

    Empty where not even all other subjects were asked: then somebody chose.
    """
    every_able, had = askable(scenario), {each.name for each in asked}
    if any(each.name not in had for each in _chosen(every_able, ())):
        return {}
    owner = {quantity.id: each for each in every_able for quantity in each.quantities(scenario)}
    every = [ask for claim in scenario.claims.values() for ask in claim.asks]
    every += [ask for variant in scenario.variants.values() for ask in variant.asks]
    asks = {ask.text: ask for ask in reversed(every)}
    needed = {ask: tuple(dict.fromkeys(owner[id] for id in ask.names if id in owner)) for ask in asks.values()}
    return {ask: found for ask, found in reversed(needed.items()) if any(each.name not in had for each in found)}


def askable(scenario: Scenario) -> tuple[Subject, ...]:
    """All subjects that can be asked of a scenario, by name only or not."""
    return tuple(each for each in SUBJECTS if each.can_answer(scenario))


def _chosen(able: tuple[Subject, ...], names: Sequence[str]) -> tuple[Subject, ...]:
    if not names:
        return tuple(each for each in able if not each.by_name) or able
    known = [each.name for each in able]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Unanswerable(
            [
                Problem("E784", Place(f"--subject {name}"), {"found": name, **facts_about(name, known)})
                for name in unknown
            ]
        )
    return tuple(each for each in able if each.name in names)


def workers_of(cluster: str = "", count: int | None = None) -> Workers:
    """Who computes: a Dask scheduler by its address, else processes of this machine, one per core if not counted."""
    return workers_for(cluster, count)


def reached(cluster: str) -> None:
    """Make sure that a cluster is there though it has nothing to do. Raises DetenteError as its workers do."""
    from detente.uncertainty.running.scheduler.address import LOCAL
    from detente.uncertainty.running.scheduler.connecting import connected

    if cluster != LOCAL:
        with connected(cluster, None):
            pass
