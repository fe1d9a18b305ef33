"""Different rows of large tables without sorting them.

On a lattice of thousands of states the losses of all other moves are a table of a hundred thousand rows, of which a few
hundred differ. A row is found again by hash: rows as bytes, differences of two rows by a sum of whole numbers modulo
2^64, in which the hash of a difference is the difference of the hashes, so that only different ones are written out.
"""

import numpy as np
from numpy.typing import NDArray

from detente.agreement.terms.lattice import Floats, Ints

DIGITS = 12
GRAIN = 1e9  # whole numbers per unit in a hash; two rows that differ by less count as one


def distinct_rows(rows: Floats) -> Floats:
    """The different rows of (R, C) to `DIGITS` decimals, in the order in which they first occur."""
    rounded = np.round(np.ascontiguousarray(rows), DIGITS) + 0.0  # -0.0 becomes 0.0
    found = dict.fromkeys(map(bytes, rounded)) if rows.shape[1] else {b"": None}
    return np.frombuffer(b"".join(found), dtype=np.float64).reshape(len(found), rows.shape[1])


def distinct_losses(rows: Floats, kept: Ints, others: Ints) -> Floats:
    """The different rows of rows[kept] - rows[others], zero left out; rows: (S, C), kept: (S,), others: (S, A).

    Different differences share a hash with a probability below 2^-50 per pair; the multipliers are always the same.
    """
    hashes = _hashes(rows)
    differences = (hashes[kept][:, None] - hashes[others]).reshape(-1)
    _, first = np.unique(differences, return_index=True)
    first.sort()
    tail, head = np.repeat(kept, others.shape[1])[first], others.reshape(-1)[first]
    found = distinct_rows(rows[tail] - rows[head])
    return found[found.any(axis=1)]


def _hashes(rows: Floats) -> NDArray[np.uint64]:
    """(S,) sums of the rows' whole multiples of a grain, weighed by odd numbers, modulo 2^64."""
    weights = np.random.default_rng(0).integers(0, 2**63, rows.shape[1], dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    whole = np.rint(rows * GRAIN).astype(np.int64).astype(np.uint64)
    found: NDArray[np.uint64] = (whole * weights).sum(axis=1, dtype=np.uint64)
    return found
