"""What a code is, and the mark by which gettext finds sentences that are translated later."""

from dataclasses import dataclass


def N_(sentence: str) -> str:
    """Mark a sentence for translation and leave it as it is."""
    return sentence


DID_YOU_MEAN = N_('Did you mean "{meant}"?')
MORE = N_("and at least {count} more")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem.

    `sentence` (English, filled with facts) says what was found, what is allowed and what to do; the place stands
    before it.
    """

    code: str
    title: str
    sentence: str


def table(*codes: Code) -> dict[str, Code]:
    """Codes by their code.

    Raises ValueError if one occurs twice.
    """
    by_code = {code.code: code for code in codes}
    if len(by_code) != len(codes):
        raise ValueError("a code occurs twice")
    return by_code
