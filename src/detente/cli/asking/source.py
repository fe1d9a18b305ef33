"""The scenario that a command is asked about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.cli.asking.deadline import Deadline
from detente.cli.asking.request import Request, TypedRequest
from detente.errors import LimitReached, Problem

if TYPE_CHECKING:
    from detente.analyses.deals.deal import Deal
    from detente.analyses.setting import AnySetting, Setting
    from detente.model.scenario import Scenario


@dataclass(frozen=True)
class Found:
    """A scenario and what there is to say against it; complete: False when a limit cut the pre-flight off."""

    scenario: "Scenario"
    warnings: tuple[Problem, ...]
    complete: bool


def checked_scenario(request: Request, watch: Deadline) -> Found:
    """The scenario with the changes of this run, and its warnings."""
    from detente.analyses.check import check
    from detente.files.catalogue import find
    from detente.files.read import read

    path = find(request.scenario)
    try:
        checked = check(path, request.changes, watch)
        return Found(checked.scenario, checked.warnings, complete=True)
    except LimitReached:
        reading = read(path, request.changes)
        return Found(reading.scenario, reading.warnings, complete=False)


def scenario_of(request: TypedRequest) -> "Scenario":
    """The scenario with the changes of this run and the lists that were chosen for it."""
    from detente.analyses.wishes.chosen import with_lists

    return with_lists(scenario_in_file(request), request.analysts)


def scenario_in_file(request: Request) -> "Scenario":
    """The scenario with the changes of this run."""
    from detente.files.catalogue import find
    from detente.files.read import read

    return read(find(request.scenario), request.changes).scenario


def setting_for(request: TypedRequest) -> "Setting":
    """The same with the types that were chosen."""
    from detente.analyses.setting import setting_of

    return setting_of(scenario_of(request), request.chosen)


def any_setting_for(request: TypedRequest, scenario: "Scenario | None" = None) -> "AnySetting":
    """The same where wishes may leave pairs of states unknown; of `scenario` where it has been read."""
    from detente.analyses.setting import any_setting_of

    return any_setting_of(scenario or scenario_of(request), request.chosen)


def asked_row(setting: "AnySetting", state: str | None) -> int:
    """The row of the state that is named, else of the goal, else of the status quo."""
    from detente.analyses.setting import goal_or_now, row_of

    return goal_or_now(setting) if state is None else row_of(setting, state)


def deal_for(request: TypedRequest) -> "Deal":
    """The deal of the scenario with the types that were chosen."""
    from detente.analyses.deals.deal import deal_of

    return deal_of(scenario_of(request), request.chosen)
