"""What a verdict withstands: better punishments, forgiveness, wrong numbers, many draws of them at once."""
