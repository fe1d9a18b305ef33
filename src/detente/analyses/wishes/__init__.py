"""Whose list of wishes is used, where lists disagree, what is worth asking, and the list that the answers make."""
