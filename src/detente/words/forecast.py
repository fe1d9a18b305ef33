"""Where talks settle, model by model, in words."""

from collections.abc import Iterator

from detente.analyses.assumptions import Judgement, spelled_range
from detente.analyses.forecast import ForecastAnswer, Move, Panel
from detente.bargaining.models import model_named
from detente.bargaining.rounds.settings import TITLES
from detente.errors.codes import N_
from detente.language import _, joined, number
from detente.model.scenario import Scenario
from detente.words import names

STATUS = {
    "settled": N_("settled"),
    "no room": N_("no room: vetoes leave only what happens without agreement"),
    "nobody moves": N_("no exchange that helps both sides"),
    "converged": N_("came to rest"),
    "cycle": N_("went round in a circle, last place shown"),
    "rounds up": N_("still moving when the rounds were up"),
    "no gain": N_("no point: none is better for everybody it must be better for"),
    "no reference": N_("no point: the file does not say what happens without agreement (`now`)"),
    "no weight": N_("no point: nobody has both salience and capability"),
}

COARSE = 20  # on a shorter scale points are given with decimals


def issue(answer: ForecastAnswer, id: str) -> str:
    """The name of an issue with its id, scale and unit, as a heading."""
    found = answer.scenario.contest.issues[id]
    facts = {"name": names.text(found.name), "id": id, "low": f"{found.low:zg}", "high": f"{found.high:zg}"}
    if found.unit is None:
        return _("{name} ({id}), from {low} to {high}").format(**facts)
    return _("{name} ({id}), from {low} to {high} {unit}").format(**facts, unit=names.text(found.unit))


def input_said(scenario: Scenario, each: Judgement) -> str:
    """What an input says: the name of an issue, or where a party stands on it and how much it minds."""
    id, _dot, whose = each.key.partition(".")
    party, _at, expert = whose.partition("@")
    issue = scenario.contest.issues[id]
    stands = issue.experts[expert].values() if expert else issue.stands
    stand = next((stand for stand in stands if stand.party == party), None)
    if stand is None:
        return names.text(issue.name)
    facts = {"position": each.says, "salience": spelled_range(stand.salience)}
    if stand.veto:
        return _("position {position}, salience {salience}, with a veto").format(**facts)
    return _("position {position}, salience {salience}").format(**facts)


def in_short(answer: ForecastAnswer) -> Iterator[str]:
    """Per issue how far the models spread with each column of capability; then the package."""
    for id, panels in answer.panels.items():
        name = names.capital(names.text(answer.scenario.contest.issues[id].name))
        for column, panel in panels.items():
            yield from _spread_of(answer, name, column, panel)
    yield from packages(answer)
    yield from zone(answer)


def cautions(answer: ForecastAnswer) -> tuple[str, ...]:
    """What stands below every short answer; where all distributions around the mean are validated, only the first."""
    found = [outlook.main for outlooks in answer.outlooks.values() for outlook in outlooks.values()]
    if found and all(main is not None and main.validated for main in found):
        return (caution(),)
    return caution(), not_validated()


def _spread_of(answer: ForecastAnswer, name: str, column: str, panel: Panel) -> Iterator[str]:
    if panel.spread is None:
        return
    issue = panel.input
    digits = 0 if issue.high - issue.low >= COARSE else 2
    low, high = (f"{end:z.{digits}f}" for end in panel.spread)
    said = _("{name}: the models lie between {low} and {high} (capability “{column}”).")
    if not answer.scenario.contest.capability:
        said = _("{name}: the models lie between {low} and {high}, all parties being equally capable.")
    yield said.format(name=name, low=low, high=high, column=column)


def headings(answer: ForecastAnswer) -> tuple[str, ...]:
    """Of the table of an issue: the model, its point with each column of capability, and how it came about."""
    columns = [_("settles at, capability “{column}”").format(column=column) for column in answer.columns]
    if not answer.scenario.contest.capability:
        columns = [_("settles at")]
    return (_("Model"), *columns, _("How"))


def rows(answer: ForecastAnswer, id: str) -> list[tuple[str, ...]]:
    """One per model that was finished."""
    panels = list(answer.panels[id].values())
    return [
        (_(model_named(name).title), *(point(panel, name) for panel in panels), _how(panels, name))
        for name in panels[0].models
        if all(name in panel.models for panel in panels)
    ]


