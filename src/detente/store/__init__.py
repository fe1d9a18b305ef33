"""The run store: what was computed, from what, and when."""
