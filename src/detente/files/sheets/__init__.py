"""Issues of a scenario as a table, one row per stand: read, written, and written back into a scenario file."""
