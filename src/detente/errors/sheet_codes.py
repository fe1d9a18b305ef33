"""Codes of tables that become scenarios or come from them, of votes and of domains: E660 to E689, W660 to W669."""

from detente.errors.code import N_, Code, table

SHEET_CODES: dict[str, Code] = table(
    # ------------------------------------------------------------ cells and files
    Code(
        "E660",
        N_("Not a table that can be read"),
        N_(
            '"{found}" cannot be read as a table: {reason}. Text with commas, semicolons or tabs (.csv, .tsv) and .xlsx are read; open it in a spreadsheet program and save it as one of these, without a password.'
        ),
    ),
    Code(
        "E661",
        N_("Merged cells"),
        N_(
            "Column {column}: the cells {found} are merged, so only the first of them has a value. One row is one stand; undo it and fill in each cell."
        ),
    ),
    Code(
        "E662",
        N_("Formula without a value"),
        N_(
            "Column {column}: {found} has no value in the file. Values of formulas are read as they were last computed; open the file in a spreadsheet program and save it, or write the value."
        ),
    ),
    Code(
        "E663",
        N_("Date in a cell"),
        N_(
            "Column {column}: {found} is a date here, which spreadsheet programs make of numbers such as 3.5. A text or a number is needed; format the cell as such and write it again."
        ),
    ),
    Code(
        "E664",
        N_("Range out of order"),
        N_(
            "Column {column}: {found} is no range. A range is `a..b`, or `a..m..b` with the most likely value m, from low to high; correct it."
        ),
    ),
    Code(
        "E665",
        N_("Party with two capabilities"),
        N_(
            'Column {column}: {found} for "{party}", but {first} in an earlier row. Capability is one value per party on all issues; write it so in every row, or only in one.'
        ),
    ),
    Code(
        "E666",
        N_("Party is not in the scenario"),
        N_(
            'The scenario has no party "{found}"; it has: {allowed}. A table can only give stands to parties of the file; correct the name, or add the party there first.'
        ),
    ),
    Code(
        "E667",
        N_("Issue is not in the scenario"),
        N_(
            'The scenario has no issue "{found}"; it has: {allowed}. A table can only change issues of the file; correct the name, or add the issue there first.'
        ),
    ),
    Code(
        "E668",
        N_("Neither yes nor no"),
        N_("Column {column}: {found} is neither yes nor no. Write yes, no, or nothing, which is no."),
    ),
    Code(
        "E675",
        N_("One end of a range"),
        N_(
            "Column {column} is empty here, but the other end of the range is given. Fill in both, or neither, with the most likely value between them."
        ),
    ),
    Code(
        "E677",
        N_("Capability is not in the scenario"),
        N_(
            "The scenario has no capability column {found}; it has: {allowed}. A table can only change numbers of columns that the file has; correct the heading, or add the column there first."
        ),
    ),
    # ------------------------------------------------------------ what is asked
    Code(
        "E669",
        N_("Spreadsheet on standard output"),
        N_("An .xlsx file is no text and is not printed. Name a new file with --out, or write --to csv."),
    ),
    Code(
        "E670",
        N_("Not for tables"),
        N_(
            "{found} does not go with {with_}. Such a table holds positions, salience, capability and vetoes only; leave it out."
        ),
    ),
    Code(
        "E674",
        N_("File cannot be edited in its text"),
        N_(
            "{path}: this change cannot be made without rewriting the file ({reason}). Nothing was written; make it by hand."
        ),
    ),
    # ------------------------------------------------------------ weights and domains
    Code(
        "E671",
        N_("No votes for this table"),
        N_(
            "--weights {found} is for files of the DEU project, whose columns name members of the EU. This table names parties of its own; give capabilities in a column, or use --weights equal."
        ),
    ),
    Code(
        "E672",
        N_("Party without Council votes"),
        N_(
            'Nothing is known about Council votes of "{found}". Known are: {allowed}. Use --weights equal, or leave the column out.'
        ),
    ),
    Code(
        "E676",
        N_("No capability in this table"),
        N_("--weights capability needs a column `capability`, which {found} does not have. Use --weights equal."),
    ),
    # ------------------------------------------------------------ what was passed over
    Code(
        "W660",
        N_("Cells under no heading"),
        N_("Cells in columns without a heading: {count}, the first one here. They were not read."),
    ),
    Code(
        "W661",
        N_("Formulas"),
        N_("Cells with formulas: {count}, the first one here. Values as last computed were read."),
    ),
    Code(
        "W662",
        N_("Further sheets"),
        N_("Only the first sheet, “{sheet}”, was read. Not read: {found}."),
    ),
    Code(
        "W663",
        N_("Left out of the table"),
        N_(
            "A table has no place for {found}. It is left out; `detente import --into` keeps it in the file when the table comes back."
        ),
    ),
    Code(
        "W664",
        N_("Source of a changed number"),
        N_(
            "Changed numbers whose source, note or confidence was kept: {count}, the first one here. Check that it still holds."
        ),
    ),
    Code(
        "W665",
        N_("Issue that the table does not have"),
        N_("{path}: the table has no row of this issue. It was left as it is."),
    ),
    Code(
        "W666",
        N_("Treaty by who takes part"),
        N_(
            "Issues without a date, or with a party that had no votes on that day: {count}. The first votes that all parties of an issue have were taken."
        ),
    ),
    Code(
        "W667",
        N_("Votes after the Treaty of Lisbon"),
        N_(
            "Issues of proposals since 1 November 2014, when states and population took the place of votes: {count}. The votes of the Treaty of Nice were taken."
        ),
    ),
    Code(
        "E680",
        N_("Too many columns"),
        N_("This row has {found} columns; at most {allowed} are read. Split the table."),
    ),
    Code(
        "E681",
        N_("Empty table"),
        N_("The table holds nothing. It begins with a row of headings, such as party, issue, position; add them."),
    ),
    Code(
        "E682",
        N_("Quote left open"),
        N_(
            'A quote (") that opens in the row that begins here is never closed. Close it, or write it twice ("") where'
            " it is part of a quoted text."
        ),
    ),
    Code(
        "E683",
        N_("Row that cannot be read"),
        N_("The table breaks off here: {reason}. Check quotes and separators on this line and above."),
    ),
    Code(
        "E684",
        N_("Spreadsheets need an extra"),
        N_(
            "Spreadsheets are read and written with openpyxl, which is not installed. Install detente with the extra `xlsx`,"
            " or use CSV."
        ),
    ),
    Code(
        "E685",
        N_("Table without rows"),
        N_("Below this row of headings the table has no row. Add a row for each entry."),
    ),
)
