"""What only the feasible states of a `.gmcr` file show: whether there are any, and rankings by their numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from detente.files.peers.conflict import RANKED, PeerConflict, PeerParty
from detente.files.peers.gmcr_fields import Fields
from detente.files.peers.json_text import spelled_path
from detente.preferences.form import Path

Place = tuple[Path, Any]


def check_states(fields: Fields, conflict: PeerConflict) -> PeerConflict:
    """The conflict with its rankings where they count; what the feasible states contradict is reported."""
    count = len(conflict.states)
    if not count:
        fields.report("E862", ("infeasibles",))
    if not count or not conflict.ranked:
        return conflict
    if conflict.uncontrolled:
        option = conflict.uncontrolled[0]
        fields.report("E867", ("options", option), found=str(option))
    if count * len(conflict.parties) > RANKED:
        total = f"{count * len(conflict.parties):,}"
        fields.report("E870", ("decisionMakers",), found=total, allowed=f"{RANKED:,}")
        return conflict
    makers = fields.text.root["decisionMakers"]
    parties = [_ranked(fields, maker, k, conflict.parties[k], count) for k, maker in enumerate(makers)]
    return replace(conflict, parties=tuple(parties))


def ranking_key(maker: Mapping[str, Any]) -> str:
    """The key of a decision maker's ranking: the older one where the other holds nothing."""
    return "preferenceVector" if maker.get("preferenceRanking") is None else "preferenceRanking"


def _ranked(fields: Fields, maker: dict[str, Any], k: int, party: PeerParty, count: int) -> PeerParty:
    key = ranking_key(maker)
    path: Path = ("decisionMakers", k, key)
    if maker.get(key) is None:
        fields.report("E866", ("decisionMakers", k))
        return party
    groups: list[list[int]] = []
    first: dict[int, Path] = {}
    before = len(fields.problems)
    for group in _groups(fields.entries(maker[key], path, "a list of the numbers of states"), path):
        groups.append([number for at, value in group if (number := _number(fields, value, at, count, first))])
    missing = [number for number in range(1, count + 1) if number not in first]
    if missing and len(fields.problems) == before:
        facts = {"count": str(len(missing)), "total": str(count), "example": str(missing[0])}
        fields.report("E863", path, **facts)
    return replace(party, ranking=tuple(tuple(group) for group in groups if group))


def _groups(listed: list[Any], path: Path) -> Iterator[list[Place]]:
    """The values of each tie, with their places; a value that stands alone is a tie of one."""
    for k, value in enumerate(listed):
        if isinstance(value, list):
            yield [((*path, k, m), inner) for m, inner in enumerate(value)]
        else:
            yield [((*path, k), value)]


def _number(fields: Fields, value: Any, path: Path, count: int, first: dict[int, Path]) -> int:
    """The number of a feasible state that was not named before; 0, and a report, for anything else."""
    if not isinstance(value, int) or isinstance(value, bool):
        fields.expect(value, path, "the number of a state")
    elif not 1 <= value <= count:
        fields.report("E864", path, found=str(value), total=str(count))
    elif first.setdefault(value, path) is not path:
        fields.report("E865", path, found=str(value), first=spelled_path(first[value]))
    else:
        return value
    return 0
