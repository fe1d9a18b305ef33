"""What lies behind an answer of a sweep: drivers, flips, boxes and maps."""
