"""What changes a scenario file and leaves everything else in it as it is, and the answers that a change comes from."""
