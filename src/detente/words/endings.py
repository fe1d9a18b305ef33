"""What is said when an answer was cut short, and what `--assert` asserted."""

from collections.abc import Sequence

from detente.analyses.setting import AnySetting, Setting
from detente.errors.codes import N_
from detente.language import _, joined
from detente.model.scenario import Scenario
from detente.words import names

REASONS = {
    "time": N_("The time that --time-limit gives was over."),
    "interrupt": N_("It was interrupted by Ctrl-C."),
    "ceiling": N_(
        "The question grew beyond what is computed; ask a narrower one, or leave out options, parties or steps."
    ),
}


def nothing_finished() -> str:
    """That there is no result at all."""
    return _("A limit was reached before anything was finished.")


def reason(kind: str) -> str:
    """Why a limit was reached: `time`, `interrupt` or `ceiling`."""
    return _(REASONS[kind])


def headline(claim: str) -> str:
    """What was asserted of the claim that answers the scenario's question."""
    return _("Asserted, but not so: the claim “{claim}” is borne out, or the answers lean so.").format(claim=claim)


def no_set() -> str:
    """What was asserted of the sets of guarantors."""
    return _("Asserted, but not so: with some set of guarantors nobody leaves the goal and all prefer it to today.")


def partial() -> str:
    """That a result is not whole."""
    return _("A limit was reached: what is shown is right, the rest is missing.")


def equilibrium(setting: AnySetting, row: int, concept: str) -> str:
    """What was asserted of a state."""
    return _("Asserted, but not so: {state} is stable for every party ({concept}).").format(
        state=names.state(setting, row), concept=names.concept(concept)
    )


def stable(setting: AnySetting, row: int, party: str, concept: str) -> str:
    """What was asserted of a state for one party."""
    return _("Asserted, but not so: {state} is stable for {party} ({concept}).").format(
        state=names.state(setting, row), party=names.party(setting.scenario, party), concept=names.concept(concept)
    )


def improvements(setting: Setting, start: int, end: int) -> str:
    """What was asserted of a way."""
    return _("Asserted, but not so: improvements lead from {start} to {end}.").format(
        start=names.state(setting, start), end=names.state(setting, end)
    )


def improvements_everywhere(setting: Setting, start: int, ends: Sequence[int]) -> str:
    """What was asserted of the ways to several states."""
    return _("Asserted, but not so: improvements lead from {start} to each of {ends}.").format(
        start=names.state(setting, start), ends=joined(names.state(setting, end) for end in ends)
    )


def picture_lies(path: str) -> str:
    """Where a picture is."""
    return _("The picture lies in {path}").format(path=path)


def attainable(setting: Setting, row: int, concept: str) -> str:
    """What was asserted of a state and of changed wishes."""
    return _(
        "Asserted, but not so: {state} is stable for every party, or a change of wishes makes it so ({concept})."
    ).format(state=names.state(setting, row), concept=names.concept(concept))


def guarantors(setting: Setting, concept: str) -> str:
    """What was asserted of the goal and its guarantors."""
    return _(
        "Asserted, but not so: with some set of guarantors {goal} is stable for every party, whatever the types"
        " ({concept})."
    ).format(goal=names.goal(setting.scenario), concept=names.concept(concept))


def roadmaps(scenario: Scenario, failing: Sequence[str]) -> str:
    """What was asserted of roadmaps; none failing: that there is one at all."""
    if not failing:
        return _("Asserted, but not so: there is a roadmap that keeps itself.")
    return _("Asserted, but not so: this keeps itself: {roadmaps}.").format(
        roadmaps=joined(names.roadmap(scenario, id) for id in failing)
    )


def seen(setting: Setting, row: int, concept: str) -> str:
    """What was asserted of a state in everybody's own eyes."""
    return _("Asserted, but not so: {state} is stable for every party in its own eyes ({concept}).").format(
        state=names.state(setting, row), concept=names.concept(concept)
    )


def unblocked() -> str:
    """What was asserted of tables."""
    return _("Asserted, but not so: nobody would rather keep a table small.")


def no_warnings() -> str:
    """What was asserted of a file."""
    return _("Asserted, but not so: the file has no warnings.")


def all_carried() -> str:
    """What was asserted of a file's way from one program to another."""
    return _("Asserted, but not so: everything could be carried over.")


def compiled_anew() -> str:
    """That there is no place to keep what was compiled."""
    return _(
        "Compiled loops cannot be kept here, so each run takes some seconds longer; name a folder that you may write to"
        " in NUMBA_CACHE_DIR."
    )


def report_lies(path: str) -> str:
    """Where the report is."""
    return _("The report lies in {path}").format(path=path)


def fault(error: Exception) -> str:
    """That the program itself is at fault."""
    return _("This is a fault of the program, not of the input: {kind}: {error}. Please report it.").format(
        kind=type(error).__name__, error=error
    )


def package() -> str:
    """What was asserted of compromises on all issues together."""
    return _("Asserted, but not so: every veto holder gains by the compromises on all issues together.")
