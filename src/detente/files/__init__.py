"""Scenario files: read, checked, written and found in the catalogue."""
