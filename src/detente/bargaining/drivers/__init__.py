"""What single numbers of an issue do to its forecast."""
