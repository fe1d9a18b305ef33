"""What an unknown word may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LISTED = 30
LONGEST = 40


def facts_about(found: str, known: Iterable[str], *, suggest: bool = True) -> dict[str, str]:
    """Facts of a problem with an unknown word: the options, and the closest of them where one is close."""
    names = list(known)
    listed = ", ".join(names[:LISTED]) + (f" … ({len(names)})" if len(names) > LISTED else "")
    facts = {"options": listed or "–"}
    meant = closest(found, names) if suggest else None
    return facts if meant is None else facts | {"meant": meant}


def closest(found: str, known: Iterable[str]) -> str | None:
    """The known word that is nearest to `found`, if any is near."""
    if len(found) > LONGEST:
        return None
    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(found.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[near[0]] if near else None
