"""What a scenario says: frozen values without file access."""
