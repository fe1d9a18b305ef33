"""How forecasts would have done on issues that were settled: errors, proper scores, coverage, and skill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from detente.analyses.learned import DEU, WEIGHED, Learned, shipped
from detente.analyses.past.resolved import resolved
from detente.analyses.past.weights import Weighed, weighed
from detente.bargaining.distribution.blocks import folds, resampled
from detente.bargaining.distribution.fitting import Resolved, fit
from detente.bargaining.distribution.forecast import LEVELS, Floats, Forecast
from detente.bargaining.distribution.points import POINTS, Point
from detente.bargaining.distribution.rivals import RIVALS, Maker
from detente.bargaining.distribution.scores import covered, crps, pit, pit_histogram
from detente.bargaining.distribution.settlement import settle
from detente.bargaining.issue import Mask
from detente.errors import LimitReached, Problem, Unanswerable
from detente.errors.problems import Place
from detente.files.tables.read import read_past
from detente.model.past.outcomes import Past
from detente.watching import Watch, unwatched

FOLDS, TIMES, SEED, BINS = 10, 2_000, 20190425, 10
DISTRIBUTION = "distribution"
AGAINST = ("climatology", "mean", "median", "reference", "half_mix")
WITHIN = 0.02
DOI = "doi:10.34810/data53"


@dataclass(frozen=True)
class Interval:
    """A value and what 95 % of resamples of groups leave between `low` and `high`."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ModelScore:
    """A model on the `n` issues that it answers, in hundredths of each issue's scale.

    coverage, width: by nominal level, the share of outcomes in the interval and its mean length; a point has no
    interval, and covers what it hits. skill: 1 - CRPS / that of another model on the same issues, by its name.
    """

    n: int
    mae: Interval
    crps: Interval
    coverage: Mapping[float, float]
    width: Mapping[float, float]
    skill: Mapping[str, Interval]


