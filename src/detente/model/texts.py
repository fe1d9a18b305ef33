"""Texts in the scenario's languages, kept from changing what stands around them."""

import re
import unicodedata
from dataclasses import dataclass

ISOLATE, POP = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
RIGHT_TO_LEFT = frozenset({"ar"})
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
REPLACED = "\ufffd"
BREAK = re.compile(r"\s*[\n\t]\s*")
MARK = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile(f"{CONTROL.pattern}|{MARK.pattern}")
FOREIGN = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
EMBEDS = frozenset("\u202a\u202b\u202d\u202e")  # end with U+202C
ISOLATES = frozenset("\u2066\u2067\u2068")  # end with U+2069
END_OF_EMBED = "\u202c"


@dataclass(frozen=True, slots=True)
class Text:
    """A text that the scenario's author wrote: English, and Arabic where given."""

    en: str
    ar: str | None = None

    def in_language(self, language: str) -> str:
        """The text in `language` (`en` or `ar`), else in English, safe to stand inside a sentence: neutral, and on one
        line, as lines of its own would pass for the program's."""
        text = self.ar if language == "ar" and self.ar is not None else self.en
        return inside(BREAK.sub(" ", text.strip()), language)


def inside(text: str, language: str) -> str:
    """The text as it may stand inside a sentence: neutral, and isolated where it could turn it.

    What could turn it is a direction mark, or letters from right to left: any in a language from left to right, beside
    others in one from right to left. All other texts stay as they are.
    """
    found = neutral(text)
    turning = MARK.search(found) is not None
    if not turning and FOREIGN.search(found):
        turning = language not in RIGHT_TO_LEFT or any(unicodedata.bidirectional(each) == "L" for each in found)
    return f"{ISOLATE}{bare(found)}{POP}" if turning else found


def in_json(text: str) -> str:
    """JSON with direction marks and control characters as escapes: it stays what it is, and turns nothing."""
    return UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def bare(text: str) -> str:
    """The text without an isolation that goes all around it."""
    inner = text[1:-1]
    whole = len(text) > 1 and text[0] in ISOLATES and text[-1] == POP
    return inner if whole and not (ISOLATES | {POP}) & set(inner) else text


def neutral(text: str) -> str:
    """The text without control characters, and with every direction that it begins ended: nothing after it is changed.

    What ends a direction that the text has not begun is left out, as it would end one around it.
    """
    if text.isascii() and text.isprintable():
        return text
    text = CONTROL.sub(REPLACED, text)
    return text if MARK.search(text) is None else "\n".join(map(_closed, text.split("\n")))


def _closed(line: str) -> str:
    kept: list[str] = []
    begun: list[str] = []  # what would end each
    for letter in line:
        if letter in EMBEDS or letter in ISOLATES:
            begun.append(END_OF_EMBED if letter in EMBEDS else POP)
        elif letter == END_OF_EMBED:
            if not begun or begun[-1] != END_OF_EMBED:
                continue
            begun.pop()
        elif letter == POP:
            if POP not in begun:
                continue
            while begun.pop() != POP:  # an isolation ends what began inside it
                pass
        kept.append(letter)
    return "".join([*kept, *reversed(begun)])
