"""Writes a conflict as a `.gmcr` file."""

import json
from collections.abc import Sequence
from typing import Any

from detente.files.peers.conflict import Pattern, PeerConflict, PeerParty
from detente.model.texts import in_json

WIDTH = 100


def gmcr_document(conflict: PeerConflict, program: str, version: str) -> dict[str, Any]:
    """The conflict as JSON data, in the format's own words."""
    singles = {member for group in conflict.coalitions for member in group}
    alone = [k for k in range(len(conflict.parties)) if k not in singles]
    return {
        "program": program,
        "version": version,
        "options": [{"name": option.name, "permittedDirection": option.direction} for option in conflict.options],
        "decisionMakers": [_maker(party) for party in conflict.parties],
        "infeasibles": [_pairs(pattern) for pattern in conflict.infeasible],
        "coalitions": [*(list(group) for group in conflict.coalitions), *alone],
        "useManualPreferenceRanking": conflict.ranked,
    }


def json_text(value: Any, indent: int = 0) -> str:
    """JSON in which whatever fits on a line stands on one."""
    line = _line(value)
    if not value or not isinstance(value, dict | list) or len(line) + indent <= WIDTH:
        return line
    margin, inner = " " * indent, " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{_line(key)}: {json_text(each, indent + 2)}" for key, each in value.items()]
        return f"{{\n{inner}" + f",\n{inner}".join(parts) + f"\n{margin}}}"
    parts = [json_text(each, indent + 2) for each in value]
    return f"[\n{inner}" + f",\n{inner}".join(parts) + f"\n{margin}]"


def _line(value: Any) -> str:
    return in_json(json.dumps(value, ensure_ascii=False))


def _maker(party: PeerParty) -> dict[str, Any]:
    maker: dict[str, Any] = {
        "name": party.name,
        "options": list(party.options),
        "preferences": [_condition(patterns) for patterns in party.statements],
        "misperceptions": [_pairs(pattern) for pattern in party.unseen],
    }
    if party.ranking is not None:
        maker["preferenceRanking"] = [group[0] if len(group) == 1 else list(group) for group in party.ranking]
    return maker


def _condition(patterns: Sequence[Pattern]) -> Any:
    if len(patterns) == 1:
        return _pairs(patterns[0])
    return {"compound": True, "members": [_pairs(pattern) for pattern in patterns]}


def _pairs(pattern: Pattern) -> list[list[Any]]:
    return [[option, "Y" if taken else "N"] for option, taken in pattern]
