"""Questions about wishes put on a terminal, and what the answers make of a list, as text."""
