"""Shares of the assumed ranges in tables and sentences; none of them says how likely anything is."""

import math
from collections.abc import Iterable, Iterator

from detente.analyses.sweeps import asking
from detente.analyses.sweeps.behind.verdict import Verdict, keeping, read_otherwise, unclaimed, verdicts_of
from detente.analyses.sweeps.subject import Subject
from detente.analyses.sweeps.summary import Family, Group, families, groups_of, share_of, spread_of
from detente.analyses.sweeps.sweep import SweepAnswer
from detente.errors.codes import N_
from detente.language import _, commas, joined, ngettext, number
from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.uncertainty.shares import Share
from detente.words import names
from detente.words.sweeps import inputs, quantities

READINGS = {
    "written": N_("as written"),
    "uniform": N_("uniform"),
    "triangular": N_("triangular"),
    "doubled": N_("doubled"),
}
NAMES = {
    "states": N_("The named states"),
    "equilibria": N_("All equilibria"),
    "guarantors": N_("The goal by who guarantees it"),
    "roadmaps": N_("The written roadmaps"),
    "backing": N_("The roadmaps by who guarantees them"),
    "patience": N_("Patience"),
    "credibility": N_("Promises that remove enough of the threat"),
    "issues": N_("Where the issues would settle"),
    "patrons": N_("What a second patron changes"),
}
ASKING, QUOTED = "--subject {}", "`{}`"
INDENT = "   "
MOST, WIDE = 40, 5  # rows of a table, and its columns of shares


def reading(name: str) -> str:
    """How ranges are read."""
    return _(READINGS[name])


def subject(name: str) -> str:
    """Heading of what is asked."""
    return _(NAMES.get(name, name))


def title() -> str:
    """What a sweep answers."""
    return _("How much of what the file assumes an answer needs")


def about(answer: SweepAnswer) -> Iterator[str]:
    """What the shares are of."""
    question = answer.question
    assumed = sum(each.confidence in ("assumed", "judgement") for each in question.factors)
    drawn = ngettext(
        "{draws} draws from what the file leaves open: {count} input (seed {seed}, {design}).",
        "{draws} draws from what the file leaves open: {count} inputs, {assumed} of them assumed or judged (seed"
        " {seed}, {design}).",
        len(question.factors),
    )
    yield drawn.format(
        draws=number(question.draws),
        count=number(len(question.factors)),
        assumed=number(assumed),
        seed=str(question.seed),
        design=question.design,
    )
    fewer = [part for part in answer.answered if part.part.draws < question.draws]
    if fewer:
        slow = joined(dict.fromkeys(part.part.subject.name for part in fewer))
        yield _("Of {subjects}, which take long, only the first {draws} draws were asked.").format(
            subjects=slow, draws=number(fewer[0].part.draws)
        )
    yield caution()
    yield overlap()


def overlap() -> str:
    """What two shares side by side do not show."""
    return _("In brackets stands what so many draws leave open; two shares whose brackets overlap show no difference.")


def caution() -> str:
    """What a share is not."""
    return _(
        "A share says in how much of the assumed ranges the answer is yes; as the ranges are somebody's, it does not"
        " say how often that would happen."
    )


def unfinished(answer: SweepAnswer) -> Iterator[str]:
    """What a limit left undone."""
    for each in answer.answered:
        if not each.complete:
            read = each.part.variant
            if read is None:
                said = _("{subject}, ranges {ranges}: {done} of {draws} draws were finished.")
            else:
                said = _("{subject}, {variant}, ranges {ranges}: {done} of {draws} draws were finished.")
            yield said.format(
                subject=subject(each.part.subject.name),
                variant="" if read is None else names.text(read.name),
                ranges=commas(reading(name) for name in each.part.ranges),
                done=number(int(each.done.sum())),
                draws=number(each.part.draws),
            )


def left_over(answer: SweepAnswer) -> Iterator[str]:
    """How many factors can change nothing that was asked."""
    count = len(answer.warnings)
    if count:
        said = ngettext(
            "{count} input can change none of these answers.", "{count} inputs can change none of these answers.", count
        )
        yield said.format(count=number(count))


