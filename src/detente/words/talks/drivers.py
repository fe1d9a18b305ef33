"""What moves an issue's forecast, in words."""

from collections.abc import Iterator

from detente.analyses.talks.drivers import Change, Drivers, DriversAnswer, Input, Swing
from detente.bargaining.models import DEFAULT, model_named
from detente.errors.codes import N_
from detente.language import _, ngettext, number
from detente.model.scenario import Scenario
from detente.words import names

OF_PARTY = {
    "position": N_("position of {party}"),
    "salience": N_("salience for {party}"),
    "capability": N_("capability of {party}"),
    "reference": N_("what happens without agreement"),
}
SHOWN = 8  # lines of a table
IN_SHORT = 5  # issues of a brief
JUST = 1e-6  # of a range
SMALL = 0.05  # hundredths of the scale: less is shown as no swing


def label(scenario: Scenario, input: Input) -> str:
    """What of whom an input is."""
    return _(OF_PARTY[input.kind]).format(party=names.party(scenario, input.party) if input.party else "")


def value(x: float) -> str:
    """A number of the file, or one beside it, as short as it can be told apart."""
    return f"{round(x, 2):zg}" if abs(x) >= 1 else f"{x:z.2g}"


def heading(answer: DriversAnswer, column: str, centre: str) -> str:
    """Above both tables of a column and centre."""
    title = _(model_named(centre).title)
    if not answer.scenario.contest.capability:
        return _("What the forecast around the {model} hangs on").format(model=title)
    said = _("What the forecast around the {model} hangs on (capability “{column}”)")
    return said.format(model=title, column=column)


def swing_headings() -> tuple[str, ...]:
    """Of the table of swings."""
    return (_("Moved alone"), _("from"), _("to"), _("median"), _("swing"))


def swing_rows(answer: DriversAnswer, found: Drivers) -> list[tuple[str, ...]]:
    """The inputs that matter most, each from the low to the high end of its range."""
    return [_swing(answer.scenario, swing) for swing in found.swings[:SHOWN]]


def _swing(scenario: Scenario, swing: Swing) -> tuple[str, ...]:
    ends = (_place(swing.at_low), _place(swing.at_high))
    said = _("{low} to {high}").format(low=ends[0], high=ends[1])
    size = _("–") if swing.size is None else f"{swing.size:z.2f}"
    mark = _("{input} (range assumed)") if swing.input.assumed else "{input}"
    name = mark.format(input=names.capital(label(scenario, swing.input)))
    return (name, value(swing.input.low), value(swing.input.high), said, size)


def _place(x: float | None) -> str:
    return _("–") if x is None else f"{x:z.2f}"


def about_swings(answer: DriversAnswer, found: Drivers) -> Iterator[str]:
    """What the medians are, which inputs were moved, and how many were left out of the table."""
    yield _("With the central values of all inputs the median is {median}; each is moved alone.").format(
        median=_place(found.median)
    )
    if answer.doubt is not None:
        yield _(
            "Inputs without a range are moved by {percent}% of the scale, of 1, or of the capability: an assumption of"
            " this question, not of the file."
        ).format(percent=format(answer.doubt, "zg"))
    elif not found.swings:
        yield _("No input of this issue has a range; with --doubt PERCENT all are moved by as much.")
    if (left := len(found.swings) - SHOWN) > 0:
        yield ngettext("{count} more input moves it less.", "{count} more inputs move it less.", left).format(
            count=number(left)
        )


def change_headings() -> tuple[str, ...]:
    """Of the table of smallest changes."""
    return (_("Changed alone"), _("from"), _("to"), _("median"), _("Against the assumed range"))


def change_rows(answer: DriversAnswer, found: Drivers) -> list[tuple[str, ...]]:
    """The nearest changes that move the median far enough."""
    return [_change(answer.scenario, change) for change in found.reached[:SHOWN]]


def _change(scenario: Scenario, change: Change) -> tuple[str, ...]:
    name = names.capital(label(scenario, change.input))
    return (name, value(change.input.central), _to(change), _place(change.median), against_range(change))


def _to(change: Change) -> str:
    if change.value is None:
        return _("–")
    if change.at_once:
        return _("anything lower") if change.value < change.input.central else _("anything higher")
    return value(change.value)


