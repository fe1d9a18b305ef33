"""What others say about the case."""
