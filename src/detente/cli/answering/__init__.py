"""Answers of commands that depend on what the scenario holds."""
