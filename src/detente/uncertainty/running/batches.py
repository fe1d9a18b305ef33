"""How the rows of a sweep are divided: by their number alone, so that no result depends on who computes it."""

from itertools import pairwise

LEAST = 100
MOST = 400


def spans(rows: int, batch: int | None = None) -> list[tuple[int, int]]:
    """First row and end of each batch, in order: even parts of at least `batch` rows, or one part where rows are fewer.

    Without `batch` they have at least 100 rows, and more where there would otherwise be over 400 batches. Raises
    ValueError if `batch` is below 1.
    """
    if batch is not None and batch < 1:
        raise ValueError(f"a batch has at least one row, not {batch}")
    least = batch if batch is not None else max(LEAST, -(-rows // MOST))
    count = max(1, rows // least) if rows else 0
    ends = [rows * k // count for k in range(count + 1)] if count else []
    return list(pairwise(ends))
