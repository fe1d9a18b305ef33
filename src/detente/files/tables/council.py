"""The votes of members in the Council of the EU, by treaty."""

from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from detente.model.past.votes import Council, Votes


@cache
def council() -> Council:
    """The votes that come with the program."""
    text = (files("detente.files.tables") / "council.yaml").read_text("utf-8")
    root = yaml.load(text, Loader=yaml.SafeLoader)
    tables = tuple(
        Votes(each["id"], each["since"], each["source"], _numbers(each["votes"]), bool(each.get("interim")))
        for each in root["tables"]
    )
    ended: date = root["ended"]
    return Council(tables, tuple(root["institutions"]), ended)


def _numbers(votes: dict[object, int]) -> dict[str, float]:
    return {str(member): float(number) for member, number in votes.items()}
