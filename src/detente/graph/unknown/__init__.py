"""Preferences that leave pairs of states unknown: the four extensions, what holds in all completions and in some."""
