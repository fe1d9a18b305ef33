"""How sure the answers of a report are."""
