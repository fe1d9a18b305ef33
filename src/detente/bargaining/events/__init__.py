"""Events that happen or do not: how likely one is from a base rate, what an offer tells, and scores of both."""
