"""Sweeps over what a scenario assumes: its factors, what can be asked of each draw, and what comes of it."""
