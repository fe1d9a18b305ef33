"""Which sets of guarantors are enough, by each model that can say so."""
