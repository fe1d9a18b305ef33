"""Codes of tables of settled issues: E975 to E989 what is wrong with one, W975 to W979 what was passed over."""

from detente.errors.code import N_, Code, table

TABLE_CODES: dict[str, Code] = table(
    Code(
        "E975",
        N_("Column is missing"),
        N_(
            'There is no column "{missing}" in the header, which has: {found}. A table has the columns party, issue and position, and may have {allowed}; or those of DEU files (prnr, isnr, p…, s…, out). Name the column so.'
        ),
    ),
    Code(
        "E976",
        N_("Column stands twice"),
        N_(
            'The column "{found}" stands in the header for a second time. Each stands once; rename or remove one of them.'
        ),
    ),
    Code(
        "E977",
        N_("Not a number in a cell"),
        N_(
            'Column {column}: "{found}" is not a number. Finite numbers with a dot are read, and an empty cell where nothing is known; correct it.'
        ),
    ),
    Code(
        "E978",
        N_("Decimal comma"),
        N_('Column {column}: "{found}" is written with a comma. Numbers here have a dot; write {meant_number}.'),
    ),
    Code(
        "E979",
        N_("In per cent"),
        N_(
            'Column {column}: "{found}" looks like per cent. It is {allowed} here; write {meant_number}, and so in the whole column.'
        ),
    ),
    Code(
        "E980",
        N_("Out of range in a table"),
        N_("Column {column}: {found} is out of range. It is {allowed}; correct it."),
    ),
    Code(
        "E981",
        N_("Party twice on an issue"),
        N_(
            '"{found}" takes a stand on issue "{issue}" in line {first} already. A party takes one; remove one of them.'
        ),
    ),
    Code(
        "E982",
        N_("Row does not fit the header"),
        N_(
            "Cells in this row: {found}; in the header: {allowed}. Check for a separator too many, or put a text that holds one in quotes."
        ),
    ),
    Code(
        "E983",
        N_("Rows of an issue contradict each other"),
        N_(
            'Column {column}: {found} for issue "{issue}", but {first} in an earlier row. It is one value for the whole issue; write it so in every row, or only in one.'
        ),
    ),
    Code(
        "E984",
        N_("Nothing to score"),
        N_(
            "No issue (of {found}) can be scored: {why}. An issue needs an outcome and {allowed} parties or more with a position and some weight; add them."
        ),
    ),
    Code(
        "E985",
        N_("Spreadsheet cannot be read"),
        N_(
            '"{found}" cannot be read as a spreadsheet ({reason}). Check the file, take out what is not needed, or save it as CSV.'
        ),
    ),
    Code(
        "E986",
        N_("Second line of headings"),
        N_("This line repeats the header. Only the first line of such a table is a header; remove this one."),
    ),
    Code("E987", N_("Empty cell"), N_("Column {column} is empty here. Every row names {allowed}; fill it in.")),
    Code(
        "E988",
        N_("Not a file of learned numbers"),
        N_(
            '"{found}" does not hold what `detente backtest --refit` writes ({reason}). Write it anew with that command.'
        ),
    ),
    Code(
        "E958",
        N_("Options that exclude each other"),
        N_("{found} and {others} ask for different things, and only one of them would be done. Leave out all but one."),
    ),
    Code(
        "E959",
        N_("Nothing to learn from"),
        N_(
            "{found} has no issue of a group that is not scored, so nothing can be learned on it. Give a table with other groups,"
            " or leave out --learn-on."
        ),
    ),
    Code(
        "E989",
        N_("Too few groups to divide"),
        N_(
            "All issues ({found}) belong to one group, so none can be set aside to learn from the others. Add talks of another group, or a column `group`."
        ),
    ),
    Code(
        "W975",
        N_("Stands without a position"),
        N_("Rows without a position: {count}, the first one here; their parties take no part in that issue."),
    ),
    Code(
        "W976",
        N_("Salience is missing"),
        N_(
            "Parties with a position and no salience: {count}, the first one here. The mean of the issue's others was taken, and equal salience where nobody has one."
        ),
    ),
    Code(
        "W977",
        N_("Columns that are not read"),
        N_("Not read: {found}. Read are {allowed}; check the names if they matter."),
    ),
    Code(
        "W978",
        N_("Capability is missing"),
        N_("Parties with a position and no capability: {count}, the first one here. 1 was taken."),
    ),
    Code(
        "W979",
        N_("Outcome is missing"),
        N_("Issues without an outcome: {count}. They cannot be scored and were left out."),
    ),
)