@dataclass(frozen=True)
class Backtest:
    """The answer. outside: whether the distribution was learned on another file; else it was on other groups of it.

    left_out: issue and why. histogram: shares of outcomes in equal parts of the distribution from below; reliability:
    nominal level to share of outcomes in the interval; both of the distribution. unfinished: models that a limit cut
    off; those that learn are then scored on the groups of the folds that were finished, or are missing, as points are.
    alike: whether rivals that learn were learned on the rows of another file on which the distribution was.
    """

    past: Past
    n: int
    groups: int
    models: Mapping[str, ModelScore]
    left_out: tuple[tuple[str, str], ...]
    learned: Learned
    outside: bool
    histogram: Floats
    reliability: Mapping[float, float]
    weighed: Weighed
    unfinished: tuple[str, ...] = ()
    alike: bool = False

    @property
    def complete(self) -> bool:
        """Whether no model was cut off."""
        return not self.unfinished

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the table left unsaid."""
        return self.past.warnings

    @cached_property
    def worst_gap(self) -> float:
        """The largest distance of a coverage of the distribution from its nominal level; 1 if it was cut off."""
        if DISTRIBUTION not in self.models:
            return 1.0
        return max(abs(share - level) for level, share in self.models[DISTRIBUTION].coverage.items())

    @property
    def holds(self) -> bool:
        """Whether the distribution is better than climatology and the mean, and covers what it says within 2 points."""
        if not self.complete:
            return False
        own = self.models[DISTRIBUTION].crps.value
        better = all(own < self.models[rival].crps.value for rival in ("climatology", "mean"))
        return better and self.worst_gap <= WITHIN


@dataclass(frozen=True)
class _Scored:
    """Per issue; error, crps: (N,), NaN where a model has no answer; inside, width: (N, levels)."""

    error: Floats
    crps: Floats
    inside: Floats
    width: Floats


def backtest(
    path: Path,
    learned: Learned | None = None,
    watch: Watch = unwatched,
    weights: str | None = None,
    learn_on: Path | None = None,
) -> Backtest:
    """Score every model on the issues of a table, whole groups set aside wherever something is learned.

    The distribution has the numbers of `learned`, or those shipped; on the file that they were learned on they are
    learned anew without the groups that are scored. weights: whose word weighs how much, see `weighed`. learn_on: the
    distribution and its rivals are all learned on this table, but for groups that are scored. With a time limit the
    answer has what was finished by then.

    Raises InputError with what is wrong with the table; Unanswerable if no issue can be scored (E984), or all are of
    one group (E989).
    """
    found = weighed(read_past(path), weights)
    history, left_out = resolved(found.past)
    rows: list[Resolved] = []
    chosen = learned or shipped()
    if learn_on is not None:
        scored_groups = {each.group for each in history}
        past = weighed(read_past(learn_on), weights)
        rows = [each for each in resolved(past.past)[0] if each.group not in scored_groups]
        if not rows:
            raise Unanswerable([Problem("E959", Place(past.past.file), {"found": past.past.file})])
        chosen = _numbers(past, rows)
    outside = bool(rows) or chosen.sha256 != found.past.sha256
    forecasts, cut = _forecasts(history, chosen if outside else None, watch, rows)
    scored = {name: _distribution_scores(made, history) for name, made in forecasts.items()}
    points, missing = _point_scores(history, watch)
    scored |= points
    groups = [each.group for each in history]
    models = {name: _summary(name, scored, groups) for name in scored}
    pairs = [(f, each.outcome) for f, each in zip(forecasts.get(DISTRIBUTION, ()), history, strict=False) if f]
    reliability = {
        level: float(np.mean([covered(f, outcome, level) for f, outcome in pairs]))
        for level in (k / 20 for k in range(1, 20) if pairs)
    }
    pits = np.array([pit(f, outcome) for f, outcome in pairs])
    histogram = pit_histogram(pits, BINS) if pairs else pits
    unfinished = (*((DISTRIBUTION, *RIVALS) if cut else ()), *missing)
    counts = len(history), len(set(groups))
    return Backtest(
        found.past, *counts, models, left_out, chosen, outside, histogram, reliability, found, unfinished, bool(rows)
    )


def refit(path: Path, today: date, weights: str | None = None) -> Learned:
    """Learn the numbers anew on all issues of a table, with these weights (see `weighed`).

    Raises InputError with what is wrong with the table; Unanswerable if no issue can be learned from (E984), or as
    `weighed`.
    """
    found = weighed(read_past(path), weights)
    history, _left_out = resolved(found.past)
    rule = f" --weights {weights}" if weights else ""
    held = _held_aside(history) if len({each.group for each in history}) > 1 else {}
    command = f"detente backtest {found.past.file}{rule} --refit OUT"
    return replace(_numbers(found, history), date=today.isoformat(), command=command, coverage=held)


def _numbers(found: Weighed, history: Sequence[Resolved]) -> Learned:
    """What is learned on these issues of a table; without date, command and coverage."""
    past, deu = found.past, found.past.form == "deu"
    domain = DEU.format(weights=WEIGHED[found.weights]) if deu else f"issues as in {past.file}"
    groups = len({each.group for each in history})
    return Learned(fit(history, domain), past.file, DOI if deu else "", past.sha256, len(history), groups, "", "")


def _held_aside(history: Sequence[Resolved]) -> dict[str, float]:
    """By level, the share of outcomes in intervals that were learned on other groups."""
    made, _cut = _forecasts(history, None, unwatched)
    inside = _distribution_scores(made[DISTRIBUTION], history).inside.mean(axis=0).tolist()
    return {f"{level:g}": round(share, 4) for level, share in zip(LEVELS, inside, strict=True)}


# ---------------------------------------------------------------- forecasts and their scores
def _forecasts(
    history: Sequence[Resolved], learned: Learned | None, watch: Watch, rows: Sequence[Resolved] = ()
) -> tuple[dict[str, list[Forecast | None]], bool]:
    """By model, a distribution for each issue, None where a limit came first, and whether one did.

    learned: None: learned without the groups that are scored. rows: what rivals are learned on; on other groups of
    `history` if none are given.
    """
    groups = [each.group for each in history]
    if len(set(groups)) < 2 and not rows:
        raise Unanswerable([Problem("E989", Place(), {"found": str(len(history))})])
    made: dict[str, list[Forecast | None]] = {name: [None] * len(history) for name in (DISTRIBUTION, *RIVALS)}
    whole = np.arange(len(history))
    parts = [(whole[:0], whole)] if rows else list(folds(groups, FOLDS, SEED))
    for done, (seen, aside) in enumerate(parts):
        try:
            watch("backtest", done, len(parts))
        except LimitReached:
            return (made if done else {}), True
        known = rows or [history[k] for k in seen]
        numbers = fit(known) if learned is None else learned.shape
        makers: dict[str, Maker] = {name: learn(known) for name, learn in RIVALS.items()}
        for k in aside:
            made[DISTRIBUTION][k] = settle(history[k].issue, numbers)
            for name, maker in makers.items():
                made[name][k] = maker(history[k].issue)
    return made, False


def _hundredths(each: Resolved) -> float:
    """What one unit of the issue's scale is in hundredths of it."""
    return 100 / (each.issue.high - each.issue.low)


def _distribution_scores(made: Sequence[Forecast | None], history: Sequence[Resolved]) -> _Scored:
    """Not a number where there is no forecast."""
    levels = len(LEVELS)
    found = np.full((len(history), 2 + 2 * levels), np.nan)
    for row, (f, each) in enumerate(zip(made, history, strict=True)):
        if f is None:
            continue
        unit = _hundredths(each)
        inside = [float(covered(f, each.outcome, level)) for level in LEVELS]
        width = [(high - low) * unit for low, high in map(f.interval, LEVELS)]
        found[row] = [abs(f.median - each.outcome) * unit, crps(f, each.outcome) * unit, *inside, *width]
    return _Scored(found[:, 0], found[:, 1], found[:, 2 : 2 + levels], found[:, 2 + levels :])


