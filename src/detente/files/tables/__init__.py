"""Tables of settled issues: text with separators or spreadsheets, one row per stand or one per issue."""