def left_out(scenario: Scenario, asked: Iterable[Subject]) -> Iterator[str]:
    """What claims and variants ask and this sweep does not, with the options that ask for it."""
    found = asking.left_out(scenario, asked)
    if found:
        subjects = dict.fromkeys(each.name for needed in found.values() for each in needed)
        options = QUOTED.format(" ".join(map(ASKING.format, subjects)))
        said = ngettext(
            "{count} question of this file takes so long that it is asked by name only, and is left out here: {names}."
            " `detente sweep` with {options} asks it.",
            "{count} questions of this file take so long that they are asked by name only, and are left out here:"
            " {names}. `detente sweep` with {options} asks them.",
            len(found),
        )
        questions = joined(_asking(scenario, ask, needed) for ask, needed in found.items())
        yield said.format(count=number(len(found)), names=questions, options=options)


# ------------------------------------------------------------------ cells


def percent(share: float) -> str:
    """A share in whole per cent, with one digit near the ends."""
    if math.isnan(share):
        return "–"
    near = 0 < share < 0.01 or 0.99 < share < 1
    return _("{number}%").format(number=format(100 * share, "z.1f" if near else "z.0f"))


def cell(share: Share) -> str:
    """A share with its interval."""
    return between(share.share, share.low, share.high) if share.answered else "–"


def between(share: float, low: float, high: float) -> str:
    """A share with the ends of its interval, all from 0 to 1."""
    ends = {"low": format(100 * low, "z.0f"), "high": format(100 * high, "z.0f")}
    return _("{share} ({low}–{high})").format(share=percent(share), **ends)


# ------------------------------------------------------------------ claims


def headings(answer: SweepAnswer) -> tuple[str, ...]:
    """Of the table of a claim: the question, then the readings of the ranges."""
    return (_("Share of the draws with a yes"), *(reading(each) for each in answer.question.ranges))


def claims(answer: SweepAnswer) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each claim in words with the rows of its table."""
    by_claim: dict[str, list[Verdict]] = {}
    for verdict in verdicts_of(answer):
        by_claim.setdefault(verdict.claim, []).append(verdict)
    for id, verdicts in by_claim.items():
        says = names.text(answer.question.scenario.claims[id].says)
        yield says, [row for verdict in verdicts for row in rows(answer, verdict)]


def rows(answer: SweepAnswer, verdict: Verdict) -> Iterator[tuple[str, ...]]:
    """Of the table of a claim: a question under each reading, by variants of the file, then the draws told apart."""
    ranges = answer.question.ranges
    yield (named(answer, verdict), *(cell(share_of(answer, verdict, each)) for each in ranges))
    for party, kept in keeping(answer, verdict).items():
        name = stays(answer.question.scenario, party)
        yield (f"{INDENT}{name}", *(cell(share_of(answer, kept, each)) for each in ranges))
    for found in read_otherwise(answer, verdict):
        yield (f"{INDENT}{variant(answer, found)}", *(cell(share_of(answer, found, each)) for each in ranges))
    every = [groups_of(answer, verdict, each) for each in ranges]
    for groups in zip(*every, strict=False):
        yield (f"{INDENT}{group(answer, verdict, groups[0])}", *(cell(each.share) for each in groups))


def stays(scenario: Scenario, party: str) -> str:
    """That a party keeps the roadmap in question."""
    return _("{party} leaves at no step").format(party=names.party(scenario, party))


def named(answer: SweepAnswer, verdict: Verdict) -> str:
    """A question by its name in the file, else by the words of its quantity, else as it is written."""
    return _asking(answer.question.scenario, verdict.ask, answer.question.subjects)


def _asking(scenario: Scenario, ask: Ask, subjects: Iterable[Subject]) -> str:
    if ask.name is not None:
        return names.text(ask.name)
    if ask.sign is None:
        owner = next(each for each in subjects if ask.left in {q.id for q in each.quantities(scenario)})
        return quantities.said(scenario, owner.name, ask.left)
    return ask.text


def variant(answer: SweepAnswer, verdict: Verdict) -> str:
    """The reading of the file that a question is asked under."""
    return names.text(answer.question.scenario.variants[verdict.variant].name)


def otherwise_title() -> str:
    """Heading of what the file's variants ask beside the claims."""
    return _("The file read otherwise")


def otherwise(answer: SweepAnswer) -> list[tuple[str, ...]]:
    """Rows of the questions that variants of the file ask and no claim does."""
    return [row for verdict in unclaimed(answer) for row in rows(answer, verdict)]


