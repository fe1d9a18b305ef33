"""What several parties can do together: their joint moves, the improvements that all of them want, and the answers."""
