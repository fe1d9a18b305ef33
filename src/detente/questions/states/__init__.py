"""All feasible states with every party's rank: the table of every paper on the graph model."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from detente.analyses.setting import Setting
from detente.prose.blocks import Heading, Notice, Page, Table
from detente.prose.message import Count, Name, Verbatim, message

Row = tuple[str, ...]


def headings(setting: Setting) -> Row:
    """Ids of the columns: the number, the letters, the name, and a column for each party."""
    return ("number", "state", "name", *setting.parties)


def rows(setting: Setting) -> Iterator[Row]:
    """A row for each state in the order of the letters; 1 is what a party prefers to all others, equals are ties."""
    named = {row: id for id, row in setting.named_rows.items()}
    order = sorted(setting.states.shown.tolist(), key=setting.word)
    ranks = [np.unique(-each[order], return_inverse=True)[1] + 1 for each in setting.game.ranks]
    for k, row in enumerate(order):
        yield (str(k + 1), setting.word(row), named.get(row, ""), *(str(int(each[k])) for each in ranks))


def tell(setting: Setting, most: int) -> Page:
    """The table, cut after so many rows; 0 for none."""
    every = list(rows(setting))
    shown = every[:most] if most else every
    scenario = setting.scenario
    table = Table(
        (
            message("No."),
            message("State"),
            message("Name"),
            *(message("{party}", party=Name(scenario.parties[id].name)) for id in setting.parties),
        ),
        tuple(tuple(message("{cell}", cell=Verbatim(cell)) for cell in row) for row in shown),
        message("1 is what a party prefers to all other states; equal ranks are ties."),
    )
    left = len(every) - len(shown)
    cut = (
        (Notice(message("{count} more states are left out; `--limit 0` shows all.", count=Count(left))),)
        if left
        else ()
    )
    return (Heading(message("{title}", title=Name(scenario.title)), level=1), table, *cut)


def document(setting: Setting) -> dict[str, Any]:
    """The same as JSON data."""
    scenario = setting.scenario
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "types": dict(setting.types),
        "options": list(scenario.conflict.option_ids),
        "parties": list(setting.parties),
        "states": [
            {
                "number": int(row[0]),
                "state": row[1],
                "name": row[2] or None,
                "ranks": dict(zip(setting.parties, map(int, row[3:]), strict=True)),
            }
            for row in rows(setting)
        ],
    }
