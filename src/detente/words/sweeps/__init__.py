"""Sweeps in words."""
