"""What holds, for whom, and how one would get there from the status quo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analyses.setting import Setting
from detente.analyses.stability import CLOSED, OPEN, REACHED, StabilityAnswer, Standing
from detente.errors.codes import N_
from detente.language import _, commas, joined, ngettext, number
from detente.model.scenario import Scenario
from detente.model.states import code
from detente.words import moves, names
from detente.words.names import capital

SPELLED_OUT = 2  # options that are named in full; more would bury the sentence
WAYS = {REACHED: N_("reached"), OPEN: N_("open"), CLOSED: N_("closed")}
AGAINST = {-1: N_("worse"), 0: N_("equal"), 1: N_("better")}


def way_label(way: str) -> str:
    """How one gets to a state, as a word for a table."""
    return _(WAYS[way])


def against_label(sign: int) -> str:
    """A state against the status quo, as a word for a table."""
    return _(AGAINST[sign])


def verdict_label(stable: bool) -> str:
    """Whether a state is stable, as a word for a table."""
    return _("stable") if stable else _("not stable")


# ---------------------------------------------------------------- all equilibria together
def counts(answer: StabilityAnswer, concept: str) -> str:
    """How many states are equilibria under a concept."""
    count = len(answer.equilibria(concept))
    if not count:
        return _("No state is stable for every party ({concept}).").format(concept=names.concept(concept))
    return ngettext(
        "{count} of {states} states is stable for every party ({concept}).",
        "{count} of {states} states are stable for every party ({concept}).",
        count,
    ).format(count=number(count), states=number(answer.setting.states.count), concept=names.concept(concept))


def summary(answer: StabilityAnswer, concept: str) -> tuple[str, ...]:
    """How many equilibria, how one gets there, what is the same in all, and in which patterns they fall."""
    return counts(answer, concept), *ways(answer, concept), *common(answer, concept), *patterns(answer, concept)


def ways(answer: StabilityAnswer, concept: str) -> tuple[str, ...]:
    """How many equilibria improvements reach, how many are open, how many closed; nothing for none."""
    found = answer.by_way(concept)
    today = answer.setting.game.status_quo in found[REACHED]
    reached, unreached, closed = len(found[REACHED]) - today, len(found[OPEN]), len(found[CLOSED])
    said = {
        _("The status quo is one of them."): int(today),
        ngettext(
            "Improvements of one party after another lead from the status quo to {count} of them.",
            "Improvements of one party after another lead from the status quo to {count} of them.",
            reached,
        ): reached,
        ngettext(
            "{count} is open: improvements from the status quo do not lead there, but nothing in it is beyond recall.",
            "{count} are open: improvements from the status quo do not lead there, but nothing there is beyond recall.",
            unreached,
        ): unreached,
        ngettext(
            "{count} is closed: improvements from the status quo do not lead there, and an option that cannot be undone"
            " stands in the way back. Its being stable does not say that anybody would go there.",
            "{count} are closed: improvements from the status quo do not lead there, and options that cannot be undone"
            " stand in the way back. Their being stable does not say that anybody would go there.",
            closed,
        ): closed,
    }
    return tuple(sentence.format(count=number(count)) for sentence, count in said.items() if count)


def common(answer: StabilityAnswer, concept: str) -> tuple[str, ...]:
    """What is the same in all equilibria, where there are several."""
    same = answer.cover(concept).same
    if len(answer.equilibria(concept)) < 2 or not set(same) & set("YN"):
        return ()
    return (_("The same in all of them: {pattern}.").format(pattern=pattern(answer.setting.scenario, same)),)


def patterns(answer: StabilityAnswer, concept: str) -> tuple[str, ...]:
    """The equilibria in patterns with their counts; a state may fall into several."""
    cover = answer.cover(concept)
    scenario = answer.setting.scenario
    if len(answer.equilibria(concept)) < 2:
        return ()
    said = [
        ngettext("{count} state: {pattern}.", "{count} states: {pattern}.", each.states).format(
            count=number(each.states), pattern=pattern(scenario, each.word)
        )
        for each in cover.patterns
    ]
    if cover.left:
        left = ngettext("{count} state fits no pattern.", "{count} states fit no pattern.", cover.left)
        said.append(left.format(count=number(cover.left)))
    return tuple(said)


def pattern(scenario: Scenario, word: str) -> str:
    """A word with `-` as a clause: which options are taken, which are not; the others are free."""
    ids = scenario.conflict.option_ids
    taken = joined(id for id, letter in zip(ids, word, strict=True) if letter == "Y")
    left = joined(id for id, letter in zip(ids, word, strict=True) if letter == "N")
    if taken and left:
        return _("{taken} taken; {left} not taken").format(taken=taken, left=left)
    if taken:
        return _("{taken} taken").format(taken=taken)
    return _("{left} not taken").format(left=left) if left else _("every option either way")


def reach(answer: StabilityAnswer) -> str:
    """Whether anybody would leave the status quo, and how far improvements lead."""
    states = answer.setting.states
    others = int(answer.evolution.improved[states.shown].sum()) - 1
    if others < 1:
        return _("Nobody has an improvement from the status quo.")
    return ngettext(
        "From the status quo, improvements of one party after another lead to {count} other state.",
        "From the status quo, improvements of one party after another lead to {count} other states.",
        others,
    ).format(count=number(others))


def coalitions(setting: Setting) -> tuple[str, ...]:
    """Which parties act as one, and what is better for them; nothing if none do."""
    said = _(
        "{parties} act as one here ({id}): they move together, and only what is better for each of them is better for"
        " them."
    )
    scenario = setting.scenario
    return tuple(
        said.format(parties=names.parties(scenario, each.members), id=id)
        for id, each in scenario.conflict.coalitions.items()
    )


def unfinished(answer: StabilityAnswer) -> tuple[str, ...]:
    """What a limit cut off."""
    if not answer.result.unfinished:
        return ()
    concepts = joined(names.concept(concept) for concept in answer.result.unfinished)
    return (_("A limit was reached before these were finished: {concepts}.").format(concepts=concepts),)


# ---------------------------------------------------------------- one state
def standing(setting: Setting, found: Standing, concept: str) -> tuple[str, ...]:
    """Whether a state is an equilibrium, for whom it is better or worse, and how one gets there."""
    return stable_for(setting, found, concept), *against(setting, found), way(setting, found)


def verdict(setting: Setting, found: Standing, concept: str) -> str:
    """Whether a state is an equilibrium, and for whom it is not stable; names the state."""
    said = (
        _("{state} is stable for every party ({concept}).")
        if found.equilibrium(concept)
        else _("{state} is not stable for {parties} ({concept}).")
    )
    row = setting.states.row(code(found.word))
    return capital(
        said.format(
            state=found.word if row is None else names.state(setting, row),
            parties=names.parties(setting.scenario, leaving(setting, found, concept)),
            concept=names.concept(concept),
        )
    )


def leaving(setting: Setting, found: Standing, concept: str) -> list[str]:
    """Parties for whom a state is not stable."""
    return [party for party, stable in zip(setting.parties, found.stable[concept], strict=True) if not stable]


def stable_for(setting: Setting, found: Standing, concept: str) -> str:
    """Whether a state is an equilibrium, and for whom it is not stable."""
    if found.equilibrium(concept):
        return _("Stable for every party ({concept}).").format(concept=names.concept(concept))
    return _("Not stable for {parties} ({concept}).").format(
        parties=names.parties(setting.scenario, leaving(setting, found, concept)), concept=names.concept(concept)
    )


def against(setting: Setting, found: Standing) -> tuple[str, ...]:
    """For whom a state is better, as good or worse than the status quo; nothing for the status quo itself."""
    if "now" in found.names:
        return ()
    said = (
        (1, _("Better than the status quo for {parties}.")),
        (0, _("As good as the status quo for {parties}.")),
        (-1, _("Worse than the status quo for {parties}.")),
    )
    return tuple(
        sentence.format(parties=names.parties(setting.scenario, parties))
        for sign, sentence in said
        if (parties := those_against(setting, found, sign))
    )


def those_against(setting: Setting, found: Standing, sign: int) -> list[str]:
    """Parties for whom a state is better than (1), as good as (0) or worse than (-1) the status quo."""
    return [party for party, at in zip(setting.parties, found.against, strict=True) if at == sign]


def way(setting: Setting, found: Standing) -> str:
    """Whether improvements lead to a state, and which options that cannot be undone close the way back."""
    if "now" in found.names:
        return _("This is the status quo.")
    used = _closing(setting, found)
    if found.way == REACHED and found.closed:
        return _(
            "Improvements of one party after another lead there from the status quo, and there is no way back:"
            " {options} cannot be undone."
        ).format(options=used)
    if found.way == REACHED:
        return _("Improvements of one party after another lead there from the status quo.")
    if found.way == CLOSED:
        return _(
            "Closed: improvements from the status quo do not lead there, and there is no way back, for {options} cannot"
            " be undone. A verdict of stable does not say that anybody would go there."
        ).format(options=used)
    return _("Open: improvements from the status quo do not lead there, but nothing in it is beyond recall.")


def _closing(setting: Setting, found: Standing) -> str:
    """Which options close the way back; by their ids alone where there are many."""
    ids = moves.closing(setting.scenario, code(found.word))
    return names.options(setting.scenario, ids) if len(ids) <= SPELLED_OUT else joined(ids)


# ---------------------------------------------------------------- one line of a table
@dataclass(frozen=True, slots=True)
class Row:
    """Cells: the state; for whom it is stable; for whom it is better and worse than the status quo; the way there.

    `key` is the way as analyses name it, for `legend`; empty for the status quo.
    """

    state: str
    verdict: str
    better: str
    worse: str
    way: str
    key: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """What the columns show."""
        return self.state, self.verdict, self.better, self.worse, self.way


def headings() -> Row:
    """The heads of the columns."""
    return Row(_("State"), _("Stable"), _("Better than today for"), _("Worse than today for"), _("Way"))


def named_rows(answer: StabilityAnswer, concept: str) -> tuple[Row, ...]:
    """The status quo and the named states as lines of a table, each state once; empty where a limit came first."""
    if concept not in answer.concepts:
        return ()
    once = {standing.word: standing for standing in answer.named.values()}
    return tuple(row(answer.setting, standing, concept) for standing in once.values())


def row(setting: Setting, found: Standing, concept: str) -> Row:
    """A state as cells, parties by their ids."""
    today = "now" in found.names
    return Row(
        _label(setting, found),
        stable_cell(setting.parties, leaving(setting, found, concept)),
        _cell(setting, those_against(setting, found, 1)),
        _cell(setting, those_against(setting, found, -1)),
        _("is today") if today else way_label(found.way),
        "" if today else found.way,
    )


def _label(setting: Setting, found: Standing) -> str:
    if "now" in found.names:
        return capital(_("the status quo"))
    if not found.names:
        return found.word
    return _("{name} ({id})").format(name=names.state_name(setting.scenario, found.names[0]), id=found.names[0])


def stable_cell(parties: Sequence[str], leaving: list[str]) -> str:
    """For whom a state is stable, when it is not for the parties in `leaving`."""
    if not leaving:
        return _("for all")
    if len(leaving) == len(parties):
        return _("for nobody")
    return _("not for {parties}").format(parties=commas(leaving))


def _cell(setting: Setting, parties: list[str]) -> str:
    return _("all") if len(parties) == len(setting.parties) else commas(parties)


def legend(ways: Iterable[str]) -> tuple[str, ...]:
    """What these ways mean, each once."""
    found = set(ways)
    said = {
        REACHED: _("Reached: improvements of one party after another lead there from the status quo."),
        OPEN: _("Open: improvements from the status quo do not lead there, but nothing in it is beyond recall."),
        CLOSED: _(
            "Closed: improvements from the status quo do not lead there, and an option that cannot be undone stands in"
            " the way back. That such a state is stable does not say that anybody would go there."
        ),
    }
    return tuple(sentence for way, sentence in said.items() if way in found)
