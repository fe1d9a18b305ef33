"""Blocks shown: one renderer a medium, each of every block and of no question."""
