"""What a sweep draws: the factors of a scenario, and the scenario with drawn values in it."""
