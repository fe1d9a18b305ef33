"""Issues as tables of actors: a scenario from one, a table from a scenario, and an edited table written back."""
