"""Sentences about whose list is used, what is asked, and what the answers make of a list."""
