"""A search that is cut short still has something to say: its best so far, and what everything else costs at least."""

from detente.errors import LimitReached
from detente.watching import Watch


def is_over(watch: Watch, doing: str) -> bool:
    """Whether the work has to end now."""
    try:
        watch(doing, 0, 0)
    except LimitReached:
        return True
    return False
