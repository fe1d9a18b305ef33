"""What a Dask worker does: answer a batch, and say which version of detente answered."""

import pickle
from functools import lru_cache

from detente import __version__
from detente.uncertainty.factors import Floats, Function
from detente.uncertainty.running.outcome import Failure, attempt, failure


def parcel(sent: bytes) -> bytes:
    """The pickled function as a result of its own: each worker fetches it once, and if it is lost it is made anew."""
    return sent


def answer(sent: bytes, rows: Floats) -> tuple[str, Floats | Failure]:
    """The version that answers, and the values of (n, K) rows."""
    try:
        function = _function(sent)
    except Exception as error:
        return __version__, failure(error)
    return __version__, attempt(function, rows)


@lru_cache(maxsize=2)
def _function(sent: bytes) -> Function:
    function: Function = pickle.loads(sent)
    return function
