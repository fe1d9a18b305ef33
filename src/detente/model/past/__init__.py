"""What was settled in the past, as tables of it state it."""
