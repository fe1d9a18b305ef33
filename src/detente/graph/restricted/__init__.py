"""Games on a part of the feasible states: as one party sees the conflict, or as those at one table leave it."""
