"""Ways from one state to another: legal sequences, moves against the mover's interest, coalitions, spoilers."""