def _point_scores(history: Sequence[Resolved], watch: Watch) -> tuple[dict[str, _Scored], tuple[str, ...]]:
    """By model, without those that answer nothing; and those that a limit cut off."""
    scored = dict[str, _Scored]()
    for done, (name, point) in enumerate(POINTS.items()):
        try:
            watch("backtest", done, len(POINTS))
        except LimitReached:
            return scored, tuple(POINTS)[done:]
        error = _missed(point, history)
        if not np.isnan(error).all():
            hit = np.repeat((error <= 1e-7).astype(float)[:, None], len(LEVELS), axis=1)
            scored[name] = _Scored(error, error, hit, np.zeros_like(hit))
    return scored, ()


def _missed(point: Point, history: Sequence[Resolved]) -> Floats:
    """(N,) by how much a point misses, in hundredths of the scale; NaN where there is none."""
    rows: dict[str, list[int]] = {}
    for k, each in enumerate(history):
        rows.setdefault(each.group, []).append(k)
    error = np.full(len(history), np.nan)
    for members in rows.values():
        answers = point(tuple(history[k].issue for k in members))
        for k, answer in zip(members, answers, strict=True):
            if answer is not None:
                error[k] = abs(answer - history[k].outcome) * _hundredths(history[k])
    return error


def _summary(name: str, scored: Mapping[str, _Scored], groups: Sequence[str]) -> ModelScore:
    own = scored[name]
    rows = ~np.isnan(own.error)
    values = np.column_stack([own.error, own.crps])
    mae, score = _means(values, rows, groups)
    found = {rival: _skill(own, scored[rival], groups) for rival in AGAINST if rival in scored and rival != name}
    return ModelScore(
        n=int(rows.sum()),
        mae=mae,
        crps=score,
        coverage=dict(zip(LEVELS, own.inside[rows].mean(axis=0).tolist(), strict=True)),
        width=dict(zip(LEVELS, own.width[rows].mean(axis=0).tolist(), strict=True)),
        skill={rival: each for rival, each in found.items() if each is not None},
    )


def _means(values: Floats, rows: Mask, groups: Sequence[str]) -> list[Interval]:
    """Means of the columns over these rows."""
    drawn = resampled(values[rows], _of(groups, rows), TIMES, SEED)
    return [_interval(value, draws) for value, draws in zip(values[rows].mean(axis=0), drawn.T, strict=True)]


def _skill(own: _Scored, rival: _Scored, groups: Sequence[str]) -> Interval | None:
    """How much lower the CRPS is than that of a rival, on the issues that both answer; None without an answer."""
    both = ~np.isnan(own.crps) & ~np.isnan(rival.crps)
    if not both.any():
        return None
    values = np.column_stack([own.crps, rival.crps])[both]
    drawn = resampled(values, _of(groups, both), TIMES, SEED)
    mean = values.mean(axis=0)
    if not ((drawn[:, 1] > 0).all() and mean[1] > 0):
        return None
    return _interval(1 - mean[0] / mean[1], 1 - drawn[:, 0] / drawn[:, 1])


def _of(groups: Sequence[str], rows: Mask) -> list[str]:
    return [groups[int(k)] for k in np.flatnonzero(rows)]


def _interval(value: float, drawn: Floats) -> Interval:
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Interval(float(value), float(low), float(high))


# ---------------------------------------------------------------- as data
def document(answer: Backtest) -> dict[str, Any]:
    """The answer as JSON; numbers rounded to six digits after the point."""
    from detente import __version__

    return {
        "file": answer.past.file,
        "sha256": answer.past.sha256,
        "version": __version__,
        "status": "complete" if answer.complete else "limit reached",
        "unfinished": list(answer.unfinished),
        "weights": answer.weighed.weights,
        "treaties": dict(answer.weighed.treaties),
        "n": answer.n,
        "groups": answer.groups,
        "models": {name: _model_document(score) for name, score in answer.models.items()},
        "left_out": [{"id": id, "why": why} for id, why in answer.left_out],
        "learned": {**answer.learned.document, "outside": answer.outside, "rivals_alike": answer.alike},
        "pit": [round(float(share), 6) for share in answer.histogram],
        "reliability": {f"{level:g}": round(share, 6) for level, share in answer.reliability.items()},
        "folds": min(FOLDS, answer.groups),
        "resamples": TIMES,
        "seed": SEED,
    }


def _model_document(score: ModelScore) -> dict[str, Any]:
    return {
        "n": score.n,
        "mae": round(score.mae.value, 6),
        "mae_interval": _ends(score.mae),
        "crps": round(score.crps.value, 6),
        "crps_interval": _ends(score.crps),
        "coverage": {f"{level:g}": round(share, 6) for level, share in score.coverage.items()},
        "width": {f"{level:g}": round(width, 6) for level, width in score.width.items()},
        "skill": {
            other: {"value": round(each.value, 6), "interval": _ends(each)} for other, each in score.skill.items()
        },
    }


def _ends(found: Interval) -> list[float]:
    return [round(found.low, 6), round(found.high, 6)]