def group(answer: SweepAnswer, verdict: Verdict, found: Group) -> str:
    """Which of the draws: of a type, or by an input."""
    scenario = answer.question.scenario
    factor = next(each for each in answer.question.factors if each.id == verdict.ask.by)
    if found.level:
        kind = inputs.valued(scenario, factor, factor.levels.index(found.level))
        return _("of type {type}").format(type=kind)
    low, high = format(found.low, "z.3g"), format(found.high, "z.3g")
    name = inputs.named(scenario, factor)
    return _("{input} from {low} to {high}").format(input=name, low=low, high=high)


# ------------------------------------------------------------------ tables by subject


def matrix(answer: SweepAnswer, name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]], int]:
    """Headings and rows of a subject's verdicts under the first reading, and how many rows were left out."""
    scenario, first = answer.question.scenario, answer.question.ranges[0]
    found = [each for each in families(answer) if each.subject == name]
    shown = sorted(found, key=lambda each: "." in each.asked)[:WIDE]
    things = list(dict.fromkeys(item for each in shown for item in each.members))
    rows = [
        (
            quantities.thing(scenario, name, item),
            *(cell(answer.share(each.members[item], first)) if item in each.members else "" for each in shown),
        )
        for item in things[:MOST]
    ]
    columns = (quantities.column(scenario, name, each.asked) for each in shown)
    return ("", *columns), rows, len(things) - len(rows)


def numbers(answer: SweepAnswer, name: str) -> list[tuple[str, ...]]:
    """A subject's numbers under the first reading: median, and from the 5th to the 95th of 100."""
    first = answer.question.ranges[0]
    subject = next(each for each in answer.question.subjects if each.name == name)
    rows = []
    for each in answer.question.quantities(subject):
        if not each.is_verdict:
            found = spread_of(answer, each.id, first)
            level = found.quantiles
            said = (format(level[k], "z.4g") if found.answered else "–" for k in (0.5, 0.05, 0.95))
            rows.append((quantities.said(answer.question.scenario, name, each.id), *said))
    return rows[:MOST]


def number_headings() -> tuple[str, ...]:
    """Of the table of numbers."""
    return (_("Number"), _("median"), _("5% below"), _("95% below"))


def more(count: int) -> str:
    """That a table is cut."""
    return ngettext(
        "{count} more row is in `--format json`.", "{count} more rows are in `--format json`.", count
    ).format(count=number(count))


def robust_title() -> str:
    """Heading of what depends on how ranges are read."""
    return _("Does it matter how the ranges are read?")


def robust(answer: SweepAnswer) -> Iterator[str]:
    """Where the order of the answers changes with how ranges are read."""
    compared = [each for each in families(answer) if each.robustness is not None]
    shaken = [each for each in compared if each.robustness and each.robustness.status == "not robust"]
    for each in shaken:
        yield from reversed_order(answer, each)
    if compared and not shaken:
        yield all_robust()


def all_robust() -> str:
    """That it does not."""
    return _("However the ranges are read, the order of the answers stays, as far as so many draws can tell.")


def reversed_order(answer: SweepAnswer, family: Family) -> Iterator[str]:
    """Of verdicts that are not robust, the first whose order changes, and how many more do."""
    found = family.robustness
    assert found is not None
    sure = [each for each in found.reversals if each.is_sure]
    items, scenario = list(family.members), answer.question.scenario
    first = sure[0]
    less, more_ = commas(map(reading, first.less)), commas(map(reading, first.more))
    facts = {
        "subject": subject(family.subject),
        "asked": quantities.column(scenario, family.subject, family.asked),
        "first": quantities.thing(scenario, family.subject, items[first.first]),
        "more": more_,
        "less": less,
    }
    if first.second is None:
        said = _(
            "Not robust: {subject}, {asked}: “{first}” is a yes in most draws with ranges {more}, in less than half"
            " with ranges {less}."
        )
    else:
        facts["second"] = quantities.thing(scenario, family.subject, items[first.second])
        said = _(
            "Not robust: {subject}, {asked}: “{first}” is ahead of “{second}” with ranges {more}, behind"
            " with ranges {less}."
        )
    yield said.format(**facts)
    if len(sure) > 1:
        count = len(sure) - 1
        rest = ngettext("{count} further order changes so.", "{count} further orders change so.", count)
        yield rest.format(count=number(count))
