"""The issues of a scenario as a table of actors."""

from collections.abc import Iterator, Sequence

from detente.analyses.peers import Exported
from detente.errors import Place, Problem, Unanswerable
from detente.files.catalogue import find
from detente.files.read import read
from detente.files.sheets.write import actor_table, csv_text, xlsx_bytes
from detente.model.scenario import Scenario
from detente.watching import Watch, unwatched

CSV, XLSX = "csv", "xlsx"


def as_sheet(name: str, changes: Sequence[str], target: str, watch: Watch = unwatched) -> Exported:
    """The issues of a scenario, one row per stand, as CSV or as a spreadsheet; what has no place in it is named.

    Raises InputError with every error of the file; Unanswerable (E970) without issues.
    """
    scenario = read(find(name), changes).scenario
    if not scenario.contest.issues:
        raise Unanswerable([Problem("E970", Place(scenario.id))])
    watch("export", 0, 1)
    table = actor_table(scenario.contest)
    document = {"columns": list(table.columns), "rows": [list(row) for row in table.rows]}
    data = xlsx_bytes(table) if target == XLSX else None
    warnings = tuple(Problem("W663", Place(scenario.id), {"found": found}) for found in _left_out(scenario))
    return Exported(scenario, target, {}, document, csv_text(table), None, warnings, data)


def _left_out(scenario: Scenario) -> Iterator[str]:
    """What of the issues a table does not hold."""
    contest = scenario.contest
    issues = contest.issues.values()
    parts = [
        ("name", any(issue.name.en != issue.id for issue in issues)),
        ("unit", any(issue.unit for issue in issues)),
        ("marks", any(issue.marks for issue in issues)),
        ("domain", any(issue.domain for issue in issues)),
        ("party@expert", any(issue.experts for issue in issues)),
        ("source, confidence, note", True),
    ]
    found = ", ".join(f"`{part}`" for part, here in parts if here)
    yield found
    standing = {stand.party for issue in issues for stand in issue.stands}
    for column, numbers in contest.capability.items():
        alone = [party for party in numbers if party not in standing]
        if alone:
            yield f"`capability.{column}` ({', '.join(alone)})"
