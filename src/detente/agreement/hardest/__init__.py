"""The hardest punishments: side payments under the optimal code, and the payoffs that can be had at all."""
