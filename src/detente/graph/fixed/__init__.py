"""Fixed coalitions: parties that act as one, in one move, and only for what is better for each of them."""
