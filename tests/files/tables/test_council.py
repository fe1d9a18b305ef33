"""Votes by treaty: totals as the treaties' majorities imply them, days that spreadsheets mangled, and who has none."""

from datetime import date

import pytest

from detente.files.tables.council import council
from detente.files.tables.days import day_of

TOTALS = {"EU-10": 63, "EU-12": 76, "EU-15": 87, "EU-25": 321, "EU-27": 345, "EU-28": 352}
EU_15 = ("at", "be", "de", "dk", "el", "es", "fi", "fr", "ie", "it", "lu", "nl", "pt", "se", "uk")


def test_votes_add_up_to_the_totals_that_majorities_were_taken_of() -> None:
    sums = {each.id: sum(each.votes.values()) for each in council().tables}
    assert {id: sums[id] for id in TOTALS} == TOTALS
    assert sums["EU-25 before the votes of Nice"] == 124
    assert [len(each.votes) for each in council().tables] == [10, 12, 15, 25, 25, 27, 28]
    days = [each.since for each in council().tables]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("actors", "day", "id", "dated"),
    [
        (EU_15, date(1999, 5, 1), "EU-15", True),
        (("de", "com", "ep"), date(2004, 10, 31), "EU-25 before the votes of Nice", True),
        (("de", "pl"), date(2004, 11, 1), "EU-25", True),
        (("de", "ro"), date(2006, 1, 1), "EU-27", False),
        (("de", "cr"), date(2016, 1, 1), "EU-28", True),
        (("de", "be"), None, "EU-10", False),
        (("de", "es"), None, "EU-12", False),
        (("se",), None, "EU-15", False),
        (("pl",), None, "EU-25", False),
        (("bu",), None, "EU-27", False),
        (("de",), date(1970, 1, 1), "EU-10", False),
    ],
)
def test_the_day_decides_and_else_who_takes_part(
    actors: tuple[str, ...], day: date | None, id: str, dated: bool
) -> None:
    found, by_day = council().votes_of(actors, day)
    assert (found.id, by_day) == (id, dated)


def test_institutions_weigh_like_the_largest_member_or_nothing() -> None:
    votes, _dated = council().votes_of(["de", "mt", "com"], date(2008, 1, 1))
    assert council().weights(votes, ["de", "mt", "com"], institutions=True) == (29, 3, 29)
    assert council().weights(votes, ["de", "mt", "com"], institutions=False) == (29, 3, 0)
    with pytest.raises(LookupError, match="xx"):
        council().votes_of(["de", "xx"], None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22-05-01", date(2001, 5, 22)),
        ("2022-05-01", date(2001, 5, 22)),
        ("1931-07-06", date(2006, 7, 31)),
        ("23-03-00", date(2000, 3, 23)),
        ("07-02-96", date(1996, 2, 7)),
        ("14-09-2016", date(2016, 9, 14)),
        ("2017-04-19", date(2019, 4, 17)),
        ("999", None),
        ("", None),
        ("2031-31-01", None),
    ],
)
def test_days_are_read_however_a_spreadsheet_left_them(text: str, day: date | None) -> None:
    assert day_of(text) == day
