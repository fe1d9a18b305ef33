"""One module per question that a person asks; the only door to the engines for everything above."""
