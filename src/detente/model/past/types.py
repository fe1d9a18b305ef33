"""What the past says of a party's types: Bayes' rule, and where it has nothing to divide by.

Of an event, L_k is the chance that a party of type k brings it about. A type that the event does not name counts as
likely as the named ones are on average by the prior p, so that an event that says nothing of a type leaves its mass as
it was; after all events

    m_k ~ p_k * product over events of L_k.

Every factor belongs to one event alone and the factors are multiplied in an order of their own, so neither dates nor
places in the file change a belief. Letters in shapes: K types, E events.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from detente.model.conflict import Party, PartyType
from detente.model.history import Event

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
TINY = 1e-9  # a rest this small is what rounding leaves of a sum of 1; weights this close are equal


def prior_of(party: Party, drawn: Mapping[str, float] | None = None) -> Floats:
    """(K,) prior of a party's types; `drawn`: path (`parties.uma.types.open`) to value.

    The type without a number takes the rest; without such a type the numbers are divided by their sum.
    """
    given = [_prior(party.id, kind, drawn or {}) for kind in party.types]
    known = np.array([0.0 if value is None else value for value in given])
    if None in given:
        left = 1 - known.sum()
        known[given.index(None)] = left if left > TINY else 0.0
    shares: Floats = known / known.sum()
    return shares


def _prior(party: str, kind: PartyType, drawn: Mapping[str, float]) -> float | None:
    return None if kind.prior is None else drawn.get(f"parties.{party}.types.{kind.id}", kind.prior.central)


def telling(party: Party, events: Sequence[Event], until: str | None) -> tuple[int, ...]:
    """The events (by index) up to the day `until` that say something of the party's types, by date."""
    kinds = [(party.id, kind.id) for kind in party.types]
    told = (k for k, event in enumerate(events) if any(kind in event.likely for kind in kinds))
    past = (k for k in told if until is None or events[k].date <= until)
    return tuple(sorted(past, key=lambda k: events[k].date))


def evidence_of(party: Party, events: Sequence[Event], until: str | None) -> Floats:
    """(E, K) chance of each event of `telling` by type, NaN for a type that it does not name."""
    kinds = [(party.id, kind.id) for kind in party.types]
    rows = [[events[k].likely.get(kind, np.nan) for kind in kinds] for k in telling(party, events, until)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(kinds))


def likelihoods(prior: Floats, evidence: Floats) -> Floats:
    """(E, K) the L of the module's head; an event that names only types without weight says nothing (1 for all)."""
    told = ~np.isnan(evidence)
    known = np.nan_to_num(evidence)
    weight = (told * prior).sum(axis=1)
    mean = np.divide((known * prior).sum(axis=1), weight, out=np.ones_like(weight), where=weight > 0)
    filled: Floats = np.where(told, known, mean[:, None])
    return filled


def posterior(prior: Floats, evidence: Floats) -> Floats:
    """(K,) the masses after all events; evidence: (E, K), NaN where an event does not name a type.

    Where no type with weight could have brought them all about, as may happen for drawn priors, those that could share
    the belief as if their priors were equal: the limit of priors near 0. Where none could, the prior stands.
    """
    if not len(evidence):
        return prior
    rows = likelihoods(prior, evidence)
    for start in (prior, np.full(len(prior), 1 / len(prior))):
        masses = start
        for row in rows[np.lexsort(rows.T)]:
            weights = masses * row
            total = weights.sum()
            masses = weights / total if total > 0 else weights
        if masses.sum() > 0:
            return masses
    return prior


def default_type(prior: Floats, evidence: Floats) -> int:
    """The type (by index) that answers are for: the first, unless its weight today is 0; then the likeliest of today.

    Of types as likely as each other, the first.
    """
    today = posterior(prior, evidence)
    return 0 if today[0] > 0 else int(np.flatnonzero(today >= today.max() - TINY)[0])


# ------------------------------------------------------------------ events that nobody could have brought about


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An event (row of the evidence) that no type with weight could have brought about.

    against: the fewest earlier events that it is at odds with; none: no type with weight could have brought it about by
    itself. unnamed: types with weight that the event, of chance 0 for all that it names, does not name.
    """

    event: int
    against: tuple[int, ...] = ()
    unnamed: tuple[int, ...] = ()


def contradictions(prior: Floats, evidence: Floats) -> Iterator[Contradiction]:
    """Events, in the order of rows, that leave no type; each is left out before the next is looked at."""
    able = likelihoods(prior, evidence) > 0 if len(evidence) else np.ones((0, len(prior)), dtype=bool)
    kept: tuple[int, ...] = ()
    for row, possible in enumerate(able):
        alone = (prior > 0) & possible
        if not alone.any():
            unnamed = np.flatnonzero((prior > 0) & np.isnan(evidence[row]))
            yield Contradiction(row, unnamed=tuple(map(int, unnamed)))
        elif not _left(alone, able, kept).any():
            yield Contradiction(row, against=_fewest(alone, able, kept))
        else:
            kept = (*kept, row)


def _left(start: Mask, able: Mask, rows: Sequence[int]) -> Mask:
    return start & able[list(rows)].all(axis=0)


def _fewest(alone: Mask, able: Mask, rows: tuple[int, ...]) -> tuple[int, ...]:
    """One event if one alone is at odds with it, else a set of which none can be left out."""
    for row in rows:
        if not (alone & able[row]).any():
            return (row,)

    def without(kept: tuple[int, ...], row: int) -> tuple[int, ...]:
        fewer = tuple(each for each in kept if each != row)
        return kept if _left(alone, able, fewer).any() else fewer

    return reduce(without, rows, rows)
