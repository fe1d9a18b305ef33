"""A few given states of a conflict, judged for one set of wishes after another."""