def against_range(change: Change) -> str:
    """Whether a change lies in the range that the file assumes, and where it lasts if it is a single value."""
    facts = {
        "share": f"{100 * (change.reach or 0):z.0f}",
        "low": value(change.input.low),
        "high": value(change.input.high),
        "lasting": "" if change.lasting is None else value(change.lasting),
    }
    if change.alone and change.lasting is None:
        return _("only exactly there")
    if change.alone:
        return _("exactly there; then again from {lasting} on").format(**facts)
    if not change.input.in_doubt:
        return _("no range assumed")
    if change.inside:
        return _("inside, {share}% of the way to its end").format(**facts)
    if change.reach is not None and change.reach < 1 + JUST:
        return _("just outside ({low} to {high})").format(**facts)
    return _("outside ({low} to {high})").format(**facts)


def about_changes(answer: DriversAnswer, found: Drivers) -> Iterator[str]:
    """How far the median is to move, which inputs cannot move it so far, and what jumps are."""
    points = format(answer.points, "zg")
    reached = found.reached
    without = len(found.changes) - len(reached)
    if not reached:
        yield _("No value of any single input moves the median by {points}% of the scale.").format(points=points)
        return
    yield _("The smallest change of each input that moves the median by {points}% of the scale, nearest first.").format(
        points=points
    )
    if (left := len(reached) - SHOWN) > 0:
        yield ngettext(
            "{count} more input does so farther away.", "{count} more inputs do so farther away.", left
        ).format(count=number(left))
    if without:
        yield ngettext("For {count} input no value does.", "For {count} inputs no value does.", without).format(
            count=number(without)
        )
    if any(change.alone or change.at_once for change in reached[:SHOWN]):
        yield _(
            "Where parties come to stand together, or part, the forecast jumps: a position that somebody holds weighs"
            " once, however many hold it."
        )


def in_short(answer: DriversAnswer, id: str) -> Iterator[str]:
    """The largest swing and the nearest lasting change on an issue, around the mean, with the first column."""
    columns = answer.issues.get(id, {})
    found = next((around[DEFAULT.name] for around in columns.values() if DEFAULT.name in around), None)
    if found is None:
        return
    scenario = answer.scenario
    name = names.capital(names.text(scenario.contest.issues[id].name))
    first = next((swing for swing in found.swings if swing.size is not None), None)
    if first is not None and (first.size or 0) >= SMALL:
        yield _(
            "{issue}: the median is {median}; of the assumed ranges that of the {input} moves it most, from {low} to"
            " {high}."
        ).format(
            issue=name,
            median=_place(found.median),
            input=label(scenario, first.input),
            low=_place(first.at_low),
            high=_place(first.at_high),
        )
    yield _nearest(answer, name, found)


def _nearest(answer: DriversAnswer, issue: str, found: Drivers) -> str:
    points, scenario = format(answer.points, "zg"), answer.scenario
    jumping = next((change for change in found.reached if change.alone or change.at_once), None)
    lasting = next((change for change in found.reached if not (change.alone or change.at_once)), None)
    first = found.reached[:1]
    if not first:
        return _("{issue}: no change of a single input moves the median by {points}% of the scale.").format(
            issue=issue, points=points
        )
    change = lasting or first[0]
    facts = {
        "issue": issue,
        "points": points,
        "input": label(scenario, change.input),
        "from": value(change.input.central),
        "to": _to(change),
        "median": _place(change.median),
    }
    inside = _(
        "{issue}: the smallest change that moves the median by {points}% of the scale is that of the {input} from"
        " {from} to {to} (median {median}), inside its assumed range."
    )
    outside = _(
        "{issue}: the smallest change that moves the median by {points}% of the scale is that of the {input} from"
        " {from} to {to} (median {median}); the file assumes no such value."
    )
    jump = _(
        "{issue}: the median jumps by {points}% of the scale or more where parties come to stand together, or part: the"
        " {input} from {from} to {to} (median {median})."
    )
    if jumping is not None and jumping.share < change.share and jumping.inside:
        near = {"input": label(scenario, jumping.input), "to": _to(jumping), "from": value(jumping.input.central)}
        return jump.format(**facts | near | {"median": _place(jumping.median)})
    return (inside if change.inside else outside).format(**facts)
