"""Runs that were kept: what they are of, how two of them differ, and their draws as a table."""