def point(panel: Panel, name: str) -> str:
    """The point of a model, a dash for none."""
    value = panel.models[name].value
    return _("–") if value is None else f"{value:z.2f}"


def _how(panels: list[Panel], name: str) -> str:
    return joined(_(STATUS[status]) for status in dict.fromkeys(panel.models[name].status for panel in panels))


def spread(answer: ForecastAnswer, id: str) -> tuple[str, ...]:
    """How far models are apart, per column; then which of them end only just as they do."""
    said = _("The models lie between {low} and {high} (capability “{column}”).")
    if not answer.scenario.contest.capability:
        said = _("The models lie between {low} and {high}, all parties being equally capable.")
    panels = answer.panels[id].items()
    found = [
        said.format(low=f"{panel.spread[0]:z.2f}", high=f"{panel.spread[1]:z.2f}", column=column)
        for column, panel in panels
        if panel.spread is not None
    ]
    restless = dict.fromkeys(name for _column, panel in panels for name in panel.restless)
    if restless:
        models = joined(_(model_named(name).title) for name in restless)
        found.append(_("Left out of that, as not come to rest everywhere: {models}.").format(models=models))
    found += [_edge(column, name) for column, panel in panels for name in panel.on_edge]
    return tuple(found)


def _edge(column: str, name: str) -> str:
    said = _(
        "On an edge: with capability “{column}”, the rounds of “{model}” end otherwise as soon as differences count a"
        " little sooner or later. Take its point as undecided."
    )
    return said.format(column=column, model=_(model_named(name).title))


def packages(answer: ForecastAnswer) -> Iterator[str]:
    """Whether veto holders accept the compromises on all issues together."""
    for column, found in answer.packages.items():
        if not found.gain:
            continue
        facts = {"column": column, "parties": names.parties(answer.scenario, found.refusing)}
        if found.accepted:
            yield _(
                "Every veto holder gains by the compromises on all issues together (capability “{column}”)."
            ).format(**facts)
        else:
            yield _("All compromises together are no gain for {parties}, with a veto (capability “{column}”).").format(
                **facts
            )


def zone(answer: ForecastAnswer) -> Iterator[str]:
    """Whether some package of points suits all veto holders, and what that does not explain."""
    if answer.zone is None:
        return
    parties = names.parties(answer.scenario, answer.zone.gain)
    if answer.zone.exists:
        yield _(
            "A zone of agreement exists over the package of issues: some package is better than no agreement for every"
            " party with a veto ({parties}). Where talks fail all the same, this engine does not explain it."
        ).format(parties=parties)
    else:
        yield _(
            "No zone of agreement exists over the package of issues: no package is better than no agreement for every"
            " party with a veto ({parties})."
        ).format(parties=parties)


def caution() -> str:
    """What these points are not."""
    return _("A model gives a point; how far from it an issue may settle is what the distribution says.")


def not_validated() -> str:
    """That the models were not tested on conflicts of this kind."""
    return _("Not validated here: no model was scored on negotiations of this kind, so no interval is claimed.")


def rounds(answer: ForecastAnswer, id: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Heading and sentences for each variant and column whose rounds were asked for."""
    for (asked, column, name), found in answer.rounds.items():
        if asked != id:
            continue
        heading = _("{model}, capability “{column}”").format(model=_(model_named(name).title), column=column)
        sentences = [
            sentence
            for k, each in enumerate(found)
            for sentence in (
                _("Round {number}: the median is then {median}.").format(
                    number=number(k + 1), median=f"{each.median:z.3f}"
                ),
                *(_move(answer, move) for move in each.moves),
            )
        ]
        yield heading, tuple(sentences)


def _move(answer: ForecastAnswer, move: Move) -> str:
    scenario = answer.scenario
    facts = {
        "party": names.party(scenario, move.party),
        "others": names.parties(scenario, move.to),
        "before": f"{move.before:z.3f}",
        "after": f"{move.after:z.3f}",
        "kind": _(TITLES[move.kind]),
        "mine": f"{move.mine[0]:z.4f}",
        "theirs": f"{move.theirs[0]:z.4f}",
    }
    if len(move.to) > 1:
        return _("{party} goes from {before} to {after}, pulled alike by {others} ({kind}).").format(**facts)
    return _(
        "{party} goes from {before} to {after}, towards {others} ({kind}: expects {mine}, {others} {theirs})."
    ).format(**facts)


def together() -> str:
    """Heading of what is said about all issues."""
    return _("All issues together")
