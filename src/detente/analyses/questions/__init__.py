"""How likely events are, and what offers tell."""
