"""Whoever waits for an engine: told how far it is, may end the work."""

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, how much there is; raises LimitReached to end the work."""


def unwatched(_doing: str, _done: int, _of: int) -> None:
    """Let the work go on to its end."""
