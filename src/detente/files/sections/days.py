"""Days: year-month-day, for sources also year-month or year."""

import re
from datetime import date

FULL = re.compile(r"\d{4}-\d{2}-\d{2}")
PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def is_day(text: str, pattern: re.Pattern[str] = FULL) -> bool:
    """Whether a text is a day that the calendar has, in the form that the pattern allows."""
    if not pattern.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True
