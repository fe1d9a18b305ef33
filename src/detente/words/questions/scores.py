"""How a kept forecast did, in words."""

import math
from collections.abc import Iterator

from detente.analyses.scores.score import (
    FORECAST,
    HINDSIGHT,
    Group,
    QuestionScore,
    ScoreAnswer,
    groups,
    mean,
    skill,
)
from detente.analyses.scores.stamp import BY_HAND
from detente.bargaining.distribution.forecast import LEVELS
from detente.errors.codes import N_
from detente.language import _, joined, ngettext, number
from detente.words.questions.chances import percent

MADE = {FORECAST: N_("before"), HINDSIGHT: N_("hindsight")}
CENTRES = {"mean": N_("mean"), "veto": N_("vetoes")}


def about(answer: ScoreAnswer) -> Iterator[str]:
    """What was kept, when, and from what."""
    stamp = answer.saved.stamp
    facts = {"scenario": stamp.scenario, "date": stamp.date, "version": stamp.version, "hash": stamp.hash[:16]}
    by_hand = _("Forecast of {scenario}, dated {date} by hand, by detente {version} from a file with hash {hash}.")
    by_clock = _("Forecast of {scenario}, made on {date} by detente {version} from a file with hash {hash}.")
    yield (by_hand if stamp.dated_by == BY_HAND else by_clock).format(**facts)
    yield _("{draws} draws (seed {seed}). It used what was known on {known}.").format(
        draws=number(stamp.draws), seed=str(stamp.seed), known=stamp.known or _("an unknown day")
    )
    if stamp.overrides:
        yield _("Changed for that run: {overrides}.").format(overrides=joined(stamp.overrides))
    if stamp.expert:
        yield _("Stands on the issues as {expert} sees them.").format(expert=stamp.expert)
    if _in_hindsight(answer):
        yield _(
            "Hindsight: what is marked so was made on the day of the outcome or later, and shows nothing of the future."
        )


def _in_hindsight(answer: ScoreAnswer) -> bool:
    made = [each.made for each in answer.questions] + [each.made for each in answer.issues]
    return HINDSIGHT in made


def question_title() -> str:
    """Heading of the table of questions."""
    return _("Questions with yes or no")


def question_headings() -> tuple[str, ...]:
    """Of the table of questions."""
    return (
        _("Question"),
        _("Months"),
        _("Probability"),
        _("Answer"),
        _("Made"),
        _("Brier"),
        _("Log"),
        _("Brier of base rate"),
    )


def question_rows(answer: ScoreAnswer) -> list[tuple[str, ...]]:
    """One per question that was answered."""
    return [_question(each) for each in answer.questions]


def _question(each: QuestionScore) -> tuple[str, ...]:
    return (
        each.id,
        number(each.months),
        percent(each.probability),
        _("yes") if each.happened else _("no"),
        _(MADE[each.made]),
        _score(each.brier),
        _score(each.log),
        _score(each.base_brier),
    )


def question_means(answer: ScoreAnswer) -> Iterator[str]:
    """Mean scores beside those of one half and the base rate, apart for what was made before and in hindsight."""
    for made in dict.fromkeys(each.made for each in answer.questions):
        found = [each for each in answer.questions if each.made == made]
        brier = [each.brier for each in found]
        log = mean(each.log for each in found)
        said = ngettext(
            "{count} question ({made}): Brier {brier}, log {log}; one half has 0.250 and 0.693, the base rate {base}.",
            "{count} questions ({made}): Brier {brier}, log {log}; one half has 0.250 and 0.693, the base rate {base}.",
            len(found),
        )
        if math.isinf(log):
            said = ngettext(
                "{count} question ({made}): Brier {brier}; one half has 0.250, the base rate {base}. It has no log"
                " score: this file keeps a wrong answer's probability rounded to 100%.",
                "{count} questions ({made}): Brier {brier}; one half has 0.250, the base rate {base}. They have no mean"
                " log score: this file keeps a wrong answer's probability rounded to 100%.",
                len(found),
            )
        yield said.format(
            count=number(len(found)),
            made=_(MADE[made]),
            brier=_score(mean(brier)),
            log=_score(log),
            base=_score(mean(each.base_brier for each in found)),
        )
        against = skill(brier, [each.even_brier for each in found])
        if against is not None:
            yield _("Skill against one half: {skill}%.").format(skill=f"{100 * against:z.0f}")


def issue_titles(answer: ScoreAnswer) -> dict[str, str]:
    """Heading of the table of issues for each way in which their forecasts were made."""
    title = _("Issues, in hundredths of their scales ({made})")
    return {made: title.format(made=_(MADE[made])) for made in dict.fromkeys(each.made for each in answer.issues)}


def issue_headings() -> tuple[str, ...]:
    """Of the table of issues."""
    intervals = (_("{percent}%").format(percent=format(100 * level, "zg")) for level in LEVELS)
    return (
        _("Months"),
        _("Around"),
        _("Capability"),
        _("Issues"),
        _("CRPS"),
        _("Log"),
        *intervals,
        _("Uniform"),
        _("No change"),
        _("Skill"),
    )


def issue_rows(answer: ScoreAnswer, made: str) -> list[tuple[str, ...]]:
    """One per horizon, centre and column."""
    return [_group(each) for each in groups(answer) if each.made == made]


def _group(each: Group) -> tuple[str, ...]:
    size = len(each.scores)
    return (
        number(each.months),
        _(CENTRES.get(each.around, each.around)),
        each.column,
        number(size),
        f"{each.crps:z.1f}",
        _log(each.log),
        *(number(each.held(level)) for level in LEVELS),
        f"{each.uniform:z.1f}",
        _("–") if each.no_change is None else f"{each.no_change:z.1f}",
        _("–") if each.skill is None else _("{percent}%").format(percent=f"{100 * each.skill:z.0f}"),
    )


def issue_notes(answer: ScoreAnswer) -> Iterator[str]:
    """What the columns are, and why a log score is missing."""
    yield _(
        "Around the mean, and around the mean moved within vetoes. Under 50, 80 and 95% stands how many outcomes the"
        " interval held. Uniform and no change: the CRPS of “anything on the scale” and of “what happens without"
        " agreement”. Skill is against uniform. The log score is of twentieths of the scale; uniform has 3.00."
    )
    if any(math.isinf(each.log) for each in answer.issues):
        yield _(
            "No log score is given where an issue settled in a twentieth of the scale to which the forecast had left no"
            " probability: it would be infinite."
        )
    yield _("Not validated here: the intervals were checked on other negotiations, so no coverage is claimed.")


def unanswered(answer: ScoreAnswer) -> Iterator[str]:
    """What has no outcome yet."""
    if not answer.open:
        return
    listed = (id if not until else _("{id} (until {until})").format(id=id, until=until) for id, until in answer.open)
    yield _("Without an outcome, and not scored: {open}.").format(open=joined(listed))


def asserted() -> str:
    """What `--assert` asks."""
    return _("Asserted, but not so: the forecast beats one half on questions and the uniform distribution on issues.")


def _score(x: float) -> str:
    return _("–") if math.isinf(x) else f"{x:z.3f}"


def _log(x: float) -> str:
    return _("–") if math.isinf(x) else f"{x:z.2f}"
