"""Tables of settled issues, drawn so that what they hold is known, and written in each form."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from detente.model.past.outcomes import PastIssue
from tests.bargaining.distribution.history import TRUE, history

HEADER = ["party", "issue", "position", "salience", "capability", "outcome", "reference", "group"]
SMALL = """\
party,issue,position,salience,outcome,group
a,i1,0,0.5,10,g1
b,i1,50,1,10,g1
c,i1,100,0.2,,g1
a,i2,0,1,70,g2
b,i2,80,0.5,70,g2
c,i2,20,0.1,70,g2
"""


ACTORS = tuple(f"p{k}" for k in range(12))
MEMBERS = ("com", "de", "lu", "fr", "ie", "it", "nl", "be", "el", "pt", "dk", "es")


def large(groups: int = 20, seed: int = 11) -> str:
    """A table with one row per stand."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for each in history(TRUE, groups, seed):
        issue = each.issue
        for party, position, salience in zip(issue.actors, issue.position, issue.salience, strict=True):
            writer.writerow([party, each.id, position, salience, 1, each.outcome, "", each.group])
    return text.getvalue()


def as_deu(groups: int = 20, seed: int = 11, actors: Sequence[str] = ACTORS) -> str:
    """The same issues, one row each, as the files of the DEU project are written."""
    found = list(history(TRUE, groups, seed))
    lines = [["prnr", "date", "isnr", *(f"p{a}" for a in actors), *(f"s{a}" for a in actors), "rp", "out"]]
    lines.append(["", "", "", *("0.5" for _a in actors), *("" for _a in actors), "", ""])
    for each in found:
        issue = each.issue
        blank = [""] * (12 - len(issue.actors))
        salience = [f"{round(100 * s)}" for s in issue.salience]
        places = [f"{p:g}" for p in issue.position]
        lines.append([each.group, "2022-05-01", each.id, *places, *blank, *salience, *blank, "", f"{each.outcome:g}"])
    return "".join("\t".join(f'"{cell}"' for cell in line) + "\n" for line in lines)


def written(folder: Path, text: str, name: str = "past.csv", encoding: str = "utf-8") -> Path:
    """The text as a file."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def stands_of(issue: PastIssue) -> list[tuple[str, float, float | None]]:
    """Party, position and salience."""
    return [(stand.party, stand.position, stand.salience) for stand in issue.stands]
