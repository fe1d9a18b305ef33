"""What can go wrong, as values.

    DetenteError
    ├── InputError          the input is wrong; carries every problem found (exit status 2)
    ├── Unanswerable        the input is fine, this question cannot be asked of it (exit status 2)
    └── LimitReached        a time limit or Ctrl-C ended the work (exit status 3)

A problem is a code, a place and facts; `errors.codes` holds the sentence of each code, `words` translates it.
"""

from detente.errors.codes import CODES, Code
from detente.errors.problems import DetenteError, InputError, LimitReached, Place, Problem, Unanswerable

__all__ = [
    "CODES",
    "Code",
    "DetenteError",
    "InputError",
    "LimitReached",
    "Place",
    "Problem",
    "Unanswerable",
]
