"""What an offer tells about whether it would be kept, in words."""

import math
from collections.abc import Iterator, Mapping

from detente.analyses.questions.offers import SignalAnswer
from detente.language import _, joined, number
from detente.model.scenario import Scenario
from detente.words import names


def title() -> str:
    """Heading of all offers."""
    return _("What offers tell")


def heading(scenario: Scenario, found: SignalAnswer) -> str:
    """Who offers what."""
    signal = found.signal
    return _("{party}: {option}").format(
        party=names.party(scenario, signal.party), option=names.option(scenario, signal.option)
    )


def in_short(scenario: Scenario, found: Mapping[str, SignalAnswer]) -> Iterator[str]:
    """The verdict on each offer, with who offers what."""
    for each in found.values():
        yield _("{offer}. {verdict}").format(offer=heading(scenario, each), verdict=verdict(each))


def said(found: SignalAnswer) -> Iterator[str]:
    """The verdict, what it rests on, what it does to a prior, and how little prestige would make it tell something."""
    yield verdict(found)
    yield _who(found)
    yield from _shift(found)
    yield from _limit(found)
    yield _("These are shares of the ranges that the file states, and nobody's type is typed in.")


def verdict(found: SignalAnswer) -> str:
    """Whether the offer tells anything."""
    ratio = found.tale.ratio
    if not found.tale.acting or not found.tale.idle:
        return _("Nothing to tell apart: over these ranges all senders would act alike when it is called.")
    if ratio is None:
        return _("Over these ranges nobody offers, so an offer would say that the ranges are wrong.")
    if found.too_few:
        return _("Over these ranges too few would offer to tell anything; ask with more draws, or look at the ranges.")
    if found.tells_little:
        return _("The offer carries little information: who would act and who would not offer nearly alike.")
    if math.isinf(ratio):
        return _("Only who would act offers, so the offer tells all.")
    if found.ends is not None and found.ends[0] < 1 < found.ends[1]:
        return _("What the offer tells depends on where in the ranges the numbers lie.")
    if ratio > 1:
        return _("The offer speaks for a sender that would act.")
    return _("The offer speaks for a sender that would not act, whom it costs less.")


def _who(found: SignalAnswer) -> str:
    tale = found.tale
    facts = {
        "acting": _share(tale.if_acting),
        "idle": _share(tale.if_idle),
        "draws": number(found.draws),
        "many": number(tale.acting),
        "few": number(tale.idle),
    }
    return _(
        "Of {draws} draws {many} would act when called, since acting costs less than word and stake: {acting} of these"
        " offer. The other {few} would not: {idle} of these offer."
    ).format(**facts)


def _shift(found: SignalAnswer) -> Iterator[str]:
    ratio, tale = found.tale.ratio, found.tale
    if ratio is None or tale.low is None or tale.high is None:
        return
    facts = {"ratio": _ratio(ratio), "low": _ratio(tale.low), "high": _ratio(tale.high)}
    yield _("Likelihood ratio of the offer: {ratio} (95% of what so few draws leave open: {low} to {high}).").format(
        **facts
    )
    if found.too_few:
        return
    if found.ends is not None:
        low, high = (_ratio(end) for end in found.ends)
        yield _("With each value of prestige and of the chance of a call: {low} to {high}.").format(low=low, high=high)
    shifts = (
        _("{prior} becomes {after}").format(prior=f"{prior:zg}", after=f"{value:z.2f}")
        for prior, value in found.after.items()
    )
    yield _("A prior on acting: {shifts}.").format(shifts=joined(shifts))


def _limit(found: SignalAnswer) -> Iterator[str]:
    if not found.rungs:
        return
    yield _("With a prestige above {limit} every sender offers, whatever it would do later.").format(
        limit=f"{found.limit:z.2g}"
    )
    rungs = [
        _("{ratio} at {prestige}").format(ratio=_ratio(tale.ratio), prestige=f"{prestige:z.2g}")
        for prestige, tale in found.rungs.items()
        if tale.ratio is not None
    ]
    if rungs:
        yield _("Were prestige smaller, the likelihood ratio would be: {rungs}.").format(rungs=joined(rungs))


def _share(share: float | None) -> str:
    return _("–") if share is None else _("{percent}%").format(percent=f"{100 * share:z.0f}")


def _ratio(ratio: float) -> str:
    return _("infinite") if math.isinf(ratio) else f"{ratio:z.2f}"
