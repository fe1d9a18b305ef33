"""Which factors drive an answer: Sobol indices for numbers, distances between yes and no draws for verdicts."""
