"""Challenges, offers and moves, round by round: the expected utility model."""
