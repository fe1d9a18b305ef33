"""How sure a brief is, in words: for each claim the shares, what they hang on and what would turn them."""

import math
from collections.abc import Iterator

from detente.analyses.sweeps.behind.deeper import Deeper
from detente.analyses.sweeps.behind.verdict import Verdict, keeping, read_otherwise
from detente.analyses.sweeps.modest import Sweeps
from detente.analyses.sweeps.summary import Family, groups_of, share_of
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.language import _, joined, number
from detente.uncertainty.shares import Share, apart
from detente.words import names
from detente.words.sweeps import behind, quantities, shares

DRIVERS, REVERSED, THINGS = 3, 5, 3
SUBJECTS = {"guarantors": ("holds",), "roadmaps": ("holds",), "backing": ("holds",)}
Said = tuple[str, tuple[str, ...]]


def title() -> str:
    """Heading of all of it."""
    return _("How sure is that")


def sections(found: Sweeps, concept: str) -> Iterator[Said]:
    """Titles and sentences: what was drawn, then each claim; without claims, what matters most."""
    asked = found.asked
    short = () if asked else tuple(_in_short(found, concept))
    yield title(), (*_about(found), *short, *_robust(found))
    for claim in dict.fromkeys(verdict.claim for _answer, verdict in asked):
        yield of_claim(found, claim)
    yield from otherwise(found)


def of_claim(found: Sweeps, claim: str) -> Said:
    """The claim, and what the draws say of it."""
    asked = [each for each in found.asked if each[1].claim == claim]
    looked = [each for each in found.looked_into if each.verdict.claim == claim]
    says = names.text(asked[0][0].question.scenario.claims[claim].says)
    questions = (said for answer, verdict in asked for said in _question(answer, verdict))
    return says, (*questions, *(sentence for each in looked for sentence in _behind(found, each)))


def otherwise(found: Sweeps) -> Iterator[Said]:
    """What variants of the file ask beside the claims; nothing if they do not."""
    said = tuple(said for answer, verdict in found.unclaimed for said in _question(answer, verdict))
    if said:
        yield shares.otherwise_title(), said


def _about(found: Sweeps) -> Iterator[str]:
    """What the shares are of, and what a limit left undone."""
    first, *others = found.answers
    yield from shares.about(first)
    for each in others:
        slow = joined(shares.subject(subject.name) for subject in each.question.subjects)
        yield _("Of what takes long ({subjects}), {draws} draws were asked, ranges only as written.").format(
            subjects=slow, draws=number(each.question.draws)
        )
    for each in found.answers:
        yield from shares.unfinished(each)
    every = (subject for each in found.answers for subject in each.question.subjects)
    yield from shares.left_out(first.question.scenario, every)


# ------------------------------------------------------------------ claims


def _question(answer: SweepAnswer, verdict: Verdict) -> Iterator[str]:
    """The share as written, how far others lie apart where ranges are read otherwise, and among which draws.

    Beside it always what the variants of the file say that concern it.
    """
    by_reading = [share_of(answer, verdict, each) for each in answer.question.ranges]
    what = shares.named(answer, verdict)
    yield _told(what if what == verdict.id else names.capital(what), by_reading)
    if kept := keeping(answer, verdict):
        split = (
            _("{what}: {share}").format(
                what=shares.stays(answer.question.scenario, party),
                share=shares.cell(share_of(answer, each, answer.question.ranges[0])),
            )
            for party, each in kept.items()
        )
        yield _("By who would break it – {parts}.").format(parts=joined(split))
    for each in read_otherwise(answer, verdict):
        found = [share_of(answer, each, ranges) for ranges in answer.question.ranges]
        yield _told(names.capital(shares.variant(answer, each)), found)
    if groups := groups_of(answer, verdict, answer.question.ranges[0]):
        said = (
            _("{group}: {share}").format(group=shares.group(answer, verdict, each), share=shares.cell(each.share))
            for each in groups
        )
        told = _("Told apart – {groups}.")
        if not apart([each.share for each in groups]):
            told = _("Told apart – {groups}. The intervals overlap, so these draws show no difference.")
        yield told.format(groups=joined(said))


def _told(what: str, by_reading: list[Share]) -> str:
    facts = {"question": what, "share": shares.cell(by_reading[0])}
    known = [each.share for each in by_reading if not math.isnan(each.share)]
    if len(known) < 2 or max(known) - min(known) < 0.005:
        return _("{question}: yes in {share} of the draws.").format(**facts)
    facts |= {"low": shares.percent(min(known)), "high": shares.percent(max(known))}
    crosses = any(each.high < 0.5 for each in by_reading) and any(each.low > 0.5 for each in by_reading)
    if crosses:
        said = _(
            "{question}: yes in {share} of the draws; not robust, as it is {low} to {high} by how the ranges are read."
        )
    elif apart(by_reading):
        said = _("{question}: yes in {share} of the draws; {low} to {high} by how the ranges are read.")
    else:
        said = _(
            "{question}: yes in {share} of the draws; {low} to {high} by how the ranges are read, too little for these"
            " draws to show a difference."
        )
    return said.format(**facts)


def _behind(found: Sweeps, each: Deeper) -> Iterator[str]:
    """Drivers, the nearest flip and the box of the first question."""
    answer = found.answer_with(each.verdict)
    scenario, question = answer.question.scenario, shares.named(answer, each.verdict)
    if each.drivers.status == "one answer":
        yield _("On “{question}” all draws say the same.").format(question=question)
        return
    if said := tuple(behind.in_short(scenario, each, DRIVERS)):
        yield _("On “{question}”, what drives it most is {inputs}.").format(question=question, inputs=joined(said))
    else:
        yield _("On “{question}”, no single input stands out.").format(question=question)
    yield from behind.nearest(scenario, each)
    if each.box.restrictions and each.box.density is not None and each.box.density.share > 0.5:
        yield from behind.box(scenario, each)


# ------------------------------------------------------------------ without claims


def _in_short(found: Sweeps, concept: str) -> Iterator[str]:
    """On the named states by the concept, the goal by who guarantees it, and the roadmaps."""
    for answer, family in of_interest(found, concept):
        readings = answer.question.ranges
        members = {item: [answer.share(id, each) for each in readings] for item, id in family.members.items()}
        order = sorted(members, key=lambda item: -_height(members[item][0]))
        for item in order[:THINGS]:
            what = quantities.said(answer.question.scenario, family.subject, family.members[item])
            yield _told(names.capital(what), members[item])


def of_interest(found: Sweeps, concept: str) -> Iterator[tuple[SweepAnswer, Family]]:
    """The verdicts that say most of a scenario without claims, each kind once."""
    for answer, family in found.families:
        wanted = (concept,) if family.subject == "states" else SUBJECTS.get(family.subject, ())
        if family.asked in wanted:
            yield answer, family


def _height(share: Share) -> float:
    return -1.0 if math.isnan(share.share) else share.share


def _robust(found: Sweeps) -> Iterator[str]:
    """Where the order of the answers changes with how ranges are read: of what claims name, or of everything."""
    named = {name for _answer, verdict in found.asked for name in verdict.names}
    compared = [each for each in found.families if not named or named.intersection(each[1].members.values())]
    compared = [(answer, family) for answer, family in compared if family.robustness is not None]
    shaken = [each for each in compared if each[1].robustness and each[1].robustness.status == "not robust"]
    for answer, family in shaken[:REVERSED]:
        yield from shares.reversed_order(answer, family)
    if compared and not shaken:
        yield shares.all_robust()
