"""What would turn a verdict round: one factor and how far, or the fewest factors together."""
