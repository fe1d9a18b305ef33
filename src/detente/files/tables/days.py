"""Days as the files of the DEU project have them, where a spreadsheet took day, month, year for year, month, day."""

import re
from datetime import date

DAY = re.compile(r"(\d{1,4})[-/](\d{1,2})[-/](\d{2,4})")


def day_of(text: str) -> date | None:
    """The day of `22-05-01`, `2022-05-01` (both 22 May 2001) or `22-05-2001`; None for anything else.

    A spreadsheet that reads `22-05-01` as 22 May of year 01 writes the day into the year: the last two digits of what
    stands first are the day, and a century before it is none of the file's. Years of two digits are from 1950 to 2049.
    """
    match = DAY.fullmatch(text.strip())
    if match is None:
        return None
    first, month, last = match.groups()
    year = int(last)
    if len(last) == 2:
        year += 1900 if year >= 50 else 2000
    try:
        return date(year, int(month), int(first[-2:]))
    except ValueError:
        return None
