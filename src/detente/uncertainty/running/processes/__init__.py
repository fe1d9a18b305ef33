"""Processes of this machine that answer batches, each over a line of its own."""
