"""What the memory can do: bytes read and written per second by a plain copy."""

import numpy as np
from timing import seconds

LARGE = 1 << 28  # bytes, far beyond every cache


def copy_rate(size: int) -> float:
    """Bytes read and written per second when an array of so many bytes is copied."""
    source, target = np.ones(size // 8), np.zeros(size // 8)
    np.copyto(target, source)  # so that no page is touched for the first time
    return 2 * size / seconds(lambda: np.copyto(target, source), at_least=0.5, most=2000)
