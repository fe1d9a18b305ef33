"""How likely the answer to a question is yes, in words."""

from collections.abc import Iterator, Mapping

from detente.analyses.questions.chances import QuestionForecast
from detente.bargaining.events.base_rate import LEVEL
from detente.language import _, ngettext, number
from detente.model.ranges import Range
from detente.words import names


def title() -> str:
    """Heading of all questions."""
    return _("Questions with yes or no")


def question(found: QuestionForecast) -> str:
    """The question with its id and its last day."""
    asked = found.question
    return _("{asks} ({id}, until {until})").format(asks=names.text(asked.asks), id=asked.id, until=asked.until)


def said(found: QuestionForecast) -> Iterator[str]:
    """The probability with its interval; where it comes from; the rule by which it will be answered."""
    chance = found.chance
    yield _("Probability of yes: {probability} ({level}% interval {low} to {high}, not validated here).").format(
        probability=percent(chance.probability),
        level=format(100 * LEVEL, "zg"),
        low=percent(chance.low),
        high=percent(chance.high),
    )
    yield _base(found)
    yield from _evidence(found)
    yield _("Answered by this rule: {rule}").format(rule=names.text(found.question.resolves))


def in_short(found: Mapping[str, QuestionForecast]) -> Iterator[str]:
    """One sentence per question, and the caution."""
    for each in found.values():
        reference, chance = each.question.reference, each.chance
        yield _(
            "{asks} (until {until}) Probability of yes: {probability}, {low} to {high}; class “{name}”, {happened} of"
            " {cases}."
        ).format(
            asks=names.text(each.question.asks),
            until=each.question.until,
            probability=percent(chance.probability),
            low=percent(chance.low),
            high=percent(chance.high),
            name=names.text(reference.name),
            happened=_count(reference.happened),
            cases=number(reference.cases),
        )
    if found:
        yield _("Not validated here: no question of this kind was scored before, so these intervals claim no coverage.")


def _base(found: QuestionForecast) -> str:
    reference = found.question.reference
    facts = {
        "name": names.text(reference.name),
        "happened": _count(reference.happened),
        "cases": number(reference.cases),
        "base": percent(found.chance.base),
        "confidence": names.confidence(reference.provenance.trust),
    }
    one = _("Reference class “{name}” ({confidence}): {happened} of {cases}, a base rate of {base}.")
    if reference.in_a_row == 1:
        return one.format(**facts)
    return ngettext(
        "Reference class “{name}” ({confidence}): {happened} of {cases}; in {count} further case, {base}.",
        "Reference class “{name}” ({confidence}): {happened} of {cases}; in each of {count} further cases, {base}.",
        reference.in_a_row,
    ).format(count=number(reference.in_a_row), **facts)


def _evidence(found: QuestionForecast) -> Iterator[str]:
    for each in found.question.evidence:
        facts = {
            "ratio": _count(each.ratio),
            "confidence": names.confidence(each.provenance.trust),
        }
        if each.provenance.name is not None:
            what = names.text(each.provenance.name)
            yield _("Evidence: {what}; {ratio} times as likely with yes as with no ({confidence}).").format(
                what=what, **facts
            )
        else:
            yield _("Evidence that is {ratio} times as likely with yes as with no ({confidence}).").format(**facts)


def percent(share: float) -> str:
    """A probability, with a digit after the point where it is near 0 or 100; none is 0 or 1, but for rounding."""
    shown = 100 * share
    if shown >= 99.95:
        return _("over 99.9%")
    if shown < 0.05:
        return _("under 0.1%")
    return _("{percent}%").format(percent=format(shown, "z.1f" if min(shown, 100 - shown) < 9.95 else "z.0f"))


def _count(value: Range) -> str:
    central = f"{value.central:zg}"
    if value.low == value.high:
        return central
    return _("{central} ({low} to {high})").format(central=central, low=f"{value.low:zg}", high=f"{value.high:zg}")
