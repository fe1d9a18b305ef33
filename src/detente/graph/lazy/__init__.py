"""Questions about one given state, answered by searching what can follow from it, without enumerating the states."""
