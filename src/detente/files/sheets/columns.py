"""The columns of a table of actors, and numbers as they are written in it."""

from collections.abc import Iterable

from detente.model.ranges import Range

PARTY, ISSUE, POSITION, SALIENCE = "party", "issue", "position", "salience"
VETO, REFERENCE, LOW, HIGH = "veto", "reference", "low", "high"
CAPABILITY = "capability"
OPTIONAL = (SALIENCE, CAPABILITY, f"{CAPABILITY}.NAME", VETO, REFERENCE, LOW, HIGH)
ENDS = ("_low", "_high")
"""Behind the name of a column of numbers: the ends of a range whose most likely value the column itself has."""

SPECIAL = ("=", "+", "-", "@", "\t", "\r")


def heading_of(column: str) -> str:
    """The heading of a column of capability."""
    return column if column == CAPABILITY else f"{CAPABILITY}.{column}"


def capability_columns(headings: Iterable[str]) -> dict[str, str]:
    """The columns of capability that headings name: heading in small letters to the column's name."""
    found = {}
    for heading in headings:
        lowered = heading.casefold()
        if lowered.endswith(ENDS):
            continue
        if lowered == CAPABILITY:
            found[lowered] = CAPABILITY
        elif lowered.startswith(f"{CAPABILITY}.") and len(heading) > len(CAPABILITY) + 1:
            found[lowered] = heading[len(CAPABILITY) + 1 :]
    return found


def figure(x: float) -> str:
    """A number as the file has it, in the fewest digits that give it back."""
    return repr(x).removesuffix(".0")


def spelled(number: Range) -> str:
    """A number or range as the file has it."""
    if number.shape == "fixed":
        return figure(number.central)
    parts = (number.low, number.high) if number.shape == "uniform" else (number.low, number.central, number.high)
    return "..".join(figure(part) for part in parts)


def harmless(text: str) -> str:
    """A text of CSV that no spreadsheet program takes for a formula; a number stays what it is."""
    if not text.startswith(SPECIAL):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text
