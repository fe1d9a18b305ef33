"""Runs that were kept, in words."""
