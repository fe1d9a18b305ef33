"""The least change of a written list that meets a demand: statements, a ranking, numbers."""
