"""What a move does, by the options that it takes up and drops."""

from dataclasses import dataclass

from detente.analyses.setting import AnySetting
from detente.language import _, joined
from detente.model.conflict import Conflict
from detente.model.scenario import Scenario
from detente.words import names


@dataclass(frozen=True, slots=True)
class Change:
    """Ids of the options that differ between two states."""

    taken: tuple[str, ...]
    dropped: tuple[str, ...]


def change(setting: AnySetting, start: int, end: int) -> Change:
    """What differs between two rows."""
    conflict = setting.scenario.conflict
    before, after = (int(setting.states.judged_codes[row]) for row in (start, end))
    return Change(_taken(conflict, after & ~before), _taken(conflict, before & ~after))


def move(setting: AnySetting, party: str, start: int, end: int) -> str:
    """What a party would do, as a clause: `China would drop “…” (ENC)`."""
    changed = change(setting, start, end)
    if changed.taken and changed.dropped:
        said = _("{party} would take up {taken} and drop {dropped}")
    elif changed.taken:
        said = _("{party} would take up {taken}")
    elif changed.dropped:
        said = _("{party} would drop {dropped}")
    else:
        said = _("{party} would change nothing that this state shows")
    return _filled(said, setting.scenario, party, changed)


def reply(setting: AnySetting, party: str, start: int, end: int, *, willing: bool) -> str:
    """What a party would then do if that is better for it (`willing`), else what it could do, as a clause."""
    changed = change(setting, start, end)
    if changed.taken and changed.dropped:
        would, could = (
            _("{party} would then take up {taken} and drop {dropped}"),
            _("{party} could then take up {taken} and drop {dropped}"),
        )
    elif changed.taken:
        would, could = _("{party} would then take up {taken}"), _("{party} could then take up {taken}")
    elif changed.dropped:
        would, could = _("{party} would then drop {dropped}"), _("{party} could then drop {dropped}")
    else:
        would = could = _("{party} would then change nothing that this state shows")
    return _filled(would if willing else could, setting.scenario, party, changed)


def described(setting: AnySetting, row: int) -> str:
    """A state by what is different from the status quo, as a clause."""
    changed = change(setting, setting.game.status_quo, row)
    if changed.taken and changed.dropped:
        said = _("against the status quo, {taken} taken up and {dropped} dropped")
    elif changed.taken:
        said = _("against the status quo, {taken} taken up")
    elif changed.dropped:
        said = _("against the status quo, {dropped} dropped")
    else:
        return _("the status quo")
    return said.format(**_ids(changed))


def closing(scenario: Scenario, code: int) -> tuple[str, ...]:
    """Ids of the one-way options that have left their present position in the state with this code."""
    conflict = scenario.conflict
    return tuple(
        option.id
        for k, option in enumerate(conflict.options)
        if bool(code & conflict.bit(k)) != option.now and option.reversible == ("off_only" if option.now else "no")
    )


def _taken(conflict: Conflict, code: int) -> tuple[str, ...]:
    return tuple(id for k, id in enumerate(conflict.option_ids) if code & conflict.bit(k))


def _filled(said: str, scenario: Scenario, party: str, changed: Change) -> str:
    return said.format(
        party=names.party(scenario, party),
        taken=names.options(scenario, changed.taken),
        dropped=names.options(scenario, changed.dropped),
    )


def _ids(changed: Change) -> dict[str, str]:
    return {"taken": joined(changed.taken), "dropped": joined(changed.dropped)}
