"""A back-test in words: what was scored on what, how each model did, and what its intervals are good for."""

from collections.abc import Iterator

from detente.analyses.backtest import AGAINST, DISTRIBUTION, WITHIN, Backtest, Interval
from detente.analyses.past.resolved import NO_OUTCOME, NO_WEIGHT, TOO_FEW
from detente.analyses.past.weights import CAPABILITY, VOTES, VOTES_ONLY
from detente.bargaining.models import MODELS
from detente.errors.codes import N_
from detente.language import _, ngettext, number

WHY = {
    NO_OUTCOME: N_("no outcome"),
    TOO_FEW: N_("fewer than three parties with a position"),
    NO_WEIGHT: N_("nobody has any weight"),
}
NAMES = {
    "distribution": N_("distribution (detente)"),
    "half_mix": N_("half positions, half residuals"),
    "residuals": N_("weighted mean with residuals"),
    "positions": N_("weighted positions"),
    "climatology": N_("climatology: outcomes of others"),
    **{model.name: model.title for model in MODELS},
    "reference": N_("reference point"),
    "middle": N_("middle of the scale"),
}


def name(model: str) -> str:
    """What a model is called."""
    return _(NAMES[model]) if model in NAMES else model


def headings() -> tuple[str, ...]:
    """Of the table of models."""
    return (
        _("Model"),
        _("issues"),
        _("error (MAE)"),
        _("CRPS"),
        _("in 50%"),
        _("in 80%"),
        _("in 95%"),
    )


def rows(answer: Backtest) -> Iterator[tuple[str, ...]]:
    """One per model, the best score first."""
    for model, score in sorted(answer.models.items(), key=lambda each: (each[1].crps.value, each[0])):
        held = [f"{100 * share:z.1f}" for share in score.coverage.values()]
        yield name(model), number(score.n), ranged(score.mae), ranged(score.crps), *held


def ranged(found: Interval, digits: int = 1) -> str:
    """A value with the interval around it."""
    return f"{found.value:z.{digits + 1}f} ({found.low:z.{digits}f}–{found.high:z.{digits}f})"


def legend(answer: Backtest) -> str:
    """How to read the table."""
    return _(
        "Error and CRPS in hundredths of the scale, lower is better; in brackets what 95% of {times} resamples of the "
        "{groups} groups give. The last columns: percent of outcomes in intervals that should hold 50, 80 and 95 of "
        "100. A point has no interval and holds what it hits; the error of a distribution is that of its median."
    ).format(times=number(2000), groups=number(answer.groups))


def scored(answer: Backtest) -> str:
    """What was scored."""
    return _("{issues} of {all} issues in {groups} groups are scored. SHA-256 of {file}: {hash}.").format(
        issues=number(answer.n),
        all=number(len(answer.past.issues)),
        groups=number(answer.groups),
        file=answer.past.file,
        hash=answer.past.sha256[:16],
    )


def left_out(answer: Backtest) -> Iterator[str]:
    """What was left out and why."""
    for why, sentence in WHY.items():
        ids = [id for id, found in answer.left_out if found == why]
        if ids:
            shown = ", ".join(ids[:12]) + (" …" if len(ids) > 12 else "")
            yield ngettext("{count} left out, {why}: {ids}.", "{count} left out, {why}: {ids}.", len(ids)).format(
                count=number(len(ids)), why=_(sentence), ids=shown
            )


def weights(answer: Backtest) -> Iterator[str]:
    """Whose word weighs how much, unless everybody's does alike."""
    found = answer.weighed
    if found.weights == CAPABILITY:
        yield _("Parties weigh as the table's capability says.")
    if found.weights in (VOTES, VOTES_ONLY):
        parts = [
            ngettext("{name} on {count} issue", "{name} on {count} issues", count).format(
                name=name, count=number(count)
            )
            for name, count in found.treaties.items()
        ]
        yield _("Members weigh by their votes in the Council: {parts}.").format(parts=", ".join(parts))
        if found.weights == VOTES:
            yield _("Commission and Parliament have no votes there; each is taken to weigh as the largest member does.")
        else:
            yield _("Commission and Parliament have no votes there and count nothing.")


def cut_off(answer: Backtest) -> Iterator[str]:
    """What a limit cut off."""
    if answer.unfinished:
        yield _("Time was up. Not scored, or only on a part of the issues: {models}.").format(
            models=", ".join(name(model) for model in answer.unfinished)
        )


def learned(answer: Backtest) -> str:
    """What the distribution was learned on."""
    from_ = answer.learned
    if answer.alike:
        return ngettext(
            "The distribution, and all that it is compared with, was learned on {issues} issue of {file}.",
            "The distribution, and all that it is compared with, was learned on {issues} issues of {file}.",
            from_.issues,
        ).format(issues=number(from_.issues), file=from_.file)
    if answer.outside:
        return _(
            "The distribution was learned on {issues} issues of another file ({file}), on {date}. What it is compared"
            " with was learned on other groups of this file, as far as it learns; --learn-on FILE learns all on one"
            " table."
        ).format(issues=number(from_.issues), file=from_.file, date=from_.date)
    return _(
        "The distribution was learned on this file. It was therefore learned anew for each tenth of the groups, on the "
        "others, and so was all that it is compared with."
    )


def skill(answer: Backtest) -> Iterator[str]:
    """How much better the distribution is than each of the simple forecasts."""
    for rival in AGAINST if DISTRIBUTION in answer.models else ():
        found = answer.models[DISTRIBUTION].skill.get(rival)
        if found is None:
            continue
        values = {"rival": name(rival), "skill": f"{100 * found.value:z.1f}"}
        ends = {"low": f"{100 * found.low:z.1f}", "high": f"{100 * found.high:z.1f}"}
        yield _("CRPS lower than that of “{rival}” by {skill}% (95% of resamples: {low} to {high}%).").format(
            **values, **ends
        )


def calibration(answer: Backtest) -> str:
    """Whether the intervals hold what they say."""
    gap = f"{100 * answer.worst_gap:z.1f}"
    if answer.worst_gap <= WITHIN:
        return _("Its intervals hold what they say to within {gap} points.").format(gap=gap)
    return _("Its intervals miss what they say by up to {gap} points.").format(gap=gap)


def domain(answer: Backtest) -> str:
    """For what the intervals were checked."""
    return _("Checked for: {domain}. Elsewhere: {not_validated}").format(
        domain=answer.learned.shape.domain, not_validated=not_validated()
    )


def not_validated() -> str:
    """What stands beside an interval outside of the domain that it was checked on."""
    return _("not validated here; the interval claims no coverage.")


def asserted() -> str:
    """What was asserted of the distribution."""
    return _(
        "Asserted, but not so: the distribution scores better than climatology and the mean, and its intervals hold"
        " what they say within {gap} points."
    ).format(gap=f"{100 * WITHIN:zg}")


def title(answer: Backtest) -> str:
    """What this is."""
    return _("Forecasts of settled issues: {file}").format(file=answer.past.file)
