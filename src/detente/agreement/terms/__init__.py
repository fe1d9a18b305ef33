"""What an agreement consists of: levels, moves, payoffs per step, guarantees, discount factors."""
